/** The cases C36 to C41 of docs/screening.md: slips and cuts as payers, forms and cards make them, each with what it leaves alone. */
import { expect, test } from 'vitest';
import { screenPayer } from '#app/domain/screening/decide/decide.ts';
import type { Payer } from '#app/domain/screening/payer.ts';
import { compact } from '#app/domain/screening/text/normalise.ts';
import { listing, registry } from './build.ts';

const candidate = { kind: 'candidate committee (House)' };

const ready = registry([
  listing('BUCKTHORN PATRIOT POLITICAL ACTION COMMITTEE'),
  listing('SOLARIS LEAGUE OF DUNES'),
  listing('HILLGATE FOR CONGRESS', candidate),
  listing('INTERSTATE TIDEWATER SAILORS PAC'),
  listing('O.N.E. TIDEWATER VOICE'),
  listing('PONTER 2024'),
  listing('SEAHAVEN 2022'),
  listing('WILLOWBROOK 2024'),
  listing('DUNE 2024'),
  listing('VIRGINIA DUNE BUREAU FEDERATION AGPAC', { sponsor: 'Virginia Dune Bureau Federation' }),
  listing('WIKSENATE2024'),
  listing('GUS WILLOWBROOK 2024', candidate),
  listing('JAY OBERDUNE FOR CONGRESS', candidate),
  listing('MARSH CITIZENS CONCERNED FOR LIFE COMMITTEE'),
  listing('KEREN YAZIDUNE FOR PRESIDENT 2024', candidate),
  listing('ELLEE SPAWNDUNE FOR SOUTH DAKOTA', candidate),
  listing('LST HARBOR CLUB'),
  listing('FRANK ACOSDUNE 2024', candidate),
  listing('JORRANE 2024'),
  listing('HARVEX 2022'),
  listing('STANDING ON THE STRONG DUNES PAC'),
  listing('COMBAT DUNEWARD VETERANS FOR PRESIDENT PAC'),
  listing('VULCADUNE MATERIAL COMPANY PAC', { sponsor: 'Vulcadune Material Company' }),
  listing('THE ADVOCACY VOICE FOR THE VOICELESS DUNES HYBRID-PAC'),
  listing('NATIONAL MARRAM COUNCIL MARRAM POLITICAL ACTION COMMITTEE', {
    sponsor: 'National Marram Council',
  }),
  listing('DUNE ELECTRIC POWER COMMITTEE FOR RESPONSIBLE GOVERNMENT', {
    sponsor: 'DUNE ELECTRIC POWER CO INC',
  }),
  listing('TIDEWATER ENERGY AND FUELS INSTITUTE PAC', { sponsor: 'Tidewater Enregy and Fuel Institute' }),
  listing('HEALTHCARE CONCERN OF NEW YORK PAC', { sponsor: 'Healthcare Concern of New York' }),
  listing('TELADUNE HEALTH, INC. PAC', { sponsor: 'Teladune Health, Inc.' }),
  listing('JENNIFER QUARRYDUNE CANDIDATE', candidate),
  listing('WORKERS UNITED FOR POLITICAL TIDEWATER POWER'),
  listing('MAPLE COUNTY REPUBLICAN CENTRAL COMMITTEE', { kind: 'party committee' }),
  listing('KENTDUNE SOYBEAN ASSOCIATION PAC', { sponsor: 'Kentdune Soybean Association' }),
  listing('WOLF PAC'),
  listing('LABRIOA FOR CONGRESS', candidate),
  listing('NEW HAMPSHIRE DEMOCRATIC PARTY', { kind: 'party committee' }),
  listing('WICHITA DUNE COUNTY REPUBLICAN CENTRAL COMMITTEE', { kind: 'party committee' }),
  listing('CORN HARROWERS ASSOCIATION POLITICAL ACTION COMMITTEE', { sponsor: 'Corn Harrowers Association' }),
  listing('SYSDUNE CORPORATION GOOD GOVERNMENT COMMITTEE', { sponsor: 'Sysdune Corporation' }),
  listing('BEST DUNE CO., INC. EMPLOYEE POLITICAL FORUM', { sponsor: 'BEST DUNE CO., INC.' }),
  listing('EMPLOYEES OF NORTHDUNE MARITIME CORPORATION PAC', { sponsor: 'Northdune Maritime Corporation' }),
  listing('WYOMING HARROWERS ASSOCIATION HARROWPAC', { sponsor: 'Wyoming Harrowers Association' }),
  listing('Whitdune Residents Association', { id: 'uk-parties:whitdune', kind: 'party', country: 'GB' }),
  listing('Convergencia', { id: 'uk-parties:convergencia', kind: 'party', country: 'GB' }),
  listing('GRAILSTONE, LLC PAC'),
  listing('COOL PAC'),
  listing('PROGRESS AND REFORM OF DUNES PARTY', { kind: 'party' }),
  listing('PROGRESSIVE DUNES PARTY', { kind: 'party' }),
]);

const outcomeOf = (payer: Payer) => screenPayer(ready, payer).outcome;

test.each<[which: string, organisation: string, outcome: string]>([
  ['C38 half of a state’s name on a form, which cuts nothing', 'Ellee Spawndune for South', 'clear'],
  ['C38 nor a year', 'Gus Willowbrook 202', 'clear'],
  ['C15 what a bank writes behind a name', 'Solaris League of Dunes (ending 4242)', 'political'],
  ['C15 the same words within a name', 'Solaris League of Dunes Ending 4242 Evictions', 'clear'],
  ['C4 the "for" before an office', 'Jay Oberdune Congress', 'political'],
  ['C4 the same behind a single word', 'Hillgate Congress', 'unclear'],
  ['C4 what is of Congress', 'Library of Congress', 'clear'],
  ['C41 dictated', 'Kentdune Soybean Association Pack', 'unclear'],
  ['C41 as it sounds in other tongues', 'Kentdune Soybean Association Pak', 'unclear'],
  ['C41 a club', 'Wolf Pack', 'clear'],
  ['C41 another association', 'Kentdune Soybean Pack', 'clear'],
  ['C36 ones as i and as l', 'BUCKTHORN PATRIOT PO1ITICA1 ACTION COMMITTEE', 'political'],
  ['C36 ones as l only', 'SO1ARIS 1EAGUE OF DUNES', 'political'],
  ['C36 two in a row', 'HI11GATE FOR CONGRESS', 'political'],
  ['C36 ones as i', '1NTERSTATE T1DEWATER SA1LORS PAC', 'political'],
  ['C36 a letter with a dot', '0.N.E. TIDEWATER V01CE', 'political'],
  ['C36 a year behind letters in disguise', 'W1KSENATE2024', 'political'],
  ['C36 what counts something', '1st Solaris Garden Club', 'clear'],
  ['C36 what counts something and could be read as a word', '1st Harbor Club', 'clear'],
  ['C36 letters that are not shown', 'Jay Oberdune for Co##ress', 'political'],
  ['C36 other words with ones', 'Route 101 Movers, Dock 1A', 'clear'],
  ['C37 one slip beside the year', 'Pnoter 2024', 'unclear'],
  ['C37 one in four letters', 'Dube 2024', 'clear'],
  ['C37 two slips beside the year', 'Pontterr 2024', 'unclear'],
  ['C37 a legal form behind the year', 'Seahaven 2022 Incorporated', 'unclear'],
  ['C37 what merely sounds alike', 'Grano 2024', 'clear'],
  ['C37 a word of its own', 'Harvey 2022', 'clear'],
  ['C37 an ordinary word and a company’s form', 'Jordan 2024 LLC', 'clear'],
  ['C37 somebody else of that year', 'Frank Dacosdune 2024', 'unclear'],
  ['C37 another year', 'Pnoter 2019', 'clear'],
  ['C37 no year', 'Seahaven Incorporated', 'clear'],
  ['C40 a party’s name without its spaces', 'WhitduneResidentsAssociation', 'political'],
  ['C40 one word of a party', 'Convergencia', 'unclear'],
  ['C40 a company’s form that the list has too', 'Grailstone, L.L.C. PAC', 'political'],
  ['C40 one that it has not', 'Cool PAC LLC', 'unclear'],
  [
    'C2 the nearest word, not the beginning of a political one',
    'Progres and Reforn of Dunes Party',
    'political',
  ],
])('%s: %s', (_which, organisation, outcome) => {
  expect(outcomeOf({ organisation, name: 'Moira Voss' })).toBe(outcome);
});

test.each<[which: string, card: string, outcome: string]>([
  ['C37 a person and the year', 'GUS WILLOWBROKK 2024', 'unclear'],
  ['C37 a person of another year', 'GUS WILLOWBROOK 2022', 'clear'],
  ['C37 somebody else of that year', 'FRANK DACOSDUNE 2024', 'unclear'],
  ['C37 the person', 'GUS WILLOWBROKK', 'clear'],
  ['C38 behind "for" a letter is enough', 'JAY OBERDUNE FOR CO', 'political'],
  ['C38 the beginning of another word', 'MR JAY OBERDUNE FOR COUN', 'clear'],
  ['C38 for what no candidate is for', 'WORKERS UNITED FOR P', 'unclear'],
  ['C38 for no office', 'MARSH CITIZENS CONCERNED FOR LI', 'unclear'],
  ['C38 a year that was cut', 'KEREN YAZIDUNE FOR PRESIDENT 20', 'political'],
  ['C38 another year, cut', 'KEREN YAZIDUNE FOR PRESIDENT 21', 'unclear'],
  ['C38 a word of its own, not one that was cut', 'MAPLE COUNTY REPUBLICAN CENTER', 'unclear'],
  ['C38 the beginning of another office', 'MR JAY OBERDUNE FOR CONTR', 'clear'],
  ['C38 four letters with a slip', 'STANDING ON THE STON', 'clear'],
  ['C38 of no candidate’s committee', 'COMBAT DUNEWARD VETERANS FOR PRE', 'unclear'],
  ['C38 as newspapers are called', 'MAPLE COUNTY REPUBLI', 'unclear'],
  ['C38 a candidate, badly spelled', 'JENNIFER QUARRYDUNE CADNJDATE', 'political'],
  ['C38 words that come twice', 'THE ADVOCACY VOICE FOR THE VOICELES', 'unclear'],
  ['C38 half of a state’s name', 'ELLEE SPAWNDUNE FOR SOUTH', 'unclear'],
  ['C38 a word read as what it begins', 'NEW HAMPSHIRE DEMOCR', 'unclear'],
  ['C38 a slip in the last word', 'WICHITA DUNE COUNTY REPUB CENTRAL COKMI', 'political'],
  ['C38 a letter too many in the last word', 'CORN HARROWERS ASSOC POOLIT', 'political'],
  ['C39 more than the sponsor’s name', 'SYSDUNE CORPORATION GOOD', 'unclear'],
  ['C39 the sponsor’s name', 'SYSDUNE CORPORATION', 'clear'],
  ['C39 a letter more than it', 'BEST DUNE CO., INC. E', 'unclear'],
  ['C39 the sponsor’s word once more', 'NATIONAL MARRAM COUNCIL MARRAM', 'unclear'],
  ['C39 a legal form that begins a word of the committee’s', 'DUNE ELECTRIC POWER CO', 'clear'],
  ['C39 the sponsor as the lists spell it otherwise', 'TIDEWATER ENERGY AND FUELS INSTITUTE', 'clear'],
  ['C39 the beginning of its last word', 'VIRGINIA DUNE BUREAU FEDERATIO', 'clear'],
  ['C39 half of the state that the sponsor is of', 'HEALTHCARE CONCERN OF NEW', 'clear'],
  ['C39 a longer slip in the legal form', 'VULCADUNE MATERIAL COTMP', 'clear'],
  ['C39 a slip in the legal form', 'TELADUNE HEALTH, INUC', 'clear'],
  ['C39 its employees', 'EMPLOYEES OF NORTHDUNE MARITIME CORP', 'unclear'],
  ['C39 the sponsor’s name that was cut', 'WYOMING HARROWERS ASSO', 'clear'],
])('%s: %s', (_which, card, outcome) => {
  expect(outcomeOf({ name: card, billingName: card })).toBe(outcome);
});

test('N0, C36: what was typed stands in the evidence, and is what staff forgive', () => {
  const given = 'BUCKTHORN PATRIOT PO1ITICA1 ACTION COMMITTEE';
  const { evidence, listing: found } = screenPayer(ready, { organisation: given, name: 'Moira Voss' });
  expect(evidence.fields[0]?.given).toBe(given);
  expect(evidence.fields[0]?.givenWords.map(({ text }) => text)).toEqual(given.split(' '));
  const forgiving = registry(
    [listing('BUCKTHORN PATRIOT POLITICAL ACTION COMMITTEE')],
    [{ listingId: found?.id ?? '', nameCompact: compact(given) }],
  );
  const screening = screenPayer(forgiving, { organisation: given, name: 'Moira Voss' });
  expect([screening.outcome, screening.rule]).toEqual(['clear', 'not-them']);
});
