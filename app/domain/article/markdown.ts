/** The body of a Markdown fact-check: `## Headings` become sections, `[n]` become markers, raw HTML is refused. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import type { Block, ImportProblem, Inline, Section } from '#app/domain/article/article.ts';
import { plainText } from '#app/domain/article/article.ts';
import { inlinesOf, tightenMarkers, webAddress } from '#app/domain/article/inline-text.ts';

interface Body {
  readonly introduction: Block[];
  readonly sections: Section[];
  readonly problems: ImportProblem[];
}

// A Markdown parser's time rises with the square of what is nested or matched, so each stretch of text is bounded, and the
// stretches are parsed one by one. Refusing a strange but honest article is the cheaper mistake; the editor is told the line.
const LIST_DEPTH_MAX = 6;
const QUOTE_DEPTH_MAX = 2;
const INDENT_MAX = 24;
const STRETCH_LENGTH_MAX = 10_000;
const STRETCH_MARKS_MAX = 400;
const PROBLEMS_MAX = 20;

/** Lines from one empty line to the next line that begins a new block of its own. */
interface Stretch {
  readonly line: number;
  readonly text: string;
}

/** Markdown whose first line is line `lineFirst` of the file. CommonMark without raw HTML, code blocks and pictures. */
export function readMarkdown(markdown: string, lineFirst: number): Body {
  const stretches = splitStretches(markdown, lineFirst);
  const excess = stretches.flatMap((stretch) => findExcess(stretch) ?? []).slice(0, 1);
  const introduction: Block[] = [];
  const sections: { number: number; heading: string; blocks: Block[] }[] = [];
  if (excess.length > 0) return { introduction, sections, problems: excess };
  const problems: ImportProblem[] = [];
  for (const stretch of stretches) {
    const reader = new BodyReader(stretch.line, problems);
    for (const node of fromMarkdown(stretch.text).children) {
      if (node.type === 'heading' && node.depth <= 2) {
        const heading = plainText(reader.inlines(node.children)).trim();
        if (!heading) reader.refuse(node, 'a heading', 'an empty one');
        sections.push({
          number: sections.length + 1,
          heading: heading.replace(/^\d{1,2}[.)]\s+/, ''),
          blocks: [],
        });
      } else (sections.at(-1)?.blocks ?? introduction).push(...reader.block(node, 1));
    }
    if (problems.length >= PROBLEMS_MAX) break;
  }
  return { introduction, sections, problems };
}

function splitStretches(markdown: string, lineFirst: number): Stretch[] {
  const stretches: Stretch[] = [];
  let lines: string[] = [];
  let start = lineFirst;
  const close = (): void => {
    if (lines.some((line) => line.trim() !== '')) stretches.push({ line: start, text: lines.join('\n') });
    lines = [];
  };
  let isAfterEmpty = true;
  for (const [index, line] of markdown.split(/\r\n|\r|\n/).entries()) {
    const isEmpty = line.trim() === '';
    // What is indented, quoted or a list item may continue the block before the empty line.
    if (isAfterEmpty && !isEmpty && !/^(?:\s|>|[-*+](?:\s|$)|\d{1,9}[.)](?:\s|$))/.test(line)) {
      close();
      start = lineFirst + index;
    }
    lines.push(line);
    isAfterEmpty = isEmpty;
  }
  close();
  return stretches;
}

/** What would make the parser slow rather than the article long. */
function findExcess(stretch: Stretch): ImportProblem | null {
  const problem = (line: number, most: number, what: string): ImportProblem => ({
    line,
    message: `expected at most ${String(most)} ${what}, got more`,
  });
  if (stretch.text.length > STRETCH_LENGTH_MAX) {
    return problem(stretch.line, STRETCH_LENGTH_MAX, 'characters in one paragraph, list or quote');
  }
  if ((stretch.text.match(/[*_`[\]!<&\\]/g)?.length ?? 0) > STRETCH_MARKS_MAX) {
    return problem(stretch.line, STRETCH_MARKS_MAX, 'marks (such as * or [) in one paragraph, list or quote');
  }
  for (const [index, text] of stretch.text.split('\n').entries()) {
    const start = /^[\s>*+\-\d.)]*/.exec(text.slice(0, 200))?.[0] ?? '';
    const quotes = start.match(/>/g)?.length ?? 0;
    const lists = start.match(/[*+-](?=\s)|\d[.)](?=\s)/g)?.length ?? 0;
    const indent = /^[ \t]*/.exec(text)?.[0].replaceAll('\t', '    ').length ?? 0;
    // A rule such as `- - - - - - - -` is no nesting.
    const isRule = /^ {0,3}([-*])[ \t]*(?:\1[ \t]*){2,200}$/.test(text);
    if (quotes > QUOTE_DEPTH_MAX) return problem(stretch.line + index, QUOTE_DEPTH_MAX, 'levels of quotes');
    if ((lists > LIST_DEPTH_MAX || indent > INDENT_MAX) && !isRule) {
      return problem(stretch.line + index, LIST_DEPTH_MAX, 'levels of lists');
    }
  }
  return null;
}

class BodyReader {
  readonly #lineFirst: number;
  readonly #problems: ImportProblem[];

  constructor(lineFirst: number, problems: ImportProblem[]) {
    this.#lineFirst = lineFirst;
    this.#problems = problems;
  }

  refuse(node: Nodes, expected: string, got: string): void {
    if (this.#problems.length >= PROBLEMS_MAX) return;
    const line = this.#lineFirst + (node.position?.start.line ?? 1) - 1;
    this.#problems.push({ line, message: `expected ${expected}, got ${got}` });
  }

  /** A block of the tree as blocks of ours: none where it is only a rule, or refused. */
  block(node: RootContent, depth: number): Block[] {
    if (depth > LIST_DEPTH_MAX + QUOTE_DEPTH_MAX) {
      this.refuse(node, `at most ${String(LIST_DEPTH_MAX)} levels of lists`, 'more');
      return [];
    }
    switch (node.type) {
      case 'paragraph': {
        const inlines = this.inlines(node.children);
        return inlines.length > 0 ? [{ kind: 'paragraph', inlines }] : [];
      }
      case 'heading':
        return [{ kind: 'subheading', inlines: this.inlines(node.children) }];
      case 'blockquote':
        return [{ kind: 'quote', blocks: node.children.flatMap((child) => this.block(child, depth + 1)) }];
      case 'list': {
        const items = node.children.map((item) =>
          item.children.flatMap((child) => this.block(child, depth + 1)),
        );
        return [
          { kind: 'list', ordered: node.ordered ?? false, items: items.filter((item) => item.length > 0) },
        ];
      }
      case 'thematicBreak':
        return [];
      case 'html':
        this.refuse(node, 'text', `raw HTML (${node.value.slice(0, 40)})`);
        return [];
      case 'definition':
        this.refuse(
          node,
          'a source in the front matter, or a link in its place',
          `a definition of [${node.label ?? ''}]`,
        );
        return [];
      default:
        this.refuse(node, 'paragraphs, lists, quotes and headings', node.type);
        return [];
    }
  }

  inlines(nodes: readonly PhrasingContent[]): Inline[] {
    return tightenMarkers(nodes.flatMap((node) => this.inline(node)));
  }

  inline(node: PhrasingContent): Inline[] {
    switch (node.type) {
      case 'text':
        return inlinesOf(node.value.replace(/\s*\n\s*/g, ' '));
      case 'inlineCode':
        return [{ kind: 'text', text: node.value }];
      case 'break':
        return [{ kind: 'text', text: ' ' }];
      case 'strong':
      case 'emphasis':
        return [{ kind: node.type, children: this.inlines(node.children) }];
      case 'link':
        return this.link(node, node.url, node.children);
      case 'html':
        this.refuse(node, 'text', `raw HTML (${node.value.slice(0, 40)})`);
        return [];
      default:
        this.refuse(node, 'text, emphasis and links', node.type);
        return [];
    }
  }

  link(node: PhrasingContent, address: string, children: readonly PhrasingContent[]): Inline[] {
    const url = webAddress(address);
    if (!url) this.refuse(node, 'a link to http:// or https://', `"${address.slice(0, 60)}"`);
    return url ? [{ kind: 'link', url, children: this.inlines(children) }] : [];
  }
}
