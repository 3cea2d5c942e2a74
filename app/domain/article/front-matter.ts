/** The front matter of a Markdown fact-check: YAML in, checked fields or problems with their lines out. */
import { isMap, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Source } from '#app/domain/article/article.ts';
import type { ArticleFields } from '#app/domain/article/finish-article.ts';
import { frontMatterFields, type FrontMatterFields } from '#app/domain/article/front-matter-fields.ts';
import { placeOf, type ImportProblem, type ImportRemark } from '#app/domain/article/import-report.ts';
import { unreadableIn, unreadableMessage } from '#app/domain/article/readable-text.ts';
import { textOfMarkup } from '#app/domain/article/markup-text.ts';

/** Longer than any list of sources a person writes; YAML of hostile shape costs more than its length. */
const FRONT_MATTER_LENGTH_MAX = 40_000;

type ReadFrontMatter =
  | { readonly fields: ArticleFields; readonly remarks: readonly ImportRemark[] }
  | { readonly problems: readonly ImportProblem[] };

/**
 * Reads YAML whose first line is line `lineFirst` of the file. Sources without a `number` take their place in the list.
 * Unknown keys are problems, so that a misspelt one is not silently lost.
 */
export function readFrontMatter(yaml: string, lineFirst: number): ReadFrontMatter {
  if (yaml.length > FRONT_MATTER_LENGTH_MAX) {
    const message = `expected at most ${String(FRONT_MATTER_LENGTH_MAX)} characters of front matter, got ${String(yaml.length)}`;
    return { problems: [{ line: lineFirst, message }] };
  }
  const counter = new LineCounter();
  const lineAt = (offset: number): number => lineFirst + Math.max(counter.linePos(offset).line, 1) - 1;
  const read = readYaml(yaml, counter, lineFirst, lineAt);
  if ('problems' in read) return read;
  const { document, data } = read;
  const lineOf = (path: readonly PropertyKey[]): number => lineAt(offsetOf(document.contents, path));
  const parsed = frontMatterFields.safeParse(data ?? {});
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.map((issue) => ({
        line: lineOf(issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path),
        message: `${placeOf(issue.path) || 'front matter'}: ${wordsOf(issue, data)}`,
      })),
    };
  }
  const words = withoutMarkup(parsed.data, lineOf);
  const twice = findTwice(words.fields.sources);
  const problems = twice === null ? words.problems : [...words.problems, { line: lineFirst, message: twice }];
  if (problems.length > 0) return { problems };
  return { fields: toFields(words.fields, lineOf), remarks: words.remarks };
}

function readYaml(
  yaml: string,
  lineCounter: LineCounter,
  lineFirst: number,
  lineAt: (offset: number) => number,
): { document: Document; data: unknown } | { problems: ImportProblem[] } {
  try {
    const document = parseDocument(yaml, { lineCounter, schema: 'core', prettyErrors: false });
    if (document.errors.length > 0) {
      return {
        problems: document.errors.slice(0, 10).map((error) => ({
          line: lineAt(error.pos[0]),
          message: `the front matter is not YAML: ${error.message}`,
        })),
      };
    }
    return { document, data: document.toJS({ maxAliasCount: 0 }) as unknown };
  } catch (error) {
    // Aliases and nesting deep enough to exhaust the stack both throw.
    const message = `the front matter cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { problems: [{ line: lineFirst, message }] };
  }
}

/** Which of the fields are words, and no names of ours, days, codes or addresses. */
const WORDS = new Set(
  'headline claim claimant title verdict summary authors desk topics alt caption publisher'.split(' '),
);

/** The fields with their markup as its text, each such change told. */
function withoutMarkup(data: FrontMatterFields, lineOf: (path: readonly PropertyKey[]) => number) {
  const remarks: ImportRemark[] = [];
  const problems: ImportProblem[] = [];
  const convert = (value: unknown, path: readonly PropertyKey[], isWords: boolean): unknown => {
    if (typeof value === 'string' && isWords) {
      const text = textOfMarkup(value);
      const place = placeOf(path);
      const unreadable = unreadableIn(text);
      if (unreadable) {
        problems.push({ line: lineOf(path), message: `${place}: ${unreadableMessage(unreadable.code)}` });
      }
      if (!text) problems.push({ line: lineOf(path), message: `${place}: expected text, got markup alone` });
      else if (text !== value) {
        remarks.push({ line: lineOf(path), message: `${place}: the markup was left out of "${value}"` });
      }
      return text;
    }
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((part, at) => convert(part, [...path, at], isWords));
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, convert(part, [...path, key], WORDS.has(key))]),
    );
  };
  // Strings for strings: the shape stays.
  return { fields: convert(data, [], false) as FrontMatterFields, remarks, problems };
}

function findTwice(sources: FrontMatterFields['sources']): string | null {
  const numbers = sources.map((source, index) => source.number ?? index + 1);
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  return twice === undefined ? null : `sources: expected each number once, got ${String(twice)} twice`;
}

function toFields(front: FrontMatterFields, lineOf: (path: readonly PropertyKey[]) => number): ArticleFields {
  const { slug, claimant, claimant_kind, said_in, checked_on, image } = front;
  return {
    ...(slug !== undefined && { slug }),
    headline: front.headline,
    claim: front.claim ?? null,
    claimant: claimant && claimant_kind ? { name: claimant, kind: claimant_kind } : null,
    appearance: said_in
      ? { title: said_in.title, url: said_in.url ?? null, date: said_in.date ?? null }
      : null,
    verdict: front.verdict ?? null,
    rating: front.rating ?? null,
    ...(checked_on !== undefined && { checkedOn: checked_on }),
    updatedOn: front.updated_on ?? null,
    summary: front.summary ?? null,
    authors: front.authors,
    desk: front.desk ?? null,
    topics: front.topics,
    ...(image && { image: { reference: image.file, alt: image.alt, caption: image.caption ?? null } }),
    hasAsk: front.ask,
    demo: front.demo,
    ...(front.language !== undefined && { language: front.language }),
    sources: front.sources.map(toSource).sort((a, b) => a.number - b.number),
    lines: {
      slug: lineOf(['slug']),
      headline: lineOf(['headline']),
      checkedOn: lineOf(['checked_on']),
      updatedOn: lineOf(['updated_on']),
      image: lineOf(['image']),
      sources: lineOf(['sources']),
    },
  };
}

function toSource(source: FrontMatterFields['sources'][number], index: number): Source {
  return {
    number: source.number ?? index + 1,
    title: source.title,
    publisher: source.publisher ?? null,
    url: source.url ?? null,
    date: source.date ?? null,
    language: source.language ?? null,
    direction: source.direction,
  };
}

function wordsOf(issue: z.core.$ZodIssue, data: unknown): string {
  if (issue.code === 'unrecognized_keys') return `expected only known keys, got ${issue.keys.join(', ')}`;
  const got = issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    data,
  );
  const shown =
    typeof got === 'string' ? `"${got.slice(0, 60)}"` : got === undefined ? 'nothing' : typeof got;
  return issue.message.includes('got') ? issue.message : `${issue.message}, got ${shown}`;
}

/** Where in the YAML a path leads: to the deepest node of it that exists. */
function offsetOf(contents: unknown, path: readonly PropertyKey[]): number {
  let node = contents as {
    range?: readonly number[] | null;
    get?: (key: unknown, keepScalar: true) => unknown;
  } | null;
  let offset = node?.range?.[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => String(item.key) === String(key));
      offset = (pair?.key as { range?: readonly number[] } | undefined)?.range?.[0] ?? offset;
    }
    node = node?.get?.(key, true) ?? null;
    if (!node) break;
    if (typeof key === 'number') offset = node.range?.[0] ?? offset;
  }
  return offset;
}
