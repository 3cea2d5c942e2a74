/** The list of sources with which an article ends, as HTML has it: a heading that says so, then a list or paragraphs. */
import type { Element, Nodes, Parents } from 'hast';
import type { Source } from '#app/domain/article/article.ts';
import { quoted, tell, type Cleaning } from '#app/domain/article/html/cleaning.ts';
import {
  attribute,
  classesOf,
  elementsWithin,
  isElement,
  isNamed,
  wordsOf,
} from '#app/domain/article/html/elements.ts';
import { webAddress } from '#app/domain/article/inline-text.ts';

const NAMES =
  /^(?:\d{1,2}[.)]\s*)?(?:(?:our|list of|the)\s+)?(?:sources?|references?|bibliography|works cited|citations|quellen|sources et références|références|fuentes|referencias|fontes|fonti|bronnen|kilder|källor|źródła|مصادر|المصادر|المراجع|מקורות|منابع)(?:\s+(?:cited|and (?:notes|further reading)))?\s*[::]?$/iu;

/** The nodes of an item, without those around them. */
export interface ListedSource {
  readonly nodes: readonly Nodes[];
  readonly number: number;
}

export interface SourceList {
  /** All that has become sources, and the heading. */
  readonly taken: readonly Element[];
  readonly items: readonly ListedSource[];
}

/** A longer item is a text of its own, and what it stands in no list of sources. */
const ITEM_LENGTH_MAX = 800;
/** A marker has three digits. */
const SOURCES_MAX = 999;

/** Whether a heading, or the name that a list is given, says that sources follow. */
export function namesSources(words: string): boolean {
  return words.length <= 60 && NAMES.test(words.trim());
}

/** Every list of sources in the order of the page. */
export function findSourceLists(body: Parents): SourceList[] {
  const numbers = new Set<number>();
  const walk = (parent: Parents): SourceList[] =>
    parent.children.flatMap((child, at) => {
      if (!isElement(child)) return [];
      const list = namesSources(wordsOf(child)) ? listBehind(parent, at, numbers) : null;
      return list ? [list] : walk(child);
    });
  return walk(body);
}

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

function listBehind(parent: Parents, at: number, numbers: Set<number>): SourceList | null {
  const [heading, ...behind] = parent.children.slice(at).filter((child) => isElement(child));
  if (!heading) return null;
  const end = behind.findIndex(
    (element) => isElement(element, ...HEADINGS) || namesSources(wordsOf(element)) || holdsFootnotes(element),
  );
  const section = end < 0 ? behind : behind.slice(0, end);
  const lists = section.flatMap((element) => listsOf(element));
  const runs = lists.length > 0 ? lists.flatMap(itemsOf) : section.flatMap(runsOf).filter(isReference);
  const words = runs.map(wordsOfRun);
  if (runs.length === 0 || runs.length > SOURCES_MAX || words.some((text) => text.length > ITEM_LENGTH_MAX))
    return null;
  const taken = lists.length > 0 ? lists : section.filter((element) => runsOf(element).some(isReference));
  const items = runs.map((nodes, index) => {
    const number = numberFor(Number(NUMBER.exec(words[index] ?? '')?.[1] ?? index + 1), numbers);
    numbers.add(number);
    return { nodes, number };
  });
  return { taken: [heading, ...taken], items };
}

function holdsFootnotes(element: Element): boolean {
  return /foot-?notes?|end-?notes?/i.test([...classesOf(element), attribute(element, 'id')].join(' '));
}

/** As the item says it, else the next that is free. */
function numberFor(wanted: number, numbers: ReadonlySet<number>): number {
  if (!numbers.has(wanted) && wanted >= 1 && wanted <= 999) return wanted;
  return Math.max(0, ...numbers) + 1;
}

const NUMBER = /^\s*\[?(\d{1,3})(?:\]|[.)](?=\s))\s*/;

function listsOf(element: Element): Element[] {
  if (isNamed(element, 'ol', 'ul')) return [element];
  return element.children.flatMap((child) => (isElement(child) ? listsOf(child) : []));
}

function itemsOf(list: Element): Nodes[][] {
  return list.children
    .filter((child) => isElement(child, 'li') && wordsOf(child) !== '')
    .map((item) => [item]);
}

/** A paragraph, or the lines that it is broken into. */
function runsOf(element: Element): Nodes[][] {
  if (!isNamed(element, 'p', 'div')) return [];
  const inner = element.children.filter((child) => isElement(child, 'p', 'div'));
  if (inner.length > 0) return inner.flatMap(runsOf);
  const runs: Nodes[][] = [[]];
  for (const child of element.children) {
    if (isElement(child, 'br')) runs.push([]);
    else runs.at(-1)?.push(child);
  }
  return runs.filter((run) => wordsOfRun(run) !== '');
}

const wordsOfRun = (nodes: readonly Nodes[]): string =>
  nodes.map(wordsOf).join(' ').replace(/\s+/g, ' ').trim();

function isReference(nodes: readonly Nodes[]): boolean {
  const words = wordsOfRun(nodes);
  return NUMBER.test(words) || BARE_ADDRESS.test(words) || linksOf(nodes).length > 0;
}

const BARE_ADDRESS = /https?:\/\/[^\s<>"“”]+[^\s<>"“”.,;:!?)\]]/i;

function linksOf(nodes: readonly Nodes[]): Element[] {
  const within = nodes.flatMap((node) => (isElement(node) ? [node, ...elementsWithin(node)] : []));
  return within.filter(
    (element) => isElement(element, 'a') && /^(?:https?:)?\/\//i.test(attribute(element, 'href').trim()),
  );
}

/** The item as a source: its words as title, its first link as address. A further link is told of. */
export function sourceOf(
  { nodes, number }: ListedSource,
  cleaning: Pick<Cleaning, 'remarks' | 'address'>,
): Source {
  const words = wordsOfRun(nodes)
    .replace(NUMBER, '')
    .replace(/\s*[↩↑⤴]\uFE0E?/gu, '');
  const bare = BARE_ADDRESS.exec(words)?.[0];
  const links = linksOf(nodes).flatMap((link) => resolved(attribute(link, 'href'), cleaning.address) ?? []);
  const [url = bare === undefined ? null : webAddress(bare), ...further] = [...new Set(links)];
  const [first] = nodes;
  if (further.length > 0 && first) {
    tell(cleaning, first, `source ${String(number)} keeps its first link; left out: ${further.join(' ')}`);
  }
  const title = (bare === undefined ? words : words.replace(bare, ' ').replace(/[\s.]+$/, ''))
    .replace(/\s+/g, ' ')
    .replace(/\(\s*\)|[\s,;:(–—-]+$/g, '')
    .trim();
  if (title.length > TITLE_LENGTH_MAX && first) {
    tell(
      cleaning,
      first,
      `the title of source ${String(number)} was cut${quoted(title.slice(TITLE_LENGTH_MAX))}`,
    );
  }
  return {
    number,
    title: title.slice(0, TITLE_LENGTH_MAX).trim() || (url ?? words),
    publisher: null,
    url,
    date: null,
    language: null,
    direction: 'ltr',
  };
}

const TITLE_LENGTH_MAX = 500;

/** A web address, relative to that of the page; null for all others. */
export function resolved(href: string, address: string | null): string | null {
  return webAddress(URL.parse(href.trim(), address ?? undefined)?.href ?? '');
}
