/** NewsArticle: what Google's documentation asks for, in its forms, and nothing that the fact-check does not say. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { newsArticle } from '#app/domain/article/news-article.ts';
import { anArticle } from '#tests/support/articles.ts';

const page = {
  url: 'https://news.example/fact-checks/is-water-wet',
  siteName: 'News',
  siteUrl: 'https://news.example',
  pictures: ['https://news.example/cards/is-water-wet.png?v=1'],
  logo: null,
};
const say = (
  changes: Parameters<typeof anArticle>[0] = {},
  corrections: readonly { at: Date; note: string }[] = [],
) => newsArticle({ article: anArticle(changes), corrections }, page, 'America/New_York');

/** developers.google.com/search/docs/appearance/structured-data/article and the types of schema.org; strict, so that a slip is seen. */
const date = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
const address = z.url({ protocol: /^https?$/ });
const name = z.string().min(1);
const organization = z.strictObject({
  '@type': z.literal('Organization'),
  name,
  url: address.optional(),
  logo: z.strictObject({ '@type': z.literal('ImageObject'), url: address }).optional(),
});
const person = z.strictObject({ '@type': z.literal('Person'), name });
const documented = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@type': z.literal('NewsArticle'),
  headline: name,
  url: address,
  mainEntityOfPage: z.strictObject({ '@type': z.literal('WebPage'), '@id': address }),
  image: z.array(address).min(1),
  datePublished: date,
  dateModified: date.optional(),
  inLanguage: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/),
  author: z.array(z.union([person, organization])).min(1),
  publisher: organization,
  articleSection: z.array(name).min(1).optional(),
  keywords: z.array(name).min(1).optional(),
  correction: z
    .array(z.strictObject({ '@type': z.literal('CorrectionComment'), text: name, datePublished: date }))
    .min(1)
    .optional(),
  isAccessibleForFree: z.boolean(),
});

test('whatever a fact-check says, its structured data has the documented properties in their forms', () => {
  for (const changes of [
    {},
    { authors: ['Ann'], topics: ['Water'], language: 'pt-BR' },
    { desk: 'Science desk', updatedOn: '2026-11-12', claim: null, verdict: null },
  ]) {
    documented.parse(say(changes));
    documented.parse(say(changes, [{ at: new Date('2026-11-13T03:00:00Z'), note: 'Ten, not eleven.' }]));
  }
});

test('its authors are persons, else its desk answers for it, else the newsroom', () => {
  const people = say({ authors: ['Ann', 'Bo'], desk: 'Science desk' });
  expect(people.author).toEqual([
    { '@type': 'Person', name: 'Ann' },
    { '@type': 'Person', name: 'Bo' },
  ]);
  expect(say({ desk: 'Science desk' }).author).toEqual([{ '@type': 'Organization', name: 'Science desk' }]);
  const newsroom = { '@type': 'Organization', name: 'News', url: 'https://news.example' };
  expect(say().author).toEqual([newsroom]);
  expect(people.publisher).toEqual(newsroom);
});

test('it is as old as its check, and changed when the newsroom says so', () => {
  expect(say()).toMatchObject({ datePublished: '2026-11-09' });
  expect(say()).not.toHaveProperty('dateModified');
  expect(say({ updatedOn: '2026-11-10' })).toMatchObject({ dateModified: '2026-11-10' });
});

test('each correction is a comment with its day on the newsroom’s clocks, and is the last change', () => {
  const said = say({ updatedOn: '2026-11-10' }, [{ at: new Date('2026-11-13T03:00:00Z'), note: 'Ten.' }]);
  expect(said.correction).toEqual([
    { '@type': 'CorrectionComment', text: 'Ten.', datePublished: '2026-11-12' },
  ]);
  expect(said.dateModified).toBe('2026-11-12');
});

test('a logo is the publisher’s', () => {
  const logo = 'https://news.example/logo.svg';
  const said = newsArticle({ article: anArticle(), corrections: [] }, { ...page, logo }, 'UTC');
  expect(said.publisher.logo).toEqual({ '@type': 'ImageObject', url: logo });
  documented.parse(said);
});
