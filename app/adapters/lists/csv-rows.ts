/** Rows of comma-separated files with quoting, read in a stream and checked one by one. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import {
  isRefused,
  LINE_BYTES_MAX,
  listedText,
  refuse,
  textStretchesOf,
  type ListSource,
  type RefusedRow,
} from './rows.ts';
import { turns } from './turns.ts';

/** One record; its line is the one on which it ends. */
export interface CsvRow<Row> {
  readonly line: number;
  readonly row: Row;
}

export interface CsvForm<Row> {
  /** Columns that the header must name, in any order. */
  readonly columns: readonly string[];
  /** The header may name no others: a misspelt one would be a column left out. */
  readonly exact: boolean;
  readonly schema: z.ZodType<Row>;
}

/** The parser takes all that it is given apart in one go. */
const PARSED_AT_ONCE_BYTES = 1 << 13;

/** Several values in one cell stand between semicolons. */
export const several = z.string().transform((cell) =>
  cell
    .split(';')
    .map(listedText)
    .filter((value) => value !== ''),
);

/** The records of the file; a refusal is the last that is given. Counts rows in the tally. */
export async function* csvRowsOf<Row>(
  source: Pick<ListSource, 'file' | 'tally'>,
  form: CsvForm<Row>,
): AsyncGenerator<CsvRow<Row> | RefusedRow> {
  /** Set by what runs on its own: the reading of the file and the parsing of the header. */
  const fault: { refused: RefusedRow | null } = { refused: null };
  const turn = turns();
  const text = async function* (): AsyncGenerator<Buffer> {
    for await (const stretch of textStretchesOf(source)) {
      if (isRefused(stretch)) {
        fault.refused = stretch;
        return;
      }
      for (let from = 0; from < stretch.length; from += PARSED_AT_ONCE_BYTES) {
        await turn();
        // The parser takes its time, and the next stretch will lie where this one does.
        yield Buffer.from(stretch.subarray(from, from + PARSED_AT_ONCE_BYTES));
      }
    }
  };
  const parser = parse({
    bom: true,
    columns: (header: string[]) => {
      fault.refused ??= headerFault(header, form);
      return header;
    },
    info: true,
    skip_empty_lines: true,
    // Found in one file: the parser would go by the first.
    record_delimiter: ['\r\n', '\n'],
    // An open quote must not swallow a whole file.
    max_record_size: LINE_BYTES_MAX,
  });
  // What goes wrong on the way also ends the parser, whose records are read below.
  const piped = pipeline(Readable.from(text()), parser).catch(() => undefined);
  try {
    for await (const each of parser as AsyncIterable<{ record: unknown; info: { lines: number } }>) {
      const row = fault.refused ?? readRow(each.record, each.info.lines, form);
      if (isRefused(row)) {
        yield row;
        return;
      }
      source.tally.rows++;
      yield { line: each.info.lines, row };
    }
    if (fault.refused) yield fault.refused;
  } catch (error) {
    if (fault.refused) yield fault.refused;
    else if (error instanceof CsvError) yield csvFault(error);
    else throw error;
  } finally {
    parser.destroy();
    await piped;
  }
}

function readRow<Row>(record: unknown, line: number, { schema }: CsvForm<Row>): Row | RefusedRow {
  const row = schema.safeParse(record);
  if (row.success) return row.data;
  const [issue] = row.error.issues;
  return refuse(line, `${issue?.path[0]?.toString() ?? 'row'}: ${issue?.message ?? 'not understood'}`);
}

function headerFault(header: readonly string[], { columns, exact }: CsvForm<unknown>): RefusedRow | null {
  const missing = columns.filter((column) => !header.includes(column));
  const others = exact ? header.filter((column) => !columns.includes(column)) : [];
  const twice = columns.filter((column) => header.indexOf(column) !== header.lastIndexOf(column));
  if (missing.length === 0 && others.length === 0 && twice.length === 0) return null;
  const faults = [
    ...missing.map((column) => `${column} is missing`),
    ...others.map((column) => `"${column.slice(0, 40)}" is not known`),
    ...twice.map((column) => `${column} stands twice`),
  ];
  return refuse(1, `the columns ${columns.join(',')} are expected: ${faults.slice(0, 3).join('; ')}`);
}

function csvFault(error: CsvError): RefusedRow {
  const { lines } = error as { lines?: unknown };
  return refuse(typeof lines === 'number' ? lines : null, error.message);
}
