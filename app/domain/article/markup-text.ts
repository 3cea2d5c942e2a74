/** The words of one line that carries Markdown or HTML: what stands in titles, feeds, slugs and headings. */
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';

/** A line is no list, heading or quote, whatever it begins with. */
const lineOnly = {
  disable: {
    null: [
      'blockQuote',
      'codeFenced',
      'codeIndented',
      'definition',
      'headingAtx',
      'htmlFlow',
      'list',
      'setextUnderline',
      'thematicBreak',
    ],
  },
};

/** A parser's time rises with the square of what is nested; no line that is shown is longer. */
const lengthMax = 3000;

/**
 * `Is it **true**?`, `Is it [true](https://a.example)?`, `Is it <b>true</b>?` and `A &amp; B` without their markup. What is
 * longer than any line that is shown comes back as it is.
 */
export function textOfMarkup(line: string): string {
  if (line.length > lengthMax || !/[*_`[<&\\~]/.test(line)) return line;
  const tree = fromMarkdown(line, {
    extensions: [lineOnly, gfmStrikethrough({ singleTilde: false })],
    mdastExtensions: [gfmStrikethroughFromMarkdown()],
  });
  return tidy(wordsOf([tree]));
}

/** On one line, without blanks at its ends. A form feed is no blank: it is left for the check to find. */
export const tidy = (text: string): string => text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');

/** The words of a syntax tree: of links and images theirs, of tags, comments and footnotes' marks none. */
export function wordsOf(nodes: readonly Nodes[]): string {
  return nodes.map(wordsOfNode).join('');
}

function wordsOfNode(node: Nodes): string {
  switch (node.type) {
    case 'html':
      return /^<br\b/i.test(node.value) ? ' ' : '';
    case 'break':
      return ' ';
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    default:
      if ('value' in node) return node.value;
      return 'children' in node ? wordsOf(node.children) : '';
  }
}
