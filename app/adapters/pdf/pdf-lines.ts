/** A text as our typefaces can draw it, and broken into lines. */
import { isDrawable } from './pdf-faces.ts';

/** Broken between words, and within one that is wider than its place. */
export function linesOf(text: string, fits: (words: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${word}`)) {
      lines[lines.length - 1] = `${last} ${word}`;
      continue;
    }
    lines.push(...(fits(word) ? [word] : brokenIn(word, fits)));
  }
  return lines;
}

/** A word in pieces that fit. */
function brokenIn(word: string, fits: (text: string) => boolean): string[] {
  const pieces = [''];
  for (const character of word) {
    const last = pieces.at(-1) ?? '';
    if (last !== '' && !fits(last + character)) pieces.push(character);
    else pieces[pieces.length - 1] = last + character;
  }
  return pieces;
}

/** With a Latin reading of the letters that no typeface of ours has. */
export function drawable(text: string, toLatin: (text: string) => string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\s+/gu, ' ');
  if (isDrawable(plain)) return plain;
  return Array.from(plain, (character) => (isDrawable(character) ? character : latinOf(character, toLatin)))
    .join('')
    .trim();
}

/** Each letter of a script that writes without spaces is a word in Latin. */
function latinOf(character: string, toLatin: (text: string) => string): string {
  const latin = toLatin(character);
  return isDrawable(latin) ? latin : '';
}
