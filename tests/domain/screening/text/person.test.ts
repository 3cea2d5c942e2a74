/** Whose name a listed name could be. */
import { expect, test } from 'vitest';
import { readName } from '#app/domain/screening/text/name.ts';
import { couldBePrivatePerson, isNameOf, readsAsPerson } from '#app/domain/screening/text/person.ts';

test.each([
  ['JOHN SMITH', false, true],
  ['SMITH, JOHN A. JR', false, true],
  ['EXAMPLE, WINIFRED', false, true],
  ['JEFFREY', false, true],
  ['WINIFRED QUINCEY EXAMPLE', true, true],
  ['WINIFRED QUINCEY EXAMPLE', false, false],
  ['JOHN SMITH FOR CONGRESS', true, false],
  ['FRIENDS OF JOHN SMITH', true, false],
  ['JOHN SMITH PAC', false, false],
  ['TEAM JOHN 2024', true, false],
  ['HALLMARK CARDS', false, false],
  ['VOTEWINIFREDEXAMPLE.COM', true, false],
  ['EXAMPLE, WINIFRED Q.', true, true],
])('"%s" (of a candidate: %s) reads as a person: %s', (name, isCandidate, expected) => {
  expect(readsAsPerson(readName(name), isCandidate)).toBe(expected);
});

test("a listed name is a person's where all its words are the person's names or initials", () => {
  const person = readName('EXAMPLE, WINIFRED QUINCEY').words;
  expect(isNameOf(readName('WINIFRED EXAMPLE'), person)).toBe(true);
  expect(isNameOf(readName('HON. WINIFRED Q EXAMPLE'), person)).toBe(true);
  expect(isNameOf(readName('WINIFRED EXAMPLE VICTORY FUND'), person)).toBe(false);
  expect(isNameOf(readName('HON.'), person)).toBe(false);
});

test.each([
  ['YOUNG, JAMES', true],
  ['JAMES CHURCH', true],
  ['QUENTILLA EXAMPLE', true],
  ['AMERICAN POSTAL WORKERS UNION AFL-CIO', false],
  ['CLUB FOR GROWTH', false],
  ['EXAMPLE HOLDINGS LLC', false],
])('the filer "%s" could be a private person: %s', (name, expected) => {
  expect(couldBePrivatePerson(readName(name))).toBe(expected);
});
