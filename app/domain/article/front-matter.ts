/** The front matter of a Markdown fact-check: YAML in, checked fields or problems with their lines out. */
import type { ImportProblem } from '#app/domain/article/import-report.ts';
import { isMap, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { isRealDay } from '#app/domain/article/article-dates.ts';
import { directionOf } from '#app/domain/article/article.ts';
import type { Source } from '#app/domain/article/article.ts';
import { webAddress } from '#app/domain/article/inline-text.ts';
import { isSlug } from '#app/domain/article/slug.ts';

/** Longer than any list of sources a person writes; YAML of hostile shape costs more than its length. */
const FRONT_MATTER_LENGTH_MAX = 40_000;

const line = (lengthMax: number) =>
  z
    .string({ error: 'expected text' })
    .trim()
    .min(1, 'expected text, got nothing')
    .max(lengthMax, `expected at most ${String(lengthMax)} characters`)
    .transform((text) => text.replace(/\s+/g, ' '));
const day = z
  .string({ error: 'expected a date such as 2026-11-30' })
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date such as 2026-11-30')
  .refine(isRealDay, 'expected a day that exists');
const partialDate = z
  .union([z.string(), z.int()], { error: 'expected a date such as 2024, 2024-11 or 2024-11-30' })
  .transform(String)
  .pipe(
    z
      .string()
      .regex(
        /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?$/,
        'expected a date such as 2024, 2024-11 or 2024-11-30',
      ),
  )
  .refine((text) => text.length < 10 || isRealDay(text), 'expected a day that exists');
const address = z
  .string({ error: 'expected an address that begins with http:// or https://' })
  .refine((text) => webAddress(text) !== null, 'expected an address that begins with http:// or https://');
const language = z
  .string({ error: 'expected a language code such as en or pt-BR' })
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, 'expected a language code such as en or pt-BR');

const sourceFields = z
  .strictObject({
    number: z.int('expected a whole number').min(1).max(999).optional(),
    title: line(500),
    publisher: line(300).optional(),
    url: address.optional(),
    date: partialDate.optional(),
    language: language.optional(),
    direction: z.enum(['ltr', 'rtl'], { error: 'expected ltr or rtl' }).optional(),
  })
  .transform((source) => ({ ...source, direction: source.direction ?? directionOf(source.language ?? '') }));

const shape = z.strictObject({
  headline: line(300),
  slug: z.string().refine(isSlug, 'expected lower-case words joined by hyphens').optional(),
  claim: line(1000).optional(),
  claimant: line(300).optional(),
  claimant_kind: z.enum(['person', 'organisation'], { error: 'expected person or organisation' }).optional(),
  said_in: z
    .strictObject(
      { title: line(500), url: address.optional(), date: partialDate.optional() },
      { error: 'expected title, url and date' },
    )
    .optional(),
  verdict: line(300).optional(),
  rating: z
    .strictObject(
      { value: z.number(), worst: z.number(), best: z.number() },
      { error: 'expected value, worst and best' },
    )
    .refine(
      ({ value, worst, best }) => worst < best && value >= worst && value <= best,
      'expected worst ≤ value ≤ best',
    )
    .optional(),
  checked_on: day.optional(),
  summary: line(500).optional(),
  language: language.default('en'),
  demo: z.boolean('expected true or false').default(false),
  sources: z.array(sourceFields, { error: 'expected a list of sources' }).max(999).default([]),
});

// ClaimReview names a person and an organisation differently, and a guess would print something false.
const fields = shape.refine(({ claimant, claimant_kind }) => !claimant || claimant_kind, {
  path: ['claimant'],
  message: 'expected claimant_kind (person or organisation) beside it, got none',
});

export type FrontMatter = Omit<z.output<typeof fields>, 'sources'> & { sources: Source[] };

/**
 * Reads YAML whose first line is line `lineFirst` of the file. Sources without a `number` take their place in the list.
 * Unknown keys are problems, so that a misspelt one is not silently lost.
 */
export function readFrontMatter(
  yaml: string,
  lineFirst: number,
): { fields: FrontMatter } | { problems: ImportProblem[] } {
  if (yaml.length > FRONT_MATTER_LENGTH_MAX) {
    const got = `expected at most ${String(FRONT_MATTER_LENGTH_MAX)} characters of front matter, got ${String(yaml.length)}`;
    return { problems: [{ line: lineFirst, message: got }] };
  }
  const counter = new LineCounter();
  const lineAt = (offset: number): number => lineFirst + Math.max(counter.linePos(offset).line, 1) - 1;
  let document;
  let data: unknown;
  try {
    document = parseDocument(yaml, { lineCounter: counter, schema: 'core', prettyErrors: false });
    if (document.errors.length > 0) {
      return {
        problems: document.errors.slice(0, 10).map((error) => ({
          line: lineAt(error.pos[0]),
          message: `the front matter is not YAML: ${error.message}`,
        })),
      };
    }
    data = document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    // Aliases and nesting deep enough to exhaust the stack both throw.
    return {
      problems: [
        {
          line: lineFirst,
          message: `the front matter cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        },
      ],
    };
  }
  const parsed = fields.safeParse(data ?? {});
  if (!parsed.success) {
    const found = document;
    return {
      problems: parsed.error.issues.map((issue) => ({
        line: lineAt(offsetOf(found.contents, issue)),
        message: `${issue.path.join('.') || 'front matter'}: ${wordsOf(issue, data)}`,
      })),
    };
  }
  const sources = parsed.data.sources.map((source, index) => ({
    number: source.number ?? index + 1,
    title: source.title,
    publisher: source.publisher ?? null,
    url: source.url ?? null,
    date: source.date ?? null,
    language: source.language ?? null,
    direction: source.direction,
  }));
  const twice = sources.find(
    (source, index) => sources.findIndex((other) => other.number === source.number) !== index,
  );
  if (twice) {
    return {
      problems: [
        { line: lineFirst, message: `sources: expected each number once, got ${String(twice.number)} twice` },
      ],
    };
  }
  return { fields: { ...parsed.data, sources: sources.sort((a, b) => a.number - b.number) } };
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

/** Where in the YAML an issue stands: the deepest node of its path that exists. */
function offsetOf(contents: unknown, issue: z.core.$ZodIssue): number {
  let node = contents as {
    range?: readonly number[] | null;
    get?: (key: unknown, keepScalar: true) => unknown;
  } | null;
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
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
