/** ClaimReview: what Google requires, nothing the page does not say, nothing at all without a claimant or verdict. */
import { expect, test } from 'vitest';
import { claimReview, jsonForScript } from '#app/domain/article/claim-review.ts';
import { anArticle } from '#tests/support/articles.ts';

const page = {
  url: 'https://news.example/fact-checks/is-water-wet',
  siteName: 'News',
  siteUrl: 'https://news.example',
};

test('it has the properties that Google requires, and says who claimed it where', () => {
  expect(claimReview(anArticle(), page, '2026-11-12')).toEqual({
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url: page.url,
    claimReviewed: 'Water is dry.',
    datePublished: '2026-11-09',
    dateModified: '2026-11-12',
    inLanguage: 'en',
    author: { '@type': 'Organization', name: 'News', url: 'https://news.example' },
    itemReviewed: {
      '@type': 'Claim',
      author: { '@type': 'Organization', name: 'The Daily Drought' },
      datePublished: '2026-10',
      appearance: { '@type': 'CreativeWork', name: 'Front page', url: 'https://drought.example/1' },
    },
    reviewRating: { '@type': 'Rating', alternateName: 'No.', ratingValue: 1, worstRating: 1, bestRating: 5 },
  });
});

test('a person is a person, and what is not known is left out', () => {
  const review = claimReview(
    anArticle({ claimant: { name: 'Ann', kind: 'person' }, appearance: null, rating: null }),
    page,
    null,
  );
  expect(review?.itemReviewed).toEqual({ '@type': 'Claim', author: { '@type': 'Person', name: 'Ann' } });
  expect(review).not.toHaveProperty('dateModified');
  expect(review?.reviewRating).toEqual({ '@type': 'Rating', alternateName: 'No.' });
});

test.each([{ claim: null }, { claimant: null }, { verdict: null }])('there is none with %j', (missing) => {
  expect(claimReview(anArticle(missing), page, null)).toBeNull();
});

test('nothing in the JSON ends the script element it stands in', () => {
  const hostile = { text: '</script><!--<script>&\u2028\u2029' };
  const json = jsonForScript(hostile);
  expect(json).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(json)).toEqual(hostile);
});
