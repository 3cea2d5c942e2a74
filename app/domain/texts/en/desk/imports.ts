/** The desk's words about importing a list: the form and what was wrong with it, how far an import is, and what became of it. */
import { olderFilesMax, uploadBytesMax, type ImportFormErrors } from '#app/domain/screening/import-form.ts';
import type { Outcome } from '#app/domain/screening/screening.ts';
import { count, counted, countWord } from './counts.ts';

const megabytesMax = String(uploadBytesMax / 1024 / 1024);

const tooLarge = `The file is larger than ${megabytesMax} MB. Import it by the command on the server, which takes any size.`;

const errors: {
  readonly [Field in keyof ImportFormErrors]-?: Readonly<
    Record<NonNullable<ImportFormErrors[Field]>, string>
  >;
} = {
  kind: { none: 'Choose which list this is.' },
  file: {
    none: 'Choose the file of the list.',
    'too-large': tooLarge,
    'too-many-files': 'Send one file of each kind at a time.',
  },
  older: {
    'too-large': tooLarge,
    'too-many-files': `Send each file of an earlier year once, under a name of its own, and at most ${String(olderFilesMax)} of them.`,
  },
  form: {
    unreadable: 'The form did not arrive whole, so nothing was imported. Please send it again.',
    'too-much': 'The form held more than it asks for, so nothing was imported.',
  },
};

/** "2022 (1 row), 2020 (2,000 rows)". */
const olderEditions = (files: readonly { readonly edition: string; readonly rows: number }[]) =>
  files.map(({ edition, rows }) => `${edition} (${counted(rows, 'row')})`).join(', ');

/** What an edition would do to a gift, after the listing that the gift resembles. */
const would: Readonly<Record<Outcome, string>> = {
  clear: 'pass',
  unclear: 'wait for a person',
  political: 'be refused',
};

function lookedAt(seen: number, erased: number): string {
  if (seen === 0) return 'There is no received or held gift of the last 24 months to look at.';
  const looked = `${counted(seen, 'received or held gift')} of the last 24 months ${seen === 1 ? 'was' : 'were'} looked at`;
  return erased > 0
    ? `${looked}; of ${count(erased)} the payer’s data was erased, so nobody can tell.`
    : `${looked}.`;
}

export const imports = {
  title: 'Import a list',
  /** What the browser calls the page of one. */
  pageTitle: 'Import',
  form: {
    errorsTitle: 'Nothing was imported',
    errors,
    which: 'Which list',
    /** Before the link to where the list is given out. */
    from: 'From',
    onServer: 'On the server:',
    file: 'The file',
    fileHint: `${megabytesMax} MB at most; larger ones go by the command. A date in its name, as in “list-2026-11.csv”, names the edition; else it is today.`,
    optional: '(optional, FEC only)',
    candidates: 'The candidates',
    candidatesHint: 'cn.txt: with it the screening knows which committees bear the name of a person.',
    older: 'Files of earlier years',
    olderHint: `Committee masters of past cycles, ${countWord(olderFilesMax).toLowerCase()} at most: with them the screening knows the former names of the committees in the newest file. Call each by its year, as in “cm22.txt”; that tells which is older.`,
    dryRun: 'Try it (dry run)',
    import: 'Import',
    hint: 'A dry run shows what would change, and which past gifts would not pass. The edition in force serves until the new one is ready; a file with a wrong row is refused whole.',
  },
  of: (list: string, fileName: string, who: string) => `${list}, from ${fileName}, by ${who}`,
  took: (seconds: number) => `, in ${seconds.toFixed(1)} s`,
  titles: {
    running: 'The list is being read',
    'dry-run': (label: string) => `Edition ${label} would come into force`,
    replaced: (label: string) => `Edition ${label} is in force`,
    confirmed: (label: string) => `Edition ${label} is confirmed`,
    refused: 'Nothing was imported',
    shrinks: 'This list is much shorter than the one in force',
    failed: 'The import failed',
    'cut-off': 'The import was cut off',
  },
  problems: {
    unavailable: 'This list is being imported already, or its file is gone: send it again then.',
    unconfirmed: 'Check the box to say that you have looked at the file. Nothing was imported.',
  },
  sendAnother: 'Send another file',
  tryAgain: 'Try again',
  running: {
    soFar: (rows: number, seconds: number) =>
      `${rows === 0 ? 'No row yet' : `${counted(rows, 'row')} so far`}, for ${counted(Math.round(seconds), 'second')}. You can leave this page; the import goes on.`,
    lookAgain: 'Look again',
    /** Between the links, and after them. */
    byItself: '(this page does so by itself every few seconds;',
    keepStill: 'keep it still',
    end: ')',
  },
  refused: {
    problem: (line: number | null, problem: string) =>
      `${line === null ? '' : `Line ${count(line)}: `}${problem}.`,
    text: 'Half a list would clear those who stand in the other half, so it is taken whole or not at all. The edition in force stays as it is. Mend the file, or download it again: it may be cut off.',
  },
  failed: 'The fault is ours; the log says more. The edition in force stays as it is.',
  cutOff:
    'The program stopped three times while it read this list; the log says more. The edition in force stays as it is.',
  shrinks: {
    figures: { before: 'in force now', after: 'in this file', change: 'change' },
    text: 'A list that loses more than a fifth at once is more likely cut short than right, and whoever is missing would be cleared. Nothing was imported. Look at the file first: its last rows, its size, its date.',
    haveLooked: 'I have looked: the list is really so much shorter',
    importAll: 'Import it all the same',
  },
  read: {
    figures: { added: 'added', changed: 'changed', removed: 'removed' },
    namesLost: (editions: readonly string[], isDryRun: boolean) =>
      `${isDryRun ? 'The former names would go' : 'The former names are gone'} that came with the files of ${editions.join(', ')}. Send these as well to keep them.`,
    listings: 'Listings',
    listingsFrom: (listings: number, rows: number) => `${count(listings)} from ${counted(rows, 'row')}`,
    isConfirmed: '. They are those in force; the list is as recent as today again',
    onlyConfirms: '. They are those in force: an import only confirms them',
    leftOut: 'Left out',
    leftOutNone: 'No row',
    leftOutRows: (reasons: readonly (readonly [reason: string, rows: number])[]) =>
      reasons.map(([reason, rows]) => `${count(rows)} ${reason}`).join('; '),
    formerNames: 'Former names',
    formerNamesFrom: (names: number, files: readonly { readonly edition: string; readonly rows: number }[]) =>
      `${count(names)}, from ${olderEditions(files)}`,
    changes: { added: 'Added', changed: 'Changed', removed: 'Removed' },
    /** The first two, and how many more there are. */
    names: (change: string, names: readonly string[], all: number) =>
      `${change}: ${names.slice(0, 2).join(', ')}${all > 2 ? ` and ${count(all - 2)} more` : ''}`,
    importIt: 'Import this list',
    nothingChanged: 'Nothing has changed yet. The file is kept, so it need not be sent again.',
    leave: 'Leave it',
    sources: 'See all sources',
    rescreening: 'See which past gifts would not pass now',
    search: 'Search its listings',
  },
  firstShown: (shown: number) => `The first ${count(shown)} are shown.`,
  flagged: {
    title: (gifts: number) =>
      gifts === 0
        ? 'No past gift would be stopped by it'
        : `${counted(gifts, 'past gift')} would not have passed`,
    lookedAt,
    staffDecide: 'Nothing happens to them by an import: staff decide.',
    list: 'Past gifts that would not have passed',
    columns: { given: 'Given', resembles: 'Resembles', would: 'Would', gift: 'Gift' },
    would,
  },
};
