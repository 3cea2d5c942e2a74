/** Reads the core parties of Party Facts (partyfacts.herokuapp.com/documentation/codebook; CC BY 4.0). */
import { whereAlpha3 } from 'iso-3166-1';
import { z } from 'zod';
import { acronymsAmong } from '#app/domain/screening/text/acronym.ts';
import { isPolitical, readName } from '#app/domain/screening/text/name.ts';
import { normalise } from '#app/domain/screening/text/normalise.ts';
import { readsAsPerson } from '#app/domain/screening/text/person.ts';
import { isInOtherScript } from '#app/domain/screening/text/transliteration.ts';
import { bitsOf } from '#app/domain/screening/text/weight.ts';
import { csvRowsOf } from './csv-rows.ts';
import { isRefused, leaveOut, listedText, type Reader } from './rows.ts';

const year = z.string().regex(/^(?:\d{4})?$/, 'a year or nothing');

const form = {
  columns: [
    'country',
    'partyfacts_id',
    'technical',
    'name',
    'name_english',
    'name_other',
    'year_last',
    'wikipedia',
  ],
  exact: false,
  schema: z.object({
    country: z.string().regex(/^[A-Z]{3}$/, 'three capital letters'),
    partyfacts_id: z.string().regex(/^\d+$/, 'a number'),
    technical: z.string(),
    name_short: z.string().default(''),
    name: z.string(),
    name_english: z.string(),
    name_other: z.string(),
    year_last: year,
    wikipedia: z.string(),
  }),
};

/** Codes of its own, for places that ISO 3166-1 counts to another country or reserves a code for. */
const OWN_COUNTRIES: Readonly<Record<string, string>> = {
  EUN: 'EU',
  NIR: 'GB',
  XKX: 'XK',
  PMR: 'MD',
  SML: 'SO',
};

/** Shorter names are ordinary words and companies' names. */
const ALIAS_LETTERS_MIN = 6;
/** Of a single word in the party's own language that no ordinary payer has: 16, and one more for each letter beyond eight. */
const OWN_WORD_BITS_MIN = 17;

/**
 * Parties of today, with their acronyms. Not kept: entries that only sum up ("other", "independent"), parties that have ended,
 * and other short names, which companies have too.
 */
export const partyFacts: Reader = async function* (source) {
  for await (const read of csvRowsOf(source, form)) {
    if (isRefused(read)) {
      yield read;
      return;
    }
    const { row } = read;
    const reason = reasonToLeaveOut(row);
    if (reason !== null) {
      leaveOut(source.tally, reason);
      continue;
    }
    const name = listedText(row.name);
    yield {
      line: read.line,
      listing: {
        id: `partyfacts:${row.partyfacts_id}`,
        source: 'partyfacts',
        edition: source.edition,
        name,
        aliases: [
          ...aliasesOf(name, partsOf(name), [...partsOf(row.name_english), ...otherNames(row.name_other)]),
          ...acronymsAmong(partsOf(row.name_short)),
        ],
        formerNames: [],
        domains: [],
        identifiers: [],
        kind: 'party',
        country: OWN_COUNTRIES[row.country] ?? whereAlpha3(row.country)?.alpha2 ?? null,
        postalCode: null,
        tier: 'committee',
        readsAsPerson: readsAsPerson(readName(name), false),
        sponsor: null,
        url: /^https?:\/\/\S+$/.test(row.wikipedia) ? row.wikipedia : null,
      },
    };
  }
};

function reasonToLeaveOut(row: { technical: string; year_last: string; name: string }): string | null {
  if (row.technical !== '') return 'technical entries';
  if (row.year_last !== '') return 'parties that ended';
  return normalise(row.name) === '' ? 'rows without a name' : null;
}

/** "A / B" and "A // B" are two names of one party. */
function partsOf(name: string): string[] {
  return name.split(/\s*\/{1,2}\s*/).map(listedText);
}

/** "Pashto: A / B; Persian: C": names with their languages, or without. */
function otherNames(text: string): string[] {
  return text.split(/[;\n]/).flatMap((part) => partsOf(part.replace(/^\s*\p{L}[\p{L} ()-]{2,30}:\s*/u, '')));
}

/**
 * A single Latin word that is not political by itself ("Will", "Attack", "Spirit") is the name of many a company, and
 * mostly a translation that the party itself does not use. A long one of its own language is its name ("Enhedslisten").
 */
function aliasesOf(name: string, own: readonly string[], others: readonly string[]): string[] {
  const known = new Set([readName(name).compact]);
  return [...own, ...others].filter((candidate, at) => {
    const read = readName(candidate);
    if (read.compact.length < ALIAS_LETTERS_MIN || known.has(read.compact)) return false;
    if (readsAsPerson(read, false)) return false;
    const isOneWord = read.words.length === 1 && !isPolitical(read) && !isInOtherScript(candidate);
    if (isOneWord && (at >= own.length || bitsOf(read.compact) < OWN_WORD_BITS_MIN)) return false;
    known.add(read.compact);
    return true;
  });
}
