/** A fact-check from a file: chooses the form, checks it, and reports what was skipped, missing or assumed. */
import {
  ARTICLE_LENGTH_MAX,
  type ImportProblem,
  type ImportReport,
  type ParsedArticle,
} from '#app/domain/article/import-report.ts';
import { markersOf } from '#app/domain/article/text-within.ts';
import { directionOf } from '#app/domain/article/article.ts';
import type { Article } from '#app/domain/article/article.ts';
import { readFrontMatter } from '#app/domain/article/front-matter.ts';
import { countMarkers } from '#app/domain/article/inline-text.ts';
import { readMarkdown } from '#app/domain/article/markdown.ts';
import { readPlainText } from '#app/domain/article/plain-text.ts';
import { isSlug, slugFrom } from '#app/domain/article/slug.ts';

/** What the file itself does not say. */
export interface ImportDefaults {
  /** `2026-11-09`: the date checked of a plain text, which states none. */
  readonly today: string;
  /** Wanted where neither the file gives a slug nor the headline yields one, as with a headline in Arabic. */
  readonly slug?: string;
}

/**
 * Reads Markdown with front matter (the file begins with a `---` line) or the plain text form (a "Fact check:" line).
 * Never throws for bad input: each problem has its line and says what was expected and what was found.
 */
export function parseArticle(file: string, defaults: ImportDefaults): ParsedArticle {
  if (file.length > ARTICLE_LENGTH_MAX) {
    const length = `expected at most ${String(ARTICLE_LENGTH_MAX)} characters, got ${String(file.length)}`;
    return { ok: false, problems: [{ line: 1, message: length }] };
  }
  const text = file.replace(/^\uFEFF/, '');
  const unreadable = findUnreadable(text);
  if (unreadable) return { ok: false, problems: [unreadable] };
  const parsed = /^---[ \t]*(?:\r\n|\r|\n)/.test(text) ? parseMarkdown(text) : parsePlainText(text, defaults);
  if ('problems' in parsed) return { ok: false, problems: parsed.problems };
  const { article, report } = parsed;
  const slug = article.slug || slugFrom(article.headline) || (defaults.slug ?? '');
  if (!slug) {
    return {
      ok: false,
      problems: [
        {
          line: 1,
          message: 'expected a slug, since the headline has no Latin letters to make one of, got none',
        },
      ],
    };
  }
  if (!isSlug(slug)) {
    return {
      ok: false,
      problems: [
        {
          line: 1,
          message: `expected a slug of lower-case words joined by hyphens, got "${slug.slice(0, 60)}"`,
        },
      ],
    };
  }
  const isBlank =
    article.introduction.length === 0 && article.sections.every((section) => section.blocks.length === 0);
  if (isBlank)
    return { ok: false, problems: [{ line: 1, message: 'expected text below the headline, got none' }] };
  const complete: Article = { ...article, ...countMarkers(article), slug };
  return { ok: true, article: complete, report: { ...report, ...compareSources(complete) } };
}

type Parsed =
  | { article: Article; report: Pick<ImportReport, 'skippedLines' | 'isDateAssumed'> }
  | { problems: readonly ImportProblem[] };

function parseMarkdown(text: string): Parsed {
  const lines = text.split(/\r\n|\r|\n/);
  const end = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line));
  if (end < 0)
    return {
      problems: [{ line: 1, message: 'expected a second --- line that ends the front matter, got none' }],
    };
  const front = readFrontMatter(lines.slice(1, end).join('\n'), 2);
  if ('problems' in front) return front;
  const { introduction, sections, problems } = readMarkdown(lines.slice(end + 1).join('\n'), end + 2);
  if (problems.length > 0) return { problems };
  const { fields } = front;
  const article: Article = {
    slug: fields.slug ?? '',
    headline: fields.headline,
    claim: fields.claim ?? null,
    claimant:
      fields.claimant && fields.claimant_kind ? { name: fields.claimant, kind: fields.claimant_kind } : null,
    appearance: fields.said_in
      ? { title: fields.said_in.title, url: fields.said_in.url ?? null, date: fields.said_in.date ?? null }
      : null,
    verdict: fields.verdict ?? null,
    rating: fields.rating ?? null,
    checkedOn: fields.checked_on,
    updatedOn: null,
    summary: fields.summary ?? null,
    authors: [],
    desk: null,
    topics: [],
    image: null,
    hasAsk: true,
    demo: fields.demo,
    language: fields.language,
    direction: directionOf(fields.language),
    introduction,
    sections,
    sources: fields.sources,
    notes: [],
  };
  return { article, report: { skippedLines: [], isDateAssumed: false } };
}

function parsePlainText(text: string, defaults: ImportDefaults): Parsed {
  const read = readPlainText(text);
  if ('problems' in read) return read;
  const { skippedLines, ...plain } = read.article;
  const article: Article = {
    ...plain,
    slug: '',
    claim: null,
    claimant: null,
    appearance: null,
    verdict: null,
    rating: null,
    checkedOn: defaults.today,
    updatedOn: null,
    summary: null,
    authors: [],
    desk: null,
    topics: [],
    image: null,
    hasAsk: true,
    demo: false,
    language: 'en',
    direction: 'ltr',
    notes: [],
  };
  return { article, report: { skippedLines, isDateAssumed: true } };
}

/** Control characters and U+FFFD (the trace of a wrong encoding) never belong to an article. */
function findUnreadable(text: string): ImportProblem | null {
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  const found = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFD]|\p{Cs}/u.exec(text);
  if (!found) return null;
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return {
    line: text.slice(0, found.index).split('\n').length,
    message: `expected UTF-8 text, got the character U+${code}`,
  };
}

function compareSources(article: Article): Pick<ImportReport, 'missingSources' | 'unusedSources'> {
  const named = new Set(markersOf(article).map((marker) => marker.number));
  const given = new Set(article.sources.map((source) => source.number));
  return {
    missingSources: [...named].filter((number) => !given.has(number)).sort((a, b) => a - b),
    unusedSources: [...given].filter((number) => !named.has(number)).sort((a, b) => a - b),
  };
}
