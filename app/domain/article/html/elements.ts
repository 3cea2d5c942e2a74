/** Questions that readers of HTML ask of a tree: names, attributes, classes, words, and what stands within. */
import type { Element, ElementContent, Nodes, Parents } from 'hast';

export function isElement(node: Nodes | undefined, ...names: readonly string[]): node is Element {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));
}

/** The same question where the answer tells nothing of the others. */
export function isNamed(element: Element, ...names: readonly string[]): boolean {
  return names.includes(element.tagName);
}

/** An attribute by its name in HTML as hast spells it (`colSpan`); empty where it is absent. */
export function attribute(element: Element, name: string): string {
  const value = element.properties[name];
  if (Array.isArray(value)) return value.join(' ');
  return value === null || value === undefined || value === false ? '' : String(value);
}

export function classesOf(element: Element): string[] {
  const value = element.properties['className'];
  return Array.isArray(value) ? value.map(String) : [];
}

/** Elements and texts that no reader sees on any page. */
const UNSEEN = new Set(['script', 'style', 'template', 'head', 'title', 'noscript', 'datalist']);
/** Elements between which words do not run together. */
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt ruby s samp ' +
    'small span strike strong sub sup time tt u var wbr'
  ).split(' '),
);

/** The words that a reader sees in it, with single spaces between them. */
export function wordsOf(node: Nodes): string {
  const parts: string[] = [];
  collectWords(node, parts);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

function collectWords(node: Nodes, parts: string[]): void {
  if (node.type === 'text') parts.push(node.value);
  if (!('children' in node) || (node.type === 'element' && UNSEEN.has(node.tagName))) return;
  const isApart = node.type === 'element' && !INLINE.has(node.tagName);
  if (isApart) parts.push(' ');
  for (const child of node.children) collectWords(child, parts);
  if (isApart) parts.push(' ');
}

/** Every element within, outer ones first, in the order of the page. */
export function elementsWithin(node: Parents): Element[] {
  const found: Element[] = [];
  const walk = (parent: Parents): void => {
    for (const child of parent.children) {
      if (child.type !== 'element') continue;
      found.push(child);
      walk(child);
    }
  };
  walk(node);
  return found;
}

/** From 1; 1 where the parser knows none, as for elements that it made up. */
export function lineOf(node: Nodes): number {
  if (node.position) return node.position.start.line;
  const [first] = 'children' in node ? node.children : [];
  return first ? lineOf(first) : 1;
}

/** An element of our own making that stands where `from` stood. */
export function made(tagName: string, from: Nodes, children: readonly ElementContent[]): Element {
  return {
    type: 'element',
    tagName,
    properties: {},
    children: [...children],
    ...(from.position && { position: from.position }),
  };
}

/** A text of our own making that stands where `from` stood. */
export function madeText(value: string, from: Nodes): ElementContent {
  return { type: 'text', value, ...(from.position && { position: from.position }) };
}
