/** Reads comma-separated lists: our own plain form, the starter registry in it, and the UK register of parties. */
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { ListKind } from '#app/domain/screening/edition.ts';
import { isFreeMail } from '#app/domain/screening/email-domain.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { politicalParts, readName } from '#app/domain/screening/name.ts';
import { compact, normalise } from '#app/domain/screening/normalise.ts';
import { readsAsPerson } from '#app/domain/screening/person.ts';
import { refuse, type RefusedRow } from './rows.ts';

/** Several values in one cell stand between semicolons. */
const several = z.string().transform((cell) =>
  cell
    .split(';')
    .map((value) => value.trim())
    .filter((value) => value !== ''),
);
const domain = z
  .string()
  .regex(/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/, 'a domain in lower case, such as example.org');

const plainRow = z.strictObject({
  name: z
    .string()
    .trim()
    .refine((name) => normalise(name) !== '', 'a name'),
  aliases: several,
  domains: several.pipe(z.array(domain.refine((host) => !isFreeMail(host), 'a domain of the group itself'))),
  identifiers: several,
  kind: z.string().min(1, 'a kind'),
  country: z.string().regex(/^(?:[A-Z]{2})?$/, 'two capital letters (ISO 3166-1) or nothing'),
  source_url: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
});
const ukRow = z.object({
  ECRef: z.string().regex(/^PP\d+$/, 'a reference such as PP17'),
  RegulatedEntityName: z.string(),
});

/** Our own form: name, aliases, domains, identifiers, kind, country, source_url. */
export function readPlainCsv(text: string, source: ListKind, edition: string): Listing[] | RefusedRow {
  return readCsv(text, plainRow, (row) => ({
    id: `${source}:${[row.country.toLowerCase(), compact(row.name)].filter(Boolean).join('-')}`,
    source,
    edition,
    name: row.name,
    aliases: row.aliases,
    domains: row.domains,
    identifiers: row.identifiers,
    kind: row.kind,
    country: row.country || null,
    tier: 'committee',
    readsAsPerson: readsAsPerson(readName(row.name), false),
    sponsor: null,
    url: row.source_url || null,
  }));
}

/** The UK Electoral Commission's register of parties: ECRef, RegulatedEntityName. Rows without a name are skipped. */
export function readUkParties(text: string, edition: string): Listing[] | RefusedRow {
  return readCsv(text, ukRow, ({ ECRef: reference, RegulatedEntityName: name }) =>
    normalise(name) === ''
      ? null
      : {
          id: `uk-parties:${reference}`,
          source: 'uk-parties',
          edition,
          name: name.trim(),
          aliases: politicalParts(name),
          domains: [],
          identifiers: [reference],
          kind: 'party',
          country: 'GB',
          tier: 'committee',
          readsAsPerson: readsAsPerson(readName(name), false),
          sponsor: null,
          url: `https://search.electoralcommission.org.uk/English/Registrations/${reference}`,
        },
  );
}

function readCsv<Row>(
  text: string,
  schema: z.ZodType<Row>,
  toListing: (row: Row) => Listing | null,
): Listing[] | RefusedRow {
  if (text.includes('\uFFFD')) return refuse(lineOf(text, text.indexOf('\uFFFD')), 'text that is not UTF-8');
  let records: { record: unknown; info: { lines: number } }[];
  try {
    records = parse(text, { bom: true, columns: true, info: true, skip_empty_lines: true });
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : null;
    return refuse(line, error instanceof Error ? error.message : String(error));
  }
  const seen = new Set<string>();
  const listings: Listing[] = [];
  for (const { record, info } of records) {
    const row = schema.safeParse(record);
    if (!row.success) {
      const [issue] = row.error.issues;
      return refuse(
        info.lines,
        `${issue?.path[0]?.toString() ?? 'row'}: ${issue?.message ?? 'not understood'}`,
      );
    }
    const listing = toListing(row.data);
    if (!listing) continue;
    if (seen.has(listing.id)) return refuse(info.lines, `"${listing.name}" is listed twice`);
    seen.add(listing.id);
    listings.push(listing);
  }
  return listings.length > 0 ? listings : refuse(null, 'no rows');
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
