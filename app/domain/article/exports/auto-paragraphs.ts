/** WordPress's classic text has no paragraphs: blank lines part them, and a line end within one is a break. */
import type { Element, ElementContent, Root, Text } from 'hast';
import { isPhrasing } from '#app/domain/article/html/cleaning.ts';
import { elementsWithin, isElement, isNamed, made } from '#app/domain/article/html/elements.ts';

const CONTAINERS = ['body', 'div', 'blockquote', 'section', 'center'];
const IMAGES = ['img'];

/** Changes the tree in place. */
export function autoParagraphs(root: Root): void {
  for (const element of elementsWithin(root)) {
    if (isNamed(element, ...CONTAINERS)) element.children = paragraphsOf(element);
    else if (isNamed(element, 'p')) element.children = element.children.flatMap(brokenLines);
  }
}

function paragraphsOf(container: Element): ElementContent[] {
  const blocks: ElementContent[] = [];
  let line: ElementContent[] = [];
  const close = (): void => {
    const isBlank = line.every(
      (node) => node.type === 'comment' || (node.type === 'text' && node.value.trim() === ''),
    );
    const [first] = line;
    if (first && !isBlank) blocks.push(made('p', first, line.flatMap(brokenLines)));
    line = [];
  };
  for (const child of container.children) {
    if (child.type === 'text') {
      for (const [index, part] of splitText(child, /\n[^\S\n]*\n\s*/).entries()) {
        if (index > 0) close();
        line.push(part);
      }
    } else if (isPhrasing(child) || child.type === 'comment' || isElement(child, ...IMAGES)) {
      line.push(child);
    } else {
      close();
      blocks.push(child);
    }
  }
  close();
  return blocks;
}

function brokenLines(node: ElementContent): ElementContent[] {
  if (node.type !== 'text') return [node];
  const [first = '', ...rest] = node.value.split('\n');
  if (rest.length === 0) return [node];
  const parts: ElementContent[] = [{ ...node, value: first }];
  for (const value of rest) parts.push(made('br', node, []), { ...node, value });
  return parts.filter((part) => part.type !== 'text' || part.value !== '');
}

/** The parts of a text between separators, each with its own line. */
function splitText(text: Text, separator: RegExp): Text[] {
  const parts: Text[] = [];
  let line = text.position?.start.line ?? 1;
  for (const piece of text.value.split(new RegExp(`(${separator.source})`))) {
    const isSeparator = parts.length % 2 === 1;
    parts.push({ type: 'text', value: isSeparator ? '' : piece, ...at(text, line) });
    line += piece.split('\n').length - 1;
  }
  return parts.filter((_, index) => index % 2 === 0);
}

function at(text: Text, line: number): Pick<Text, 'position'> {
  return text.position ? { position: { ...text.position, start: { ...text.position.start, line } } } : {};
}
