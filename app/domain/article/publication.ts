/** What became of a fact-check after it was written: a draft, waiting for its time, published, corrected, withdrawn. */
import type { Article } from '#app/domain/article/article.ts';
import { dateFormat } from '#app/domain/formats.ts';

/** What was wrong and is mended, in the newsroom's words to its readers. */
export interface Correction {
  readonly at: Date;
  readonly note: string;
}

/** Why a fact-check no longer stands, in the newsroom's words to its readers. */
export interface Withdrawal {
  readonly at: Date;
  readonly note: string;
}

export interface Publication {
  /** From when on readers see it; null for a draft. */
  readonly publishedAt: Date | null;
  /** Null while it stands. */
  readonly withdrawal: Withdrawal | null;
  /** The newest first. */
  readonly corrections: readonly Correction[];
  /** When its text, its corrections or its standing last changed. */
  readonly updatedAt: Date;
}

export type PublicationState = 'draft' | 'scheduled' | 'published' | 'withdrawn';

/** A draft that was withdrawn was never seen by anybody: it stays a draft. */
export function publicationState(
  { publishedAt, withdrawal }: Pick<Publication, 'publishedAt' | 'withdrawal'>,
  now: Date,
): PublicationState {
  if (publishedAt === null) return 'draft';
  if (publishedAt > now) return 'scheduled';
  return withdrawal === null ? 'published' : 'withdrawn';
}

/**
 * The day, on the clocks of `timeZone`, on which the newsroom last changed what a fact-check says: as its file tells, or by a
 * correction. Null where it stands as it was checked.
 */
export function changedOn(
  {
    article,
    corrections,
  }: {
    readonly article: Pick<Article, 'updatedOn'>;
    readonly corrections: readonly Pick<Correction, 'at'>[];
  },
  timeZone: string,
): string | null {
  const days = [
    ...(article.updatedOn === null ? [] : [article.updatedOn]),
    ...corrections.map(({ at }) => dayOf(at, timeZone)),
  ].sort();
  return days.at(-1) ?? null;
}

/** The day of a moment on the clocks of `timeZone`: `2026-11-12`. */
export function dayOf(at: Date, timeZone: string): string {
  const parts = dateFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at);
  const part = (type: 'year' | 'month' | 'day') => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The longest note of a correction or a withdrawal, in characters. */
export const noteLengthMax = 1000;

/** A fact-check with all that became of it. */
export interface KeptArticle extends Publication {
  readonly article: Article;
}

/** One that readers see. */
export interface PublishedArticle extends KeptArticle {
  readonly publishedAt: Date;
}
