/** Reads the FEC's committee master file (fec-rows.ts). The ZIP code is kept of who is no person. */
import type { Listing, Tier } from '#app/domain/screening/listing.ts';
import { politicalParts, readName, type ReadName } from '#app/domain/screening/text/name.ts';
import { normalise } from '#app/domain/screening/text/normalise.ts';
import { couldBePrivatePerson, isNameOf, readsAsPerson } from '#app/domain/screening/text/person.ts';
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
import { committeeFields, fieldsProblem, FILER_TYPES, NO_NAME, type CommitteeFields } from './fec-rows.ts';
import type { OlderName, OlderNames } from './fec-former-names.ts';
import { connectedWith, saysCommittee } from './sponsor.ts';
import { turns } from './turns.ts';

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
const CANDIDATE_TYPES = new Set(['H', 'S', 'P']);

/** The words of candidates' names, by candidate id and by surname, from the FEC's candidate master. */
interface Candidates {
  readonly byId: Map<string, readonly string[]>;
  readonly bySurname: Map<string, (readonly string[])[]>;
}

/** The committees of the file, told from persons by the candidate master where its file is given. */
export function fecCommittees(candidatesFile: string | null, olderNames: OlderNames): Reader {
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
        const read = readCommittee(row, source.edition, candidates, olderNames);
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
  const words = normalise(name).split(' ');
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
function readCommittee(
  row: ListRow,
  edition: string,
  candidates: Candidates,
  olderNames: OlderNames,
): Listing | string | RefusedRow {
  const fields = committeeFields(row);
  if (typeof fields === 'string') return refuse(row.line, fields);
  const { id, name, type } = fields;
  const read = readName(name);
  if (read.compact === '' || NO_NAME.test(name)) return 'rows without a name';
  const tier: Tier = FILER_TYPES.has(type) ? 'filer' : 'committee';
  if (tier === 'filer' && couldBePrivatePerson(read)) return 'private persons';
  const kind = KINDS_BY_DESIGNATION[fields.designation] ?? KINDS[type] ?? 'committee';
  // Another committee is named with it all the same.
  const sponsorless = isSponsorless({ kind }) && !isCommittees(readName(fields.connected));
  const isBodys = BODY_TYPES.has(fields.organisation);
  const isPerson = isPersonal(read, fields, candidates);
  // A former name may have been a person's, or that of the body behind the committee, then or now.
  const isTelling = ({ former, fields: then }: OlderName) => {
    const earlier = readName(former.name);
    return (
      earlier.compact !== read.compact &&
      ![fields, then].some((row) => isPersonal(earlier, row, candidates)) &&
      (saysCommittee(earlier) || ![fields, then].some((row) => BODY_TYPES.has(row.organisation)))
    );
  };
  return {
    id: `fec-committees:${id}`,
    source: 'fec-committees',
    edition,
    name,
    aliases: politicalParts(name),
    formerNames:
      tier === 'committee' ? (olderNames.get(id) ?? []).filter(isTelling).map(({ former }) => former) : [],
    domains: [],
    identifiers: [id],
    kind,
    country: 'US',
    postalCode: tier === 'committee' && !isPerson ? postalKey('US', fields.zip) : null,
    tier,
    readsAsPerson: isPerson,
    sponsor: sponsorless ? null : connectedWith(read, fields.connected, isBodys),
    url: `https://www.fec.gov/data/committee/${id}/`,
  };
}

function isPersonal(
  name: ReadName,
  { type, candidate }: Pick<CommitteeFields, 'type' | 'candidate'>,
  candidates: Candidates,
): boolean {
  if (readsAsPerson(name, CANDIDATE_TYPES.has(type))) return true;
  const own = candidates.byId.get(candidate);
  if (own !== undefined && isNameOf(name, own)) return true;
  return (
    name.words.length > 1 &&
    name.words.some((word) => candidates.bySurname.get(word)?.some((person) => isNameOf(name, person)))
  );
}
