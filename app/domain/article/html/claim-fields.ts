/** What a page's ClaimReview says, in our fields; what has no place in them, or says something odd, is told. */
import type { Appearance, Claimant, Rating } from '#app/domain/article/article.ts';
import type { ArticleFields } from '#app/domain/article/finish-article.ts';
import { partialDateOf } from '#app/domain/article/html/page-dates.ts';
import type { Thing } from '#app/domain/article/html/json-ld.ts';
import { webAddress } from '#app/domain/article/inline-text.ts';

export type ClaimFields = Pick<ArticleFields, 'claim' | 'claimant' | 'appearance' | 'verdict' | 'rating'>;

export function readClaimFields(review: Thing): { fields: ClaimFields; remarks: string[] } {
  const remarks: string[] = [];
  const { claimReviewed, reviewRating, itemReviewed } = review;
  const claimant = claimantOf(itemReviewed?.author, remarks);
  const rating = ratingOf(reviewRating, remarks);
  const fields = {
    claim: claimReviewed ?? null,
    claimant,
    appearance: appearanceOf(itemReviewed, remarks),
    verdict: reviewRating?.alternateName ?? null,
    rating,
  };
  return { fields, remarks };
}

function claimantOf(
  author: NonNullable<Thing['itemReviewed']>['author'],
  remarks: string[],
): Claimant | null {
  if (author?.name === undefined) return null;
  const { name } = author;
  if (author['@type'].some((type) => type.endsWith('Person'))) return { name, kind: 'person' };
  if (author['@type'].some((type) => type.endsWith('Organization'))) return { name, kind: 'organisation' };
  // ClaimReview names a person and an organisation differently, and a guess would print something false.
  remarks.push(`who made the claim left out, since the page does not say whether it is a person: "${name}"`);
  return null;
}

function appearanceOf(item: Thing['itemReviewed'], remarks: string[]): Appearance | null {
  const work = item?.firstAppearance ?? item?.appearance;
  const url = webAddress(work?.url ?? '');
  const title =
    work?.name ??
    (work && 'headline' in work ? work.headline : undefined) ??
    (url && URL.parse(url)?.hostname);
  const date = partialDateOf(work?.datePublished ?? item?.datePublished);
  if (title) return { title, url, date };
  if (date !== null)
    remarks.push(`the day of the claim left out, since the page does not say where it was made: ${date}`);
  return null;
}

function ratingOf(said: Thing['reviewRating'], remarks: string[]): Rating | null {
  const { ratingValue: value, worstRating: worst, bestRating: best } = said ?? {};
  if (value === undefined) return null;
  if (worst !== undefined && best !== undefined && worst < best && value >= worst && value <= best) {
    return { value, worst, best };
  }
  remarks.push(
    `the rating ${String(value)} left out, since it stands on no scale: ${String(worst)} to ${String(best)}`,
  );
  return null;
}
