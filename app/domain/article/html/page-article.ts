/** Where in a saved page the text of its article stands, and what stands around it. */
import type { Element, Nodes, Parents, Root } from 'hast';
import {
  attribute,
  classesOf,
  elementsWithin,
  isElement,
  isNamed,
  wordsOf,
} from '#app/domain/article/html/elements.ts';
import { furnitureOf } from '#app/domain/article/html/left-out.ts';

export interface PageArticle {
  /** What holds the text. */
  readonly body: Parents;
  /** What belongs to the article beside its text: title, byline, lead picture; the body itself where nothing does. */
  readonly article: Parents;
}

/** Names that widespread systems and themes give to what holds the text alone. */
const BODY_CLASSES = new Set(
  (
    'entry-content post-content post-body article-content article-body article__body article__content story-body story-content ' +
    'gh-content post-full-content c-content single-content td-post-content wp-block-post-content field--name-body body-text ' +
    'rich-text richtext content-body e-content available-content markdown-body'
  ).split(' '),
);

/** Fewer words than these are no article but a teaser or a caption. */
const WORDS_MIN = 20;

/** By what the page says itself, then by the names that systems use, then by where most of the text stands. */
export function findPageArticle(root: Root): PageArticle {
  const elements = elementsWithin(root);
  const counts = wordCounts(root);
  const named = (test: (element: Element) => boolean) => longest(elements.filter(test), counts);
  const outer =
    named((element) => element.tagName === 'article' || attribute(element, 'itemType').includes('Article')) ??
    named((element) => element.tagName === 'main' || attribute(element, 'role') === 'main') ??
    elements.find(({ tagName }) => tagName === 'body') ??
    root;
  const body =
    named((element) => attribute(element, 'itemProp').split(/\s+/).includes('articleBody')) ??
    named((element) => classesOf(element).some((name) => BODY_CLASSES.has(name))) ??
    outer;
  const isWithin = outer === body || elementsWithin(outer).some((element) => element === body);
  return { body, article: isWithin ? outer : body };
}

function longest(elements: readonly Element[], counts: ReadonlyMap<Nodes, number>): Element | undefined {
  const countOf = (element: Element): number => counts.get(element) ?? 0;
  const most = elements.reduce((max, element) => Math.max(max, countOf(element)), WORDS_MIN);
  // The innermost of those that hold as much.
  return elements.findLast((element) => countOf(element) >= most);
}

/** Of each element, in one walk: the words within it that readers see. */
function wordCounts(root: Root): Map<Nodes, number> {
  const counts = new Map<Nodes, number>();
  const count = (node: Nodes): number => {
    let words = node.type === 'text' ? (node.value.match(/\S+/g)?.length ?? 0) : 0;
    if ('children' in node && !isElement(node, 'script', 'style', 'template', 'noscript')) {
      for (const child of node.children) words += count(child);
    }
    counts.set(node, words);
    return words;
  };
  count(root);
  return counts;
}

export function countWords(node: Nodes): number {
  const words = wordsOf(node);
  return words === '' ? 0 : words.split(' ').length;
}

/** The largest parts of `outer` that hold nothing of `inner`, in the order of the page. */
export function partsAround(outer: Parents, inner: Parents): Element[] {
  if (outer === inner) return [];
  return outer.children.flatMap((child) => {
    if (!isElement(child) || child === inner) return [];
    if (elementsWithin(child).some((element) => element === inner)) return partsAround(child, inner);
    return [child];
  });
}

/** The small parts of a header or footer, so that each is told of by itself; what is furniture stays whole. */
export function smallParts(part: Element): Element[] {
  const inner = part.children.filter((child) => isElement(child));
  const isText = part.children.some((child) => child.type === 'text' && child.value.trim() !== '');
  if (isText || inner.length === 0 || furnitureOf(part) !== null || !isNamed(part, ...WRAPPERS))
    return [part];
  return inner.flatMap(smallParts);
}

const WRAPPERS = ['div', 'header', 'footer', 'section', 'hgroup', 'aside'];
