/** From a Markdown syntax tree to sections and blocks of ours; what has no place in them is refused with its line. */
import type {
  Heading,
  Html,
  Image,
  ImageReference,
  List,
  Nodes,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table as TableNode,
} from 'mdast';
import { articleImage, type ImageOf } from '#app/domain/article/article-images.ts';
import type { Block, Note, Source } from '#app/domain/article/article.ts';
import type { ArticleBody } from '#app/domain/article/finish-article.ts';
import type { ImportProblem, ImportRemark } from '#app/domain/article/import-report.ts';
import { trimmed } from '#app/domain/article/inline-text.ts';
import { InlineReader } from '#app/domain/article/inline-reader.ts';
import { excerpt, problemsMax, ReadingLog } from '#app/domain/article/reading-log.ts';
import { markersOf } from '#app/domain/article/text-within.ts';
import { TextReferences } from '#app/domain/article/text-references.ts';

declare module 'mdast' {
  interface ImageData {
    /** Running text below a picture that did not come from Markdown. */
    caption?: PhrasingContent[];
  }
}

export const listDepthMax = 6;
export const quoteDepthMax = 2;
/** More columns than these no page shows so that anybody could read them. */
export const columnsMax = 30;

export interface BodyOptions {
  readonly imageOf?: ImageOf | undefined;
  /** A first heading that only repeats it is left out. */
  readonly headline?: string | undefined;
}

/** One part of a text, with the line at which it begins; null where its nodes have no lines that an editor could find. */
export interface BodyPart {
  readonly nodes: readonly RootContent[];
  readonly lineFirst: number | null;
}

/**
 * The whole text of a fact-check from its parts, of Markdown or of what another form was made into. What it cannot take is in
 * `problems`, what it takes otherwise than it was written in `remarks`; `sources` are those that the text itself defines.
 */
export function readBody(parts: readonly BodyPart[], options: BodyOptions = {}): ArticleBody {
  const reader = new BodyReader(options);
  for (const part of parts) reader.gather(part);
  for (const part of parts) {
    if (reader.problems.length >= problemsMax) break;
    reader.read(part.nodes, part.lineFirst);
  }
  return reader.finish();
}

/** Sections and what stands before the first one, grown part by part. */
class BodyReader {
  readonly introduction: Block[] = [];
  readonly sections: { number: number; heading: string; blocks: Block[] }[] = [];
  readonly #options: BodyOptions;
  readonly #log = new ReadingLog();
  readonly #references = new TextReferences(this.#log);
  readonly #inlines = new InlineReader(this.#log, this.#references);

  constructor(options: BodyOptions = {}) {
    this.#options = options;
  }

  get problems(): readonly ImportProblem[] {
    return this.#log.problems;
  }

  get remarks(): readonly ImportRemark[] {
    return this.#log.remarks;
  }

  /** Finds what the part defines, for whatever part names it. */
  gather({ nodes, lineFirst }: BodyPart): void {
    this.#log.lineFirst = lineFirst;
    this.#references.gather(nodes);
  }

  /** Headings of the first two levels begin sections, whatever number they carry. */
  read(nodes: readonly RootContent[], lineFirst: number | null): void {
    this.gather({ nodes, lineFirst });
    for (const node of nodes) {
      if (node.type === 'heading' && node.depth <= 2) this.#beginSection(node);
      else (this.sections.at(-1)?.blocks ?? this.introduction).push(...this.block(node, 1));
    }
  }

  /** Reads the footnotes, whose numbers the text has given them by now, and tells what nothing names. */
  finish(): ArticleBody & { readonly sources: readonly Source[] } {
    const { introduction, sections, problems, remarks } = this;
    const notes: Note[] = [];
    for (const { children } of this.#references.notesInOrder()) {
      notes.push({ number: notes.length + 1, blocks: this.#blocks(children, 1) });
    }
    const named = new Set(markersOf({ introduction, sections, notes }).map(({ number }) => number));
    const sources = this.#references.finish(named);
    return { introduction, sections, notes, sources, problems, remarks };
  }

  #beginSection(node: Heading): void {
    const written = this.#inlines.words(node.children);
    const [, number, heading = written] = /^(\d{1,2})[.)]\s+(.*)$/.exec(written) ?? [];
    const isFirst = this.sections.length === 0 && this.introduction.length === 0;
    if (isFirst && node.depth === 1 && lettersOf(heading) === lettersOf(this.#options.headline ?? '')) {
      this.#log.remark(node, `a heading that repeats the headline was left out: "${heading}"`);
      return;
    }
    if (!heading) this.#log.refuse(node, 'a heading', 'an empty one');
    const place = this.sections.length + 1;
    if (number !== undefined && Number(number) !== place) {
      this.#log.remark(node, `the heading numbered ${number} is section ${String(place)}`);
    }
    this.sections.push({ number: place, heading, blocks: [] });
  }

  #blocks(nodes: readonly RootContent[], depth: number): Block[] {
    return nodes.flatMap((child) => this.block(child, depth));
  }

  /** A block of the tree as blocks of ours: none where it is only a rule, or refused. */
  block(node: RootContent, depth: number): Block[] {
    if (depth > listDepthMax + quoteDepthMax) {
      this.#log.refuse(node, `at most ${String(listDepthMax)} levels of lists`, 'more');
      return [];
    }
    switch (node.type) {
      case 'paragraph':
        return this.#paragraph(node);
      case 'heading':
        return [{ kind: 'subheading', inlines: this.#inlines.read(node.children) }];
      case 'blockquote':
        return [{ kind: 'quote', blocks: this.#blocks(node.children, depth + 1) }];
      case 'list':
        return [this.#list(node, depth)];
      case 'table':
        return [this.#table(node)];
      case 'thematicBreak':
      case 'definition':
      case 'footnoteDefinition':
        // A rule is no text; definitions are read where something names them.
        return [];
      case 'html':
        this.#html(node);
        return [];
      case 'code':
        this.#log.refuse(node, 'text, or a quote (> …)', `a block of code: ${excerpt(node.value, 40)}`);
        return [];
      default:
        this.#log.refuse(node, 'paragraphs, lists, quotes, tables and headings', node.type);
        return [];
    }
  }

  /** A paragraph with images in its text is parted at them: they stand for themselves. */
  #paragraph(node: Paragraph): Block[] {
    const blocks: Block[] = [];
    let text: PhrasingContent[] = [];
    const close = (): void => {
      const inlines = trimmed(this.#inlines.read(text));
      text = [];
      if (inlines.length > 0) blocks.push({ kind: 'paragraph', inlines });
    };
    for (const child of node.children) {
      const image = imageIn(child);
      if (image) {
        close();
        if (child.type === 'link') this.#log.remark(child, `the link of an image was left out: ${child.url}`);
        blocks.push(...this.#image(image));
      } else text.push(child);
    }
    close();
    return blocks;
  }

  #image(node: Image | ImageReference): Block[] {
    const address = node.type === 'image' ? node.url : (this.#references.link(node.identifier) ?? '');
    const title = node.type === 'image' ? this.#log.check(node, node.title ?? '') : '';
    // Markdown has a line of plain words for a caption; what came from HTML has running text.
    const written: PhrasingContent[] = title ? [{ type: 'text', value: title }] : [];
    const caption = this.#inlines.read((node.type === 'image' && node.data?.caption) || written);
    const alt = this.#log.check(node, node.alt ?? '');
    const image = articleImage({ reference: address, alt, caption }, this.#options.imageOf);
    if (!('problem' in image)) return [{ kind: 'image', image }];
    this.#log.refuseWith(node, image.problem);
    return [];
  }

  #list(node: List, depth: number): Block {
    const start = node.start ?? 1;
    if (node.ordered && start !== 1) {
      this.#log.remark(node, `a list that begins with ${String(start)} is numbered from 1`);
    }
    const items = node.children.map((item) => this.#blocks(item.children, depth + 1));
    return { kind: 'list', ordered: node.ordered ?? false, items: items.filter((item) => item.length > 0) };
  }

  /** A row that is shorter than the heads is filled up; what stands beyond them would be lost, and is refused. */
  #table(node: TableNode): Block {
    const [head, ...rows] = node.children;
    const columns = (node.align ?? []).map((align) => ({ align: align ?? null }));
    if (columns.length > columnsMax) {
      this.#log.refuse(node, `at most ${String(columnsMax)} columns`, String(columns.length));
    }
    const cellsOf = (row: TableNode['children'][number] | undefined) => {
      const cells = row?.children ?? [];
      if (row && cells.length > columns.length) {
        this.#log.refuse(row, `${String(columns.length)} cells, as there are heads`, String(cells.length));
      }
      return columns.map((_, at) => this.#inlines.read(cells[at]?.children ?? []));
    };
    return { kind: 'table', columns, header: cellsOf(head), rows: rows.map(cellsOf) };
  }

  #html(node: Html): void {
    if (/^(?:<!--(?:(?!-->)[\s\S])*-->\s*)+$/.test(node.value)) {
      this.#log.remark(node, `a comment was left out: ${excerpt(node.value, 300)}`);
    } else this.#log.refuse(node, 'text', `raw HTML (${excerpt(node.value, 40)})`);
  }
}

/** An image that stands in a paragraph, also where it is all that a link shows. */
function imageIn(node: PhrasingContent): Image | ImageReference | null {
  if (isImage(node)) return node;
  const only = node.type === 'link' && node.children.length === 1 ? node.children[0] : undefined;
  return only && isImage(only) ? only : null;
}

const isImage = (node: Nodes): node is Image | ImageReference =>
  node.type === 'image' || node.type === 'imageReference';

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
