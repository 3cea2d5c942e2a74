/** Reads a list file of any kind into an edition, whole or not at all. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ListKind, ListReading, ReadEdition } from '#app/domain/screening/edition.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { compileCandidates, readCandidate, readCommittee, type Candidates } from './fec-committees.ts';
import { readPlainCsv, readUkParties } from './plain-csv.ts';
import { isRefused, linesOf, refuse, type RefusedRow } from './rows.ts';

export interface ListRequest {
  readonly kind: ListKind;
  readonly file: string;
  /** FEC candidate master, for the person test; only with `fec-committees`. */
  readonly candidatesFile: string | null;
  /** Names the edition where the file's name holds no date. */
  readonly today: Date;
}

/** When the starter registry was last looked through; it comes with the program and has no age. */
const starterEdition = '2026-11';

type Rows = Pick<ReadEdition, 'listings' | 'leftOut' | 'rowsRead'>;

/** Reads the file. A wrong row refuses the whole of it with the line; a file that cannot be opened throws. */
export async function readList(request: ListRequest): Promise<ListReading> {
  const dated = request.kind === 'starter' ? starterEdition : dateIn(request.file);
  const label = dated ?? request.today.toISOString().slice(0, 10);
  const rows = await readRows(request, label);
  if (isRefused(rows)) return { outcome: 'refused', line: rows.line, problem: rows.problem };
  // A file without a date of its own is the same edition tomorrow.
  const content = rows.listings.map((listing) => ({ ...listing, edition: dated }));
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return { outcome: 'read', source: request.kind, label, hash, ...rows };
}

function readRows(request: ListRequest, label: string): Promise<Rows | RefusedRow> {
  switch (request.kind) {
    case 'fec-committees':
      return readFec(request, label);
    case 'uk-parties':
      return readText(request.file, (text) => readUkParties(text, label));
    case 'csv':
    case 'starter':
      return readText(request.file, (text) => readPlainCsv(text, request.kind, label));
  }
}

/** "fec-committees-2023-04.txt" is the edition 2023-04. */
function dateIn(file: string): string | null {
  return /(?<!\d)\d{4}(?:-\d{2}){0,2}(?!\d)/.exec(path.basename(file))?.[0] ?? null;
}

async function readText(
  file: string,
  read: (text: string) => Listing[] | RefusedRow,
): Promise<Rows | RefusedRow> {
  const listings = read(await readFile(file, 'utf8'));
  return isRefused(listings) ? listings : { listings, leftOut: {}, rowsRead: listings.length };
}

async function readFec(request: ListRequest, label: string): Promise<Rows | RefusedRow> {
  const candidates = await readCandidates(request.candidatesFile);
  if (isRefused(candidates))
    return { ...candidates, problem: `in the candidates' file: ${candidates.problem}` };
  const listings: Listing[] = [];
  const leftOut: Record<string, number> = {};
  const lineById = new Map<string, number>();
  let rowsRead = 0;
  for await (const row of linesOf(request.file)) {
    const read = isRefused(row) ? row : readCommittee(row, label, candidates);
    if (isRefused(read)) return read;
    rowsRead++;
    if (typeof read === 'string') {
      leftOut[read] = (leftOut[read] ?? 0) + 1;
      continue;
    }
    const before = lineById.get(read.id);
    if (before !== undefined && !isRefused(row))
      return refuse(row.line, `the committee of line ${String(before)} again`);
    lineById.set(read.id, rowsRead);
    listings.push(read);
  }
  return listings.length > 0 ? { listings, leftOut, rowsRead } : refuse(null, 'no rows');
}

async function readCandidates(file: string | null): Promise<Candidates | RefusedRow> {
  const byId = new Map<string, string>();
  if (file !== null) {
    for await (const row of linesOf(file)) {
      const refused = isRefused(row) ? row : readCandidate(row, byId);
      if (refused) return refused;
    }
  }
  return compileCandidates(byId);
}
