/** Writes any script in Latin letters, by Unicode's every character (any-ascii). */
import anyAscii from 'any-ascii';

/** Pure. Syllables that the table glues together ("ZiYouMinZhuDang") are parted again. */
export function toLatin(text: string): string {
  return anyAscii(text.normalize('NFC'))
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
