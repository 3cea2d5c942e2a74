/** Rows of list files: reading them line by line, and saying which one is wrong. */
import { createReadStream } from 'node:fs';

/** One line without its end; counted from 1. */
export interface ListRow {
  readonly line: number;
  readonly text: string;
}

/** Why a file is refused, and where. */
export interface RefusedRow {
  readonly refused: true;
  readonly line: number | null;
  readonly problem: string;
}

export function refuse(line: number | null, problem: string): RefusedRow {
  return { refused: true, line, problem };
}

export function isRefused(value: unknown): value is RefusedRow {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

/** Longer than any row of any list; a file without line ends must not be held in memory whole. */
const LINE_LENGTH_MAX = 100_000;

/** The lines of a file, byte for byte (latin1), so that a reader can judge the encoding itself. Empty lines are skipped. */
export async function* linesOf(file: string): AsyncGenerator<ListRow | RefusedRow> {
  let line = 0;
  let rest = '';
  for await (const chunk of createReadStream(file, { encoding: 'latin1', highWaterMark: 1 << 18 })) {
    const parts = (rest + String(chunk)).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      line++;
      const text = part.endsWith('\r') ? part.slice(0, -1) : part;
      if (text !== '') yield { line, text };
    }
    if (rest.length > LINE_LENGTH_MAX)
      yield refuse(line + 1, `a line of more than ${String(LINE_LENGTH_MAX)} bytes`);
  }
  if (rest !== '') yield { line: line + 1, text: rest };
}
