/** The last step of every import form: from fields and a body that were read to one checked fact-check with its report. */
import { findTooLong } from '#app/domain/article/article-limits.ts';
import { articleImage, type ImageOf } from '#app/domain/article/article-images.ts';
import { directionOf, type Article, type Source } from '#app/domain/article/article.ts';
import { findDateProblems } from '#app/domain/article/article-dates.ts';
import type {
  ImportProblem,
  ImportRemark,
  ImportReport,
  ParsedArticle,
} from '#app/domain/article/import-report.ts';
import { countMarkers } from '#app/domain/article/inline-text.ts';
import { unreadableMessage, unreadableWithin } from '#app/domain/article/readable-text.ts';
import { isSlug, slugFrom } from '#app/domain/article/slug.ts';
import { sourcesOfLastSection } from '#app/domain/article/source-section.ts';
import { topicSlug } from '#app/domain/article/topic.ts';
import { markersOf } from '#app/domain/article/text-within.ts';

/** What the file itself does not say. */
export interface ImportDefaults {
  /** The date checked of a file that states none, from `--date`: `2026-11-09`. Nothing else ever stands in for it. */
  readonly date?: string;
  /** The last day that a file may name; absent where any may stand, as with the demonstrations. */
  readonly dateMax?: string;
  /** Wanted where neither the file gives a slug nor the headline yields one, as with a headline in Arabic. */
  readonly slug?: string;
  /** Absent where a file may show no images. */
  readonly imageOf?: ImageOf;
}

/** What a file says of a fact-check beside its text. Only the headline is wanted; what is left out is not known. */
export type ArticleFields = Pick<Article, 'headline'> &
  Partial<
    Omit<
      Article,
      'headline' | 'image' | 'direction' | keyof Pick<Article, 'introduction' | 'sections' | 'notes'>
    >
  > & {
    /** As the file names it. */
    readonly image?: { readonly reference: string; readonly alt: string; readonly caption: string | null };
    /** Where each field stands, by its name here, for problems that are found at the end. */
    readonly lines?: Partial<Record<string, number>>;
  };

/** What was read of the text, in one of the forms: readBody makes one of a Markdown syntax tree. */
export interface ArticleBody extends Pick<Article, 'introduction' | 'sections' | 'notes'> {
  /** Those that the text itself defines; absent where it is known to define none. */
  readonly sources?: readonly Source[];
  readonly problems: readonly ImportProblem[];
  readonly remarks: readonly ImportRemark[];
}

/**
 * Checks what was parsed, and not the text that it came from: every string of the finished fact-check, however deep and
 * however it came in. Everything that is wrong is told at once. `lineFirst` stands in where a problem's line is not known:
 * null where what was read has no lines.
 */
export function finishArticle(
  fields: ArticleFields,
  body: ArticleBody,
  defaults: ImportDefaults,
  lineFirst: number | null = null,
): ParsedArticle {
  const { lines = {}, image: reference, ...said } = fields;
  const lineOf = (field: string): number | null => lines[field] ?? lineFirst;
  const problems = [...body.problems];
  const refuse = (field: string, message: string): void => {
    problems.push({ line: lineOf(field), message });
  };
  const image = reference ? leadImage(reference, defaults.imageOf) : null;
  if (image && 'problem' in image) refuse('image', `image: ${image.problem}`);
  const slug = said.slug ?? (slugFrom(said.headline) || (defaults.slug ?? ''));
  const language = said.language ?? 'en';
  const { sections, sources } = gatherSources(said.sources ?? [], body);
  const article: Article = {
    claim: null,
    claimant: null,
    appearance: null,
    verdict: null,
    rating: null,
    updatedOn: null,
    summary: null,
    authors: [],
    desk: null,
    topics: [],
    hasAsk: true,
    demo: false,
    ...said,
    sources,
    ...countMarkers({ ...body, sections }),
    slug,
    checkedOn: said.checkedOn ?? defaults.date ?? '',
    language,
    direction: directionOf(language),
    image: image && 'problem' in image ? null : image,
  };
  const found = [
    ...findSlugProblems(slug),
    ...findDateProblems(article, defaults.dateMax),
    ...findBlanks(article, body.problems.length > 0),
    ...findTooLong(article),
    ...findTwice(article),
    ...unreadableWithin(article).map(({ path, code }) => ({
      field: path[0] ?? '',
      message: `${placeOf(path)}: ${unreadableMessage(code)}`,
    })),
  ];
  for (const { field, message } of found) refuse(field, message);
  if (problems.length > 0) return { ok: false, problems: inOrder(problems) };
  const remarks = inOrder([
    ...body.remarks,
    ...(sections.length < body.sections.length
      ? [
          {
            line: lineFirst,
            message: `the last section became the list of ${String(sources.length)} sources`,
          },
        ]
      : []),
    ...(said.checkedOn === undefined
      ? [
          {
            line: lineFirst,
            message: `no date of the check in the file: --date ${article.checkedOn} was taken`,
          },
        ]
      : []),
  ]);
  return { ok: true, article, report: { remarks, ...compareSources(article) } };
}

/** From the fields, the text's own definitions and, where neither has any, a last section that lists them. */
function gatherSources(said: readonly Source[], body: ArticleBody): Pick<Article, 'sections' | 'sources'> {
  const sources = [...said, ...(body.sources ?? [])].sort((a, b) => a.number - b.number);
  const listed = sources.length === 0 ? sourcesOfLastSection(body.sections) : null;
  return listed
    ? { sections: body.sections.slice(0, -1), sources: listed }
    : { sections: body.sections, sources };
}

function findTwice({ sources, topics }: Article): FieldProblem[] {
  const twice = sources.find(({ number }, at) => sources[at - 1]?.number === number);
  const slugs = topics.map(topicSlug);
  const again = topics.find((_, at) => slugs.indexOf(slugs[at] ?? '') !== at);
  return [
    ...(twice
      ? [
          {
            field: 'sources',
            message: `sources: expected each number once, got ${String(twice.number)} twice`,
          },
        ]
      : []),
    ...(again === undefined
      ? []
      : [{ field: 'topics', message: `topics: expected each once, got "${again}" twice` }]),
  ];
}

interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

function leadImage({ reference, alt, caption }: NonNullable<ArticleFields['image']>, imageOf?: ImageOf) {
  const inlines = caption ? [{ kind: 'text' as const, text: caption }] : [];
  return articleImage({ reference, alt, caption: inlines }, imageOf);
}

function findSlugProblems(slug: string): FieldProblem[] {
  if (!slug) {
    const message = 'expected a slug, since the headline has no Latin letters to make one of, got none';
    return [{ field: 'headline', message }];
  }
  const message = `expected a slug of lower-case words joined by hyphens, got "${slug.slice(0, 60)}"`;
  return isSlug(slug) ? [] : [{ field: 'slug', message }];
}

/** What was refused leaves a blank behind, which is no problem of its own. */
function findBlanks(article: Article, isRefused: boolean): FieldProblem[] {
  const isBlank =
    article.introduction.length === 0 && article.sections.every((section) => section.blocks.length === 0);
  return isBlank && !isRefused ? [{ field: '', message: 'expected text below the headline, got none' }] : [];
}

/** `sections.2.heading` of `sections`, `1`, `heading`: counted from 1, as people do. */
function placeOf(path: readonly string[]): string {
  return path.map((key) => (/^\d+$/.test(key) ? String(Number(key) + 1) : key)).join('.');
}

const inOrder = <T extends { readonly line: number | null }>(told: readonly T[]): T[] =>
  told.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));

function compareSources(article: Article): Pick<ImportReport, 'missingSources' | 'unusedSources'> {
  const named = new Set(markersOf(article).map((marker) => marker.number));
  const given = new Set(article.sources.map((source) => source.number));
  return {
    missingSources: [...named].filter((number) => !given.has(number)).sort((a, b) => a - b),
    unusedSources: [...given].filter((number) => !named.has(number)).sort((a, b) => a - b),
  };
}
