/** Marks in a plain text that mean something elsewhere: here they stand as they are written, and the editor is told. */
import { strayMarkers } from '#app/domain/article/inline-text.ts';

// Each looks at most some hundred characters ahead: a text of 120,000 brackets is answered all the same.
const NOTATIONS: readonly { readonly name: string; readonly sign: RegExp }[] = [
  { name: 'a comment', sign: /<!--/ },
  { name: 'HTML', sign: /<\/?[a-z][^<>]{0,300}>/i },
  { name: 'an HTML character', sign: /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});/i },
  { name: 'a Markdown image', sign: /!\[[^[\]]{0,300}\]\(/ },
  { name: 'a Markdown link', sign: /\[[^[\]]{1,300}\]\([^()\s]{1,300}/ },
  { name: 'a Markdown footnote', sign: /\[\^[^[\]\s]{1,100}\]/ },
  { name: 'Markdown emphasis', sign: /(\*\*|__|~~)[^\s*_~][^*_~]{0,300}\1/ },
  { name: 'a row of a table', sign: /^\s*\|.{1,5000}\|\s*$/ },
  { name: 'a Markdown heading', sign: /^\s{0,3}#{1,6}\s/ },
  { name: 'a Markdown quote', sign: /^\s{0,3}>/ },
  { name: 'a block of code', sign: /^\s{0,3}(?:```|~~~)/ },
];

/** What to tell of a line of the text: `stands as it is written: a Markdown link in "…"`. */
export function notationsIn(line: string): string[] {
  const text = line.trim();
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return [
    ...NOTATIONS.filter(({ sign }) => sign.test(line)).map(
      ({ name }) => `${name} stands as it is written (Markdown needs front matter): ${shown}`,
    ),
    ...strayMarkers(line).map(
      (marker) => `stands as text, since it names no sources that could be meant: ${marker}`,
    ),
  ];
}
