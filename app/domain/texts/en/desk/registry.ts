/** The desk's words about the registry: what each list is and where its next edition comes from, its state, ages and sizes. */
import type { Tier } from '#app/domain/screening/listing.ts';
import type { RegistryStatus } from '#app/domain/screening/decide/rules.ts';
import { count, counted } from './counts.ts';

/** One kind of list: what stands in it, where its publisher gives it out, and which file of it we read. */
interface SourceGuide {
  readonly name: string;
  /** What the list brings, as the end of "It lists …". */
  readonly lists: string;
  /** Where to get the next edition. */
  readonly from: { readonly label: string; readonly href: string } | null;
  /** Which file to take there, and what to do with it before the import. */
  readonly file: string;
}

const guides: Readonly<Record<string, SourceGuide>> = {
  'fec-committees': {
    name: 'US Federal Election Commission',
    lists: 'every committee registered for US federal elections',
    from: { label: 'FEC, bulk data', href: 'https://www.fec.gov/data/browse-data/?tab=bulk-data' },
    file: 'Take “Committee master” and “Candidate master” of the running election cycle and unpack both: cm.txt is the list, and cn.txt tells committees that bear a person’s name. Committee masters of past cycles, each called by its year (cm22.txt), tell what committees were called before.',
  },
  'uk-parties': {
    name: 'UK Electoral Commission',
    lists: 'the political parties registered in the United Kingdom',
    from: {
      label: 'Electoral Commission, search the registers',
      href: 'https://search.electoralcommission.org.uk/',
    },
    file: 'Search the registrations of political parties and export the result as CSV, with the columns ECRef and RegulatedEntityName.',
  },
  partyfacts: {
    name: 'Party Facts',
    lists: 'parties of more than two hundred countries, with their names in their own languages',
    from: { label: 'Party Facts, download', href: 'https://partyfacts.herokuapp.com/download/' },
    file: 'Take the core parties as CSV.',
  },
  'irs-8871': {
    name: 'US Internal Revenue Service, Form 8871',
    lists:
      'political organizations that gave the IRS notice of their status (section 527), many of them at work in one state only',
    from: {
      label: 'IRS, political organization filing and disclosure',
      href: 'https://www.irs.gov/charities-non-profits/political-organizations/political-organization-filing-and-disclosure',
    },
    file: 'Take the full data file and unpack it. It is larger than a form takes: import it by the command below.',
  },
  opensanctions: {
    name: 'OpenSanctions',
    lists: 'organizations and parties that OpenSanctions collects from many countries',
    from: { label: 'OpenSanctions, datasets', href: 'https://www.opensanctions.org/datasets/' },
    file: 'Take a dataset as targets.simple.csv. Mind its license: free for non-commercial use only.',
  },
  csv: {
    name: 'Our own list',
    lists: 'whatever the newsroom knows of and no other list has',
    from: null,
    file: 'A CSV file with the columns name, aliases, domains, identifiers, kind, country, source_url; several values in a cell stand between semicolons. Each import replaces the last, so keep one file.',
  },
  starter: {
    name: 'Starter registry',
    lists: 'the best-known groups, so that nobody begins with nothing',
    from: null,
    file: 'It comes with the program and does not age.',
  },
};

/** An unknown kind of list stands for itself. */
function sourceGuide(kind: string): SourceGuide {
  return guides[kind] ?? { name: kind, lists: 'political groups', from: null, file: '' };
}

/** The way for files that a form does not take. */
function importCommand(kind: string): string {
  return `npm run registry -- import ${kind} FILE`;
}

/** The page's title, and what follows from the state of the registry for every donation. */
function registryTitle(status: RegistryStatus, listings: number): { title: string; text: string } {
  switch (status) {
    case 'ready':
      return {
        title: `Gifts are screened against ${count(listings)} ${listings === 1 ? 'listing' : 'listings'}`,
        text: 'Every source is recent enough to clear a payer by.',
      };
    case 'empty':
      return {
        title: 'The registry is empty',
        text: 'Nobody can be cleared without a list, so every gift waits for a person. Import one of the lists below.',
      };
    case 'stale':
      return {
        title: 'The registry is old',
        text: 'Nobody is cleared by an old list, so every gift waits for a person until the sources marked below are confirmed. Import the next edition; or the same file again, if it is still the newest.',
      };
    case 'failed':
      return {
        title: 'The registry could not be loaded',
        text: 'Nobody can be cleared without it, so every gift waits for a person. The log says why; a new import loads it again.',
      };
  }
}

/** What a listing can do, in a few words and in a sentence. */
const tierWords: Readonly<Record<Tier, { short: string; sentence: string }>> = {
  committee: {
    short: 'may refuse',
    sentence: 'A political committee or party: its name, numbers and domains may refuse a gift or hold it.',
  },
  filer: {
    short: 'never refuses',
    sentence:
      'Files reports with the authority without being a political committee, so it never refuses and never holds a gift.',
  },
};

export const registry = {
  /** What the browser calls the page of sources. */
  pageTitle: 'Registry',
  sourceGuide,
  importCommand,
  registryTitle,
  tierWords,
  /** The pages about the registry. */
  pages: {
    label: 'Registry',
    sources: 'Sources',
    listings: 'Search',
    try: 'Try a name',
    learned: 'Taught by staff',
    rescreening: 'Screened again',
  },
  sources: {
    list: 'Sources, those that want confirming first',
    columns: {
      source: 'Source',
      edition: 'Edition',
      listings: 'Listings',
      leftOut: 'Left out',
      imported: 'Imported',
      confirmed: 'Confirmed',
    },
    ageMax: (days: number) =>
      `A list may be ${counted(days, 'day')} old, counted from its last import. An older one no longer clears anybody: every gift waits for a person.`,
    importList: 'Import a list',
    /** After when it was imported. */
    by: (who: string) => ` by ${who}`,
    doesNotAge: 'does not age',
    /** After how old it is, before the link to the import. */
    tooOld: ': too old. ',
    import: 'Import',
    leftOut: {
      none: 'no row',
      rows: (rows: number, all: number) => `${count(rows)} of ${count(all)} rows`,
      reason: (rows: number, reason: string) => `${count(rows)} ${reason}`,
    },
  },
  missing: {
    title: 'Not imported',
    text: 'Who stands only in one of these is not recognized.',
    /** After the name of the list. */
    lists: (what: string) => `lists ${what}.`,
    /** To be read aloud behind "Import". */
    unseenName: (name: string) => ` ${name}`,
  },
  keeping: { title: 'Where the next editions come from', onServer: 'On the server:' },
};
