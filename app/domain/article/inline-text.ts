/** Running text of every import form: finding `[n]` markers, counting their occurrences, and which addresses may be links. */
import { unreadableIn } from '#app/domain/article/readable-text.ts';
import type { Article, Block, Inline } from '#app/domain/article/article.ts';

/** `[4]`, `[4, 5]`, `[4; 5]`, `[4-6]`, `[4–6, 9]`: up to three digits, so that a year in brackets stays text. */
const MARKER = /\[([1-9]\d{0,2}(?:(?: ?[,;] ?| ?[-–] ?)[1-9]\d{0,2}){0,9})\]/g;
/** No place in a text rests on more sources than a reader would follow. */
const NUMBERS_MAX = 20;

/** The address as given where it is a plain http(s) URL without credentials; null for every other scheme or form. */
export function webAddress(text: string): string | null {
  if (text.length > 2000 || !/^https?:\/\/\S+$/i.test(text) || unreadableIn(text)) return null;
  const url = URL.parse(text);
  return url?.hostname && !url.username && !url.password ? text : null;
}

/** Text with its `[n]` as markers. Occurrences are counted later, over the whole article: see {@link countMarkers}. */
export function inlinesOf(text: string): Inline[] {
  const inlines: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKER)) {
    const numbers = numbersOf(match[1] ?? '');
    if (!numbers) continue;
    if (match.index > end) inlines.push({ kind: 'text', text: text.slice(end, match.index) });
    for (const number of numbers) inlines.push({ kind: 'marker', number, occurrence: 1 });
    end = match.index + match[0].length;
  }
  if (end < text.length) inlines.push({ kind: 'text', text: text.slice(end) });
  return inlines;
}

/** Those `[…]` that look like markers and stay text: `[1-300]`, `[5-3]`. */
export function strayMarkers(text: string): string[] {
  return [...text.matchAll(MARKER)].filter(([, list]) => !numbersOf(list ?? '')).map(([whole]) => whole);
}

/** `1-3, 7` as 1, 2, 3, 7; null where a range runs backwards, or where there are more than can be meant. */
function numbersOf(list: string): number[] | null {
  const numbers: number[] = [];
  for (const part of list.split(/ ?[,;] ?/)) {
    const [first = 0, last = first, ...rest] = part.split(/ ?[-–] ?/).map(Number);
    if (rest.length > 0 || last < first) return null;
    for (let number = first; number <= last; number += 1) numbers.push(number);
  }
  return numbers.length <= NUMBERS_MAX ? numbers : null;
}

/** Markers cling to the word before them: the space before a marker is dropped, neighbouring texts become one. */
export function tightenMarkers(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = { kind: 'text', text: last.text + inline.text };
    } else if ((inline.kind === 'marker' || inline.kind === 'note') && last?.kind === 'text') {
      const text = last.text.trimEnd();
      if (text) joined[joined.length - 1] = { kind: 'text', text };
      else joined.pop();
      joined.push(inline);
    } else joined.push(inline);
  }
  return joined;
}

/** Without blanks at either end; nothing where there is nothing else. */
export function trimmed(inlines: readonly Inline[]): Inline[] {
  const trimmedAt = (at: number, trim: (text: string) => string) => (inline: Inline, index: number) =>
    index === at && inline.kind === 'text' ? { ...inline, text: trim(inline.text) } : inline;
  const kept = inlines
    .map(trimmedAt(0, (text) => text.trimStart()))
    .map(trimmedAt(inlines.length - 1, (text) => text.trimEnd()));
  return kept.filter((inline) => inline.kind !== 'text' || inline.text !== '');
}

type Body = Pick<Article, 'introduction' | 'sections' | 'notes'>;

/** The same text with the occurrences of each marker and of each note counted from 1 in the order of the page. */
export function countMarkers({ introduction, sections, notes }: Body): Body {
  const counts = { marker: new Map<number, number>(), note: new Map<number, number>() };
  const countInline = (inline: Inline): Inline => {
    if (inline.kind === 'text') return inline;
    if ('children' in inline) return { ...inline, children: inline.children.map(countInline) };
    const occurrence = (counts[inline.kind].get(inline.number) ?? 0) + 1;
    counts[inline.kind].set(inline.number, occurrence);
    return { ...inline, occurrence };
  };
  const countCells = (cells: readonly (readonly Inline[])[]) => cells.map((cell) => cell.map(countInline));
  const countBlock = (block: Block): Block => {
    switch (block.kind) {
      case 'paragraph':
      case 'subheading':
        return { ...block, inlines: block.inlines.map(countInline) };
      case 'list':
        return { ...block, items: block.items.map((item) => item.map(countBlock)) };
      case 'quote':
        return { ...block, blocks: block.blocks.map(countBlock) };
      case 'table':
        return { ...block, header: countCells(block.header), rows: block.rows.map(countCells) };
      case 'image':
        return { ...block, image: { ...block.image, caption: block.image.caption.map(countInline) } };
    }
  };
  const countBlocks = <T extends { readonly blocks: readonly Block[] }>(part: T): T => ({
    ...part,
    blocks: part.blocks.map(countBlock),
  });
  return {
    introduction: introduction.map(countBlock),
    sections: sections.map(countBlocks),
    notes: notes.map(countBlocks),
  };
}
