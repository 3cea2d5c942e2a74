/** The desk's words about listings: searching them, and the page of one. */
import { counted } from './counts.ts';

export const listings = {
  /** What the browser calls the search, and the page of one. */
  pageTitles: { search: 'Listings', one: 'Listing' },
  search: {
    title: (query: string, total: number) => {
      if (query === '') return counted(total, 'listing');
      return total === 0 ? `Nobody is listed as “${query}”` : `${counted(total, 'listing')} with “${query}”`;
    },
    list: 'Listings',
    similar: 'Similar names',
    pages: { first: 'First page', next: 'Next page' },
    query: 'A name, a part of one, an official number or a domain',
    source: 'Source',
    allSources: 'All sources',
    columns: { listedAs: 'Listed as', isA: 'Is a', country: 'Country', listedBy: 'Listed by' },
    /** Before the other name by which it was found. */
    by: 'by',
    /** After what a group is. */
    can: (tier: string) => `; ${tier}`,
    listedBy: (source: string, edition: string) => `${source}, ${edition}`,
    noMore: 'There are no more listings.',
    /** Around the link to the import, where there is no listing. */
    empty: 'The registry holds no listing yet.',
    importList: 'Import a list',
    onceImported: 'Once a list is imported',
    thenSearch: ', and its names can be searched here.',
    notFound: (source: string | null) =>
      `${source ?? 'No source'} has it in a name, an alias or a domain. The screening looks harder than this search: it knows abbreviations, other spellings and cut names.`,
    try: 'Try this name on the screening',
  },
  facts: {
    isA: 'Is a',
    canDo: 'Can do',
    person: 'A person?',
    readsAsPerson: 'The name could be a person’s own, so it refuses nobody by name: a person decides.',
    aliases: 'Also known as',
    formerNames: 'Former names',
    formerName: (name: string, editions: string) => `${name}, in ${editions}`,
    domains: 'Domains',
    numbers: 'Numbers',
    country: 'Country',
    postalCode: 'Postal code',
    ofItsOffice: (code: string) => `${code}, of its office. It counts beside a name only.`,
    connectedWith: 'Connected with',
    aCommitteeToo: (name: string) => `${name}, a committee too.`,
    sponsor: 'Sponsor',
    sponsorRuns: (name: string) => `${name}. It runs the committee and is not it: its own gifts pass.`,
    listedBy: 'Listed by',
    editions: 'Editions',
    more: (several: number) => counted(several, 'more', 'more'),
    source: (name: string, edition: string) => `${name}, edition ${edition}`,
    sourcePage: 'the source’s own page',
    imported: (edition: string, at: string) => `${edition}, imported ${at}`,
    inForce: ', in force',
    thenCalled: (name: string) => `: then “${name}”`,
  },
  gone: 'This is not in the registry any more, so it holds and refuses nobody. What rested on it stands below.',
  caught: {
    title: 'What it has caught',
    none: 'No gift was ever held or refused for it.',
    refused: (atForm: number) => (atForm > 0 ? `refused, ${String(atForm)} at the form` : 'refused'),
    waiting: 'wait for a person',
    received: 'cleared by staff',
    lapsed: (holds: number) => `${counted(holds, 'hold')} ran out undecided.`,
    list: 'Gifts that rest on this listing, newest first',
    columns: { given: 'Given', when: 'When', state: 'What became of it', by: 'By', gift: 'Gift' },
    erased: 'Erased',
    refusedAtForm: 'Refused at the form',
    newestShown: (shown: number) => `The newest ${String(shown)} are shown.`,
  },
};
