/** The cases C21 to C30 of docs/screening.md: what names that people really wrote have taught, each with what it leaves alone. */
import { expect, test } from 'vitest';
import { screenPayer } from '#app/domain/screening/decide/decide.ts';
import { acronymsIn, type Acronyms } from '#app/domain/screening/index/acronyms.ts';
import { derivedNames } from '#app/domain/screening/index/derived-names.ts';
import { readName } from '#app/domain/screening/text/name.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import type { Payer } from '#app/domain/screening/payer.ts';
import { listing, registry } from './build.ts';

const party = { kind: 'party committee' };
const candidate = { kind: 'candidate committee (House)' };
const leaders = { kind: 'leadership PAC' };

const ready = registry([
  listing('HARBOR COTTON GROWERS ASSOCIATION', { sponsor: 'HARBOR COTTON GROWERS ASSOCIATION' }),
  listing('DUNE GROWERS POLITICAL ACTION COMMITTEE', { sponsor: 'Dune Growers Cooperative' }),
  listing('FRIENDS OF DUSTY SAMPLE COMMITTEE', candidate),
  listing('TIDEWATER CITIZENS FORWARD PAC', leaders),
  listing('HEARTLAND PAC'),
  listing('SIX PAC'),
  listing('COOL PAC'),
  listing('SKYPAC'),
  listing('TU PAC'),
  listing('NRCC', { ...party, aliases: ['DUNE REPUBLICAN CONGRESSIONAL COMMITTEE'] }),
  listing('THE INTERNET'),
  listing('SCOTTS'),
  listing('FOUSHEE FOR CONGRESS', candidate),
  listing('SAMPLEMANN FOR CONGRESS', candidate),
  listing('ASHA PAC'),
  listing('NEWPAC', { id: 'fec-committees:newmont' }),
  listing('NEW PAC', { id: 'fec-committees:new' }),
  listing('OPERATING DUNE ENGINEERS LOCAL 17 PAC'),
  listing('HOLLOWAY FOR CONGRESS', candidate),
  listing('TIDEWATER LIGHT AND POWER EMPLOYEES PAC'),
  listing('COASTAL BLACKSMITH CAUCUS PAC'),
  listing('ALLIANCE COAL, LLC PAC'),
  listing('IMPACT'),
  listing('HARBORLIGHT PAC'),
  listing('HARBOR LIGHT PAC'),
  listing('TRUSTPAC'),
  listing('DUNE STEVEDORES PAC/HALYARD PAC'),
  listing('BRADSHAW CAMPAIGN TO PREVENT TIDEWATER FLOODING'),
  listing('ABQ'),
  listing('DKP', { kind: 'party' }),
  listing('DUNE PRESIDENT PAC'),
  listing('DUNE PRESIDENT'),
  listing('REPUBLICAN PARTY OF WISCONSIN', party),
  listing('DRILLPAC, THE POLITICAL ACTION COMMITTEE OF THE DUNE DRILLING CONTRACTORS'),
  listing('AMERIDUNE GROWTH PAC: THE FUND FOR A GREATER DUNE'),
]);

const by = (payer: Payer) => {
  const { outcome, rule, listing: named } = screenPayer(ready, payer);
  return [outcome, rule, named?.name ?? null];
};

test.each<[which: string, organisation: string, outcome: string, rule: string]>([
  ['C21 its own name', 'Harbor Cotton Growers Association', 'unclear', 'shared-name'],
  ['C21 misspelt', 'Harbor Cotton Growers Asociation', 'unclear', 'near-name'],
  [
    'C21 with a marker it is the committee',
    'Harbor Cotton Growers Association PAC',
    'political',
    'listed-otherwise',
  ],
  ['C21 the sponsor of another name', 'Dune Growers Cooperative', 'clear', 'sponsor'],
  ['C22 a candidate’s committee has no sponsor', 'Friends of Dusty Sample', 'unclear', 'near-name'],
  ['C22 nor has a leader’s', 'Tidewater Citizens Forward', 'unclear', 'near-name'],
  ['C22 a company of the name', 'Tidewater Citizens Forward LLC', 'clear', 'not-listed'],
  ['C22 a sponsored one has', 'Tidewater Light and Power Employees', 'clear', 'not-listed'],
  [
    'C23 with the words of all committees',
    'Holloway for Congress Committee',
    'political',
    'listed-otherwise',
  ],
  ['C23 without them', 'Tidewater Light and Power PAC', 'political', 'listed-otherwise'],
  ['C23 with its own acronym', 'Coastal Blacksmith Caucus PAC (CBC PAC)', 'political', 'listed-otherwise'],
  ['C23 a company is not its PAC', 'Alliance Coal LLC', 'clear', 'not-listed'],
  ['C24 an account', 'NRCC Building Fund', 'unclear', 'near-name'],
  [
    'C24 the same of the whole name',
    'Dune Republican Congressional Committee - Recount Account',
    'unclear',
    'near-name',
  ],
  ['C24 a fund of another', 'Impact Building Fund', 'clear', 'not-listed'],
  ['C26 another surname that sounds alike', 'Faso for Congress', 'unclear', 'near-name'],
  ['C26 one slip in a long one', 'Samplemnan for Congress', 'political', 'listed-otherwise'],
  ['C26 another acronym', 'ASGA PAC', 'unclear', 'near-name'],
  [
    'C26 its foundation',
    'Bradshaw Campaign to Prevent Tidewater Flooding Foundation',
    'unclear',
    'near-name',
  ],
  ['C26 another local', 'Operating Dune Engineers Local 139 PAC', 'unclear', 'near-name'],
  ['C27 another single word', 'NECC', 'clear', 'not-listed'],
  ['C27 a dictionary word', 'Internet', 'clear', 'not-listed'],
  ['C27 a plural', 'Scottys', 'clear', 'not-listed'],
  ['C28 a word of its own is no marker', 'Heartland Politics', 'clear', 'not-listed'],
  ['C28 nor one that is a letter short of it', 'Dune Resident', 'clear', 'not-listed'],
  ['C28 nor one that sounds like it', 'Six Pack', 'clear', 'not-listed'],
  ['C28 a company’s form', 'Cool Pac LLC', 'unclear', 'near-name'],
  ['C28 a glued word', 'SKyPAC', 'unclear', 'shared-name'],
  ['C28 glued where the list has two', 'Tupac', 'unclear', 'shared-name'],
  ['C28 in two words where the list has glued them', 'Trust PAC', 'unclear', 'shared-name'],
  ['C25 a derived name with one short word of its own', 'Halyard PAC', 'unclear', 'shared-name'],
  ['S19 a branch of a listed party', 'DKP Ortsverein Düne', 'unclear', 'calls-itself-political'],
  ['S19 not of any listed committee', 'ABQ Dune Branch', 'clear', 'not-listed'],
  ['C28 as listed', 'Six PAC', 'political', 'listed-organisation'],
])('%s: %s is %s by %s', (_, organisation, outcome, rule) => {
  expect(by({ organisation }).slice(0, 2)).toEqual([outcome, rule]);
});

test('what is written as listed is named before what is glued alike', () => {
  expect(by({ organisation: 'New PAC' })).toEqual(['political', 'listed-organisation', 'NEW PAC']);
  // Long enough that either way of writing refuses.
  for (const name of ['HARBOR LIGHT PAC', 'HARBORLIGHT PAC'])
    expect(by({ organisation: name })).toEqual(['political', 'listed-organisation', name]);
});

test('a glued word that no list has holds for its own ending, and is told no other’s name', () => {
  expect(by({ organisation: 'DUNEPAC' })).toEqual(['unclear', 'calls-itself-political', null]);
});

test.each([
  ['Wisconsin Republican Party', 'REPUBLICAN PARTY OF WISCONSIN', 'state-party'],
  ['Dune Growers Cooperative PAC', 'DUNE GROWERS POLITICAL ACTION COMMITTEE', 'sponsors-pac'],
  ['DRILLPAC', 'DRILLPAC, THE POLITICAL ACTION COMMITTEE OF THE DUNE DRILLING CONTRACTORS', 'pac-of'],
  [
    'Dune Drilling Contractors PAC',
    'DRILLPAC, THE POLITICAL ACTION COMMITTEE OF THE DUNE DRILLING CONTRACTORS',
    'pac-of',
  ],
  ['Ameridune Growth PAC', 'AMERIDUNE GROWTH PAC: THE FUND FOR A GREATER DUNE', 'part'],
] as const)(
  'C25: %s is a name of %s by the rule %s, which stands in the evidence',
  (organisation, listed, rule) => {
    const { outcome, listing: named, evidence } = screenPayer(ready, { organisation });
    expect([outcome, named?.name, evidence.fields[0]?.derived]).toEqual([
      organisation === 'DRILLPAC' ? 'unclear' : 'political',
      listed,
      rule,
    ]);
  },
);

const derived = (of: Listing, acronyms: Acronyms) =>
  derivedNames(of, [readName(of.name)], of.sponsor === null ? undefined : readName(of.sponsor), acronyms).map(
    (each) => each.derived,
  );

test('C25: letters that stand for the same words in several names are learnt, and no others', () => {
  const names = [
    'INTERNATIONAL UNION OF DUNE ENGINEERS LOCAL 12 PAC',
    'LOCAL 399 INTERNATIONAL UNION OF DUNE ENGINEERS FED PAC (LOCAL 399 IUDE FED PAC)',
    'NORTHERN DUNE PAC, INTERNATIONAL UNION OF DUNE ENGINEERS (IUDE)',
    'COASTAL BANKERS CLUB PAC (CBC)',
  ];
  const acronyms = acronymsIn(names);
  expect([...acronyms.phraseOf]).toEqual([['iude', 'international union of dune engineers']]);
  const [first = ''] = names;
  expect(derived(listing(first), acronyms)).toEqual([{ name: 'IUDE LOCAL 12 PAC', rule: 'acronym' }]);
  expect(derived(listing('IUDE LOCAL 7 PAC'), acronyms)).toEqual([
    { name: 'INTERNATIONAL UNION OF DUNE ENGINEERS LOCAL 7 PAC', rule: 'acronym' },
  ]);
});

test('C25: nothing is derived of filers, of persons’ names, or of a name that says nothing of its own', () => {
  const none = acronymsIn([]);
  const of = (name: string, changes = {}) => derived(listing(name, changes), none);
  expect(of('DUNE FUND: SAMPLE PAC', { tier: 'filer' })).toEqual([]);
  expect(of('SAMPLE, DUSTY: PAC', { readsAsPerson: true })).toEqual([]);
  expect(of('UNION OF DUNE WORKERS/LOCAL 17 POLITICAL ACTION COMMITTEE')).toEqual([]);
  expect(of('MOTORCYCLE PAC OF MINNESOTA')).toEqual([]);
  expect(of('RACHEL SAMPLE FOR PRESIDENT 2020/2024')).toEqual([]);
  expect(of('DUNE PAC', { sponsor: 'Sample, Dusty' })).toEqual([]);
});

test('on the card, a company as long as cards cut is no more its PAC than elsewhere', () => {
  expect(by({ name: 'Jane Doe', billingName: 'HARBOR COTTON GROWERS ASSO' })[0]).toBe('unclear');
  expect(by({ name: 'Jane Doe', billingName: 'SIX PACK' })[0]).toBe('clear');
});

test('C25: a name that another committee has for its own, however it writes its PAC, or that several would have, is nobody’s', () => {
  const sponsor = 'Tidewater Mutual Insurance';
  const financial = listing('TIDEWATER MUTUAL INSURANCE FINANCIAL INVESTMENTS PAC', { sponsor });
  const own = listing('TIDEWATER MUTUAL INSURANCE POLITICAL ACTION COMMITTEE');
  const other = listing('TIDEWATER CLAIMS ADJUSTERS PAC', { sponsor });
  const named = (...listings: Listing[]) => {
    const screening = screenPayer(registry(listings), { organisation: 'Tidewater Mutual Insurance PAC' });
    return [screening.outcome, screening.listing?.name ?? null];
  };
  expect(named(financial)).toEqual(['political', financial.name]);
  expect(named(financial, own)).toEqual(['political', own.name]);
  expect(named(other, financial)[0]).toBe('unclear');
});

test('C25: nobody is told that a list prints a name which we derived', () => {
  const said = (organisation: string) => screenPayer(ready, { organisation }).sentence;
  expect(said('Wisconsin Republican Party')).toBe(
    'The organization you named, “Wisconsin Republican Party”, is another name of “REPUBLICAN PARTY OF WISCONSIN”, listed as a political group by the US Federal Election Commission (edition 2023-04).',
  );
  expect(said('Halyard PAC')).toBe(
    '“Halyard PAC” may stand for “DUNE STEVEDORES PAC/HALYARD PAC”, listed as a political group by the US Federal Election Commission (edition 2023-04).',
  );
  expect(said('Republican Party of Wisconsin')).toBe(
    'The organization you named, “Republican Party of Wisconsin”, is listed as a political group by the US Federal Election Commission (edition 2023-04).',
  );
});

const once = (name: string, to = '2020-11') => ({ name, from: '2016-06', to });
const renamed = registry([
  listing('TIDEWATER FORWARD PAC', {
    formerNames: [once('TIDEWATER VOICES PAC'), once('TVPA', '2018-01'), once('HARBOR LIGHTS PAC')],
  }),
  listing('HARBOR LIGHTS PAC'),
  listing('DUNE RISING PAC', { formerNames: [once('SHORELINE TOMORROW PAC')] }),
  listing('DUNE TOMORROW PAC', { formerNames: [once('SHORELINE TOMORROW PAC')] }),
  listing('SALTMARSH VICTORY PAC', { formerNames: [once('SALTMARSH TOGETHER HEALTH')] }),
  listing('TIDEWATER LEADERS PAC: THE FUND FOR GREATER MARSHLAND PAC', {
    formerNames: ['ELM', 'FIR', 'OAK', 'ASH', 'YEW'].map((tree) => once(`${tree} RIVER BASIN PAC`)),
  }),
  listing('OLD LABOR FEDERATION', { tier: 'filer', formerNames: [once('LABOR FEDERATION OF THE DUNES')] }),
]);

test.each<[which: string, organisation: string, outcome: string, rule: string, named: string | null]>([
  ['exactly', 'Tidewater Voices PAC', 'political', 'listed-organisation', 'TIDEWATER FORWARD PAC'],
  [
    'otherwise written',
    'Tidewater Voices Political Action Cmte',
    'political',
    'listed-otherwise',
    'TIDEWATER FORWARD PAC',
  ],
  ['misspelt', 'Tidewater Vioces Pac', 'political', 'listed-otherwise', 'TIDEWATER FORWARD PAC'],
  ['of one short word', 'TVPA', 'unclear', 'shared-name', 'TIDEWATER FORWARD PAC'],
  [
    'that is another’s name today',
    'Harbor Lights PAC',
    'political',
    'listed-organisation',
    'HARBOR LIGHTS PAC',
  ],
  [
    'that says nothing of a committee',
    'Saltmarsh Together Health',
    'unclear',
    'shared-name',
    'SALTMARSH VICTORY PAC',
  ],
  [
    'after four others',
    'Yew River Basin PAC',
    'political',
    'listed-organisation',
    'TIDEWATER LEADERS PAC: THE FUND FOR GREATER MARSHLAND PAC',
  ],
  [
    'beside which derived names stay',
    'Fund for Greater Marshland PAC',
    'political',
    'listed-organisation',
    'TIDEWATER LEADERS PAC: THE FUND FOR GREATER MARSHLAND PAC',
  ],
  ['that two bore', 'Shoreline Tomorrow PAC', 'political', 'listed-organisation', 'DUNE RISING PAC'],
  ['of who only files', 'Labor Federation of the Dunes', 'clear', 'not-listed', null],
])('C29: a former name %s: %s', (_which, organisation, outcome, rule, named) => {
  const screening = screenPayer(renamed, { name: 'Jane Doe', organisation });
  expect([screening.outcome, screening.rule, screening.listing?.name ?? null]).toEqual([
    outcome,
    rule,
    named,
  ]);
});

test('C29: a former name stands in the evidence with its years, and the donor is told that it is one', () => {
  const { evidence, sentence } = screenPayer(renamed, { organisation: 'TVPA' });
  expect(evidence.fields[0]).toMatchObject({
    derived: 'former',
    listed: 'TVPA',
    formerly: { from: '2016-06', to: '2018-01' },
  });
  expect(sentence).toBe(
    '“TVPA” is also a former name of “TIDEWATER FORWARD PAC”, listed as a political group by the US Federal Election Commission (edition 2023-04).',
  );
  expect(screenPayer(renamed, { organisation: 'Tidewater Vioces Pac' }).sentence).toContain(
    '“Tidewater Vioces Pac” is “TIDEWATER VOICES PAC”, a former name of “TIDEWATER FORWARD PAC”, in other words',
  );
  expect(
    screenPayer(renamed, { organisation: 'Harbor Lights PAC' }).evidence.fields.map(
      ({ listingId }) => listingId,
    ),
  ).toEqual(['fec-committees:HARBOR LIGHTS PAC']);
  expect(screenPayer(renamed, { organisation: 'Tidewater Voices PAC' }).sentence).toBe(
    'The organization you named, “Tidewater Voices PAC”, is a former name of “TIDEWATER FORWARD PAC”, listed as a political group by the US Federal Election Commission (edition 2023-04).',
  );
});

const sponsored = registry([
  listing('TIDEWATER LUMBER CORPORATION STAKEHOLDERS VOLUNTARY PAC', {
    sponsor: 'Tidewater Lumber Stakeholders',
  }),
  listing('TIDEWATER STEEL MILLS CORP POLITICAL ACTION COMMITTEE'),
]);

test.each<[which: string, billingName: string, outcome: string]>([
  ['that ends with its legal form is whole', 'TIDEWATER LUMBER CORPORATION', 'clear'],
  ['as long as a card allows may be cut', 'TIDEWATER STEEL MILLS CORP', 'unclear'],
  ['cut before the legal form may be the committee’s', 'TIDEWATER LUMBER COR', 'unclear'],
])('C30: a name on a card %s: %s', (_which, billingName, outcome) => {
  expect(screenPayer(sponsored, { name: 'Jane Doe', billingName }).outcome).toBe(outcome);
});

test('C26: a nation is no other word with a slip in it', () => {
  const parties = registry([listing('GREEN PARTY', party), listing('THE LIBERAL PARTY', party)]);
  for (const organisation of ['Greek Party', 'Liberian Party'])
    expect(screenPayer(parties, { name: 'Jane Doe', organisation }).outcome, organisation).not.toBe(
      'political',
    );
  expect(screenPayer(parties, { name: 'Jane Doe', organisation: 'Gren Party' }).outcome).toBe('political');
});

test('C30: what begins behind a listed name, where a card has no more room, says that the name goes on', () => {
  const parties = registry([
    listing('Indian National Congress', party),
    listing('Rassemblement National', party),
  ]);
  const by26 = (billingName: string) => screenPayer(parties, { name: 'Jane Doe', billingName }).outcome;
  expect(by26('INDIAN NATIONAL CONGRESS O')).toBe('unclear');
  expect(by26('RASSEMBLEMENT NATIONAL DES')).toBe('unclear');
  expect(by26('INDIAN NATIONAL CONGRESS')).toBe('political');
});
