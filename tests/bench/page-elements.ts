/** A page's HTML as a tree of elements, and back through React: for a rival that has React render each of them. */
import { createElement, type ReactElement, type ReactNode } from 'react';

/** `html`: content that React is given as it is, as in a script. */
export interface PageElement {
  readonly tag: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: readonly (PageElement | string)[];
}

const voidTags = new Set(['meta', 'link', 'input', 'br', 'hr', 'img']);
const attributeNames: Readonly<Record<string, string>> = {
  class: 'className',
  for: 'htmlFor',
  charset: 'charSet',
  novalidate: 'noValidate',
  tabindex: 'tabIndex',
  datetime: 'dateTime',
  crossorigin: 'crossOrigin',
  autocomplete: 'autoComplete',
  inputmode: 'inputMode',
  // React writes the attribute `checked` for an uncontrolled field from this.
  checked: 'defaultChecked',
};
const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};

/** Reads what React wrote, and nothing freer: every element is closed, every attribute quoted. Throws on anything else. */
export function readElements(page: string): PageElement {
  const open: { tag: string; props: Record<string, unknown>; children: (PageElement | string)[] }[] = [];
  let whole: PageElement | null = null;
  const token = /<!DOCTYPE html>|<\/([a-z0-9]+)>|<([a-z0-9]+)((?: [^\s=>/]+="[^"]*")*)\/?>|([^<]+)/gy;
  for (let found = token.exec(page); found; found = token.exec(page)) {
    const [, closed, opened, attributes = '', text] = found;
    const parent = open.at(-1);
    if (text !== undefined) parent?.children.push(unescape(text));
    else if (closed !== undefined) {
      const element = open.pop();
      if (element?.tag !== closed) throw new Error(`</${closed}> closes <${element?.tag ?? ''}>`);
      if (open.length === 0) whole = element;
    } else if (opened !== undefined) {
      const element = { tag: opened, props: readAttributes(attributes), children: [] };
      parent?.children.push(element);
      if (!voidTags.has(opened)) open.push(element);
      if (opened === 'script') token.lastIndex = readScript(page, token.lastIndex, element);
    }
  }
  if (!whole) throw new Error('the page has no end');
  return whole;
}

function readScript(page: string, from: number, script: { props: Record<string, unknown> }): number {
  const end = page.indexOf('</script>', from);
  script.props['dangerouslySetInnerHTML'] = { __html: page.slice(from, end) };
  return end;
}

function readAttributes(text: string): Record<string, unknown> {
  const pairs = [...text.matchAll(/ ([^\s=]+)="([^"]*)"/g)];
  return Object.fromEntries(
    pairs.map(([, name = '', value = '']) => [
      attributeNames[name.toLowerCase()] ?? name,
      value === '' && ['checked', 'novalidate', 'required'].includes(name.toLowerCase())
        ? true
        : unescape(value),
    ]),
  );
}

const unescape = (text: string) =>
  text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => entities[entity] ?? entity);

/** The element with all that is in it, to be rendered. */
export function toReact({ tag, props, children }: PageElement): ReactElement {
  const inner = children.map((child): ReactNode => (typeof child === 'string' ? child : toReact(child)));
  return createElement(tag, props, ...inner);
}
