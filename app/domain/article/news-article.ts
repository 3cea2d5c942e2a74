/**
 * NewsArticle structured data that says exactly what the page says.
 * Properties: schema.org/NewsArticle, developers.google.com/search/docs/appearance/structured-data/article (which asks for
 * author, dates, headline and image and requires none), and schema.org/correction with its CorrectionComment.
 */
import type { ReviewPage } from '#app/domain/article/claim-review.ts';
import { changedOn, dayOf, type KeptArticle } from '#app/domain/article/publication.ts';

/** Where the article stands, and what it is shown with. */
export interface NewsPage extends ReviewPage {
  /** The whole addresses of its pictures: the one that leads it, or its card. */
  readonly pictures: readonly string[];
  /** The whole address of the newsroom's logo; null where it has none. */
  readonly logo: string | null;
}

interface Organization {
  readonly '@type': 'Organization';
  readonly name: string;
  readonly url?: string;
  readonly logo?: { readonly '@type': 'ImageObject'; readonly url: string };
}

interface Person {
  readonly '@type': 'Person';
  readonly name: string;
}

export interface NewsArticle {
  readonly '@context': 'https://schema.org';
  readonly '@type': 'NewsArticle';
  readonly headline: string;
  readonly url: string;
  readonly mainEntityOfPage: { readonly '@type': 'WebPage'; readonly '@id': string };
  readonly image: readonly string[];
  readonly datePublished: string;
  readonly dateModified?: string;
  readonly inLanguage: string;
  readonly author: readonly (Person | Organization)[];
  readonly publisher: Organization;
  readonly articleSection?: readonly string[];
  readonly keywords?: readonly string[];
  readonly correction?: readonly {
    readonly '@type': 'CorrectionComment';
    readonly text: string;
    readonly datePublished: string;
  }[];
  readonly isAccessibleForFree: true;
}

/**
 * The authors as persons; where the file names none, its desk; where it names neither, the newsroom. Days are told on the clocks
 * of `timeZone`.
 */
export function newsArticle(
  { article, corrections }: Pick<KeptArticle, 'article' | 'corrections'>,
  { url, siteName, siteUrl, pictures, logo }: NewsPage,
  timeZone: string,
): NewsArticle {
  const { headline, checkedOn, language, authors, desk, topics } = article;
  const modifiedOn = changedOn({ article, corrections }, timeZone);
  const newsroom: Organization = { '@type': 'Organization', name: siteName, url: siteUrl };
  const people = authors.map((name): Person => ({ '@type': 'Person', name }));
  const answering: Organization = desk === null ? newsroom : { '@type': 'Organization', name: desk };
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline,
    url,
    mainEntityOfPage: { '@type': 'WebPage', '@id': url },
    image: pictures,
    // The day that the page shows, not the moment at which an old fact-check came to this site.
    datePublished: checkedOn,
    ...(modifiedOn !== null && { dateModified: modifiedOn }),
    inLanguage: language,
    author: people.length > 0 ? people : [answering],
    publisher: { ...newsroom, ...(logo !== null && { logo: { '@type': 'ImageObject', url: logo } }) },
    ...(topics.length > 0 && { articleSection: topics, keywords: topics }),
    ...(corrections.length > 0 && {
      correction: corrections.map(({ at, note }) => ({
        '@type': 'CorrectionComment',
        text: note,
        datePublished: dayOf(at, timeZone),
      })),
    }),
    isAccessibleForFree: true,
  };
}
