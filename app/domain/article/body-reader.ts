/** From a Markdown syntax tree to sections and blocks of ours; what has no place in them is refused with its line. */
import type { Heading, Nodes, PhrasingContent, RootContent } from 'mdast';
import { plainText, type Block, type Inline } from '#app/domain/article/article.ts';
import type { ImportProblem } from '#app/domain/article/import-report.ts';
import { inlinesOf, tightenMarkers, webAddress } from '#app/domain/article/inline-text.ts';

export const listDepthMax = 6;
export const quoteDepthMax = 2;
export const problemsMax = 20;

/** Sections and what stands before the first one, grown tree by tree; a tree's lines are counted from `lineFirst`. */
export class BodyReader {
  readonly introduction: Block[] = [];
  readonly sections: { number: number; heading: string; blocks: Block[] }[] = [];
  readonly problems: ImportProblem[] = [];
  #lineFirst = 1;

  /** Headings of the first two levels begin sections, whatever number they carry. */
  read(nodes: readonly RootContent[], lineFirst: number): void {
    this.#lineFirst = lineFirst;
    for (const node of nodes) {
      if (node.type === 'heading' && node.depth <= 2) this.#beginSection(node);
      else (this.sections.at(-1)?.blocks ?? this.introduction).push(...this.block(node, 1));
    }
  }

  #beginSection(node: Heading): void {
    const heading = plainText(this.inlines(node.children)).trim();
    if (!heading) this.refuse(node, 'a heading', 'an empty one');
    this.sections.push({
      number: this.sections.length + 1,
      heading: heading.replace(/^\d{1,2}[.)]\s+/, ''),
      blocks: [],
    });
  }

  refuse(node: Nodes, expected: string, got: string): void {
    if (this.problems.length >= problemsMax) return;
    const line = this.#lineFirst + (node.position?.start.line ?? 1) - 1;
    this.problems.push({ line, message: `expected ${expected}, got ${got}` });
  }

  /** A block of the tree as blocks of ours: none where it is only a rule, or refused. */
  block(node: RootContent, depth: number): Block[] {
    if (depth > listDepthMax + quoteDepthMax) {
      this.refuse(node, `at most ${String(listDepthMax)} levels of lists`, 'more');
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
