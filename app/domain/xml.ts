/** Text within XML 1.0: escaped, and without the characters that no XML may contain, however they are written. */

/** w3.org/TR/xml production 2, Char: what is none of these makes the whole document unreadable. */
const notAllowed = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Plain text that XML and JSON can both carry: what neither may hold becomes U+FFFD. */
export function writableText(text: string): string {
  return text.replace(notAllowed, '\ufffd');
}

/** For text and for the values of attributes, of XML and of HTML. */
export function xmlText(text: string): string {
  return writableText(text).replace(/[&<>"'\r]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
