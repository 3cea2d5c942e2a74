/** Footnotes as WordPress, Ghost, pandoc and word processors write them in HTML: marks that lead to notes further down the page. */
import type { Element, Nodes, Parents } from 'hast';
import {
  attribute,
  classesOf,
  elementsWithin,
  isElement,
  isNamed,
  wordsOf,
} from '#app/domain/article/html/elements.ts';
import { namesSources } from '#app/domain/article/html/sources.ts';

/** A note, or an item of a list of sources that marks lead to. */
export interface LinkedNote {
  /** The item or paragraph that it is. */
  readonly element: Element;
  /** Where it stands, as a list; the note itself where it is a paragraph of its own. */
  readonly list: Element;
  /** The links that lead to it. */
  readonly marks: readonly Element[];
  /** The links within it that lead back. */
  readonly backlinks: readonly Element[];
}

/** A number in any brackets, or one of the old signs. */
const MARK = /^[[(]?\s*(?:(?:note|fn)\.?\s*)?(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z]|[ivx]{1,5})\s*[\])]?$/i;
/** More no text has; what more links lead to stays where it is. */
const NOTES_MAX = 999;
const NOTE_LENGTH_MAX = 3000;
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const BLOCKS = ['li', 'p', 'div', 'dd', 'aside', 'section', 'tr'];

/** `fragmentOf` answers with the id for addresses on this very page, else null. In the order of the notes on the page. */
export function findLinkedNotes(body: Parents, fragmentOf: (href: string) => string | null): LinkedNote[] {
  const elements = elementsWithin(body);
  const order = new Map(elements.map((element, index) => [element, index]));
  const parents = new Map<Nodes, Element>();
  for (const element of elements) for (const child of element.children) parents.set(child, element);
  const byId = new Map(
    elements.toReversed().flatMap((element) => namesOf(element).map((name) => [name, element] as const)),
  );
  const targetOf = (link: Element): Element | undefined =>
    byId.get(fragmentOf(attribute(link, 'href')) ?? '');
  const isBefore = (one: Element, other: Element): boolean => (order.get(one) ?? 0) < (order.get(other) ?? 0);

  const links = elements.filter((element) => isElement(element, 'a') && targetOf(element) !== undefined);
  const marksOf = new Map<Element, Element[]>();
  const withinNote = new Map<Element, Set<Element>>();
  for (const link of links) {
    if (marksOf.size >= NOTES_MAX) break;
    const target = targetOf(link);
    const note =
      target && isBefore(link, target) && MARK.test(wordsOf(link)) ? blockAround(target, parents) : null;
    if (!note) continue;
    const inner = withinNote.get(note) ?? new Set(elementsWithin(note));
    withinNote.set(note, inner);
    if (!inner.has(link)) marksOf.set(note, [...(marksOf.get(note) ?? []), link]);
  }
  const lists = new Set([...marksOf.keys()].map((note) => listAround(note, parents)));
  const withSiblings = new Set([...lists].flatMap(itemsOf));
  const notes = [...withSiblings].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return notes.map((element) => {
    const within = elementsWithin(element);
    const backlinks = within.filter((link) => {
      const target = isElement(link, 'a') ? targetOf(link) : undefined;
      return (target !== undefined && isBefore(target, element)) || isBacklink(link);
    });
    return { element, list: listAround(element, parents), marks: marksOf.get(element) ?? [], backlinks };
  });
}

function namesOf(element: Element): string[] {
  return [attribute(element, 'id'), attribute(element, 'name')].filter((name) => name !== '');
}

/** The item or the paragraph that a link leads to; null where that is a part of the text, with headings of its own. */
function blockAround(target: Element, parents: ReadonlyMap<Nodes, Element>): Element | null {
  let found: Element | null = null;
  for (let at: Element | undefined = target; at; at = parents.get(at)) {
    if (isNamed(at, 'li')) return at;
    if (isNamed(at, ...HEADINGS)) return null;
    if (found && !isNamed(at, 'p', 'div', 'dd')) break;
    if (!found && isNamed(at, ...BLOCKS)) found = at;
  }
  const isPart = found !== null && elementsWithin(found).some((element) => isNamed(element, ...HEADINGS));
  return isPart || (found !== null && wordsOf(found).length > NOTE_LENGTH_MAX) ? null : found;
}

/** All items of the list: notes that nothing leads to are notes all the same. */
function itemsOf(list: Element): Element[] {
  return isNamed(list, 'ol', 'ul') ? list.children.filter((child) => isElement(child, 'li')) : [list];
}

function listAround(note: Element, parents: ReadonlyMap<Nodes, Element>): Element {
  return (isElement(note, 'li') ? parents.get(note) : undefined) ?? note;
}

function isBacklink(element: Element): boolean {
  if (!isElement(element, 'a')) return false;
  return (
    /^(?:[↩↑⤴^\s]|\uFE0E)+$/u.test(wordsOf(element)) ||
    classesOf(element).some((name) => /^footnote-?back/i.test(name))
  );
}

/** Whether the list, or what stands around it, is called one of sources. */
export function isCalledSources(list: Element): boolean {
  const names = [...classesOf(list), attribute(list, 'id'), attribute(list, 'ariaLabel')];
  return names.some((name) => name.split(/[-_]/).some(namesSources));
}
