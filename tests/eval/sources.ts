/** The files the evaluation reads: registry files as published, and lists of ordinary names where they are at hand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLists } from '#app/adapters/lists/read-list.ts';
import { toLatin } from '#app/adapters/transliteration/to-latin.ts';
import { newestFirst, type ListKind } from '#app/domain/screening/edition.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { titled } from './case.ts';

export const sharedDir = join(import.meta.dirname, '..', '..', '..', 'shared');
const sharedRegistry = join(sharedDir, 'data', 'registry');
const ordinaryDir = join(sharedDir, 'data', 'ordinary');

/** The small sample that stands in this repository. */
export const fixedRegistry = join(import.meta.dirname, 'fixed');

/** The real files where they are beside the repository, else the sample. */
export function registryDir(): string {
  return existsSync(join(sharedRegistry, 'fec-committees-2023-04.txt')) ? sharedRegistry : fixedRegistry;
}

/**
 * Reads a folder's newest FEC committees, its FEC candidates and its UK parties. `withEditions`: the older FEC committees, too, for
 * former names. Throws where a file is refused.
 */
export async function readRegistry(dir: string, withEditions = false): Promise<Listing[]> {
  const filesOf = (start: string) => {
    const names = readdirSync(dir).filter((file) => file.startsWith(start));
    return newestFirst(names, (name) => name).map((name) => join(dir, name));
  };
  const [committees = null, ...older] = filesOf('fec-committees');
  const [[candidates = null], [parties = null]] = [filesOf('fec-candidates'), filesOf('uk-parties')];
  return [
    ...(await readFile('fec-committees', committees, candidates, withEditions ? older : [])),
    ...(await readFile('uk-parties', parties, null)),
  ];
}

/** The listings of one file, as an import reads them. Throws where there is none, or where it is refused. */
export async function readFile(
  kind: ListKind,
  file: string | null,
  candidatesFile: string | null,
  olderFiles: readonly string[] = [],
): Promise<Listing[]> {
  if (file === null) throw new Error(`no file for ${kind}`);
  const { batches } = createLists(toLatin).read({
    kind,
    file,
    candidatesFile,
    olderFiles,
    today: new Date(0),
  });
  const listings: Listing[] = [];
  for (;;) {
    const { done, value } = await batches.next();
    if (done !== true) listings.push(...value);
    else if (value.outcome === 'refused') throw new Error(`${file}: ${value.problem}`);
    else return listings;
  }
}

/** The names of FEC candidates as their file has them: "LAMB, THOMAS". */
export function candidateNames(dir: string): string[] {
  const file = readdirSync(dir).find((name) => name.startsWith('fec-candidates'));
  if (file === undefined) return [];
  return readFileSync(join(dir, file), 'latin1')
    .split('\n')
    .map((line) => line.split('|')[1] ?? '')
    .filter((name) => name.includes(','));
}

export interface Names {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

/** American names in their real proportions; the common ones where the census files are not at hand. */
export function americanNames(): Names {
  const census = ordinaryLines('surnames-census-2010.csv').slice(1);
  const rare = ordinaryLines('surnames-us.txt');
  if (census.length === 0) return COMMON_NAMES;
  const common = census.flatMap((line) => {
    const [name = '', , count = '0'] = line.split(',');
    const times = Math.max(1, Math.round(Number(count) / 20_000));
    return /^[A-Z]+$/.test(name) ? Array<string>(times).fill(titled(name)) : [];
  });
  const first = Array.from({ length: 40 }, () => COMMON_NAMES.first).flat();
  return {
    first: [...ordinaryLines('first-names-us.txt'), ...first],
    last: [...common, ...rare.slice(0, 6_000)],
  };
}

function ordinaryLines(name: string): string[] {
  const file = join(ordinaryDir, name);
  return existsSync(file) ? readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean) : [];
}

const first = (
  'Mary James Patricia Robert Jennifer John Linda Michael Barbara David Susan William Jessica Richard Karen Joseph Sarah ' +
  'Thomas Lisa Christopher Nancy Charles Sandra Daniel Ashley Matthew Emily Anthony Donna Mark Michelle Steven Carol Paul ' +
  'Amanda Andrew Melissa Kenneth Deborah George Stephanie Joshua Rebecca Kevin Laura Brian Helen Edward Sharon Ronald'
).split(' ');
const last = (
  'Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Thomas Moore Martin Jackson Thompson White Lopez ' +
  'Lee Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Nelson Baker Hall Campbell ' +
  'Mitchell Carter Roberts Phillips Evans Turner Parker Collins Edwards Stewart Morris Murphy Cook Rogers Morgan Cooper ' +
  'Reed Bailey Bell Kelly Howard Ward Cox Richardson Wood Watson Brooks Bennett Gray Hughes Price Myers Long Foster'
).split(' ');
/** The most common names of the census; they stand here, so that a set made of them is the same everywhere. */
export const COMMON_NAMES: Names = { first, last };
