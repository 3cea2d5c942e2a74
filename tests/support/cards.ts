/** Card numbers for payers who must not be taken for one another. */

/** Well-formed by Luhn's check digit; another serial is another card. */
export function cardNumber(serial: number): string {
  const body = `424242${String(serial).padStart(9, '0')}`;
  const digits = Array.from(body, Number)
    .reverse()
    .map((digit, at) => digit * (at % 2 === 0 ? 2 : 1));
  const sum = digits.reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return body + String((10 - (sum % 10)) % 10);
}
