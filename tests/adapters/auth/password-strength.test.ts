/** Which passwords count as easy to guess. */
import { expect, test } from 'vitest';
import { createPasswordStrength } from '#app/adapters/auth/password-strength.ts';
import { guessedFirst, passwordStrengthMin } from '#app/domain/staff.ts';

const strength = createPasswordStrength();
const site = { name: 'Factually', url: 'https://www.factually.example' };
const known = guessedFirst(site, 'ada.lovelace@newsroom.example', 'Ada King-Lovelace');
const isGuessable = async (password: string) => (await strength(password, known)) < passwordStrengthMin;

test.each([
  'passwordpassword',
  '123456789012',
  'qwertyuiop123',
  'iloveyou1234',
  'aaaaaaaaaaaaaaaa',
  'Password1234!',
  // What this person’s password would be tried as first.
  'factuallyfactually',
  'Factually2026!',
  'adalovelace2026',
  'ada.lovelace@newsroom.example',
  'newsroom1234',
])('%s is easy to guess', async (password) => {
  expect(await isGuessable(password)).toBe(true);
});

test.each([
  'correct horse battery staple',
  'a long enough sentence',
  'another long sentence',
  'Kräuter, Regen und ein Zug nach Lviv',
  'k8$vQ2!mZr7#xT',
  '雨の日に読む古い新聞はおいしい',
])('%s is not', async (password) => {
  expect(await isGuessable(password)).toBe(false);
});

test('words of two signs and empty ones are no words of a person', () => {
  expect(guessedFirst({ name: 'X', url: 'http://127.0.0.1:3000' }, 'al@b.example', 'Al')).not.toContain('al');
  expect(known).toEqual(
    expect.arrayContaining(['Factually', 'factually', 'lovelace', 'Lovelace', 'newsroom']),
  );
});
