/**
 * Prints app/domain/screening/ordinary-words.ts: how rare a word is in the names of ordinary payers.
 * `node tests/eval/make-ordinary-words.ts DATA > app/domain/screening/ordinary-words.ts`, where the folder DATA/ordinary holds
 * surnames with their share of the population, the names of one town's licensed businesses, and listed companies.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { FIRST_NAMES } from '#app/domain/screening/text/first-names.ts';
import { readName } from '#app/domain/screening/text/name.ts';

/** Six payers in ten give under their own name alone. */
const peopleShare = 0.6;
const bitsMax = 14;
/** A first name of the list, where nobody counted: about one person in 400. */
const firstNameBits = 9;

const [folder = ''] = process.argv.slice(2);
const read = (file: string) =>
  parse<Record<string, string>>(readFileSync(join(folder, 'ordinary', file), 'utf8'), {
    columns: true,
    relax_quotes: true,
  });

const shares = new Map<string, number>();
const add = (word: string, share: number) => shares.set(word, (shares.get(word) ?? 0) + share);

for (const row of read('surnames-census-2010.csv')) {
  const share = Number(row['prop100k']) / 100_000;
  if (share > 0) for (const word of readName(row['name'] ?? '').canonical) add(word, share * peopleShare);
}
for (const name of FIRST_NAMES) add(name, 2 ** -firstNameBits);

const businesses = new Set([
  ...read('business-licences-south-bend.csv').map((row) => row['business_name'] ?? ''),
  ...read('companies-nasdaq.csv').map((row) => row['Company Name'] ?? ''),
]);
for (const business of businesses) {
  for (const word of new Set(readName(business).canonical))
    if (!/\d/.test(word)) add(word, (1 - peopleShare) / businesses.size);
}

const byBits = new Map<number, string[]>();
for (const [word, share] of shares) {
  const bits = Math.max(1, Math.round(-Math.log2(share)));
  if (bits <= bitsMax && word.length > 1) byBits.set(bits, [...(byBits.get(bits) ?? []), word]);
}

console.log(`/** How rare a word is among ordinary payers, in bits. Made by tests/eval/make-ordinary-words.ts. */

/** Words of people's and businesses' names by their weight; words that are not here weigh more. */
export const ORDINARY_WORDS: Readonly<Record<number, string>> = {`);
for (const [bits, words] of [...byBits].sort(([a], [b]) => a - b)) {
  console.log(`  ${String(bits)}: \`\n${lines(words.sort())}\n  \`,`);
}
console.log('};');

function lines(words: readonly string[]): string {
  const out = [''];
  for (const word of words) {
    if ((out.at(-1) ?? '').length + word.length > 104) out.push('');
    out.push(`${out.pop() ?? ''} ${word}`);
  }
  return out.map((line) => `   ${line}`).join('\n');
}
