/** What a text names from elsewhere in it: footnotes, and the addresses of reference links. */
import type { Definition, FootnoteDefinition, Nodes } from 'mdast';
import { webAddress } from '#app/domain/article/inline-text.ts';
import { excerpt, type ReadingLog } from '#app/domain/article/reading-log.ts';
import type { Source } from '#app/domain/article/article.ts';

interface Defined<T> {
  readonly node: T;
  /** The log's `lineFirst` of the part that it stands in. */
  readonly lineFirst: number | null;
}

/** Definitions may stand before or behind what names them, so all parts of a text are gathered before one is read. */
export class TextReferences {
  readonly #log: ReadingLog;
  readonly #links = new Map<string, Defined<Definition>>();
  readonly #notes = new Map<string, Defined<FootnoteDefinition>>();
  readonly #linksNamed = new Set<string>();
  /** Labels of footnotes in the order in which the text names them: a note's number is its place. */
  readonly #notesNamed: string[] = [];

  constructor(log: ReadingLog) {
    this.#log = log;
  }

  gather(nodes: readonly Nodes[]): void {
    for (const node of nodes) {
      if (node.type === 'definition') this.#add(this.#links, node, `[${node.label ?? node.identifier}]`);
      else if (node.type === 'footnoteDefinition') {
        this.#add(this.#notes, node, `[^${node.label ?? node.identifier}]`);
      }
      if ('children' in node) this.gather(node.children);
    }
  }

  #add<T extends Definition | FootnoteDefinition>(
    known: Map<string, Defined<T>>,
    node: T,
    name: string,
  ): void {
    const first = known.get(node.identifier);
    if (!first) known.set(node.identifier, { node, lineFirst: this.#log.lineFirst });
    else if (first.node !== node) this.#log.refuse(node, `one definition of ${name}`, 'another one');
  }

  /** The address that a label stands for. */
  link(identifier: string): string | null {
    const found = this.#links.get(identifier);
    if (found) this.#linksNamed.add(identifier);
    return found?.node.url ?? null;
  }

  /** The number of a footnote, from 1 in the order in which they are named; null where the text has no such note. */
  noteNumber(identifier: string): number | null {
    if (!this.#notes.has(identifier)) return null;
    const at = this.#notesNamed.indexOf(identifier);
    return at < 0 ? this.#notesNamed.push(identifier) : at + 1;
  }

  /** The named ones in the order of their numbers, those that a note itself names last, behind them those that nothing names. */
  *notesInOrder(): Generator<FootnoteDefinition> {
    for (let at = 0; at < this.#notesNamed.length; at += 1) yield this.#enter(this.#notesNamed[at]);
    const unnamed = [...this.#notes.keys()].filter((identifier) => !this.#notesNamed.includes(identifier));
    for (const identifier of unnamed) {
      const node = this.#enter(identifier);
      this.#log.remark(node, `nothing in the text leads to the note [^${node.label ?? node.identifier}]`);
      this.#notesNamed.push(identifier);
      yield node;
    }
  }

  /** From here on the log counts lines as the note's part does. */
  #enter(identifier: string | undefined): FootnoteDefinition {
    const found = this.#notes.get(identifier ?? '');
    if (!found) throw new Error(`no footnote ${String(identifier)}`);
    this.#log.lineFirst = found.lineFirst;
    return found.node;
  }

  /**
   * Definitions with a number for a label are sources where the text names them as such. Of those that nothing names is told,
   * and of titles, which have no place in a link.
   */
  finish(markers: ReadonlySet<number>): Source[] {
    const sources: Source[] = [];
    for (const [identifier, { node, lineFirst }] of this.#links) {
      this.#log.lineFirst = lineFirst;
      const number = /^[1-9]\d{0,2}$/.test(identifier) ? Number(identifier) : null;
      const url = webAddress(node.url);
      const name = `[${node.label ?? identifier}]`;
      if (number !== null && markers.has(number)) {
        if (!url) this.#log.refuse(node, 'a source at http:// or https://', `"${excerpt(node.url)}"`);
        else sources.push(sourceAt(number, url, this.#log.check(node, node.title ?? '')));
      } else if (!this.#linksNamed.has(identifier)) {
        this.#log.remark(
          node,
          `left out, since nothing in the text names it: ${name} ${excerpt(node.url, 200)}`,
        );
      } else if (node.title)
        this.#log.remark(node, `the title of a link was left out: "${excerpt(node.title, 300)}"`);
    }
    return sources.sort((a, b) => a.number - b.number);
  }
}

function sourceAt(number: number, url: string, title: string): Source {
  return {
    number,
    title: title.replace(/\s+/g, ' ').trim() || url,
    publisher: null,
    url,
    date: null,
    language: null,
    direction: 'ltr',
  };
}
