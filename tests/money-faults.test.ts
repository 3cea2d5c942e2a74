/** Each fault of others that docs/money.md numbers has a test that bears its number. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Cannot come up, and there is nothing to test: the document says why. */
const withoutTest = [34];

test('each numbered fault of others has a test, and no test bears a number that is not in the list', () => {
  const listed = readFileSync(join(root, 'docs', 'money.md'), 'utf8').matchAll(/^\| (\d+) \|/gm);
  const numbers = [...listed].map(([, number]) => Number(number));
  const titles = globSync('tests/**/*.test.{ts,tsx}', { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .flatMap((text) => [...text.matchAll(/\(money (\d+(?:, \d+)*)\)/g)])
    .flatMap(([, said = '']) => said.split(', ').map(Number));
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, at) => at + 1));
  const tested = [...new Set(titles), ...withoutTest].toSorted((a, b) => a - b);
  expect(tested).toEqual(numbers);
});
