/** What the cleaning of one body knows, and what it has to tell. */
import type { Element, ElementContent, Nodes } from 'hast';
import type { ImageOf } from '#app/domain/article/article-images.ts';
import { attribute, isElement, isNamed, lineOf, made, wordsOf } from '#app/domain/article/html/elements.ts';
import type { ImportRemark } from '#app/domain/article/import-report.ts';

export interface Cleaning {
  /** Where the page stood, for addresses that are relative to it; null where that is not known. */
  readonly address: string | null;
  readonly imageOf: ImageOf | undefined;
  /** What was read otherwise already: footnotes, their marks, sources. */
  readonly replaced: ReadonlyMap<Nodes, readonly ElementContent[]>;
  /** Lines are those of the tree. */
  readonly remarks: ImportRemark[];
  /** These nodes, and what is within, by the rules of their elements. */
  clean(nodes: readonly Nodes[]): ElementContent[];
}

const REMARK_WORDS_MAX = 160;

/** More say nothing new to the editor. */
const REMARKS_MAX = 300;

export function tell(cleaning: Pick<Cleaning, 'remarks'>, node: Nodes, message: string): void {
  const { remarks } = cleaning;
  if (remarks.length < REMARKS_MAX) remarks.push({ line: lineOf(node), message });
  else if (remarks.length === REMARKS_MAX)
    remarks.push({ line: lineOf(node), message: 'more was left out below' });
}

/** Tells that this and its words are left out; nothing of it stays. */
export function leaveOut(cleaning: Pick<Cleaning, 'remarks'>, node: Nodes, what: string): [] {
  tell(cleaning, node, `${what} left out${quoted(wordsOf(node))}`);
  return [];
}

/** Icons and their buttons show no words, and nobody misses them. */
export function isSilent(element: Element): boolean {
  return isNamed(element, 'svg', 'button', 'input', 'area', 'option') && wordsOf(element) === '';
}

/** `: "the first words…"`, or nothing where there are none. */
export function quoted(words: string): string {
  if (words === '') return '';
  return `: "${words.length > REMARK_WORDS_MAX ? `${words.slice(0, REMARK_WORDS_MAX).trimEnd()}…` : words}"`;
}

/** Elements that stand within a line. `article-image` and blocks do not. */
const PHRASING = new Set(
  (
    'a abbr acronym b bdi bdo big blink br cite data del dfn em font footnote-mark i ins label map mark nobr output q rb ' +
    'rbc rp rt rtc ruby s slot small span strike strong sub sup time tt u'
  ).split(' '),
);

export function isPhrasing(node: Nodes): boolean {
  return node.type === 'text' || (node.type === 'element' && PHRASING.has(node.tagName));
}

/**
 * Clean nodes as running text alone, for `place` ("a cell of a table"): what stood in blocks of their own follows after a
 * break, and a picture, which has no place there, is told of.
 */
export function runningText(
  cleaning: Pick<Cleaning, 'remarks'>,
  nodes: readonly ElementContent[],
  place: string,
): ElementContent[] {
  const flat: ElementContent[] = [];
  const flatten = (node: ElementContent): void => {
    if (node.type !== 'element' || isPhrasing(node)) {
      flat.push(node);
    } else if (isNamed(node, 'article-image')) {
      leaveOut(cleaning, node, `a picture within ${place} (${attribute(node, 'src')})`);
    } else {
      if (flat.length > 0) flat.push(made('br', node, []));
      for (const child of node.children) flatten(child);
    }
  };
  for (const node of nodes) flatten(node);
  return flat;
}

const LINES = ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** `a` or `strong` around paragraphs, a picture in a paragraph: the outer element is split around the inner ones. */
export function splitAroundBlocks(element: Element): ElementContent[] {
  if (element.children.every(isPhrasing)) return [element];
  const parts: ElementContent[] = [];
  let line: ElementContent[] = [];
  const endLine = (): void => {
    if (line.some((node) => wordsOf(node) !== '' || isElement(node, 'footnote-mark'))) {
      parts.push({ ...element, children: line });
    }
    line = [];
  };
  for (const child of element.children) {
    if (isPhrasing(child)) {
      line.push(child);
      continue;
    }
    endLine();
    parts.push(within(element, child));
  }
  endLine();
  return parts;
}

/** The block with the outer element around each of its lines. */
function within(outer: Element, block: ElementContent): ElementContent {
  if (block.type !== 'element' || isNamed(block, 'article-image', 'table')) return block;
  // No paragraph stands in a paragraph or a heading.
  if (isNamed(block, ...LINES) && !isPhrasing(outer)) return block;
  const isLine = block.children.every(isPhrasing);
  if (isLine) return { ...block, children: [{ ...outer, children: block.children }] };
  return {
    ...block,
    children: block.children.map((child) => (isPhrasing(child) ? child : within(outer, child))),
  };
}
