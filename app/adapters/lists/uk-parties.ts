/** Reads the UK Electoral Commission's register of parties (Open Government Licence v3.0). */
import { z } from 'zod';
import { acronymInBrackets } from '#app/domain/screening/text/acronym.ts';
import { politicalParts, readName } from '#app/domain/screening/text/name.ts';
import { normalise } from '#app/domain/screening/text/normalise.ts';
import { readsAsPerson } from '#app/domain/screening/text/person.ts';
import { csvRowsOf } from './csv-rows.ts';
import { isRefused, leaveOut, listedText, type Reader } from './rows.ts';

const form = {
  columns: ['ECRef', 'RegulatedEntityName'],
  exact: false,
  schema: z.object({
    ECRef: z.string().regex(/^PP\d+$/, 'a reference such as PP17'),
    RegulatedEntityName: z.string(),
  }),
};

/** Of its columns ECRef and RegulatedEntityName. */
export const ukParties: Reader = async function* (source) {
  for await (const read of csvRowsOf(source, form)) {
    if (isRefused(read)) {
      yield read;
      return;
    }
    const { ECRef: reference, RegulatedEntityName: name } = read.row;
    if (normalise(name) === '') {
      leaveOut(source.tally, 'rows without a name');
      continue;
    }
    yield {
      line: read.line,
      listing: {
        id: `uk-parties:${reference}`,
        source: 'uk-parties',
        edition: source.edition,
        name: listedText(name),
        aliases: [...politicalParts(name), ...acronymInBrackets(name)],
        domains: [],
        identifiers: [reference],
        kind: 'party',
        country: 'GB',
        postalCode: null,
        tier: 'committee',
        readsAsPerson: readsAsPerson(readName(name), false),
        sponsor: null,
        url: `https://search.electoralcommission.org.uk/English/Registrations/${reference}`,
      },
    };
  }
};
