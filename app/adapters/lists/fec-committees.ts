/**
 * Reads the FEC's committee master file: 15 fields by `|`, no header, no quoting, ASCII
 * (fec.gov/campaign-finance-data/committee-master-file-description). Treasurers and addresses are never kept.
 */
import type { Listing, Tier } from '#app/domain/screening/listing.ts';
import { politicalParts, readName, type ReadName } from '#app/domain/screening/name.ts';
import {
  couldBePrivatePerson,
  isNameOf,
  readsAsPerson,
  wordsOfPerson,
} from '#app/domain/screening/person.ts';
import { hasPac } from '#app/domain/screening/vocabulary.ts';
import { refuse, type ListRow, type RefusedRow } from './rows.ts';

const FIELD_COUNT = 15;
const [ID, NAME, TYPE, SPONSOR, CANDIDATE] = [0, 1, 9, 13, 14];

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
const FILER_TYPES = new Set(['I', 'E', 'C']);
/** A sponsor with such a word is a committee itself. */
const COMMITTEE_WORDS = new Set(
  'committee congress senate president party victory campaign elect'.split(' '),
);
const CANDIDATE_TYPES = new Set(['H', 'S', 'P']);

/** The words of candidates' names, by candidate id and by surname, from the FEC's candidate master. */
export interface Candidates {
  readonly byId: ReadonlyMap<string, ReadonlySet<string>>;
  readonly bySurname: ReadonlyMap<string, readonly ReadonlySet<string>[]>;
}

/** One line of the candidate master added to `byId`; a reason where it is not one. */
export function readCandidate(row: ListRow, byId: Map<string, string>): RefusedRow | null {
  const fields = row.text.split('|');
  const [id = '', name = ''] = fields;
  const problem = fieldsProblem(fields) ?? (/^[HSP]\w{8}$/.test(id) ? null : `"${id}" is no candidate id`);
  if (problem) return refuse(row.line, problem);
  byId.set(id, name);
  return null;
}

/** Candidates' names, as read from the file ("LAMB, THOMAS"), ready for the person test. */
export function compileCandidates(names: ReadonlyMap<string, string>): Candidates {
  const byId = new Map<string, ReadonlySet<string>>();
  const bySurname = new Map<string, ReadonlySet<string>[]>();
  for (const [id, name] of names) {
    const words = wordsOfPerson(readName(name));
    byId.set(id, words);
    const surname = readName(name.split(',')[0] ?? '').words.at(-1) ?? '';
    bySurname.set(surname, [...(bySurname.get(surname) ?? []), words]);
  }
  return { byId, bySurname };
}

/** One line as a listing; a string says why it is left out. */
export function readCommittee(
  row: ListRow,
  edition: string,
  candidates: Candidates,
): Listing | string | RefusedRow {
  const fields = row.text.split('|').map((field) => field.trim());
  const [id = '', name = '', type = ''] = [fields[ID], fields[NAME], fields[TYPE]];
  const problem =
    textProblem(row.text) ??
    fieldsProblem(fields) ??
    (/^C\d{8}$/.test(id) ? null : `"${id}" is no committee id`);
  if (problem) return refuse(row.line, problem);
  const read = readName(name);
  if (read.compact === '' || /^(?:N\/?A|NONE)$/i.test(name)) return 'rows without a name';
  const tier: Tier = FILER_TYPES.has(type) ? 'filer' : 'committee';
  if (tier === 'filer' && couldBePrivatePerson(read)) return 'private persons';
  return {
    id: `fec-committees:${id}`,
    source: 'fec-committees',
    edition,
    name,
    aliases: politicalParts(name),
    domains: [],
    identifiers: [id],
    kind: KINDS[type] ?? 'committee',
    country: 'US',
    tier,
    readsAsPerson: isPersonal(read, type, fields[CANDIDATE] ?? '', candidates),
    sponsor: sponsorOf(read, fields[SPONSOR] ?? ''),
    url: `https://www.fec.gov/data/committee/${id}/`,
  };
}

function textProblem(text: string): string | null {
  const odd = /[^\t -~]/.exec(text)?.[0];
  return odd === undefined
    ? null
    : `byte 0x${odd.charCodeAt(0).toString(16).padStart(2, '0')} is not ASCII text`;
}

function fieldsProblem(fields: readonly string[]): string | null {
  return fields.length === FIELD_COUNT
    ? null
    : `expected ${String(FIELD_COUNT)} fields, got ${String(fields.length)}`;
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

/** The sponsoring company, union or association; none where the field names a committee, itself or nothing. */
function sponsorOf(name: ReadName, text: string): string | null {
  if (text === '') return null;
  const sponsor = readName(text);
  const isNothing = /^(?:|none|na|notapplicable|unknown)$/.test(sponsor.compact);
  const isCommittee = sponsor.canonical.some((word) => hasPac(word) || COMMITTEE_WORDS.has(word));
  return isNothing || isCommittee || name.compact === sponsor.compact ? null : text;
}
