/** The cases C1 to C16 of docs/screening.md: each with a name that it decides on and one that it leaves alone. */
import { expect, test } from 'vitest';
import { screenPayer } from '#app/domain/screening/decide/decide.ts';
import { nicknamesOf } from '#app/domain/screening/text/nicknames.ts';
import type { Payer } from '#app/domain/screening/payer.ts';
import { postalKey } from '#app/domain/screening/text/postal-code.ts';
import { listing, registry } from './build.ts';

const ready = registry([
  listing('HARBOR VALLEY POLITICAL ACTION COMMITTEE'),
  listing('NORTHERN LIGHT CITIZENS FOR CONGRESS COMMITTEE'),
  listing('EDWARD JONES PAC', { sponsor: 'Edward Jones' }),
  listing('SENIOR CARE PHARMACY COALITION PAC', { sponsor: 'Senior Care Pharmacy Coalition' }),
  listing('CUMBERLAND FARMS INC POLITICAL ACTION COMMITTEE', { sponsor: 'Cumberland Farms Inc' }),
  listing('TEAMSTERS LOCAL 1150 FEDERAL PAC'),
  listing('Community First'),
  listing('KATHERINE ALEXANDRIA FERNANDEZ FOR CONGRESS'),
  listing('TRUDY BUSCH VALENTINE FOR SENATE'),
  listing('KODY KNEIP 2020'),
  listing('JONES FOR PRESIDENT 2024'),
  listing('OREGON REPUBLICAN PARTY'),
  listing('GROUNDSWELL MOVEMENT'),
  listing('DUSTY SAMPLE VICTORY COMMITTEE'),
  listing('REBECCA SAMPLETON', { readsAsPerson: true }),
  listing('ALSTON & BIRDSALL PAC'),
  listing('AMERICA'),
  listing('FRIENDS OF CHRISTINA SAMPLETON'),
  listing('BOCANEGRA FOR CONGRESS'),
  listing('MARYLAND FOR CONGRESS'),
  listing('Единая Россия', { aliases: ['Yedinaya Rossiya'] }),
]);

const cases: readonly [which: string, payer: Payer, outcome: string][] = [
  ['C1 abbreviations', { organisation: 'Harbor Valley Pol. Action Cmte' }, 'political'],
  ['C1 a cut phrase', { organisation: 'Harbor Valley Political Act' }, 'political'],
  ['C1 a phrase out of order', { organisation: 'Committee Harbor Valley Political Action' }, 'political'],
  ['C1 words around it', { name: 'c/o Harbor Valley PAC Operating Acct' }, 'political'],
  ['C1 a word twice', { organisation: 'Harbor Valley PAC PAC' }, 'political'],
  ['C1 spaced out', { organisation: 'H a r b o r  V a l l e y  P A C' }, 'political'],
  ['C1 HTML', { organisation: 'H&aacute;rbor Valley&nbsp;PAC' }, 'political'],
  ['C1 a number glued to it', { organisation: 'JonesForPresident2024' }, 'political'],
  ['C2 one mistake', { organisation: 'Harbor Vallye PAC' }, 'political'],
  ['C2 two in a word', { organisation: 'Northren Lihgt Citizens for Congres Committee' }, 'political'],
  ['C2 as it sounds', { organisation: 'Northern Light Sitizens for Kongress Komittee' }, 'political'],
  ['C2 clipped words', { organisation: 'Northern Light Citizens for Congr. Commi.' }, 'political'],
  ['C2 another word altogether', { organisation: 'Harbor Volley Ball Club' }, 'clear'],
  [
    'C2 as a scanner reads it',
    { organisation: 'Northern Light Citizens for Congress Cornrnittee' },
    'political',
  ],
  ['C2 a one for an l', { organisation: 'NORTHERN 1IGHT CITIZENS FOR CONGRESS COMMITTEE' }, 'political'],
  ['C2 signs for letters', { organisation: 'Northern Light Cit!zens for Congre$$ Comm!ttee' }, 'political'],
  ['C2 a long word with two mistakes', { organisation: 'Groundswlel Mvement' }, 'political'],
  ['C2 a word of its own is no misspelling', { organisation: 'Ground Movement' }, 'clear'],
  ['C2 a plural', { organisation: 'Harbor Valleys Fund' }, 'clear'],
  ['C2 a plural of a listed word', { organisation: 'Teamster Local 1150 Federal PAC' }, 'political'],
  ['C3 a campaign behind what could be a person’s', { name: 'DUSTY SAMPLE VICTOR' }, 'unclear'],
  ['C3 inside a word', { name: 'NORTHERN LIGHT CITIZENS FO' }, 'unclear'],
  ['C3 inside a word of a person’s', { name: 'NORTHERN LI' }, 'clear'],
  ['C3 a marker that is a word', { organisation: 'Oregon Republic' }, 'clear'],
  ['C5 the sponsor', { organisation: 'Edward Jones' }, 'clear'],
  ['C5 the sponsor misspelt', { organisation: 'Edwrad Jones' }, 'clear'],
  ['C6 more than the marker is missing', { name: 'SENIOR CARE PHARMACY' }, 'unclear'],
  ['C6 only the marker is missing', { name: 'CUMBERLAND FARMS INC' }, 'clear'],
  ['C6 not on a card', { organisation: 'Senior Care Pharmacy' }, 'clear'],
  ['C7 another local', { organisation: 'Teamsters Local 88' }, 'clear'],
  ['C7 the same local', { organisation: 'Teamsters Local 1150 PAC' }, 'political'],
  ['C8 two plain words', { organisation: 'First Community Corporation' }, 'clear'],
  ['C9 the whole name', { name: 'Ann Lee', email: 'info@northernlightcitizensforcongress.com' }, 'unclear'],
  ['C9 team', { name: 'Ann Lee', email: 'x@team-jonesforpresident2024.org' }, 'unclear'],
  ['C9 a candidate’s, by somebody else', { name: 'Ann Lee', email: 'info@rebeccasampleton.com' }, 'unclear'],
  ['C9 a namesake’s own', { name: 'Rebecca Sampleton', email: 'me@rebeccasampleton.com' }, 'clear'],
  ['C9 without the and', { name: 'Ann Lee', email: 'x@alstonbirdsallpac.com' }, 'unclear'],
  ['C1 glued without the and', { organisation: 'AlstonBirdsallPAC' }, 'political'],
  ['C9 the sponsor’s', { name: 'Ann Lee', email: 'x@edwardjones.com' }, 'clear'],
  ['C9 one common word', { name: 'Ann Lee', email: 'ann@america.com' }, 'clear'],
  ['C10 a person cut short', { name: 'KATHERINE ALEXANDRIA FER' }, 'clear'],
  ['C10 no known first name', { name: 'TRUDY BUSCH VALENTIN' }, 'clear'],
  ['C10 a candidate', { name: 'Kody Kneip' }, 'clear'],
  ['C10 cut behind "for"', { name: 'KATHERINE ALEXANDRIA FERNANDEZ FOR' }, 'unclear'],
  ['C10 cut in an office', { name: 'KATHERINE ALEXANDRIA FERNANDEZ FOR C' }, 'unclear'],
  [
    'C11 the card’s cut',
    { name: 'Northern Light Citizens Forest School', billingName: 'NORTHERN LIGHT CITIZENS FO' },
    'clear',
  ],
  [
    'C11 a listed name on the card, whatever is written behind it on the form',
    {
      name: 'Harbor Valley PAC Bowling Club',
      organisation: 'Harbor Valley PAC Bowling Club',
      billingName: 'HARBOR VALLEY PAC',
    },
    'political',
  ],
  [
    'C11 the same where the listed name is as long as a card allows',
    { organisation: 'Oregon Republican Party Rentals', billingName: 'OREGON REPUBLICAN PARTY' },
    'political',
  ],
  ['C12 its own script', { organisation: 'ЕДИНАЯ РОССИЯ' }, 'political'],
  ['C12 the transliteration', { organisation: 'Yedinaya Rossiya' }, 'political'],
  ['C1 in Spanish', { organisation: 'Northern Light Citizens para el Congress Committee' }, 'political'],
  ['C1 percent signs', { organisation: 'Harbor%20Valley%20Political%20Action%20Committee' }, 'political'],
  ['C13 friends', { organisation: 'Friends of Dusty Sample' }, 'unclear'],
  ['C13 a campaign', { name: 'the Dusty Sample campaign' }, 'unclear'],
  ['C13 another office', { organisation: 'Dusty Sample for the House' }, 'unclear'],
  ['C13 not their house', { organisation: 'Dusty Sample House' }, 'clear'],
  ['C13 of a group', { organisation: 'Alston & Birdsall Campaign' }, 'unclear'],
  ['C13 a plural', { organisation: 'Harbor Valleys Victories Fund' }, 'unclear'],
  ['C13 not in memory of somebody', { organisation: 'Dusty Sample Fund' }, 'clear'],
  ['C13 not of something of theirs', { organisation: 'Friends of Dusty Sample Library' }, 'clear'],
  ['C13 not a title', { organisation: 'Senator Dusty Sample' }, 'clear'],
  ['C13 not friends of what a PAC is called like', { organisation: 'Friends of Harbor Valley' }, 'clear'],
  ['C13 not a business', { organisation: 'Victory Alston Birdsall Therapy' }, 'clear'],
  ['C13 not one common word', { organisation: 'Jones Campaign' }, 'clear'],
  ['C13 one rare name', { organisation: 'the Bocanegra campaign' }, 'unclear'],
  ['C13 not friends of what may be a city', { organisation: 'Friends of Bocanegra' }, 'clear'],
  ['C13 not a state', { organisation: 'Maryland Campaign' }, 'clear'],
  ['C13 not a surname that resembles a word', { name: 'Dusty Sample Champagne' }, 'clear'],
  ['C13 not with another rare name', { organisation: 'Friends of Dusty Samples Quillfeather' }, 'clear'],
  ['C13 not out of order', { organisation: 'Sample Friends of Dusty' }, 'clear'],
  ['C14 a nickname', { organisation: 'Kate Alexandria Fernandez for Congress' }, 'unclear'],
  ['C14 a nickname of a group', { organisation: 'Friends of Tina Sampleton' }, 'unclear'],
  ['C14 no nickname of hers', { organisation: 'Betty Alexandria Fernandez Society' }, 'clear'],
  ['C15 an address', { organisation: 'Harbor Valley PAC, Columbus, OH 43215' }, 'political'],
  ['C15 a box', { organisation: 'Harbor Valley PAC, P.O. Box 1182, Dune City' }, 'political'],
  ['C15 in whose hands', { organisation: 'Harbor Valley PAC Attn: Accounts Payable' }, 'political'],
  ['C16 doing business as', { name: 'Mary Ellen Doyle d/b/a Harbor Valley PAC' }, 'unclear'],
  ['C16 formerly', { organisation: 'Dune Forum, formerly Harbor Valley PAC' }, 'unclear'],
  [
    'C16 not without a political word',
    { organisation: 'Rotary Club of Dune City - Groundswell Movement' },
    'clear',
  ],
  ['C16 not behind a person', { name: 'Jane Smith (Groundswell Movement)' }, 'clear'],
  ['C16 in brackets', { organisation: 'Harbor Valley PAC (merged with Dune Forum)' }, 'unclear'],
  ['C16 not a short name', { organisation: 'Rotary Club - Community First' }, 'clear'],
  ['C16 not one word of it', { organisation: 'Dune Forum (America)' }, 'clear'],
  ['C1 in French', { name: 'Comité d’action politique de Harbor Valley' }, 'political'],
  ['C1 a year in words', { organisation: 'Jones for President Twenty Twenty-Four' }, 'political'],
  ['C15 a bank’s words', { name: 'PAYPAL *ALSTONBIRDSALLPAC 402-935-7733 CA' }, 'political'],
  ['C15 a date', { organisation: '2026-03-14, Harbor Valley PAC' }, 'political'],
  ['C15 a date with a month', { organisation: '14 Mar 2026 Harbor Valley PAC' }, 'political'],
  ['C15 a box before it', { organisation: 'PO Box 15320, Harbor Valley PAC' }, 'political'],
  ['C15 a suite', { organisation: 'Harbor Valley PAC, Suite 400, Austin, TX' }, 'political'],
  ['C15 a long number', { organisation: 'Harbor Valley PAC 45012' }, 'political'],
  ['C15 a cheque', { organisation: 'Pay to the order of Harbor Valley PAC' }, 'political'],
  ['C15 a card reader', { name: 'SQ *HARBOR VALLEY PAC' }, 'political'],
  ['C15 a debit card', { name: 'POS DEBIT VISA HARBOR VALLEY PAC' }, 'political'],
  ['C15 not “our” and “order”', { organisation: 'Order of Our Groundswell Movement' }, 'clear'],
  [
    'C15 not a city’s letters that are no state’s',
    { organisation: 'Groundswell Movement Lakes xx 43215' },
    'clear',
  ],
  ['C15 pasted twice', { organisation: 'Harbor Valley PACHarbor Valley PAC' }, 'political'],
  ['C15 typed, then completed', { organisation: 'Harbor VHarbor Valley PAC' }, 'political'],
  ['C15 the number of a local stays', { organisation: 'Teamsters Local 88 Federal Credit Union' }, 'clear'],
  ['C15 not a city beside a ZIP code', { organisation: 'Harbor Valley Books, Columbus, OH 43215' }, 'clear'],
];

test.each(cases)('%s: %o is %s', (_, payer, outcome) => {
  expect(screenPayer(ready, payer).outcome).toBe(outcome);
});

test('C1: only who glues a name leaves its “and” out without a difference', () => {
  const party = registry(['Law and Order', 'Vote 1 Sample Party']);
  const how = (organisation: string) => screenPayer(party, { organisation }).evidence.fields[0]?.how;
  expect(how('Law & Order')).toBe('exact');
  expect(how('LawOrder')).toBe('exact');
  expect(how('Law Order')).not.toBe('exact');
  expect(how('Vote1SampleParty')).toBe('exact');
  expect(how('Vote I Sample Party')).not.toBe('exact');
});

test('C1: a glued name is explained like one in words, and what stands around it stays aside', () => {
  const by = (organisation: string) => screenPayer(ready, { organisation });
  const inText = by('c/o EdwardJonesPAC');
  expect(inText.outcome).toBe('political');
  const [match] = inText.evidence.fields;
  expect(match?.givenWords.map(({ text, mark }) => [text, mark])).toEqual([
    ['careof', 'differs'],
    ['edwardjonespac', 'agrees'],
  ]);
  expect(match?.unexplained.listed).toEqual([]);
  expect(match?.bits).toBeGreaterThan(30);
  const address = by('www.edwardjonespac.com');
  expect(address.outcome).toBe('unclear');
  expect(address.evidence.fields[0]?.givenWords.map(({ mark }) => mark)).toEqual(['resembles']);
});

test('C4: a missing word counts by its bits', () => {
  const score = (organisation: string) => screenPayer(ready, { organisation }).score;
  const rareMissing = score('Northern Citizens for Congress Committee');
  const commonMissing = score('Northern Light Citizens Congress Committee');
  expect(rareMissing).toBeGreaterThan(0);
  expect(commonMissing).toBeGreaterThan(rareMissing);
});

test('S18: a weak name and a weak domain that point to the same political listing are held together', () => {
  const lake = registry([listing('SILVER LAKE COMMITTEE', { sponsor: 'Silver Lake Lodge' })]);
  const name = { organisation: 'Silver Pond Committee', name: 'Ann Lee' };
  const mail = { name: 'Ann Lee', email: 'x@silverlake.com' };
  expect(screenPayer(lake, name)).toMatchObject({ outcome: 'clear', rule: 'not-listed' });
  expect(screenPayer(lake, mail)).toMatchObject({ outcome: 'clear', rule: 'not-listed' });
  const together = screenPayer(lake, { ...name, ...mail });
  expect(together).toMatchObject({
    outcome: 'unclear',
    rule: 'fields-agree',
    listing: { name: 'SILVER LAKE COMMITTEE' },
  });
  expect(together.sentence).toContain('SILVER LAKE COMMITTEE');
});

test('S18: a weak name with the post code of the listed group’s office is held, and neither by itself', () => {
  const lake = registry([
    listing('SILVER LAKE COMMITTEE', { sponsor: 'Silver Lake Lodge', postalCode: '20001' }),
    listing('AMBER LAKE PARTY', { country: 'GB', postalCode: 'SW1A1AA' }),
  ]);
  const name = { organisation: 'Silver Pond Committee', name: 'Ann Lee' };
  const by = (payer: Payer) => screenPayer(lake, payer).rule;
  expect(by({ ...name, country: 'US', postalCode: '20001-7400' })).toBe('fields-agree');
  expect(by({ ...name, country: 'US', postalCode: '20002' })).toBe('not-listed');
  expect(by({ ...name, country: 'DE', postalCode: '20001' })).toBe('not-listed');
  expect(by({ ...name, country: 'US', postalCode: null })).toBe('not-listed');
  expect(by({ name: 'Ann Lee', country: 'US', postalCode: '20001' })).toBe('not-listed');
  // What it has caught is listed by the name, so that comes first.
  const { evidence } = screenPayer(lake, { ...name, country: 'US', postalCode: '20001' });
  expect(evidence.fields.map(({ field }) => field)).toEqual(['organisation', 'address']);
  expect(by({ organisation: 'Silver Lake Lodge', country: 'US', postalCode: '20001' })).toBe('sponsor');
  expect(by({ organisation: 'Amber Pond Party', country: 'GB', postalCode: 'sw1a 1aa' })).toBe(
    'fields-agree',
  );
});

test('a post code stands in the evidence beside a name that is held anyway, and counts for nothing then', () => {
  const lake = registry([listing('SILVER LAKE COMMITTEE', { postalCode: '20001' })]);
  const { rule, evidence } = screenPayer(lake, {
    organisation: 'Silver Lake Comittee',
    country: 'US',
    postalCode: '20001',
  });
  expect(rule).toBe(screenPayer(lake, { organisation: 'Silver Lake Comittee' }).rule);
  expect(evidence.fields.map(({ field, how, given }) => [field, how, given])).toContainEqual([
    'address',
    'postal-code',
    '20001',
  ]);
});

test('C14: a whole name and a short one stand for each other, two short ones of the same name do not', () => {
  expect(nicknamesOf('christina')).toContain('tina');
  expect(nicknamesOf('tina')).toContain('christina');
  expect(nicknamesOf('chris')).toContain('christopher');
  expect(nicknamesOf('tina')).not.toContain('chris');
  expect(nicknamesOf('steven')).not.toContain('stephen');
});

test('S18: a post code that many listings have tells nothing', () => {
  const payer = { organisation: 'Silver Pond Committee', country: 'US', postalCode: '20001' };
  const withOthers = (count: number) =>
    registry([
      listing('SILVER LAKE COMMITTEE', { postalCode: '20001' }),
      ...Array.from({ length: count }, (_, at) =>
        listing(`OTHER ${String(at)} PAC`, { postalCode: '20001' }),
      ),
    ]);
  expect(screenPayer(withOthers(9), payer).rule).toBe('fields-agree');
  expect(screenPayer(withOthers(10), payer).rule).toBe('not-listed');
});

test.each([
  ['US', '20001', '20001'],
  ['US', '20001-7400', '20001'],
  ['US', '200017400', '20001'],
  ['US', '2001', null],
  ['US', '00000', null],
  ['GB', ' sw1a 1aa ', 'SW1A1AA'],
  ['IE', '–', null],
  [null, null, null],
])('a post code of %s written %o is compared as %o', (country, code, key) => {
  expect(postalKey(country, code)).toBe(key);
});

test('the words of a match carry their bits, and together they are what agrees', () => {
  const [match] = screenPayer(ready, { organisation: 'Harbor Valley Pol. Action Cmte' }).evidence.fields;
  const sum = (words: readonly { readonly bits: number }[]) =>
    words.reduce((bits, word) => bits + word.bits, 0);
  expect(match?.givenWords.every(({ bits }) => bits > 0)).toBe(true);
  expect(sum(match?.givenWords ?? [])).toBeCloseTo(match?.bits ?? 0, 0);
  expect(sum(match?.listedWords ?? [])).toBeCloseTo(match?.bits ?? 0, 0);
});
