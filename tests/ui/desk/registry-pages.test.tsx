/** The registry's pages as HTML: what each state says, and that names from lists and payers stand as text. */
import { expect, test } from 'vitest';
import { LIST_KINDS } from '#app/domain/screening/edition.ts';
import type { RegistryStatus } from '#app/domain/screening/decide/rules.ts';
import type { Screening } from '#app/domain/screening/screening.ts';
import { countryName } from '#app/domain/formats.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import type { ImportRunShown } from '#app/ui/desk/import-read.tsx';
import { ImportResult } from '#app/ui/desk/import-result.tsx';
import { ListingResults, type ListingResultsShown } from '#app/ui/desk/listing-results.tsx';
import { RegistrySources, type RegistrySourcesShown } from '#app/ui/desk/registry-sources.tsx';
import { TryPage } from '#app/ui/desk/tried-payer.tsx';
import { deskMarkup, deskNow as at, deskPlace as place } from '#tests/support/desk-markup.tsx';

const { sourceGuide } = deskTexts.registry;
const { agoWords } = deskTexts.moments;
const { counted } = deskTexts.counts;

/** Nothing waits, is late or differs. */
const quiet = {
  ...{ waitingCount: 0, lateCount: 0, disputeCount: 0, findingCount: 0, unscreenedRenewals: 0 },
  ...{ shortage: null, restore: null },
};
const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

const source = {
  sourceId: 'fec-committees',
  editionLabel: '2023-04',
  rowCount: 15_311,
  importedAt: at,
  confirmedAt: at,
  rowsRead: 15_536,
  leftOut: { 'private persons': 224, 'rows without a name': 1 },
  olderFiles: [],
  formerNames: 0,
  olderEditionsLost: [],
  importedBy: 'Ada <Lovelace>',
  ageDays: 61,
  isOld: true,
};
const sources = (changes: Partial<RegistrySourcesShown> = {}) =>
  deskMarkup(
    <RegistrySources
      shown={{
        status: 'stale',
        listings: 15_311,
        sources: [source],
        missing: ['csv'],
        ageDaysMax: 45,
        ...changes,
      }}
      place={place}
    />,
  );

test('an old source says so, how old it may be, who imported it, what was left out, and leads to the import', () => {
  const html = sources();
  expect(text(html)).toMatch(/The registry is old .*every gift waits for a person/);
  expect(text(html)).toContain('61 days ago : too old. Import'.replace(' :', ':'));
  expect(text(html)).toContain('225 of 15,536 rows');
  expect(text(html)).toContain('by Ada &lt;Lovelace&gt;');
  expect(html).toContain('href="/desk/registry/import?kind=fec-committees"');
  expect(text(html)).toContain('A list may be 45 days old');
});

test('an empty registry has no table, and says what follows', () => {
  const html = sources({ status: 'empty', listings: 0, sources: [], missing: ['fec-committees', 'csv'] });
  expect(html).not.toContain('<table');
  expect(text(html)).toContain('The registry is empty Nobody can be cleared without a list');
});

test('every kind of list has words', () => {
  for (const kind of LIST_KINDS) expect(sourceGuide(kind).name, kind).not.toBe(kind);
});

test.each([
  ['ready', null],
  ['empty', 'empty'],
  ['stale', 'old'],
  ['failed', 'failed'],
] as const satisfies readonly (readonly [RegistryStatus, string | null])[])(
  'the navigation marks a registry that is %s',
  (registryStatus, mark) => {
    const html = deskMarkup(
      <DeskFrame
        siteName="News"
        member={{ name: 'Ada', role: 'reviewer' }}
        current="review"
        status={{ ...quiet, registryStatus }}
        offersStandingGifts={false}
        place={place}
        now={at}
      >
        page
      </DeskFrame>,
    );
    const entry = /<a href="\/desk\/registry">(.*?)<\/a>/.exec(html)?.[1] ?? '';
    expect(text(entry).trim()).toBe(mark === null ? 'Registry' : `Registry ${mark}`);
  },
);

const run = (outcome: ImportRunShown['outcome'], changes: Partial<ImportRunShown> = {}) =>
  deskMarkup(
    <ImportResult
      run={{
        id: 'run-1',
        kind: 'csv',
        fileName: '<own>.csv',
        actorName: 'Ada',
        seconds: 12.34,
        rowsRead: 12_000,
        hasFiles: true,
        outcome,
        ...changes,
      }}
      problem={null}
      place={place}
    />,
  );
const read = {
  label: '2026-11',
  rowsRead: 120,
  listings: 100,
  leftOut: { 'rows without a name': 20 },
  olderFiles: [],
  formerNames: 0,
  olderEditionsLost: [],
  difference: {
    added: 70,
    changed: 0,
    removed: 3,
    names: { added: ['A <b>', 'B', 'C'], changed: [], removed: ['X', 'Y', 'Z'] },
  },
};

test('a dry run shows the difference with names, and offers the import; the import does not offer it again', () => {
  const dry = run({ kind: 'dry-run', ...read });
  expect(text(dry)).toContain('Added: A &lt;b&gt;, B and 68 more');
  expect(text(dry)).toContain('100 from 120 rows');
  expect(text(dry)).toContain('20 rows without a name');
  expect(dry).toContain('Import this list');
  expect(run({ kind: 'dry-run', ...read }, { hasFiles: false })).not.toContain('Import this list');
  const done = run({ kind: 'replaced', ...read });
  expect(text(done)).toContain('Edition 2026-11 is in force');
  expect(done).not.toContain('Import this list');
});

test('a dry run names the past donations that would not have passed, and leads to them', () => {
  const donation = {
    donationId: 'gift-1',
    madeOn: '2026-10-01',
    amount: { amountMinor: 500, currency: 'USD' },
    outcome: 'political',
    listingId: 'csv:1',
    listingName: 'Harbor & Sons',
  } as const;
  const flagged = { count: 120, donations: [donation], seen: 4000, erased: 12 };
  const html = run({ kind: 'dry-run', ...read, flagged });
  expect(html).toContain('href="/desk/donations/gift-1"');
  expect(html).toContain('href="/desk/registry/listings/csv%3A1"');
  expect(text(html)).toContain('120 past gifts would not have passed');
  expect(text(html)).toMatch(/2026-10-01 Harbor &amp; Sons be refused \$5\.00/);
  expect(text(html)).toContain('4,000 received or held gifts of the last 24 months were looked at; of 12');
  const none = run({ kind: 'dry-run', ...read, flagged: { count: 0, donations: [], seen: 0, erased: 0 } });
  expect(text(none)).toContain('No past gift would be stopped by it');
});

test('an import that runs says how far it is; a refused one its line; one that shrinks before and after', () => {
  expect(text(run(null))).toContain('12,000 rows so far, for 12 seconds');
  expect(text(run({ kind: 'refused', line: 1234, problem: 'five cells are expected' }))).toContain(
    'Line 1,234: five cells are expected.',
  );
  const shrinks = text(run({ kind: 'shrinks', before: 1000, after: 250 }));
  expect(shrinks).toMatch(/1,000.*250.*−75%/);
  expect(text(run({ kind: 'cut-off' }))).toContain('The edition in force stays as it is.');
  expect(text(run({ kind: 'failed' }))).toContain('The fault is ours');
});

const results = (changes: Partial<ListingResultsShown> = {}) =>
  deskMarkup(
    <ListingResults
      page={{
        query: 'harbor',
        source: null,
        sources: ['fec-committees'],
        hits: [],
        total: 0,
        similar: [],
        next: null,
        isFirst: true,
        ...changes,
      }}
    />,
  );
const hit = {
  id: 'csv:a/b c',
  name: 'Friends of HARBOR <i>',
  kind: 'committee',
  country: 'US',
  tier: 'filer',
  source: 'csv',
  edition: '2026',
  matched: null,
} as const;

test('a search without a hit offers to try the name, as a form and not as an address', () => {
  const html = results();
  expect(text(html)).toContain('Nobody is listed as “harbor”');
  expect(html).toMatch(/<form method="post" action="\/desk\/registry\/try"><input[^>]+value="harbor"/);
});

test('a hit marks what was sought, says that a filer never refuses, and its address is escaped', () => {
  const html = results({ hits: [hit], total: 1, next: '4_csv:a/b c' });
  expect(html).toContain('href="/desk/registry/listings/csv%3Aa%2Fb%20c"');
  expect(html).toContain('<mark class="matched">HARBOR</mark> &lt;i&gt;');
  expect(text(html)).toContain('never refuses');
  expect(html).toContain('after=4_csv%3Aa%2Fb+c');
});

test('what staff can teach is said where a listing was resembled, not where the registry cannot be used', () => {
  const screening = {
    outcome: 'unclear',
    rule: 'near-name',
    score: 0.9,
    listing: { id: 'csv:1', name: 'Harbor PAC', source: 'csv', edition: '2026' },
    evidence: { fields: [] },
    trail: [],
    sentence: 'A person looks.',
    further: [],
  } as const;
  const page = (changes: Partial<Screening>) =>
    text(
      deskMarkup(
        <TryPage
          values={{ organisation: 'Harbor', name: '', billingName: '', email: '' }}
          tried={{ screening: { ...screening, ...changes }, listing: null, otherwise: [] }}
          isEmpty={false}
        />,
      ),
    );
  expect(page({})).toMatch(/What would have changed it .*this name is set apart from the listing/);
  const unready = page({ rule: 'cannot-screen', listing: null });
  expect(unready).toContain('This gift would wait for a person');
  expect(unready).not.toContain('What would have changed it');
});

test('counts, ages and countries in words', () => {
  expect([agoWords(0), agoWords(1), agoWords(1200)]).toEqual(['today', 'yesterday', '1,200 days ago']);
  expect([counted(1, 'row'), counted(2000, 'row')]).toEqual(['1 row', '2,000 rows']);
  expect([countryName('US'), countryName('ZZZZZ')]).toEqual(['United States', 'ZZZZZ']);
});
