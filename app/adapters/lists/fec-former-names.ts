/** Reads what committees were called in older editions of the FEC's committee master (fec-committees.ts). */
import path from 'node:path';
import { editionDateIn, type OlderFile } from '#app/domain/screening/edition.ts';
import type { FormerName } from '#app/domain/screening/listing.ts';
import { compact } from '#app/domain/screening/text/normalise.ts';
import { committeeFields, FILER_TYPES, NO_NAME, type CommitteeFields } from './fec-rows.ts';
import { emptyTally, isRefused, refuse, rowsOf, type RefusedRow } from './rows.ts';
import { turns } from './turns.ts';

/** A name with the row that had it last: what it was then, a person's name or a body's own, it may be no more. */
export interface OlderName {
  readonly former: FormerName;
  readonly fields: CommitteeFields;
}

/** By committee id, the newest name first. */
export type OlderNames = ReadonlyMap<string, readonly OlderName[]>;

export interface OlderEditions {
  readonly names: OlderNames;
  readonly files: readonly OlderFile[];
}

/** `files` from the newest to the oldest, each with a date in its name; `onRows` is told how many rows were read so far. */
export async function readOlderEditions(
  files: readonly string[],
  onRows: (rows: number) => void,
): Promise<OlderEditions | RefusedRow> {
  const names = new Map<string, OlderName[]>();
  const read: OlderFile[] = [];
  let rowsBefore = 0;
  for (const file of files) {
    const fileName = path.basename(file);
    const edition = editionDateIn(fileName) ?? fileName;
    const tally = emptyTally();
    const turn = turns();
    for await (const rows of rowsOf({ file, tally })) {
      if (isRefused(rows)) return refuseOlder(fileName, rows);
      for (const row of rows) {
        const fields = committeeFields(row);
        if (typeof fields === 'string') return refuseOlder(fileName, { line: row.line, problem: fields });
        note(names, fields, edition);
        const others = turn();
        if (others) await others;
      }
      tally.rows += rows.length;
      onRows(rowsBefore + tally.rows);
    }
    if (tally.rows === 0) return refuseOlder(fileName, { line: null, problem: 'no rows' });
    rowsBefore += tally.rows;
    read.push({ edition, rows: tally.rows, size: tally.bytes, sha256: tally.digest.digest('hex') });
  }
  return { names, files: read };
}

/** The line is that of the older file, and not of the one that is imported with it. */
function refuseOlder(fileName: string, { line, problem }: Pick<RefusedRow, 'line' | 'problem'>): RefusedRow {
  const place = line === null ? '' : `, line ${String(line)}`;
  return refuse(null, `in the older file ${fileName}${place}: ${problem}`);
}

/** Editions come from the newest to the oldest: a name that the one before had too was borne for longer. */
function note(names: Map<string, OlderName[]>, fields: CommitteeFields, edition: string): void {
  const { id, name, type } = fields;
  if (NO_NAME.test(name) || FILER_TYPES.has(type)) return;
  const known = names.get(id) ?? [];
  const last = known.at(-1);
  if (last && compact(last.former.name) === compact(name))
    known[known.length - 1] = { ...last, former: { ...last.former, from: edition } };
  else names.set(id, [...known, { former: { name, from: edition, to: edition }, fields }]);
}
