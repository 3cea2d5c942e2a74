/** Reads what committees were called in older editions of the FEC's committee master (fec-committees.ts). */
import path from 'node:path';
import { editionDateIn, type OlderFile } from '#app/domain/screening/edition.ts';
import type { FormerName } from '#app/domain/screening/listing.ts';
import { compact } from '#app/domain/screening/text/normalise.ts';
import { committeeFields, NO_NAME } from './fec-rows.ts';
import { emptyTally, isRefused, refuse, rowsOf, type RefusedRow } from './rows.ts';
import { turns } from './turns.ts';

/** By committee id, the newest name first. */
export type FormerNames = ReadonlyMap<string, readonly FormerName[]>;

export interface OlderEditions {
  readonly names: FormerNames;
  readonly files: readonly OlderFile[];
}

/** `files` from the newest to the oldest; `onRows` is told how many rows were read so far. */
export async function readOlderEditions(
  files: readonly string[],
  onRows: (rows: number) => void,
): Promise<OlderEditions | RefusedRow> {
  const names = new Map<string, FormerName[]>();
  const read: OlderFile[] = [];
  let rowsBefore = 0;
  for (const file of files) {
    const fileName = path.basename(file);
    const edition = editionDateIn(fileName) ?? fileName;
    const tally = emptyTally();
    const turn = turns();
    for await (const rows of rowsOf({ file, tally })) {
      if (isRefused(rows)) return { ...rows, problem: `in ${fileName}: ${rows.problem}` };
      for (const row of rows) {
        const fields = committeeFields(row);
        if (typeof fields === 'string') return refuse(row.line, `in ${fileName}: ${fields}`);
        note(names, fields, edition);
        const others = turn();
        if (others) await others;
      }
      tally.rows += rows.length;
      onRows(rowsBefore + tally.rows);
    }
    if (tally.rows === 0) return refuse(null, `in ${fileName}: no rows`);
    rowsBefore += tally.rows;
    read.push({ edition, rows: tally.rows, size: tally.bytes, sha256: tally.digest.digest('hex') });
  }
  return { names, files: read };
}

/** Editions come from the newest to the oldest, so that a name that is met again was borne earlier, too. */
function note(names: Map<string, FormerName[]>, { id, name }: { id: string; name: string }, edition: string) {
  if (NO_NAME.test(name)) return;
  const known = names.get(id) ?? [];
  const at = known.findIndex((former) => compact(former.name) === compact(name));
  const same = known[at];
  if (same) known[at] = { ...same, from: edition };
  else names.set(id, [...known, { name, from: edition, to: edition }]);
}
