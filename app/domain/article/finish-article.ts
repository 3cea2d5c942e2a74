/** The last step of every import form: from fields and a body that were read to one checked fact-check with its report. */
import { findBlanks, findFaults } from '#app/domain/article/article-checks.ts';
import { articleImage, type ImageOf } from '#app/domain/article/article-images.ts';
import { directionOf, type Article, type Source } from '#app/domain/article/article.ts';
import type {
  ImportProblem,
  ImportRemark,
  ImportReport,
  ParsedArticle,
} from '#app/domain/article/import-report.ts';
import { countMarkers } from '#app/domain/article/inline-text.ts';
import { slugFrom } from '#app/domain/article/slug.ts';
import { sourcesOfLastSection } from '#app/domain/article/source-section.ts';
import { inlinesWithin, markersOf } from '#app/domain/article/text-within.ts';

/** What the file itself does not say. */
export interface ImportDefaults {
  /** The date checked of a file that states none, from `--date`: `2026-11-09`. Nothing else ever stands in for it. */
  readonly date?: string;
  /** The last day that a file may name; absent where any may stand, as with the demonstrations. */
  readonly dateMax?: string;
  /** Wanted where neither the file gives a slug nor the headline yields one, as with a headline in Arabic. */
  readonly slug?: string;
  /** Of a file that names none; else English. */
  readonly language?: string;
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
 * Checks what was parsed, and not the text that it came from. Everything that is wrong is told at once. `lineFirst` stands in
 * where a problem's line is not known: null where what was read has no lines.
 */
export function finishArticle(
  fields: ArticleFields,
  body: ArticleBody,
  defaults: ImportDefaults,
  lineFirst: number | null = null,
): ParsedArticle {
  const { article, imageProblem } = assemble(fields, body, defaults);
  const found = [
    ...(imageProblem === null ? [] : [{ field: 'image', message: `image: ${imageProblem}` }]),
    // What was refused leaves a blank behind, which is no problem of its own.
    ...(body.problems.length > 0 ? [] : findBlanks(article)),
    ...findFaults(article, defaults.dateMax),
  ].map(({ field, message }) => ({ line: fields.lines?.[field] ?? lineFirst, message }));
  const problems = [...body.problems, ...found];
  if (problems.length > 0) return { ok: false, problems: inOrder(problems) };
  const remarks = remarksOn(article, fields, body).map((message) => ({ line: lineFirst, message }));
  const report = { remarks: inOrder([...body.remarks, ...remarks]), ...compareSources(article) };
  return { ok: true, article, report };
}

function assemble(
  { image, lines: _, ...said }: ArticleFields,
  body: ArticleBody,
  defaults: ImportDefaults,
): { article: Article; imageProblem: string | null } {
  const lead = image ? leadImage(image, defaults.imageOf) : null;
  const imageProblem = lead && 'problem' in lead ? lead.problem : null;
  const language = said.language ?? defaults.language ?? 'en';
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
    slug: said.slug ?? (slugFrom(said.headline) || (defaults.slug ?? '')),
    checkedOn: said.checkedOn ?? defaults.date ?? '',
    language,
    direction: directionOf(language),
    image: lead && 'problem' in lead ? null : lead,
  };
  return { article, imageProblem };
}

function leadImage({ reference, alt, caption }: NonNullable<ArticleFields['image']>, imageOf?: ImageOf) {
  const inlines = caption ? [{ kind: 'text' as const, text: caption }] : [];
  return articleImage({ reference, alt, caption: inlines }, imageOf);
}

/**
 * From the fields and the text's own definitions; where no field names any, also from a last section that lists others. A heading
 * with nothing but definitions below it is no section.
 */
function gatherSources(
  said: readonly Source[],
  { sections, sources: defined = [] }: ArticleBody,
): Pick<Article, 'sections' | 'sources'> {
  const listed = sourcesOfLastSection(sections);
  const isNew =
    said.length === 0 && listed?.every(({ number }) => defined.every((other) => other.number !== number));
  const isTaken = listed?.length === 0 ? said.length + defined.length > 0 : isNew;
  const sources = [...said, ...defined, ...(listed && isTaken ? listed : [])];
  return {
    sections: isTaken ? sections.slice(0, -1) : sections,
    sources: sources.sort((a, b) => a.number - b.number),
  };
}

/** What became of the file as a whole. */
function remarksOn(article: Article, fields: ArticleFields, body: ArticleBody): string[] {
  const { direction, language, sections, checkedOn } = article;
  const asLanguage = `${direction === 'rtl' ? 'right to left' : 'left to right'}, as its language (${language}) is`;
  return [
    ...(sections.length < body.sections.length
      ? [`the last section, "${body.sections.at(-1)?.heading ?? ''}", became sources`]
      : []),
    ...(isWrittenOtherwise(article) ? [`most of it is not written ${asLanguage}: name another`] : []),
    ...(fields.checkedOn === undefined
      ? [`no date of the check in the file: --date ${checkedOn} was taken`]
      : []),
  ];
}

/** Whether most letters run against the direction of the language, which then is another one. */
function isWrittenOtherwise(article: Article): boolean {
  const texts = inlinesWithin(article).map((inline) => (inline.kind === 'text' ? inline.text : ''));
  const text = [article.headline, ...texts].join(' ');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const toTheLeft =
    text.match(/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu)?.length ?? 0;
  return article.direction === 'rtl' ? toTheLeft * 2 < letters : toTheLeft * 2 > letters;
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
