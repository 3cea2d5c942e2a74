/** Which of the notes that marks lead to are sources and which are footnotes, and what stands in the place of their marks. */
import type { Element, ElementContent, Nodes } from 'hast';
import { made, madeText } from '#app/domain/article/html/elements.ts';
import { isCalledSources, type LinkedNote } from '#app/domain/article/html/footnotes.ts';
import type { ListedSource, SourceList } from '#app/domain/article/html/sources.ts';

export interface References {
  readonly sources: readonly ListedSource[];
  readonly notes: readonly { readonly element: Element; readonly number: number }[];
  /** Marks, links back, and the lists that notes and sources were taken from. */
  readonly replaced: ReadonlyMap<Nodes, readonly ElementContent[]>;
}

/** An item of a list that is headed or called sources is one; every other note is a footnote, counted from 1. */
export function sortReferences(linked: readonly LinkedNote[], lists: readonly SourceList[]): References {
  const sources: ListedSource[] = lists.flatMap(({ items }) => items);
  const notes: { element: Element; number: number }[] = [];
  const replaced = new Map<Nodes, readonly ElementContent[]>();
  for (const element of lists.flatMap(({ taken }) => taken)) replaced.set(element, []);
  for (const { element, list, marks, backlinks } of linked) {
    const source =
      sources.find(({ nodes }) => nodes.includes(element)) ??
      (isCalledSources(list) ? { nodes: [element], number: nextNumber(sources) } : undefined);
    if (source && !sources.includes(source)) sources.push(source);
    const number = source?.number ?? notes.length + 1;
    if (!source) notes.push({ element, number });
    replaced.set(list, []);
    for (const link of backlinks) replaced.set(link, []);
    for (const mark of marks)
      replaced.set(mark, [source ? madeText(`[${String(number)}]`, mark) : noteMark(mark, number)]);
  }
  return { sources: sources.sort((a, b) => a.number - b.number), notes, replaced };
}

const nextNumber = (sources: readonly ListedSource[]): number =>
  Math.max(0, ...sources.map(({ number }) => number)) + 1;

function noteMark(mark: Element, number: number): Element {
  // Not empty: whoever collapses white space looks on behind what is, until something is not.
  const element = made('footnote-mark', mark, [madeText('*', mark)]);
  element.properties = { dataNumber: String(number) };
  return element;
}
