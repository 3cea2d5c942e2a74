/**
 * Reads the FEC's committee master file: 15 fields by `|`, no header, no quoting, UTF-8 (ASCII so far)
 * (fec.gov/campaign-finance-data/committee-master-file-description). Treasurers are never kept, nor addresses
 * but for the ZIP code of who is no person.
 */
import type { Listing, Tier } from '#app/domain/screening/listing.ts';
import { politicalParts, readName, type ReadName } from '#app/domain/screening/text/name.ts';
import { normalise } from '#app/domain/screening/text/normalise.ts';
import {
  couldBePrivatePerson,
  isNameOf,
  readsAsPerson,
  wordsOfPerson,
} from '#app/domain/screening/text/person.ts';
import { isCommittees, isSponsorless } from '#app/domain/screening/index/sponsor.ts';
import { postalKey } from '#app/domain/screening/text/postal-code.ts';
import {
  emptyTally,
  isRefused,
  leaveOut,
  refuse,
  rowsOf,
  type ListRow,
  type Reader,
  type RefusedRow,
} from './rows.ts';
import { connectedWith } from './sponsor.ts';
import { turns } from './turns.ts';

const FIELD_COUNT = 15;
const [ID, NAME, ZIP, DESIGNATION, TYPE, ORGANISATION, SPONSOR, CANDIDATE] = [0, 1, 7, 8, 9, 12, 13, 14];
/** No text has such characters; a file of another kind does. */
const CONTROL = /[^\P{Cc}\t]/u;

/** CMTE_TP. I, E and C file reports without being political committees. */
const KINDS: Readonly<Record<string, string>> = {
  H: 'candidate committee (House)',
  S: 'candidate committee (Senate)',
  P: 'candidate committee (President)',
  X: 'party committee',
  Y: 'party committee',
  Z: 'party committee',
  N: 'political action committee',
  Q: 'political action committee',
  O: 'super PAC',
  U: 'super PAC',
  V: 'hybrid PAC',
  W: 'hybrid PAC',
  D: 'delegate committee',
  I: 'independent expenditure filer',
  E: 'electioneering communication filer',
  C: 'communication cost filer',
};
/** CMTE_DSGN, where it says more than the type. */
const KINDS_BY_DESIGNATION: Readonly<Record<string, string>> = {
  D: 'leadership PAC',
  J: 'joint fundraising committee',
};
/** ORG_TP: a corporation, a labor organization, a membership body, a trade association, a cooperative, a corporation without stock. */
const BODY_TYPES = new Set(['C', 'L', 'M', 'T', 'V', 'W']);
const FILER_TYPES = new Set(['I', 'E', 'C']);
const CANDIDATE_TYPES = new Set(['H', 'S', 'P']);

/** The words of candidates' names, by candidate id and by surname, from the FEC's candidate master. */
interface Candidates {
  readonly byId: Map<string, ReadonlySet<string>>;
  readonly bySurname: Map<string, ReadonlySet<string>[]>;
}

/** The committees of the file, told from persons by the candidate master where its file is given. */
export function fecCommittees(candidatesFile: string | null): Reader {
  return async function* (source) {
    const candidates = await readCandidates(candidatesFile);
    if (isRefused(candidates)) {
      yield { ...candidates, problem: `in the candidates' file: ${candidates.problem}` };
      return;
    }
    for await (const rows of rowsOf(source)) {
      if (isRefused(rows)) {
        yield rows;
        return;
      }
      source.tally.rows += rows.length;
      for (const row of rows) {
        const read = readCommittee(row, source.edition, candidates);
        if (typeof read === 'string') leaveOut(source.tally, read);
        else if (isRefused(read)) {
          yield read;
          return;
        } else yield { line: row.line, listing: read };
      }
    }
  };
}

async function readCandidates(file: string | null): Promise<Candidates | RefusedRow> {
  const candidates: Candidates = { byId: new Map(), bySurname: new Map() };
  if (file === null) return candidates;
  const turn = turns();
  for await (const rows of rowsOf({ file, tally: emptyTally() })) {
    if (isRefused(rows)) return rows;
    for (const row of rows) {
      const problem = readCandidate(row, candidates);
      if (problem) return refuse(row.line, problem);
      const others = turn();
      if (others) await others;
    }
  }
  return candidates.byId.size > 0 ? candidates : refuse(null, 'no rows');
}

/** One line of the candidate master, with the name as "LAMB, THOMAS"; says what is wrong where it is none. */
function readCandidate(row: ListRow, { byId, bySurname }: Candidates): string | null {
  const fields = row.text.split('|');
  const [id = '', name = ''] = fields;
  const problem =
    fieldsProblem(fields.length) ??
    (/^[HSP]\w{8}$/.test(id) ? null : `"${id.slice(0, 20)}" is no candidate id`);
  if (problem !== null) return problem;
  const words = wordsOfPerson({ words: normalise(name).split(' ') });
  const surname =
    normalise(name.split(',')[0] ?? '')
      .split(' ')
      .at(-1) ?? '';
  byId.set(id, words);
  const namesakes = bySurname.get(surname);
  if (namesakes) namesakes.push(words);
  else bySurname.set(surname, [words]);
  return null;
}

/** One line as a listing; a string says why it is left out. */
function readCommittee(row: ListRow, edition: string, candidates: Candidates): Listing | string | RefusedRow {
  const fields = row.text.split('|').map((field) => field.trim());
  const [id = '', name = '', type = ''] = [fields[ID], fields[NAME], fields[TYPE]];
  const problem =
    textProblem(row.text) ??
    fieldsProblem(fields.length) ??
    (/^C\d{8}$/.test(id) ? null : `"${id.slice(0, 20)}" is no committee id`);
  if (problem) return refuse(row.line, problem);
  const read = readName(name);
  if (read.compact === '' || /^(?:N\/?A|NONE)$/i.test(name)) return 'rows without a name';
  const tier: Tier = FILER_TYPES.has(type) ? 'filer' : 'committee';
  if (tier === 'filer' && couldBePrivatePerson(read)) return 'private persons';
  const kind = KINDS_BY_DESIGNATION[fields[DESIGNATION] ?? ''] ?? KINDS[type] ?? 'committee';
  const connected = fields[SPONSOR] ?? '';
  // Another committee is named with it all the same.
  const sponsorless = isSponsorless({ kind }) && !isCommittees(readName(connected));
  const isBodys = BODY_TYPES.has(fields[ORGANISATION] ?? '');
  const isPerson = isPersonal(read, type, fields[CANDIDATE] ?? '', candidates);
  return {
    id: `fec-committees:${id}`,
    source: 'fec-committees',
    edition,
    name,
    aliases: politicalParts(name),
    domains: [],
    identifiers: [id],
    kind,
    country: 'US',
    postalCode: tier === 'committee' && !isPerson ? postalKey('US', fields[ZIP]) : null,
    tier,
    readsAsPerson: isPerson,
    sponsor: sponsorless ? null : connectedWith(read, connected, isBodys),
    url: `https://www.fec.gov/data/committee/${id}/`,
  };
}

function textProblem(text: string): string | null {
  const odd = CONTROL.exec(text)?.[0];
  return odd === undefined
    ? null
    : `the control character 0x${odd.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

function fieldsProblem(count: number): string | null {
  return count === FIELD_COUNT ? null : `expected ${String(FIELD_COUNT)} fields, got ${String(count)}`;
}

function isPersonal(name: ReadName, type: string, candidateId: string, candidates: Candidates): boolean {
  if (readsAsPerson(name, CANDIDATE_TYPES.has(type))) return true;
  const own = candidates.byId.get(candidateId);
  if (own !== undefined && isNameOf(name, own)) return true;
  return (
    name.words.length > 1 &&
    name.words.some((word) => candidates.bySurname.get(word)?.some((person) => isNameOf(name, person)))
  );
}
