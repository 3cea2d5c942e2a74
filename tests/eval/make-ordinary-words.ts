/**
 * Writes app/domain/screening/text/ordinary-words.json: how rare a word is in the names of ordinary payers, from the lists of
 * tests/eval/ordinary. `node tests/eval/make-ordinary-words.ts`; a test compares what it makes with what is there.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIRST_NAMES } from '#app/domain/screening/text/first-names.ts';
import { readName } from '#app/domain/screening/text/name.ts';

/** Six payers in ten give under their own name alone. */
const peopleShare = 0.6;
const bitsMax = 14;
/** A word that one body has is hardly an ordinary one. */
const bodiesMin = 2;
/** A first name of the list, where nobody counted: about one person in 400. */
const firstNameBits = 9;

const lists = join(import.meta.dirname, 'ordinary');
const linesOf = (file: string) =>
  readFileSync(join(lists, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

/** Words by their weight in bits; what is not here weighs more. */
export function makeOrdinaryWords(): Record<number, string> {
  const shares = new Map<string, number>();
  const add = (word: string, share: number) => shares.set(word, (shares.get(word) ?? 0) + share);
  for (const line of linesOf('surnames.txt')) {
    const [name = '', percent = ''] = line.split(' ');
    for (const word of readName(name).canonical) add(word, (Number(percent) / 100) * peopleShare);
  }
  for (const name of FIRST_NAMES) add(name, 2 ** -firstNameBits);
  const bodies = new Set([...linesOf('listed-companies.txt'), ...linesOf('charities.txt')]);
  const counts = new Map<string, number>();
  for (const body of bodies)
    for (const word of new Set(readName(body).canonical))
      if (!/\d/.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const [word, count] of counts)
    if (count >= bodiesMin) add(word, ((1 - peopleShare) * count) / bodies.size);
  const byBits = new Map<number, string[]>();
  for (const [word, share] of shares) {
    const bits = Math.max(1, Math.round(-Math.log2(share)));
    if (bits <= bitsMax && word.length > 1) byBits.set(bits, [...(byBits.get(bits) ?? []), word]);
  }
  return Object.fromEntries(
    [...byBits].sort(([a], [b]) => a - b).map(([bits, words]) => [bits, words.sort().join(' ')]),
  );
}

if (import.meta.main) {
  const file = join(import.meta.dirname, '../../app/domain/screening/text/ordinary-words.json');
  writeFileSync(file, `${JSON.stringify(makeOrdinaryWords(), null, 2)}\n`);
}
