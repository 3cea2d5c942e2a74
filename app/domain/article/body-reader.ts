/** From a Markdown syntax tree to sections and blocks of ours; what has no place in them is refused with its line. */
import type { Heading, Image, Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { articleImage, type ImageOf } from '#app/domain/article/article-images.ts';
import { plainText, type Block, type Inline, type Note } from '#app/domain/article/article.ts';
import type { ArticleBody } from '#app/domain/article/finish-article.ts';
import type { ImportProblem, ImportRemark } from '#app/domain/article/import-report.ts';
import { inlinesOf, tightenMarkers, webAddress } from '#app/domain/article/inline-text.ts';

export const listDepthMax = 6;
export const quoteDepthMax = 2;
export const problemsMax = 20;

/**
 * Sections and what stands before the first one, grown tree by tree: of Markdown, or of what another form was made into.
 * What it cannot take is in `problems`, what it takes otherwise than it was written in `remarks`.
 */
export class BodyReader implements ArticleBody {
  readonly introduction: Block[] = [];
  readonly sections: { number: number; heading: string; blocks: Block[] }[] = [];
  readonly notes: Note[] = [];
  readonly problems: ImportProblem[] = [];
  readonly remarks: ImportRemark[] = [];
  readonly #imageOf: ImageOf | undefined;
  #lineFirst: number | null = 1;

  constructor({ imageOf }: { readonly imageOf?: ImageOf | undefined } = {}) {
    this.#imageOf = imageOf;
  }

  /**
   * Headings of the first two levels begin sections, whatever number they carry. The nodes' lines are counted from
   * `lineFirst`; null where they have none that an editor could find.
   */
  read(nodes: readonly RootContent[], lineFirst: number | null): void {
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
    this.#tell(this.problems, node, `expected ${expected}, got ${got}`);
  }

  /** Tells what became of a node that is taken otherwise than it was written. */
  remark(node: Nodes, message: string): void {
    this.#tell(this.remarks, node, message);
  }

  #tell(told: ImportRemark[], node: Nodes, message: string): void {
    if (told.length >= problemsMax) return;
    const line = this.#lineFirst === null ? null : this.#lineFirst + (node.position?.start.line ?? 1) - 1;
    told.push({ line, message });
  }

  /** A block of the tree as blocks of ours: none where it is only a rule, or refused. */
  block(node: RootContent, depth: number): Block[] {
    if (depth > listDepthMax + quoteDepthMax) {
      this.refuse(node, `at most ${String(listDepthMax)} levels of lists`, 'more');
      return [];
    }
    switch (node.type) {
      case 'paragraph':
        return this.#paragraph(node);
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

  /** A paragraph with images in its text is parted at them: they stand for themselves. */
  #paragraph(node: Paragraph): Block[] {
    const blocks: Block[] = [];
    let text: PhrasingContent[] = [];
    const close = (): void => {
      const inlines = this.inlines(text);
      text = [];
      const isBlank = inlines.every((inline) => inline.kind === 'text' && inline.text.trim() === '');
      if (!isBlank) blocks.push({ kind: 'paragraph', inlines });
    };
    for (const child of node.children) {
      if (child.type === 'image') {
        close();
        blocks.push(...this.#image(child));
      } else text.push(child);
    }
    close();
    return blocks;
  }

  #image(node: Image): Block[] {
    const caption = node.title ? this.inlines([{ type: 'text', value: node.title }]) : [];
    const image = articleImage({ reference: node.url, alt: node.alt ?? '', caption }, this.#imageOf);
    if (!('problem' in image)) return [{ kind: 'image', image }];
    this.#tell(this.problems, node, image.problem);
    return [];
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
