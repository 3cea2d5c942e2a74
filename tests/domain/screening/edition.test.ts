/** Editions: what changed between two, and which loss is too great to believe. */
import { expect, test } from 'vitest';
import { differenceOf, shrinksTooMuch } from '#app/domain/screening/edition.ts';
import { listing } from './build.ts';

test('listings are compared by id and content; the label of the edition is no change', () => {
  const before = [listing('A PAC'), listing('B PAC'), listing('C PAC')];
  const after = [
    listing('A PAC', { edition: '2024-01' }),
    listing('B PAC', { sponsor: 'B' }),
    listing('D PAC'),
  ];
  expect(differenceOf(before, after)).toEqual({ added: 1, changed: 1, removed: 1 });
  expect(differenceOf(before, before)).toEqual({ added: 0, changed: 0, removed: 0 });
});

test('a list may lose a fifth and no more', () => {
  expect(shrinksTooMuch(100, 80)).toBe(false);
  expect(shrinksTooMuch(100, 79)).toBe(true);
  expect(shrinksTooMuch(0, 0)).toBe(false);
});
