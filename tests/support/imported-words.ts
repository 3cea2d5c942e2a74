/** Whether an import lost a word: those of a page, found without our reader of HTML, beside those of the fact-check and its report. */
import type { ImportReport, ParsedArticle } from '#app/domain/article/import-report.ts';

/** The words that a browser would show of a simple page. */
export function visibleWords(html: string): string[] {
  const shown = html
    .replace(/<!--[^]*?-->/g, ' ')
    .replace(/<(script|style|head|title)\b[^]*?<\/\1>/gi, ' ')
    .replace(/<\/?(?:em|i|b|strong|a|span|code)\b[^>]*>/gi, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\[\/?(?:caption|gallery|embed|ref|slider|signup_form)\b[^\]]*\]/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&[lr]dquo;/g, ' ')
    .replace(/&amp;/g, '&');
  return wordsIn(shown);
}

/** Those that neither the fact-check nor a remark or problem holds. */
export function lostWords(html: string, parsed: ParsedArticle): string[] {
  const kept = new Set(wordsIn(stringsWithin(parsed).join(' ')));
  return visibleWords(html).filter((word) => !kept.has(word));
}

function wordsIn(text: string): string[] {
  const plain = text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹₀-₉]+/g, (digits) => ` ${digits.normalize('NFKC')} `);
  return plain.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
}

function stringsWithin(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsWithin);
}

/** Of an inline or a block what no reader reads. */
const UNREAD = new Set([
  'kind',
  'url',
  'sha256',
  'type',
  'alt',
  'occurrence',
  'width',
  'height',
  'direction',
]);

/** Every word that stands in `shown`, as often as it stands there. */
export function wordsShown(shown: unknown): string[] {
  if (typeof shown === 'string' || typeof shown === 'number') return wordsIn(String(shown));
  if (typeof shown !== 'object' || shown === null) return [];
  return Object.entries(shown).flatMap(([key, value]) => (UNREAD.has(key) ? [] : wordsShown(value)));
}

/** Remarks that quote what stands in the fact-check all the same: their words make up for none that is lost. */
const STAYS = /its words stay|stands? as|shown (?:as|without)|has become a link/;
const MARKUP = /\]\([^)]*\)|<[^>]*>|&\w+;/g;

/** The words that remarks say are gone: what they quote, and not the words that they say it in. */
export function wordsToldAsGone({ remarks }: ImportReport): string[] {
  return remarks.flatMap(({ message }) => {
    if (message.includes('markup was left out of')) return (message.match(MARKUP) ?? []).flatMap(wordsIn);
    if (STAYS.test(message)) return [];
    return wordsIn(/: ([^]*)$/.exec(message)?.[1] ?? /"([^]*)"/.exec(message)?.[1] ?? '');
  });
}

/** Those of `words` that `kept` holds less often. */
export function missingWords(words: readonly string[], kept: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const word of kept) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}
