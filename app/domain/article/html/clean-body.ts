/** The body of an article as it came in HTML, made plain: what is not text goes with a remark, the rest becomes elements that Markdown has too. */
import type { Element, ElementContent, Nodes } from 'hast';
import {
  isPhrasing,
  isSilent,
  leaveOut,
  quoted,
  runningText,
  splitAroundBlocks,
  tell,
  type Cleaning,
} from '#app/domain/article/html/cleaning.ts';
import {
  attribute,
  classesOf,
  isElement,
  isNamed,
  made,
  madeText,
  wordsOf,
} from '#app/domain/article/html/elements.ts';
import { cleanFigure, cleanPicture } from '#app/domain/article/html/figures.ts';
import { furnitureOf, isEmoji } from '#app/domain/article/html/left-out.ts';
import { cleanTable } from '#app/domain/article/html/tables.ts';
import { resolved } from '#app/domain/article/html/sources.ts';

/** Every body that is cleaned in this way. */
export function startCleaning(known: Omit<Cleaning, 'remarks' | 'clean'>): Cleaning {
  const cleaning: Cleaning = {
    ...known,
    remarks: [],
    clean: (nodes) => joinTexts(nodes.flatMap((node) => clean(cleaning, node))),
  };
  return cleaning;
}

function clean(cleaning: Cleaning, node: Nodes): ElementContent[] {
  const replaced = cleaning.replaced.get(node);
  if (replaced) return [...replaced];
  if (node.type === 'text') return [{ ...node, value: cleanText(node.value) }];
  if (node.type === 'root') return cleaning.clean(node.children);
  if (node.type !== 'element') return [];
  const what = furnitureOf(node);
  if (what !== null) {
    if (!isSilent(node)) leaveOut(cleaning, node, what);
    // What stood on both sides of it were words of their own.
    return isNamed(node, 'script', 'style') ? [] : [madeText(' ', node)];
  }
  const rule = Object.hasOwn(rules, node.tagName) ? rules[node.tagName] : undefined;
  const cleaned = rule ? rule(cleaning, node) : withChildren(cleaning, node);
  return cleaned.flatMap((part) => {
    if (!isElement(part)) return [part];
    if (isBlank(part)) return blankOf(part);
    return isLine(part) ? splitAroundBlocks(part) : [part];
  });
}

/** Invisible signs go, and spaces that do not break where they only widen a space. */
function cleanText(text: string): string {
  return text.replace(/[\u200B\u2060\uFEFF\u00AD]/g, '').replace(/\u00A0+(?=\s|$)|(?<=\s|^)\u00A0+/g, ' ');
}

/** What is left out leaves many small texts behind, in which white space would be looked through again and again. */
function joinTexts(nodes: readonly ElementContent[]): ElementContent[] {
  const joined: ElementContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      joined[joined.length - 1] = { ...last, value: last.value + node.value };
    else joined.push(node);
  }
  return joined;
}

/** Thousands of empty elements in a row would be looked through once for each of them. */
function isBlank(element: Element): boolean {
  return (
    !isNamed(element, 'br', 'footnote-mark') &&
    element.children.every((child) => child.type === 'text' && child.value.trim() === '')
  );
}

/** An empty box parts the words around it; an empty mark does not. */
function blankOf(element: Element): ElementContent[] {
  if (isNamed(element, 'li', 'tr', 'td', 'th', 'tbody', 'table', 'article-image')) return [element];
  return isPhrasing(element) && element.children.length === 0 ? [] : [madeText(' ', element)];
}

/** What holds running text and nothing else. */
function isLine(element: Element): boolean {
  return isPhrasing(element) || isElement(element, 'p', ...HEADINGS);
}

function withChildren(cleaning: Cleaning, element: Element): ElementContent[] {
  return [{ ...element, children: cleaning.clean(element.children) }];
}

const unwrap = (cleaning: Cleaning, { children }: Element): ElementContent[] => cleaning.clean(children);
const drop = (): [] => [];
const as =
  (tagName: string) =>
  (cleaning: Cleaning, element: Element): ElementContent[] => [
    made(tagName, element, cleaning.clean(element.children)),
  ];

type Rule = (cleaning: Cleaning, element: Element) => ElementContent[];

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** By element; those without a rule stay as they are. */
const rules: Readonly<Record<string, Rule>> = {
  a: cleanLink,
  img: (cleaning, img) =>
    isEmoji(img) ? [madeText(attribute(img, 'alt'), img)] : cleanPicture(cleaning, img, []),
  picture: (cleaning, picture) => cleanPicture(cleaning, picture, []),
  div: cleanBox,
  figure: cleanFigure,
  table: cleanTable,
  sup: (cleaning, sup) => cleanRaised(cleaning, sup, '⁰¹²³⁴⁵⁶⁷⁸⁹', '⁺', '⁻'),
  sub: (cleaning, sub) => cleanRaised(cleaning, sub, '₀₁₂₃₄₅₆₇₈₉', '₊', '₋'),
  pre: cleanLines,
  listing: cleanLines,
  xmp: cleanLines,
  plaintext: cleanLines,
  // Markdown's code holds no links, and a fact-check has no code.
  code: unwrap,
  kbd: unwrap,
  samp: unwrap,
  var: unwrap,
  tt: unwrap,
  ul: cleanList,
  ol: cleanList,
  menu: cleanList,
  dir: cleanList,
  li: as('div'),
  dl: as('div'),
  dt: cleanTitle,
  dd: as('div'),
  summary: cleanTitle,
  noscript: (cleaning, element) =>
    wordsOf({ ...element, tagName: 'div' }) === ''
      ? []
      : leaveOut(cleaning, { ...element, tagName: 'div' }, 'a text for browsers without scripts'),
  head: drop,
  base: drop,
  template: drop,
  colgroup: drop,
  col: drop,
  caption: cleanTitle,
  wbr: drop,
  hr: drop,
};

/** Ghost's callouts have their sign in a box of its own, which would be a paragraph that says nothing. */
function cleanBox(cleaning: Cleaning, div: Element): ElementContent[] {
  if (!classesOf(div).includes('kg-callout-card')) return withChildren(cleaning, div);
  const line = div.children.flatMap((child) =>
    isElement(child, 'div') ? [{ ...child, tagName: 'span' }, madeText(' ', child)] : [child],
  );
  return [made('p', div, cleaning.clean(line))];
}

/** Whatever stands in a list beside its items becomes an item, as browsers show it. */
function cleanList(cleaning: Cleaning, list: Element): ElementContent[] {
  const items = list.children.flatMap((child) => {
    if (isElement(child, 'li') && !cleaning.replaced.has(child)) {
      return [{ ...child, children: cleaning.clean(child.children) }];
    }
    const cleaned = cleaning.clean([child]);
    return cleaned.some((part) => wordsOf(part) !== '') ? [made('li', child, cleaned)] : cleaned;
  });
  return [{ ...list, tagName: list.tagName === 'ol' ? 'ol' : 'ul', children: items }];
}

/** A line that names what follows it: a term, the head of a part that opens, the title of a table. */
function cleanTitle(cleaning: Cleaning, element: Element): ElementContent[] {
  const text = runningText(cleaning, cleaning.clean(element.children), 'a title');
  return [made('p', element, [made('strong', element, text)])];
}

/** Only web addresses stay links; a link within the page becomes its words. */
function cleanLink(cleaning: Cleaning, link: Element): ElementContent[] {
  const children = cleaning.clean(link.children);
  const href = attribute(link, 'href').trim();
  if (href === '' || href.startsWith('#')) return isPermalink(link) ? [] : children;
  const url = resolved(href, cleaning.address);
  // A picture that leads to itself in full size shows nothing new.
  if (children.some((child) => isElement(child, 'article-image'))) return children;
  if (wordsOf(made('span', link, children)) === '') return children;
  if (url) return [{ ...link, properties: { href: url }, children }];
  tell(cleaning, link, `a link to "${href.slice(0, 120)}" left out, its words stay${quoted(wordsOf(link))}`);
  return children;
}

/** The sign beside a heading that leads to the heading itself. */
function isPermalink(link: Element): boolean {
  return attribute(link, 'href') !== '' && !/[\p{L}\p{N}]/u.test(wordsOf(link));
}

/** Raised and lowered digits change what a number says (10³, CO₂), so they stay raised and lowered. */
function cleanRaised(
  cleaning: Cleaning,
  element: Element,
  digits: string,
  plus: string,
  minus: string,
): ElementContent[] {
  const words = wordsOf(element);
  const isNumber =
    /^[+\-−–]?\d{1,6}$/.test(words) && element.children.every((child) => child.type === 'text');
  if (!isNumber) return withoutBrackets(cleaning.clean(element.children));
  const raised = Array.from(words, (sign) => (sign === '+' ? plus : (digits[Number(sign)] ?? minus))).join(
    '',
  );
  return [madeText(raised, element)];
}

/** `[` and `]` as texts of their own around the mark of a footnote. */
function withoutBrackets(children: ElementContent[]): ElementContent[] {
  if (!children.some((child) => isElement(child, 'footnote-mark'))) return children;
  return children.filter((child) => !(child.type === 'text' && /^\s*[[\](),]?\s*$/.test(child.value)));
}

/** Text whose line breaks count: a paragraph with breaks. */
function cleanLines(cleaning: Cleaning, element: Element): ElementContent[] {
  const broken = cleaning.clean(element.children).flatMap((child) => breakLines(child));
  return [made('p', element, broken)];
}

function breakLines(node: ElementContent): ElementContent[] {
  if (node.type === 'element') return [{ ...node, children: node.children.flatMap(breakLines) }];
  if (node.type !== 'text') return [];
  return node.value
    .split(/\r\n|\r|\n/)
    .flatMap((line, index) => [...(index > 0 ? [made('br', node, [])] : []), madeText(line, node)]);
}
