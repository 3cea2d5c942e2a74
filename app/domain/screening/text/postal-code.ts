/** Post codes as they are compared. */

/** A listed group's or a payer's post code as it is compared: letters and digits, of American ones the first five; null for none. */
export function postalKey(
  country: string | null | undefined,
  code: string | null | undefined,
): string | null {
  const letters = (code ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '');
  const key = country === 'US' ? letters.slice(0, 5) : letters;
  return key.length < 3 || /^0+$/.test(key) || (country === 'US' && !/^\d{5}$/.test(key)) ? null : key;
}

/** One code of one country. */
export function placeKey(country: string | null | undefined, code: string): string {
  return `${country ?? ''} ${code}`;
}
