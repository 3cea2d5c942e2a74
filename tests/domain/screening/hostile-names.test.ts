/** Text that nobody means well with, or that no keyboard makes: an outcome, and nobody taken for somebody else. How long it takes is for the bench. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { screenPayer } from '#app/domain/screening/decide/decide.ts';
import { HOSTILE_NAMES } from '#tests/eval/hostile-names.ts';
import { listing, registry } from './build.ts';

const ready = registry([
  listing('COMMITTEE TO ELECT ANN EXAMPLE'),
  listing('CITIZENS FOR A BETTER HARBOR PAC'),
  listing('WINRED'),
  listing('Партия Народной Свободы', { id: 'csv:ru' }),
  listing('Партія Народної Свободи', { id: 'csv:ua' }),
  listing('Νέα Δημοκρατία', { id: 'csv:gr' }),
  listing('حزب الوسط', { id: 'csv:eg' }),
  listing('자유민주당', { id: 'csv:kr' }),
  listing('自由民主党', { id: 'csv:jp' }),
  listing('พรรคประชาธิปัตย์', { id: 'csv:th' }),
  listing('הליכוד', { id: 'csv:il' }),
]);

test.each(HOSTILE_NAMES)('%s: an outcome, and nobody is refused for it', (_, text) => {
  const payer = { name: text, billingName: text, organisation: text, email: text };
  expect(['clear', 'unclear']).toContain(screenPayer(ready, payer).outcome);
});

test.each(HOSTILE_NAMES)('%s: the screening can be stored as JSON in UTF-8', (_, text) => {
  const screening = JSON.stringify(screenPayer(ready, { name: text, organisation: text, email: text }));
  expect(screening.isWellFormed()).toBe(true);
  expect(screening).not.toContain('\\ud8');
  expect(screening.length).toBeLessThan(50_000);
});

test('four characters of every Unicode block are nobody listed', () => {
  for (let code = 0x20; code < 0x11_0000; code += 0x80) {
    const text = String.fromCodePoint(code, code + 1, code + 2, code + 3);
    expect(screenPayer(ready, { name: text, organisation: text }).outcome).not.toBe('political');
  }
});

test('any string at all gets an outcome', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const { outcome } = screenPayer(ready, { name: text, organisation: text, email: text });
      expect(['clear', 'unclear', 'political']).toContain(outcome);
    }),
    { numRuns: 100 },
  );
});

test.each([
  ['the Russian party', 'Партия Народной Свободы', 'csv:ru'],
  ['the Ukrainian party of nearly that name', 'Партія Народної Свободи', 'csv:ua'],
  ['the Greek party', 'Νέα Δημοκρατία', 'csv:gr'],
  ['the Greek party without accents, in capitals', 'ΝΕΑ ΔΗΜΟΚΡΑΤΙΑ', 'csv:gr'],
  ['the Egyptian party', 'حزب الوسط', 'csv:eg'],
  ['the Korean party', '자유민주당', 'csv:kr'],
  ['the Japanese party', '自由民主党', 'csv:jp'],
  ['the Thai party', 'พรรคประชาธิปัตย์', 'csv:th'],
  ['the Israeli party', 'הליכוד', 'csv:il'],
])('%s is known by its own script, as itself', (_, organisation, id) => {
  const { outcome, listing: found } = screenPayer(ready, { organisation, name: 'Ann Lee' });
  expect(outcome).not.toBe('clear');
  expect(found?.id).toBe(id);
});

test.each([
  ['another Korean word', '자유시장'],
  ['a Japanese shop', '自由民主書店'],
  ['another Arabic party', 'حزب الشمال'],
  ['a Thai temple', 'วัดประชาธิปัตย์'],
  ['Chinese for "free"', '自由'],
  ['a Russian company', 'ООО Народная Кухня'],
  ['a Greek bakery', 'Νέα Αρτοποιία'],
  ['letters of the Cyrillic alphabet that look like others', 'ВОР СЕТ'],
  ['a word of three scripts', 'wинrεd tools'],
])('%s is not taken for a party whose script it shares', (_, organisation) => {
  expect(screenPayer(ready, { organisation, name: 'Ann Lee' }).outcome).not.toBe('political');
});

test.each([
  ['zero-width characters', 'CITI\u200BZENS FOR A BET\u200DTER HARBOR P\u2060AC'],
  ['bidi controls', '\u202ECITIZENS FOR A BETTER HARBOR PAC\u202C'],
  ['fullwidth letters', 'ＣＩＴＩＺＥＮＳ ＦＯＲ Ａ ＢＥＴＴＥＲ ＨＡＲＢＯＲ ＰＡＣ'],
  ['mathematical letters', '𝐂𝐢𝐭𝐢𝐳𝐞𝐧𝐬 𝐟𝐨𝐫 𝐚 𝐁𝐞𝐭𝐭𝐞𝐫 𝐇𝐚𝐫𝐛𝐨𝐫 𝐏𝐀𝐂'],
  ['Cyrillic letters that look Latin', 'СIТIZЕNS FОR А ВЕТТЕR НАRВОR РАС'],
])('%s hide nobody', (_, organisation) => {
  expect(screenPayer(ready, { organisation, name: 'Ann Lee' }).outcome).toBe('political');
});
