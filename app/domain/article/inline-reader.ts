/** From the running text of a Markdown syntax tree to ours. */
import type { Html, Link, LinkReference, PhrasingContent, Text } from 'mdast';
import type { Inline } from '#app/domain/article/article.ts';
import { inlinesOf, strayMarkers, tightenMarkers, webAddress } from '#app/domain/article/inline-text.ts';
import { tidy, wordsOf } from '#app/domain/article/markup-text.ts';
import { excerpt, type ReadingLog } from '#app/domain/article/reading-log.ts';
import type { TextReferences } from '#app/domain/article/text-references.ts';

/** The line of dashes under a table's heads, where the parser saw no table. */
const TABLE_RULE =
  /^[ \t]*(?:\|[ \t]*:?-+:?[ \t]*|:?-+:?[ \t]*(?=\|[ \t]*:?-))(?:\|[ \t]*:?-+:?[ \t]*){0,50}\|?[ \t]*$/m;

export class InlineReader {
  readonly #log: ReadingLog;
  readonly #references: TextReferences;

  constructor(log: ReadingLog, references: TextReferences) {
    this.#log = log;
    this.#references = references;
  }

  read(nodes: readonly PhrasingContent[]): Inline[] {
    return tightenMarkers(nodes.flatMap((node) => this.#inline(node)));
  }

  /** Text of a heading: its words. Of all that a heading cannot carry is told. */
  words(nodes: readonly PhrasingContent[], carrier: PhrasingContent | undefined = nodes[0]): string {
    const written = wordsOf(nodes);
    const words = tidy(
      inlinesOf(written)
        .map((inline) => (inline.kind === 'text' ? inline.text : ''))
        .join(''),
    );
    const isPlain = nodes.every((node) => node.type === 'text') && words === written.trim();
    if (carrier && !isPlain) {
      this.#log.remark(carrier, `shown without links, marks and markup, as a heading is: "${words}"`);
    }
    return carrier ? this.#log.check(carrier, words) : words;
  }

  #inline(node: PhrasingContent): Inline[] {
    switch (node.type) {
      case 'text':
        return this.#text(node);
      case 'inlineCode':
        this.#log.remark(node, `code is shown as text: \`${excerpt(node.value)}\``);
        return [{ kind: 'text', text: this.#log.check(node, node.value) }];
      case 'break':
        return [{ kind: 'text', text: ' ' }];
      case 'strong':
      case 'emphasis':
        return [{ kind: node.type, children: this.read(node.children) }];
      case 'delete':
        return [{ kind: 'struck', children: this.read(node.children) }];
      case 'link':
        return this.#link(node);
      case 'linkReference':
        return this.#linkReference(node);
      case 'footnoteReference': {
        const number = this.#references.noteNumber(node.identifier);
        return number === null
          ? this.#asWritten(node, `[^${node.label ?? node.identifier}]`)
          : [{ kind: 'note', number, occurrence: 1 }];
      }
      case 'html':
        return this.#html(node);
      case 'image':
      case 'imageReference':
        this.#log.refuse(node, 'images between paragraphs', 'one within a heading, a cell or marked text');
        return [];
    }
  }

  #text(node: Text): Inline[] {
    const text = this.#log.check(node, node.value);
    for (const marker of strayMarkers(text)) {
      this.#log.remark(node, `stands as text, since it names no sources that could be meant: ${marker}`);
    }
    for (const [mark] of text.matchAll(/\[\^[^\]\s]{1,100}\]/g)) {
      this.#log.remark(node, `stands as text, since the file has no note of that name: ${mark}`);
    }
    if (TABLE_RULE.test(text)) {
      this.#log.refuse(node, 'a table whose line of dashes has a column for each head', 'another number');
    }
    return inlinesOf(text.replace(/\s*[\n\r\t]\s*/g, ' '));
  }

  #link(node: Link): Inline[] {
    if (node.title) this.#log.remark(node, `the title of a link was left out: "${excerpt(node.title, 300)}"`);
    return this.#linkTo(node, node.url);
  }

  #linkTo(node: Link | LinkReference, address: string): Inline[] {
    const url = webAddress(address);
    if (!url) this.#log.refuse(node, 'a link to http:// or https://', `"${excerpt(address)}"`);
    return url ? [{ kind: 'link', url, children: this.read(node.children) }] : [];
  }

  /** `[words][label]`, `[label]`. Numbers alone are markers of sources, as everywhere else. */
  #linkReference(node: LinkReference): Inline[] {
    const words = wordsOf(node.children);
    const label = node.label ?? node.identifier;
    if (/^\d+$/.test(words)) {
      const isPair = node.referenceType === 'full' && /^\d+$/.test(label);
      if (node.referenceType !== 'full' || isPair)
        return inlinesOf(`[${words}]${isPair ? `[${label}]` : ''}`);
    }
    const address = this.#references.link(node.identifier);
    if (address !== null) return this.#linkTo(node, address);
    const behind = { full: `[${label}]`, collapsed: '[]', shortcut: '' }[node.referenceType];
    return [...this.#asWritten(node, '['), ...this.read(node.children), { kind: 'text', text: `]${behind}` }];
  }

  /** The parser saw a definition where there is none. */
  #asWritten(node: PhrasingContent, text: string): Inline[] {
    this.#log.remark(node, 'stands as it is written, since nothing in the file defines it');
    return [{ kind: 'text', text }];
  }

  #html(node: Html): Inline[] {
    if (/^<!--[\s\S]*-->$/.test(node.value)) {
      this.#log.remark(node, `a comment was left out: ${excerpt(node.value, 300)}`);
      return [];
    }
    if (/^<br\b/i.test(node.value)) {
      this.#log.remark(node, `a line break became a space: ${excerpt(node.value)}`);
      return [{ kind: 'text', text: ' ' }];
    }
    this.#log.refuse(node, 'text', `raw HTML (${excerpt(node.value, 40)})`);
    return [];
  }
}
