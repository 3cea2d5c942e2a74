/** The rules, S1 to S22 of docs/screening.md: each with a payer that it decides on, and payers that it leaves alone. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { registryState, screenPayer, tooManyDonations } from '#app/domain/screening/decide/decide.ts';
import type { Payer } from '#app/domain/screening/payer.ts';
import { RULES } from '#app/domain/screening/decide/rules.ts';
import { listing, registry } from '#tests/domain/screening/build.ts';

const ann: Payer = { name: 'Ann Lee', email: 'ann@gmail.com' };

const ready = registry([
  listing('EDWARD JONES PAC', { identifiers: ['C00410407'], sponsor: 'Edward Jones' }),
  listing('HARBOR VALLEY VICTORY FUND', { domains: ['harborvalley.org'], aliases: ['HVVF PAC', 'HVVF'] }),
  listing('IMPACT'),
  listing('ACTBLUE'),
  listing('ActBlue', { id: 'starter:actblue', source: 'starter' }),
  listing('ROBERT EXAMPLE', { readsAsPerson: true }),
  listing('COOKS UNION LOCAL 12', { tier: 'filer' }),
  listing('NORTHERN LIGHT CITIZENS FOR CONGRESS COMMITTEE'),
  listing('DEMOCRATIC WOMEN OF HARBOR COUNTY CLUB AND FRIENDS'),
  listing('自由民主党', { id: 'starter:jp', source: 'starter' }),
  listing('Dune Society Voters', { aliases: ['DSV', 'MARY'] }),
  listing('Dune Society Voters', { id: 'starter:dsv', source: 'starter', aliases: ['DSV'] }),
  listing('JOHN Q. SAMPLEMANN FOR PRESIDENT 2024'),
  listing('JANE DOE FOR SENATE'),
]);

const cases: readonly [why: string, payer: Payer, outcome: string, rule: string][] = [
  ['S2 an identifier as the organisation', { organisation: 'C00410407' }, 'political', 'listed-identifier'],
  ['S2 an identifier within a text', { organisation: 'FEC ID C00410407' }, 'political', 'listed-identifier'],
  [
    'S3 a listed name in another dress',
    { organisation: 'Edward-Jones P.A.C.' },
    'political',
    'listed-organisation',
  ],
  ['S3 an alias', { organisation: 'hvvf pac' }, 'political', 'listed-organisation'],
  ['S3 one word that two sources list', { organisation: 'Act Blue' }, 'political', 'listed-organisation'],
  [
    'S3 a name in a script without spaces',
    { organisation: '自由民主党' },
    'political',
    'listed-organisation',
  ],
  ['S4 a listed name as the payer', { name: 'Harbor Valley Victory Fund' }, 'political', 'listed-payer'],
  [
    'S4 a listed name on the card',
    { name: 'Ann', billingName: 'EDWARD JONES PAC' },
    'political',
    'listed-payer',
  ],
  [
    'S5 a confirmed domain, and an organisation',
    { organisation: 'Sample Dunes', name: 'Ann Lee', email: 'ann@mail.harborvalley.org' },
    'political',
    'listed-domain',
  ],
  [
    'S5 a confirmed domain, and a card that is no person’s',
    { name: 'Ann Lee', billingName: 'SAMPLE DUNES OFFICE', email: 'ann@harborvalley.org' },
    'political',
    'listed-domain',
  ],
  [
    'S5 a confirmed domain, and the name of the group itself on the card',
    { billingName: 'HVVF', email: 'x@harborvalley.org' },
    'political',
    'listed-domain',
  ],
  ['S5 a confirmed domain, and no name', { email: 'x@harborvalley.org' }, 'political', 'listed-domain'],
  [
    'S22 a confirmed domain, and a person’s own card',
    { name: 'Ann Lee', billingName: 'ANN LEE', email: 'ann@mail.harborvalley.org' },
    'unclear',
    'office-address',
  ],
  [
    'S22 a person with an uncommon name',
    { name: 'Oluwaseun Adeyemi-Bright', email: 'x@harborvalley.org' },
    'unclear',
    'office-address',
  ],
  [
    'S22 an organisation in which nothing was typed',
    { organisation: '\u200B ', name: 'Ann Lee', email: 'ann@harborvalley.org' },
    'unclear',
    'office-address',
  ],
  [
    'S20 too long to be read whole',
    { organisation: `J${'.'.repeat(200)} Edward Jones PAC`, name: 'Ann Lee' },
    'unclear',
    'cannot-read',
  ],
  [
    'S20 long only by what its signs stand for',
    { organisation: `${'\uFDFA'.repeat(20)} and others`, name: 'Ann Lee' },
    'unclear',
    'cannot-read',
  ],
  [
    'S20 turned round',
    { name: 'Ann Lee', billingName: '\u202ECAP senoJ drawdE\u202C' },
    'unclear',
    'cannot-read',
  ],
  ['S20 both directions in a word', { name: 'Edw\u05D0ard J\u05D0ones' }, 'unclear', 'cannot-read'],
  ['S20 signs in the place of an organisation', { organisation: '.', ...ann }, 'unclear', 'cannot-read'],
  ['S20 signs in the place of every name', { name: '☭', email: ann.email }, 'unclear', 'cannot-read'],
  ['S20 not signs beside a name', { ...ann, name: '🎉', billingName: 'Ann Lee' }, 'clear', 'not-listed'],
  ['S20 not an empty organisation', { organisation: '\u200B\u3000', ...ann }, 'clear', 'not-listed'],
  ['S20 not a name that a phone pasted', { ...ann, name: '\u2068Ann Lee\u2069' }, 'clear', 'not-listed'],
  ['S20 not a name in two scripts', { ...ann, organisation: 'דיונות Dunes' }, 'clear', 'not-listed'],
  ['S20 not a Persian name', { ...ann, name: 'علی می\u200Cخواهی' }, 'clear', 'not-listed'],
  [
    'S21 split over organisation and card',
    { organisation: 'Edward', name: 'Ann Lee', billingName: 'Jones P.A.C.' },
    'unclear',
    'names-together',
  ],
  [
    'S21 split within a word, in the other order',
    { organisation: 'ley Victory Fund', name: 'Harbor Val' },
    'unclear',
    'names-together',
  ],
  [
    'S21 split over three fields',
    { organisation: 'Victory Fund', name: 'Valley', billingName: 'HARBOR' },
    'unclear',
    'names-together',
  ],
  [
    'S21 not an organisation and whoever gives for it',
    { organisation: 'Harbor Bakery', name: 'Victory Jones', billingName: 'V VALLEY' },
    'clear',
    'not-listed',
  ],
  [
    'S21 not a person whose name a committee bears',
    { name: 'Robert', billingName: 'EXAMPLE' },
    'clear',
    'person',
  ],
  ['S7 an acronym that two sources list', { organisation: 'D.S.V.' }, 'unclear', 'shared-name'],
  ['S7 an acronym on the card', { name: 'Ann Lee', billingName: 'DSV' }, 'unclear', 'shared-name'],
  ['S7 not an acronym that is a person’s name', { name: 'Mary' }, 'clear', 'person'],
  [
    'S19 a listed candidate and a year',
    { organisation: 'Samplemann 2028' },
    'unclear',
    'calls-itself-political',
  ],
  [
    'S19 two candidates on a card',
    { name: 'Ann Lee', billingName: 'SAMPLEMANN/DOE ’28' },
    'unclear',
    'calls-itself-political',
  ],
  ['S19 not a firm of that name', { organisation: 'Samplemann Plumbing 2028' }, 'clear', 'not-listed'],
  ['S19 not another surname', { organisation: 'Miller 2028' }, 'clear', 'not-listed'],
  ['S19 not another number', { organisation: 'Samplemann 1999' }, 'clear', 'not-listed'],
  ['S7 one short word', { organisation: 'Impact' }, 'unclear', 'shared-name'],
  ['S7 a person-like listing as organisation', { organisation: 'Robert Example' }, 'unclear', 'shared-name'],
  [
    'S17 other words',
    { organisation: 'Edward Jones Political Action Cmte' },
    'political',
    'listed-otherwise',
  ],
  ['S17 another order', { organisation: 'Victory Fund Harbor Valley' }, 'political', 'listed-otherwise'],
  [
    'S17 a legal form added',
    { organisation: 'Harbor Valley Victory Fund, LLC' },
    'political',
    'listed-otherwise',
  ],
  [
    'S17 something around it',
    { organisation: 'Donation from Harbor Valley Victory Fund' },
    'political',
    'listed-otherwise',
  ],
  ['S17 one letter wrong', { organisation: 'Harbor Vallex Victory Fund' }, 'political', 'listed-otherwise'],
  [
    'S17 a marker wrong',
    { organisation: 'Edward Jones Politixal Action Committee' },
    'political',
    'listed-otherwise',
  ],
  ['S8 a word missing', { organisation: 'Northern Citizens for Congress Committee' }, 'unclear', 'near-name'],
  ['S8 cut by the bank', { name: 'NORTHERN LIGHT CITIZENS FO' }, 'unclear', 'near-name'],
  ['S8 cut after a word at a limit', { name: 'DEMOCRATIC WOMEN OF HARBOR' }, 'unclear', 'near-name'],
  ['S8 most of a name', { organisation: 'Democratic Women of Harbor County' }, 'unclear', 'near-name'],
  [
    'S9 a domain called like a group',
    { name: 'Ann Lee', email: 'info@harborvalleyvictoryfund.com' },
    'unclear',
    'near-domain',
  ],
  ['S19 a PAC that no list has', { organisation: 'Sample Dunes PAC' }, 'unclear', 'calls-itself-political'],
  ['S19 a campaign', { name: 'Jane Sample for US Senate 2026' }, 'unclear', 'calls-itself-political'],
  ['S19 to elect', { organisation: 'Neighbors to Elect Sample' }, 'unclear', 'calls-itself-political'],
  [
    'S19 a club of a party',
    { organisation: 'Dune County Republican Central Cmte' },
    'unclear',
    'calls-itself-political',
  ],
  [
    'S19 cut before it says whose',
    { name: 'POLITICAL ACTION COMMITTEE OF' },
    'unclear',
    'calls-itself-political',
  ],
  ['S19 a campaign in Spanish', { name: 'Jane Sample para Senate' }, 'unclear', 'calls-itself-political'],
  [
    'S19 a campaign of a district',
    { organisation: 'Jane Sample for Congress TN-4' },
    'unclear',
    'calls-itself-political',
  ],
  [
    'S19 an office’s campaign',
    { organisation: 'Sample’s Senate campaign' },
    'unclear',
    'calls-itself-political',
  ],
  ['S19 elect', { organisation: 'Elect Jane Sample' }, 'unclear', 'calls-itself-political'],
  [
    'S19 a political fund',
    { organisation: 'Sample Dunes Political Fund' },
    'unclear',
    'calls-itself-political',
  ],
  ['S19 not a company', { organisation: 'Elect Electric Co' }, 'clear', 'not-listed'],
  ['S19 not an energy company', { organisation: 'Elect Jordan Energy' }, 'clear', 'not-listed'],
  ['S19 the House, named so', { name: 'Jane Sample for US House' }, 'unclear', 'calls-itself-political'],
  ['S19 in German', { name: 'Jane Sample für den Senat' }, 'unclear', 'calls-itself-political'],
  ['S19 not an inn', { organisation: 'Charleston Pour House' }, 'clear', 'not-listed'],
  ['S19 not a house', { organisation: 'Furniture for the House' }, 'clear', 'not-listed'],
  ['S19 not “reflect”', { organisation: 'Reflect Architecture' }, 'clear', 'not-listed'],
  ['S19 not research', { organisation: 'Center for Political Action Research' }, 'clear', 'not-listed'],
  ['S19 not a vision', { name: 'Twenty Twenty Vision' }, 'clear', 'not-listed'],
  ['S19 not a surname', { name: 'Carlos Amis' }, 'clear', 'not-listed'],
  ['S19 not a science', { organisation: 'Department of Political Science' }, 'clear', 'not-listed'],
  ['S19 not a firm', { organisation: 'Senate Campaign Masonry Co.' }, 'clear', 'not-listed'],
  ['S19 not a person called Pac', { name: 'Maria Pac' }, 'clear', 'not-listed'],
  ['S19 not a part of the world', { organisation: 'Asia Pac Freight' }, 'clear', 'not-listed'],
  ['S19 not a conference', { organisation: 'PAC-12 Conference' }, 'clear', 'not-listed'],
  ['S19 not any committee', { organisation: 'Committee to Protect Sample Dunes' }, 'clear', 'not-listed'],
  ['S19 not a street', { organisation: 'Prayers for Congress Street' }, 'clear', 'not-listed'],
  ['S19 not a newspaper', { organisation: 'Dune County Republican' }, 'clear', 'not-listed'],
  ['S10 nothing readable', { name: '🎉', billingName: ' ' }, 'unclear', 'payer-unknown'],
  ['S10 a hidden card', { name: 'Ann Lee', cardHidden: true }, 'unclear', 'payer-unknown'],
  ['S13 a filer', { organisation: 'Cooks Union Local 12' }, 'clear', 'filer'],
  ['S14 a person whose name a committee bears', { name: 'Robert Example' }, 'clear', 'person'],
  ['S12 the sponsor itself', { organisation: 'Edward Jones' }, 'clear', 'sponsor'],
  ['S15 an ordinary reader', { name: 'Ann Lee', email: 'ann@gmail.com' }, 'clear', 'not-listed'],
];

test.each(cases)('%s: %o is %s by %s', (_, payer, outcome, rule) => {
  const screening = screenPayer(ready, payer);
  expect([screening.outcome, screening.rule]).toEqual([outcome, rule]);
  expect(screening.trail.at(-1)).toEqual({ rule, outcome });
  expect(screening.sentence).not.toBe('');
});

test.each(['empty', 'stale', 'failed'] as const)(
  'S1: with a registry that is %s nobody is cleared or refused',
  (status) => {
    for (const payer of [{ name: 'Ann Lee' }, { organisation: 'EDWARD JONES PAC' }]) {
      const screening = screenPayer({ status, index: ready.index }, payer);
      expect([screening.outcome, screening.rule, screening.listing]).toEqual([
        'unclear',
        'cannot-screen',
        null,
      ]);
    }
  },
);

test('S19: a listing stands beside a name of its own words only where it is near', () => {
  const near = registry([listing('SAMPLE HILLS COALITION PAC', { sponsor: 'Sample Hills Coalition' })]);
  const listed = (organisation: string) => {
    const { rule, listing: beside } = screenPayer(near, { organisation });
    return [rule, beside?.name ?? null];
  };
  expect(listed('Sample Dunes PAC')).toEqual(['calls-itself-political', null]);
  expect(listed('Sample Hills United PAC')).toEqual(['calls-itself-political', 'SAMPLE HILLS COALITION PAC']);
});

test('S6: a card that was refused before is held, with the listing that it was refused for', () => {
  const cardRefused = { listingId: 'fec-committees:EDWARD JONES PAC', listingName: 'EDWARD JONES PAC' };
  const screening = screenPayer(ready, { name: 'Ann Lee', cardRefused });
  expect(screening).toMatchObject({
    outcome: 'unclear',
    rule: 'refused-card',
    listing: { name: 'EDWARD JONES PAC' },
  });
  const unknown = screenPayer(ready, {
    name: 'Ann Lee',
    cardRefused: { listingId: null, listingName: null },
  });
  expect(unknown).toMatchObject({ outcome: 'unclear', rule: 'refused-card', listing: null });
});

test('S11: what staff found to be another party is not refused again, and only that', () => {
  const entry = { nameCompact: 'edwardjonespac', listingId: 'fec-committees:EDWARD JONES PAC' };
  const withEntry = registry(['EDWARD JONES PAC', 'HARBOR VALLEY VICTORY FUND'], [entry]);
  expect(screenPayer(withEntry, { organisation: 'Edward Jones PAC' })).toMatchObject({
    outcome: 'clear',
    rule: 'not-them',
  });
  const card = { name: 'Edward Jones PAC', billingName: 'EDWARD JONES PAC' };
  expect(screenPayer(withEntry, card)).toMatchObject({ outcome: 'clear', rule: 'not-them' });
  expect(screenPayer(withEntry, { organisation: 'Harbor Valley Victory Fund' }).outcome).toBe('political');
});

test('S7: a name that a source also gives as that of a connected body refuses only as the committee itself writes it', () => {
  const both = registry([
    listing('SAMPLEBLUE'),
    listing('NORTH SAMPLE STATE DEMOCRATIC COMMITTEE'),
    listing('SAMPLE JOINT FUND', { sponsor: 'NORTH SAMPLE DEM STATE CMTE' }),
    listing('OTHER SAMPLE FUND', { sponsor: 'SAMPLE BLUE' }),
  ]);
  const by = (organisation: string) => screenPayer(both, { organisation });
  expect(by('Sample Blue')).toMatchObject({ outcome: 'unclear', rule: 'shared-name' });
  expect(by('North Sample Dem State Cmte').outcome).toBe('unclear');
  expect(by('North Sample State Democratic Committee').outcome).toBe('political');
});

test('S17: what merely lacks a word of a party’s name, as a newspaper’s does, is not refused', () => {
  const parties = registry(['OREGON REPUBLICAN PARTY', 'ORANGE COUNTY REPUBLICAN EXECUTIVE COMMITTEE']);
  for (const organisation of ['The Oregon Republican', 'Orange County Republican'])
    expect(screenPayer(parties, { organisation }).outcome).not.toBe('political');
  expect(screenPayer(parties, { organisation: 'Oregno Repbulican Party' }).outcome).toBe('political');
  expect(screenPayer(parties, { name: 'ORANGE COUNTY REPUBLICAN EXEC' }).outcome).toBe('political');
});

test('S17: two words in another order, one of them hardly spelled so, are somebody else’s', () => {
  const party = registry(['Foundation Party']);
  expect(screenPayer(party, { name: 'the arties foundation' }).outcome).toBe('clear');
  expect(screenPayer(party, { organisation: 'Foundatoin Party' }).outcome).not.toBe('clear');
});

test('S12: a sponsor whose name a near match would hold passes as the sponsor', () => {
  const sponsored = registry([
    listing('LIBERAL HARBOR WORKERS ASSOCIATION COMMITTEE', {
      sponsor: 'Liberal Harbor Workers Association',
    }),
  ]);
  const passed = screenPayer(sponsored, { organisation: 'Liberal Harbor Workers Association' });
  expect(passed).toMatchObject({ outcome: 'clear', rule: 'sponsor' });
  expect(passed.score).toBeLessThan(0.5);
});

test('S16: a clear payer who gives too often is held and keeps the evidence', () => {
  const clear = screenPayer(ready, { name: 'Robert Example' });
  const held = tooManyDonations(clear, 5);
  expect(held).toMatchObject({ outcome: 'unclear', rule: 'too-many-donations', evidence: clear.evidence });
});

test('the sentence says who lists the group and in which edition, and shows no control characters', () => {
  const { sentence } = screenPayer(ready, { organisation: 'Edward\u200F Jones\nPAC' });
  expect(sentence).toBe(
    'The organization you named, “Edward Jones PAC”, is listed as a political group by the US Federal Election Commission (edition 2023-04).',
  );
});

test('the evidence marks the words of both sides and says what stays unexplained', () => {
  const [match] = screenPayer(ready, { organisation: 'Donation from Harbor Vallex Victory Fund' }).evidence
    .fields;
  expect(match?.givenWords.map(({ text, mark }) => ({ text, mark }))).toEqual([
    { text: 'Donation', mark: 'differs' },
    { text: 'from', mark: 'differs' },
    { text: 'Harbor', mark: 'agrees' },
    { text: 'Vallex', mark: 'resembles' },
    { text: 'Victory', mark: 'agrees' },
    { text: 'Fund', mark: 'agrees' },
  ]);
  expect(match?.listedWords.map(({ mark }) => mark)).toEqual(['agrees', 'resembles', 'agrees', 'agrees']);
  expect(match?.unexplained).toEqual({ given: ['Donation', 'from'], listed: [] });
});

test('of an email address only the domain stands in the evidence', () => {
  const screening = screenPayer(ready, { name: 'Ann Lee', email: 'ann.lee@harborvalley.org' });
  expect(JSON.stringify(screening)).not.toContain('ann.lee');
});

test('a screening is the same after a journey through JSON', () => {
  const screening = screenPayer(ready, { organisation: 'Harbor Vallex Victory Fund' });
  expect(JSON.parse(JSON.stringify(screening))).toEqual(screening);
});

test('a source that ages and was not confirmed for too long makes the registry stale; the starter never does', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const confirmed = (ages: boolean, confirmedAt: string) => [{ ages, confirmedAt: new Date(confirmedAt) }];
  const status = (sources: ReturnType<typeof confirmed>) =>
    registryState(ready.index, sources, now, 45).status;
  expect(status(confirmed(true, '2026-10-09T00:00:00Z'))).toBe('ready');
  expect(status(confirmed(true, '2026-10-08T00:00:00Z'))).toBe('stale');
  expect(status(confirmed(false, '2020-01-01T00:00:00Z'))).toBe('ready');
  expect(registryState(null, [], now, 45).status).toBe('empty');
  expect(registryState(registry([]).index, [], now, 45).status).toBe('empty');
});

test('every rule stands in docs/screening.md with its number and its outcome', () => {
  const docs = readFileSync('docs/screening.md', 'utf8');
  for (const { id, reason, outcome } of RULES) {
    const number = reason.slice(0, reason.indexOf(':'));
    expect(docs).toMatch(new RegExp(`\\| ${number} \\| \`${id}\` \\| ${outcome} \\|`));
  }
});
