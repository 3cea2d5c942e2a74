/** M5: the names that everybody knows, on the registry that comes with the program. */
import { expect, test } from 'vitest';
import { isAcronym } from '#app/domain/screening/text/acronym.ts';
import { screenPayer } from '#app/domain/screening/decide/decide.ts';
import { readFile } from '#tests/eval/sources.ts';
import { listing, registry } from './build.ts';

const starter = await readFile('starter', 'prisma/seed/starter-registry.csv', null);
const ready = registry(starter);
const acronyms = starter.flatMap(({ name, aliases }) => [name, ...aliases]).filter(isAcronym);
const outcomesOf = (name: string, state = ready) => [
  screenPayer(state, { organisation: name, name: 'Ann Lee' }).outcome,
  screenPayer(state, { name: 'Ann Lee', billingName: name }).outcome,
];

test.each(
  'DNC RNC GOP SNP UKIP AfD SPD PSOE BJP КПРФ 自民党 SPÖ N-VA D.N.C. The·DNC Trump·2024 Biden-Harris·2020'.split(
    ' ',
  ),
)('%s is held, on the form and on the card', (written) => {
  expect(outcomesOf(written.replaceAll('·', ' '))).toEqual(['unclear', 'unclear']);
});

test('every acronym of the starter registry holds, and refuses nobody though other lists have it too', () => {
  const others = acronyms.map((acronym) => listing(acronym, { id: `csv:${acronym}`, source: 'csv' }));
  const both = registry([...starter, ...others]);
  expect(acronyms.length).toBeGreaterThan(120);
  for (const acronym of acronyms)
    for (const written of [acronym, acronym.toLowerCase()])
      expect([written, ...outcomesOf(written, both)]).toEqual([written, 'unclear', 'unclear']);
});

test.each([
  'भारतीय जनता पार्टी',
  'বাংলাদেশ আওয়ামী লীগ',
  'திராவிட முன்னேற்றக் கழகம்',
  'پاکستان تحریک انصاف',
  '民進黨',
  '더불어민주당',
  'ΣΥΡΙΖΑ',
])('a group is known by its name in its own script: %s', (name) => {
  expect(outcomesOf(name)).not.toContain('clear');
});

test.each([
  'Berlin SPD Police Supplies',
  'DNC Plumbing',
  'Trump Plumbing 2024',
  'Class of 2024',
  'Kim',
  'Ana',
])('%s is somebody else', (name) => {
  expect(outcomesOf(name)).toEqual(['clear', 'clear']);
});
