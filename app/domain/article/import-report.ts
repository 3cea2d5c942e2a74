/** What an import tells beside the fact-check itself, and what it refuses. Lines are counted from 1. */
import type { Article } from '#app/domain/article/article.ts';

/** What the importer tells beside the article itself. Lines are counted from 1. */
export interface ImportReport {
  readonly skippedLines: readonly { readonly line: number; readonly text: string }[];
  /** `[n]` in the text without a source of that number. */
  readonly missingSources: readonly number[];
  /** Sources that no `[n]` names. */
  readonly unusedSources: readonly number[];
  /** True where the file states no date checked and the day of the import stands in for it. */
  readonly isDateAssumed: boolean;
}

/** What is wrong with a file, at which line, in words that say what was expected and what was found. */
export interface ImportProblem {
  readonly line: number;
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
