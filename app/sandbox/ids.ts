/** Identifiers as Stripe makes them: a prefix that names the kind, then letters and digits. */

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** `random` yields numbers in [0, 1). */
export function randomText(length: number, random: () => number): string {
  let text = '';
  for (let i = 0; i < length; i++) text += ALPHABET.charAt(Math.floor(random() * ALPHABET.length));
  return text;
}

/** `newId('pi_', random)` is `pi_` and 24 letters and digits; a Checkout Session's id has 58, as at Stripe. */
export function newId(prefix: string, random: () => number): string {
  return prefix + randomText(prefix === 'cs_test_' ? 58 : 24, random);
}
