/** Reads the UK Electoral Commission's register of parties (Open Government Licence v3.0). */
import { z } from 'zod';
import { acronymInBrackets } from '#app/domain/screening/text/acronym.ts';
import { politicalParts, readName } from '#app/domain/screening/text/name.ts';
import { normalise } from '#app/domain/screening/text/normalise.ts';
import { couldBePrivatePerson, readsAsPerson } from '#app/domain/screening/text/person.ts';
import { csvRowsOf } from './csv-rows.ts';
import { isRefused, leaveOut, listedText, type Reader } from './rows.ts';

const form = {
  columns: ['ECRef', 'RegulatedEntityName'],
  exact: false,
  schema: z.object({
    ECRef: z.string().regex(/^(?:PPm?|TP)\d+$/, 'a reference such as PP17, PPm8 or TP5'),
    RegulatedEntityName: z.string(),
    RegistrationStatusName: z.string().optional(),
  }),
};

/** "Harbour Alliance [De-registered 03/11/16]": the register writes the end of a party behind its name. */
const STATUS = /\s*\[[^\]]*regist[^\]]*\]\s*$/i;
const ENDED = /de-?regist|lapsed|removed/i;

/**
 * Of its columns ECRef and RegulatedEntityName, and RegistrationStatusName where there is one, which decides: what it says has
 * ended is left out. Campaigners that are no parties (TP...) report what they spend and may be unions, charities or persons.
 */
export const ukParties: Reader = async function* (source) {
  for await (const read of csvRowsOf(source, form)) {
    if (isRefused(read)) {
      yield read;
      return;
    }
    const { ECRef: reference, RegulatedEntityName: written, RegistrationStatusName: status } = read.row;
    const name = written.replace(STATUS, '');
    const isCampaigner = reference.startsWith('TP');
    if (ENDED.test(status ?? '')) {
      leaveOut(source.tally, 'parties that ended');
      continue;
    }
    if (isCampaigner && couldBePrivatePerson(readName(name))) {
      leaveOut(source.tally, 'private persons');
      continue;
    }
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
        formerNames: [],
        domains: [],
        identifiers: [reference],
        kind: isCampaigner ? 'campaigner that is no party' : 'party',
        country: 'GB',
        postalCode: null,
        tier: isCampaigner ? 'filer' : 'committee',
        readsAsPerson: readsAsPerson(readName(name), false),
        sponsor: null,
        url: `https://search.electoralcommission.org.uk/English/Registrations/${reference}`,
      },
    };
  }
};
