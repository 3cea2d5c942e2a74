/** Who may show which address in a frame. */
import { expect, test } from 'vitest';
import type { Embedding } from '#app/domain/embedding.ts';
import { framingSites } from '#app/http/framing.ts';
import { paths } from '#app/paths.ts';

const [a, b] = ['https://a.example', 'https://b.example'];
const sites: Embedding = { origins: [a, b], cardsAnywhere: false, askOff: [] };

test('the two embeds may be framed by the origins that are listed, whatever the case and the query', () => {
  for (const url of [paths.embed('is-it', a), '/embed/is-it/', '/EMBED/Is-It?site=x', '/embed/no%2Fsuch'])
    expect(framingSites(url, sites), url).toEqual([a, b]);
  expect(framingSites(paths.embedCard('is-it'), sites)).toEqual([a, b]);
});

test('a star is for cards alone', () => {
  const anywhere = { ...sites, cardsAnywhere: true };
  expect(framingSites(paths.embedCard('is-it', 'https://anybody.example'), anywhere)).toEqual(['*']);
  expect(framingSites(paths.embed('is-it'), anywhere)).toEqual([a, b]);
  expect(framingSites(paths.embed('is-it'), { ...anywhere, origins: [] })).toEqual([]);
});

test.each([
  paths.home(),
  paths.donate('is-it', a),
  paths.factCheck('is-it'),
  paths.factCheck('embed'),
  '/embed',
  '/embed/',
  '/embed//',
  '/embed/is-it/other',
  '/embed/is-it/card/more',
  '/x/embed/is-it',
  '/embed/is-it/../../donate',
  '//embed/is-it',
  'http://[',
])('nobody may frame %s', (url) => {
  expect(framingSites(url, { ...sites, cardsAnywhere: true })).toEqual([]);
});

test('where the ask is off, what stands in its place may be framed, and the ask itself may not', () => {
  const off = { ...sites, askOff: [b] };
  expect(framingSites(paths.embed('is-it', b), off)).toEqual([a, b]);
  expect(framingSites(paths.embed('is-it'), off)).toEqual([a]);
  expect(framingSites(paths.embed('is-it', a), off)).toEqual([a]);
  expect(framingSites(paths.embedCard('is-it'), off)).toEqual([a, b]);
});
