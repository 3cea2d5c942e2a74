import { expect, test } from 'vitest';
import { articleCursorText, parseArticleCursor } from '#app/domain/article/article-cursor.ts';

test('a place in the list is read as it was written', () => {
  const place = { checkedOn: '2026-11-09', slug: 'is-water-wet' };
  expect(parseArticleCursor(articleCursorText(place))).toEqual(place);
});

test.each([
  null,
  '',
  '_',
  '2026-11-09',
  '2026-02-30_a',
  '0000-01-01_a',
  '2026-11-09_A',
  "2026-11-09_'; DROP",
  '2026-11-09_a_b',
])('%j is no place', (text) => {
  expect(parseArticleCursor(text)).toBeNull();
});
