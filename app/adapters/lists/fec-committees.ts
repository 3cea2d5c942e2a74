/**
 * Reads the FEC's committee master file: 15 fields by `|`, no header, no quoting, ASCII
 * (fec.gov/campaign-finance-data/committee-master-file-description). Treasurers and addresses are never kept.
 */
import type { Listing, Tier } from '#app/domain/screening/listing.ts';
import { normalise } from '#app/domain/screening/normalise.ts';
import { couldBePrivatePerson, isNameOf, readsAsPerson } from '#app/domain/screening/person.ts';
import { canonicalWords, isMarker } from '#app/domain/screening/vocabulary.ts';
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
const CANDIDATE_TYPES = new Set(['H', 'S', 'P']);

/** Candidates' names by id and by surname, from the FEC's candidate master (15 fields, the same form). */
export interface Candidates {
  readonly byId: ReadonlyMap<string, string>;
  readonly byWord: ReadonlyMap<string, readonly string[]>;
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

/** Candidates ready for the person test. */
export function compileCandidates(byId: ReadonlyMap<string, string>): Candidates {
  const byWord = new Map<string, string[]>();
  for (const name of byId.values()) {
    const surname =
      normalise(name.split(',')[0] ?? '')
        .split(' ')
        .at(-1) ?? '';
    byWord.set(surname, [...(byWord.get(surname) ?? []), name]);
  }
  return { byId, byWord };
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
  if (normalise(name) === '' || /^(?:N\/?A|NONE)$/i.test(name)) return 'rows without a name';
  const tier: Tier = FILER_TYPES.has(type) ? 'filer' : 'committee';
  if (tier === 'filer' && couldBePrivatePerson(name)) return 'private persons';
  return {
    id: `fec-committees:${id}`,
    source: 'fec-committees',
    edition,
    name,
    aliases: aliasesIn(name),
    domains: [],
    identifiers: [id],
    kind: KINDS[type] ?? 'committee',
    country: 'US',
    tier,
    readsAsPerson: isPersonal(name, type, fields[CANDIDATE] ?? '', candidates),
    sponsor: sponsorOf(name, fields[SPONSOR] ?? ''),
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

function isPersonal(name: string, type: string, candidateId: string, candidates: Candidates): boolean {
  if (readsAsPerson(name, CANDIDATE_TYPES.has(type))) return true;
  const own = candidates.byId.get(candidateId);
  if (own !== undefined && isNameOf(name, own)) return true;
  const words = normalise(name).split(' ');
  return (
    words.length > 1 &&
    words.some((word) => candidates.byWord.get(word)?.some((person) => isNameOf(name, person)))
  );
}

/**
 * "HALLMARK CARDS, INC. PAC (HALLPAC)" is also called by either part, but only where the part is political by itself:
 * the rest of "X CORPORATION (X PAC)" is the sponsor.
 */
function aliasesIn(name: string): string[] {
  const brackets = [...name.matchAll(/\(([^()]+)\)/g)].map(([, inside = '']) => inside.trim());
  if (brackets.length === 0) return [];
  const rest = name
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [rest, ...brackets].filter((part) => normalise(part).length >= 5 && isPolitical(part));
}

function isPolitical(name: string): boolean {
  return canonicalWords(normalise(name).split(' ')).some(({ word }) => isMarker(word));
}

/** The sponsoring company, union or association; none where the field names a committee, itself or nothing. */
function sponsorOf(name: string, sponsor: string): string | null {
  const words = canonicalWords(normalise(sponsor).split(' ')).map(({ word }) => word);
  const isNothing = words.join('') === '' || /^(?:none|na|not applicable|unknown)$/.test(words.join(' '));
  const isCommittee = words.some((word) =>
    /pac$|^(?:committee|congress|senate|president|party|victory|campaign|elect)$/.test(word),
  );
  return isNothing || isCommittee || normalise(name) === normalise(sponsor) ? null : sponsor;
}
