/**
 * Reads targets.simple.csv of OpenSanctions (opensanctions.org/docs/bulk/csv; CC BY-NC 4.0: whoever imports it needs the
 * right to). The file says nothing about why somebody is listed, so only organisations called like a party are taken.
 */
import { z } from 'zod';
import { acronymsAmong } from '#app/domain/screening/text/acronym.ts';
import { isPolitical, readName } from '#app/domain/screening/text/name.ts';
import { normalise } from '#app/domain/screening/text/normalise.ts';
import { readsAsPerson } from '#app/domain/screening/text/person.ts';
import { isInOtherScript } from '#app/domain/screening/text/transliteration.ts';
import { csvRowsOf, several } from './csv-rows.ts';
import { isRefused, leaveOut, listedText, type Reader } from './rows.ts';

const form = {
  columns: ['id', 'schema', 'name', 'aliases', 'countries', 'identifiers'],
  exact: false,
  schema: z.object({
    id: z.string().regex(/^[\w.:-]+$/, 'an id of letters, digits and hyphens'),
    schema: z.string().regex(/^[A-Z]\w*$/, 'a kind of entity such as Organization'),
    name: z.string(),
    aliases: several,
    countries: several,
    identifiers: several,
  }),
};

/** Not LegalEntity, which may be a person; nor Company and PublicBody, which are no groups of supporters. */
const TAKEN = 'Organization';
const ALIAS_LETTERS_MIN = 6;
/** Organisations under sanctions have dozens of spellings, which the comparing finds by itself. */
const ALIASES_MAX = 40;

/** Persons' rows are passed over unread; birth dates, addresses, telephone numbers and emails of all are. */
export const openSanctions: Reader = async function* (source) {
  for await (const read of csvRowsOf(source, form)) {
    if (isRefused(read)) {
      yield read;
      return;
    }
    const { row } = read;
    if (row.schema !== TAKEN) {
      leaveOut(source.tally, row.schema === 'Person' ? 'persons' : 'other kinds of entities');
      continue;
    }
    const name = listedText(row.name);
    if (normalise(name) === '') {
      leaveOut(source.tally, 'rows without a name');
      continue;
    }
    if (![name, ...row.aliases].some((each) => isPolitical(readName(each)))) {
      leaveOut(source.tally, 'organisations without a political word in their names');
      continue;
    }
    const [country, ...others] = row.countries;
    yield {
      line: read.line,
      listing: {
        id: `opensanctions:${row.id}`,
        source: 'opensanctions',
        edition: source.edition,
        name,
        aliases: row.aliases.filter(isTelling).slice(0, ALIASES_MAX),
        formerNames: [],
        domains: [],
        identifiers: row.identifiers,
        kind: 'organisation',
        country:
          country !== undefined && others.length === 0 && /^[a-z]{2}$/.test(country)
            ? country.toUpperCase()
            : null,
        postalCode: null,
        tier: 'committee',
        readsAsPerson: readsAsPerson(readName(name), false),
        sponsor: null,
        url: `https://www.opensanctions.org/entities/${row.id}/`,
      },
    };
  }
};

/** Single words are other people's names as well; so are acronyms, by which nobody is refused. */
function isTelling(alias: string): boolean {
  if (acronymsAmong([alias]).length > 0) return true;
  const read = readName(alias);
  if (read.compact.length < ALIAS_LETTERS_MIN || readsAsPerson(read, false)) return false;
  return read.words.length > 1 || isPolitical(read) || isInOtherScript(alias);
}
