/** What an import tells beside the fact-check itself, and what it refuses. Lines are counted from 1. */
import type { Article } from '#app/domain/article/article.ts';

/** What was left out or is shown otherwise than it was written; the fact-check is taken all the same. */
export interface ImportRemark {
  /** Null where what was read has no lines, as with an export. */
  readonly line: number | null;
  /** What became of what: `a comment was left out: "ask Ann"`. */
  readonly message: string;
}

/** What the importer tells beside the article itself. */
export interface ImportReport {
  /** In the order of the file. */
  readonly remarks: readonly ImportRemark[];
  /** `[n]` in the text without a source of that number. */
  readonly missingSources: readonly number[];
  /** Sources that no `[n]` names. */
  readonly unusedSources: readonly number[];
}

/** `sources.2.title` of `sources`, 1, `title`: counted from 1, as people do. */
export const placeOf = (path: readonly PropertyKey[]): string =>
  path.map((key) => (/^\d+$/.test(String(key)) ? String(Number(key) + 1) : String(key))).join('.');

/** What is wrong with a file, at which line, in words that say what was expected and what was found. */
export interface ImportProblem {
  /** Null where what was read has no lines, as with an export. */
  readonly line: number | null;
  readonly message: string;
}

export type ParsedArticle =
  | { readonly ok: true; readonly article: Article; readonly report: ImportReport }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

/**
 * The longest file taken, in characters: about 18,000 words. Refusing a real book is the cheaper mistake; a parser's
 * time rises faster than the length of hostile text.
 */
export const ARTICLE_LENGTH_MAX = 120_000;
