/** What a reader of a text tells: what it refuses, and what it takes otherwise than it was written, each with its line. */
import type { Nodes } from 'mdast';
import type { ImportProblem, ImportRemark } from '#app/domain/article/import-report.ts';
import { unreadableIn, unreadableMessage } from '#app/domain/article/readable-text.ts';

/** More say nothing new to the editor. */
export const problemsMax = 20;
const remarksMax = 200;

export class ReadingLog {
  readonly problems: ImportProblem[] = [];
  readonly remarks: ImportRemark[] = [];
  /** The line at which the nodes' own lines begin; null where they have none that an editor could find. */
  lineFirst: number | null = 1;

  refuse(node: Nodes, expected: string, got: string): void {
    this.refuseWith(node, `expected ${expected}, got ${got}`);
  }

  refuseWith(node: Nodes, message: string): void {
    if (this.problems.length < problemsMax) this.problems.push({ line: this.#lineOf(node), message });
  }

  /** Says what became of a node that is taken otherwise than it was written. */
  remark(node: Nodes, message: string): void {
    if (this.remarks.length < remarksMax) this.remarks.push({ line: this.#lineOf(node), message });
  }

  /**
   * Refuses what no page carries, at the node's line: `&#8;` shows in what was parsed, and not in the file's text. What comes
   * back has none of it, so that it is not told twice.
   */
  check(node: Nodes, text: string): string {
    const found = unreadableIn(text);
    if (!found) return text;
    this.refuseWith(node, unreadableMessage(found.code));
    return text.slice(0, found.index);
  }

  #lineOf(node: Nodes): number | null {
    return this.lineFirst === null ? null : this.lineFirst + (node.position?.start.line ?? 1) - 1;
  }
}

/** A piece of what was written, short enough for a line of the report. */
export const excerpt = (text: string, max = 60): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > max ? `${line.slice(0, max)}…` : line;
};
