/** Reads lists in our own form, of which the starter registry is one. */
import { z } from 'zod';
import type { ListKind } from '#app/domain/screening/edition.ts';
import { isFreeMail } from '#app/domain/screening/text/email-domain.ts';
import { readName } from '#app/domain/screening/text/name.ts';
import { compact, normalise } from '#app/domain/screening/text/normalise.ts';
import { readsAsPerson } from '#app/domain/screening/text/person.ts';
import { csvRowsOf, several } from './csv-rows.ts';
import { isRefused, listedText, type Reader } from './rows.ts';

const domain = z
  .string()
  .regex(/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/, 'a domain in lower case, such as example.org');

const form = {
  columns: ['name', 'aliases', 'domains', 'identifiers', 'kind', 'country', 'source_url'],
  exact: true,
  schema: z.object({
    name: z
      .string()
      .transform(listedText)
      .refine((name) => normalise(name) !== '', 'a name'),
    aliases: several,
    domains: several.pipe(
      z.array(domain.refine((host) => !isFreeMail(host), 'a domain of the group itself')),
    ),
    identifiers: several,
    kind: z.string().min(1, 'a kind'),
    country: z.string().regex(/^(?:[A-Z]{2})?$/, 'two capital letters (ISO 3166-1) or nothing'),
    source_url: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
  }),
};

/** The columns name, aliases, domains, identifiers, kind, country, source_url. */
export function plainCsv(source: ListKind): Reader {
  return async function* (list) {
    for await (const read of csvRowsOf(list, form)) {
      if (isRefused(read)) {
        yield read;
        return;
      }
      const { row } = read;
      yield {
        line: read.line,
        listing: {
          id: `${source}:${[row.country.toLowerCase(), compact(row.name)].filter(Boolean).join('-')}`,
          source,
          edition: list.edition,
          name: row.name,
          aliases: row.aliases,
          formerNames: [],
          domains: row.domains,
          identifiers: row.identifiers,
          kind: row.kind,
          country: row.country || null,
          postalCode: null,
          tier: 'committee',
          readsAsPerson: readsAsPerson(readName(row.name), false),
          sponsor: null,
          url: row.source_url || null,
        },
      };
    }
  };
}
