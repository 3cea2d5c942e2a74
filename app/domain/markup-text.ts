/** Plain text as it is written into XML and HTML. */

/** What XML 1.0 can hold no way at all, escaped neither (w3.org/TR/xml, section 2.2, "Char"); PHP's JSON reader refuses lone surrogates. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** The same text without characters that no format for machines can hold. */
export function writableText(text: string): string {
  return text.replace(UNWRITABLE, '');
}

/** Between tags and in quoted attributes, of XML and of HTML. */
export function escapeMarkup(text: string): string {
  return writableText(text).replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
