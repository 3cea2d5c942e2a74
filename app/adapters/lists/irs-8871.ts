/**
 * Reads the IRS's full data file of political organisations' notices and reports (forms 8871 and 8872): records by `|`
 * without quoting, their kind in the first field (irs.gov, "Political organization filing and disclosure", layout). Of
 * its gigabytes only the notices and their related entities are read; names of persons, addresses but for the
 * group's ZIP code, and contacts never are.
 */
import { isUtf8 } from 'node:buffer';
import { Notices } from './irs-notices.ts';
import {
  isRefused,
  leaveOut,
  LINE_BYTES_MAX,
  refuse,
  stretchesOf,
  type Reader,
  type RefusedRow,
  type Tally,
} from './rows.ts';

/** How many fields a record has; most end with a further `|`. Kinds that are not read are not counted either. */
const FIELD_COUNTS: Readonly<Record<string, number>> = { H: 4, F: 4, '1': 44, R: 13 };
const KINDS = new Set('HF1DRE2AB');
const [LINE_END, BAR, RETURN] = [0x0a, 0x7c, 0x0d];
/** Texts of another encoding than UTF-8 occur; this one has a letter for every byte. */
const windows1252 = new TextDecoder('windows-1252');

/** A record whose end is not reached yet: texts in it may have line ends of their own. */
interface OpenRecord {
  readonly kind: string;
  readonly line: number;
  readonly pieces: Buffer[];
  length: number;
}

export const irs8871: Reader = async function* (source) {
  const file = new NoticeFile(source.tally);
  for await (const stretch of stretchesOf(source)) {
    const refused = isRefused(stretch) ? stretch : file.take(stretch);
    if (refused) {
      yield refused;
      return;
    }
  }
  const refused = file.end();
  if (refused) yield refused;
  else yield* file.notices.listings(source);
};

class NoticeFile {
  readonly notices: Notices;
  readonly #tally: Tally;
  #line = 0;
  /** Null before the first record, and within one that is not read. */
  #open: OpenRecord | null = null;
  /** Records since the last header, and what the last record, where it was the closing one, says of their number. */
  #records = 0;
  #counted: { readonly line: number; readonly records: number; readonly said: string } | null = null;

  constructor(tally: Tally) {
    this.#tally = tally;
    this.notices = new Notices(tally);
  }

  take(stretch: Buffer): RefusedRow | null {
    for (let from = 0; from < stretch.length;) {
      const found = stretch.indexOf(LINE_END, from);
      const end = found < 0 ? stretch.length : found;
      this.#line++;
      const refused = this.#takeLine(stretch, from, end);
      if (refused) return refused;
      from = end + 1;
    }
    return null;
  }

  /** The end of the file: closes the last record and holds the closing count against what was read. */
  end(): RefusedRow | null {
    const refused = this.#close();
    if (refused) return refused;
    if (!this.#counted || !/^\d+$/.test(this.#counted.said)) return null;
    // The layout does not say whether header and closing record count.
    const missing = Number(this.#counted.said) - this.#counted.records;
    if (missing >= 0 && missing <= 2) return null;
    return refuse(
      this.#counted.line,
      `the closing record counts ${this.#counted.said} records, the file has ${String(this.#counted.records)}`,
    );
  }

  #takeLine(bytes: Buffer, from: number, end: number): RefusedRow | null {
    const kind = bytes[from + 1] === BAR ? String.fromCharCode(bytes[from] ?? 0) : '';
    if (!KINDS.has(kind)) {
      if (this.#tally.rows === 0)
        return refuse(this.#line, 'no record begins here (H, F, 1, D, R, E, 2, A or B)');
      return this.#goOn(bytes, from, end);
    }
    const refused = this.#close();
    if (refused) return refused;
    this.#tally.rows++;
    this.#records = kind === 'H' ? 0 : this.#records + 1;
    this.#counted = null;
    if (FIELD_COUNTS[kind] === undefined) {
      leaveOut(this.#tally, 'records of other kinds');
      return null;
    }
    this.#open = { kind, line: this.#line, pieces: [], length: 0 };
    return this.#goOn(bytes, from, end);
  }

  #goOn(bytes: Buffer, from: number, end: number): RefusedRow | null {
    if (!this.#open) return null;
    const till = end > from && bytes[end - 1] === RETURN ? end - 1 : end;
    this.#open.pieces.push(Buffer.from(bytes.subarray(from, till)));
    this.#open.length += till - from;
    return this.#open.length > LINE_BYTES_MAX
      ? refuse(this.#open.line, `a record of more than ${String(LINE_BYTES_MAX)} bytes`)
      : null;
  }

  #close(): RefusedRow | null {
    const open = this.#open;
    if (!open) return null;
    this.#open = null;
    const bytes = open.pieces.length === 1 ? (open.pieces[0] ?? Buffer.alloc(0)) : joined(open.pieces);
    if (bytes.includes(0)) return refuse(open.line, 'a NUL byte');
    const text = isUtf8(bytes) ? bytes.toString('utf8') : windows1252.decode(bytes);
    const fields = text.split('|');
    const expected = FIELD_COUNTS[open.kind] ?? 0;
    const isClosed = fields.length === expected + 1 && fields.at(-1)?.trim() === '';
    if (fields.length !== expected && !isClosed) {
      return refuse(
        open.line,
        `expected ${String(expected)} fields in a record of kind ${open.kind}, got ${String(fields.length)}`,
      );
    }
    return this.#read(open, fields);
  }

  #read({ kind, line }: OpenRecord, fields: readonly string[]): RefusedRow | null {
    switch (kind) {
      case '1':
        return this.notices.addNotice(line, fields);
      case 'R':
        this.notices.addRelated(fields);
        break;
      case 'F':
        this.#counted = { line, records: this.#records - 1, said: fields[3]?.trim() ?? '' };
    }
    leaveOut(this.#tally, 'records of other kinds');
    return null;
  }
}

function joined(pieces: readonly Buffer[]): Buffer {
  return Buffer.from(pieces.map((piece) => piece.toString('latin1')).join(' '), 'latin1');
}
