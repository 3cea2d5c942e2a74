/** Whether an import lost a word: those of a page, found without our reader of HTML, beside those of the fact-check and its report. */
import type { ParsedArticle } from '#app/domain/article/import-report.ts';

/** The words that a browser would show of a simple page. */
function visibleWords(html: string): string[] {
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
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function stringsWithin(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsWithin);
}
