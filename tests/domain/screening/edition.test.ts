/** Editions: which loss is too great to believe. */
import { expect, test } from 'vitest';
import { shrinksTooMuch } from '#app/domain/screening/edition.ts';

test('a list may lose a fifth and no more', () => {
  expect(shrinksTooMuch(100, 80)).toBe(false);
  expect(shrinksTooMuch(100, 79)).toBe(true);
  expect(shrinksTooMuch(0, 0)).toBe(false);
});
