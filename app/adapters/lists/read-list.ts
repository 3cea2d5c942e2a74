/** Reads a list file of any kind as an edition: in batches, in one pass, whole or not at all. */
import { createHash, hash as digestOf } from 'node:crypto';
import path from 'node:path';
import { editionDateIn, type ListReading } from '#app/domain/screening/edition.ts';
import { textOfListing } from '#app/domain/screening/index/listing-text.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { withLatinAliases, type ToLatin } from '#app/domain/screening/text/transliteration.ts';
import type { ListRequest, Lists } from '#app/ports/registry.ts';
import { fecCommittees } from './fec-committees.ts';
import { readOlderEditions, type OlderNames } from './fec-former-names.ts';
import { irs8871 } from './irs-8871.ts';
import { openSanctions } from './open-sanctions.ts';
import { partyFacts } from './party-facts.ts';
import { plainCsv } from './plain-csv.ts';
import { emptyTally, isRefused, leaveOut, type Reader } from './rows.ts';
import { turns } from './turns.ts';
import { ukParties } from './uk-parties.ts';

/** When the starter registry was last looked through; it comes with the program and has no age. */
const starterEdition = '2026-11';

/** Rows that go to the tables at once. */
const BATCH_LENGTH = 500;

/** `toLatin` writes names of other scripts in Latin letters, as further aliases. */
export function createLists(toLatin: ToLatin): Lists {
  return {
    read: (request) => {
      const dated = request.kind === 'starter' ? starterEdition : editionDateIn(path.basename(request.file));
      const label = dated ?? request.today.toISOString().slice(0, 10);
      return { label, batches: batchesOf(request, { dated, label }, toLatin) };
    },
  };
}

async function* batchesOf(
  request: ListRequest,
  { dated, label }: { dated: string | null; label: string },
  toLatin: ToLatin,
): ListReading['batches'] {
  const disorder = disorderOf(request);
  if (disorder !== null) return { outcome: 'refused', line: null, problem: disorder };
  let olderRows = 0;
  const older = await readOlderEditions(request.olderFiles ?? [], (rows) => {
    olderRows = rows;
    request.onProgress?.(rows);
  });
  if (isRefused(older)) return { outcome: 'refused', line: older.line, problem: older.problem };
  const tally = emptyTally(request.onProgress && (({ rows }) => request.onProgress?.(olderRows + rows)));
  const hash = createHash('sha256');
  const known = new Map<string, { readonly line: number; readonly content: string }>();
  const turn = turns();
  let batch: Listing[] = [];
  let formerNames = 0;
  for await (const read of readerOf(request, older.names)({ file: request.file, edition: label, tally })) {
    if (isRefused(read)) return { outcome: 'refused', line: read.line, problem: read.problem };
    const listing = withLatinAliases(read.listing, toLatin);
    const text = contentOf(listing, dated);
    const content = digestOf('sha256', text, 'base64');
    const before = known.get(listing.id);
    if (before?.content === content) {
      leaveOut(tally, 'rows that repeat another');
      continue;
    }
    if (before !== undefined) {
      const problem = `"${listing.name}" is listed twice, the first time in line ${String(before.line)}`;
      return { outcome: 'refused', line: read.line, problem };
    }
    known.set(listing.id, { line: read.line, content });
    hash.update(text);
    formerNames += listing.formerNames.length;
    batch.push(listing);
    if (batch.length === BATCH_LENGTH) {
      yield batch;
      batch = [];
    }
    const others = turn();
    if (others) await others;
  }
  if (batch.length > 0) yield batch;
  if (known.size === 0) return { outcome: 'refused', line: null, problem: 'no rows that are listings' };
  return {
    outcome: 'read',
    hash: hash.digest('hex'),
    rowsRead: tally.rows,
    leftOut: tally.leftOut,
    fileSize: tally.bytes,
    fileSha256: tally.digest.digest('hex'),
    olderFiles: older.files,
    formerNames,
  };
}

/** All that makes a listing what it is. A file without a date of its own is the same edition tomorrow. */
function contentOf(listing: Listing, dated: string | null): string {
  return `${listing.id}${textOfListing({ ...listing, edition: dated ?? '' })}`;
}

/** What is wrong with older files: their names must have their years, and which is the newer is told by these. */
function disorderOf({ file, olderFiles = [], today }: ListRequest): string | null {
  let newer = {
    name: path.basename(file),
    date: editionDateIn(path.basename(file)) ?? today.toISOString().slice(0, 10),
  };
  for (const name of olderFiles.map((each) => path.basename(each))) {
    const date = editionDateIn(name);
    if (date === null)
      return `the older file ${name} has no date in its name; call it as in "cm22.txt" or "cm-2022-11.txt", so that its names have their years`;
    if (date >= newer.date) return `${name} is not older than ${newer.name}; give the newest file first`;
    newer = { name, date };
  }
  return null;
}

function readerOf({ kind, candidatesFile }: ListRequest, olderNames: OlderNames): Reader {
  switch (kind) {
    case 'fec-committees':
      return fecCommittees(candidatesFile, olderNames);
    case 'uk-parties':
      return ukParties;
    case 'irs-8871':
      return irs8871;
    case 'partyfacts':
      return partyFacts;
    case 'opensanctions':
      return openSanctions;
    case 'csv':
    case 'starter':
      return plainCsv(kind);
  }
}
