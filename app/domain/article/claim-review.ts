/**
 * ClaimReview structured data that says exactly what the page says.
 * Properties: schema.org/ClaimReview and developers.google.com/search/docs/appearance/structured-data/factcheck
 * (required there: claimReviewed, reviewRating, url).
 */
import type { Article } from '#app/domain/article/article.ts';

export interface ReviewPage {
  /** The page's canonical address. */
  readonly url: string;
  readonly siteName: string;
  readonly siteUrl: string;
}

interface Creator {
  readonly '@type': 'Organization' | 'Person';
  readonly name: string;
  readonly url?: string;
}

export interface ClaimReview {
  readonly '@context': 'https://schema.org';
  readonly '@type': 'ClaimReview';
  readonly url: string;
  readonly claimReviewed: string;
  readonly datePublished: string;
  readonly dateModified?: string;
  readonly inLanguage: string;
  readonly author: Creator;
  readonly itemReviewed: {
    readonly '@type': 'Claim';
    readonly author: Creator;
    readonly datePublished?: string;
    readonly appearance?: { readonly '@type': 'CreativeWork'; readonly name: string; readonly url?: string };
  };
  readonly reviewRating: {
    readonly '@type': 'Rating';
    readonly alternateName: string;
    readonly ratingValue?: number;
    readonly worstRating?: number;
    readonly bestRating?: number;
  };
}

/** What of a fact-check it is made of. */
export type ClaimSubject = Pick<
  Article,
  'claim' | 'claimant' | 'appearance' | 'verdict' | 'rating' | 'checkedOn' | 'language'
>;

/**
 * Null where there is no claim, no named claimant or no verdict: such a page reviews nobody's claim. `modifiedOn`: the day that
 * the page calls its last change (`changedOn`); null where it names none.
 */
export function claimReview(
  article: ClaimSubject,
  page: ReviewPage,
  modifiedOn: string | null,
): ClaimReview | null {
  const { claim, claimant, verdict, rating, appearance } = article;
  if (!claim || !claimant || !verdict) return null;
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url: page.url,
    claimReviewed: claim,
    datePublished: article.checkedOn,
    ...(modifiedOn === null ? {} : { dateModified: modifiedOn }),
    inLanguage: article.language,
    author: { '@type': 'Organization', name: page.siteName, url: page.siteUrl },
    itemReviewed: {
      '@type': 'Claim',
      author: { '@type': claimant.kind === 'person' ? 'Person' : 'Organization', name: claimant.name },
      ...(appearance?.date ? { datePublished: appearance.date } : {}),
      ...(appearance
        ? {
            appearance: {
              '@type': 'CreativeWork',
              name: appearance.title,
              ...(appearance.url ? { url: appearance.url } : {}),
            },
          }
        : {}),
    },
    reviewRating: {
      '@type': 'Rating',
      alternateName: verdict,
      ...(rating ? { ratingValue: rating.value, worstRating: rating.worst, bestRating: rating.best } : {}),
    },
  };
}

/** JSON that is safe inside a script element: nothing in it can end the element or begin another. */
export function jsonForScript(value: unknown): string {
  const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, escape);
}
