/** S19: names that say of themselves that they are political, each by its form, and ordinary look-alikes of each. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readName } from '#app/domain/screening/text/name.ts';
import { FORMS, selfDescription } from '#app/domain/screening/text/self-description/self-description.ts';
import type { NameField } from '#app/domain/screening/payer.ts';

const known = {
  isParty: (word: string) => ['spd', 'psoe', 'snp'].includes(word),
  isCandidate: (surname: string) => surname === 'sample',
};
const formOf = (name: string, field: NameField = 'organisation') =>
  selfDescription(readName(name), field, known);

test.each([
  ['Sample Dunes PAC', 'pac'],
  ['PAC of the Dune Growers', 'pac'],
  ['Neighbors to Elect Sample', 'to-elect'],
  ['Reelect Sample', 'to-elect'],
  ['Elect Jane Sample', 'to-elect'],
  ['GROW Elect', 'to-elect'],
  ['Sample for Mayor', 'for-office'],
  ['Jane Sample for Dune City Council 2026', 'for-office'],
  ['Jane Sample 4 City Council District 8', 'for-office'],
  ['Samplemann for School Board 2024', 'for-office'],
  ['Jane Sample for Dune County Board of Education', 'for-office'],
  ['Sample for Judge 2026', 'for-office'],
  ['Friends of Jane Sample for Assembly 2026', 'for-office'],
  ['Sample for Lieutenant Governor', 'for-office'],
  ['Jane Sample for District Attorney', 'for-office'],
  ['Citizens Supporting Sample for Sheriff 2026', 'for-office'],
  ['Samplemann for SMUD 2026', 'for-office'],
  ['Sample para alcalde', 'for-office'],
  ['Sample pour la mairie', 'for-office'],
  ['Sample für den Bundestag', 'for-office'],
  ['Sample per sindaco', 'for-office'],
  ['Sample for the House', 'for-office'],
  ['Jane Sample for the White House', 'for-office'],
  ['Sample for Representative', 'for-office'],
  ['Jane Sample für das Präsidentenamt', 'for-office'],
  ['Jane Sample for Wyoming', 'for-state'],
  ['Jane Sample for America', 'for-state'],
  ['Mayor Jane Sample Committee', 'officeholder'],
  ['Mayor Gary Sample 2026', 'office-and-year'],
  ['Sample - School Board Trustee 2026', 'office-and-year'],
  ['Sample’s Senate campaign', 'office-campaign'],
  ['Friends of Jane Sample', 'people-for-somebody'],
  ['Texans for Henry Sample', 'people-for-somebody'],
  ['Les amis de Jane Sample', 'people-for-somebody'],
  ['Bürger für Jane Sample', 'people-for-somebody'],
  ['Taxpayers and Citizens for Jane Sample 2026', 'people-for-somebody'],
  ['Dune Growers Political Education Fund', 'committee'],
  ['Comité para elegir a Jane Sample', 'committee'],
  ['Comité pour élire Jane Sample', 'committee'],
  ['Komitee zur Wahl von Jane Sample', 'committee'],
  ['Comité d’action politique des dunes', 'committee'],
  ['Fondo para la victoria de Sample', 'committee'],
  ['Dune Teachers Pol. Act. Fund', 'committee'],
  ['Dune Growers Good Government Fund', 'committee'],
  ['Committee for Political Education of the Dune Council', 'committee'],
  ['Dune Central Labor Council AFL-CIO COPE', 'committee'],
  ['Dune Nurses Small Contributor Committee', 'committee'],
  ['Sample Recount Committee', 'committee'],
  ['Sample Exploratory Committee', 'committee'],
  ['Sample Leadership Fund', 'committee'],
  ['Yes on Measure B', 'committee'],
  ['Parents for Dune Schools - Yes on P', 'committee'],
  ['Proposition 36', 'committee'],
  ['No on 7', 'committee'],
  ['Committee to Recall Jane Sample', 'committee'],
  ['Better Dunes, sponsored by Dune Builders', 'committee'],
  ['Comité electoral de Dune', 'committee'],
  ['Komitet Wyborczy Dune', 'committee'],
  ['Association de financement de Jane Sample', 'committee'],
  ['Wählergemeinschaft Dünen', 'committee'],
  ['Republican Party of Dune County', 'party'],
  ['Dune Labour Party', 'party'],
  ['Dune Conservative Association', 'party'],
  ['Dune Liberal Democrats', 'party'],
  ['Dune County Republican Committee', 'party'],
  ['Dune County Young Democrats', 'party'],
  ['Dune Democratic Club', 'party'],
  ['Dune County GOP', 'party'],
  ['NCGOP', 'party'],
  ['Green Party of Dune', 'party'],
  ['SPD Ortsverein Düne', 'party'],
  ['Agrupación Socialista de Duna', 'party'],
  ['Parti Socialiste de Dune', 'party-abroad'],
  ['DUNEPAC', 'glued-pac'],
  ['Dune Energy Association WindPAC', 'glued-pac'],
])('%s says so: %s', (name, form) => {
  expect(formOf(name)).toBe(form);
});

test.each([
  'Prayers for Congress Street',
  'Les Amis de la Musique',
  'Burger for Jane Dunegarden',
  'Les Amis de Jane Dunegarden',
  'Amici della Lirica',
  'Comité pour la Protection des Dunes',
  'Fonds pour la Nature',
  'Music for the House',
  'Sample for the House of Blues',
  'Volunteers for Representative Democracy',
  'Citizens for Justice',
  'Coalition for Better Schools',
  'Center for Judicial Excellence',
  'Toys for Tots 2024',
  'Walk for Hope 2024',
  'Jane Sample for Hire',
  'Andrew Sample for Mayor McCheese',
  'Foundation for the House of Sample',
  'Friends of the Dune Library',
  'Friends of John Sample Library',
  'Friends of Charleston',
  'Mayor Plumbing',
  'Cope Engineering',
  'Jane Cope',
  'Cope Union Station Grill',
  'Department of Political Science',
  'Political Consulting Group',
  'Victory Fund Paving Inc',
  'Victory Church',
  'Good Government Institute',
  'Community Action Fund',
  'Dune Policy Institute',
  'Measure Twice Carpentry',
  'Prop House',
  'Yes Energy',
  'Springfield Republican',
  'Dune County Democrat Newspaper',
  'Green Party Rentals',
  'Labor Party Supplies',
  'Conservative Party Rentals of America',
  'Equanimity Democrats Veterinary Clinic',
  'Liberal Arts College',
  'SPD Electric',
  'Space Camp 2024',
  'Yale College Class of 2012',
  'Asia Pac Freight',
  'Leeforpresident Books Inc',
  'Impact',
  'Select Electric',
  'Tea Party Bakery',
  'Wahl Clippers',
  'Campana Bells',
])('%s says nothing of the kind', (name) => {
  expect(formOf(name)).toBeNull();
});

test('a person of whatever surname says nothing', () => {
  for (const surname of [
    'Mayor',
    'Cope',
    'Judge',
    'Council',
    'Pac',
    'Elect',
    'Party',
    'Gop',
    'Sheriff',
    'Measure',
  ])
    for (const name of [`Jane ${surname}`, `${surname}, Jane`, `JANE M ${surname}`])
      for (const field of ['name', 'billingName'] as const)
        if (surname !== 'Elect' && surname !== 'Gop') expect(formOf(name, field), name).toBeNull();
});

test('an office that a card cut is an office begun', () => {
  expect(formOf('JANE SAMPLE FOR CITY COUNC', 'billingName')).toBe('for-office');
  expect(formOf('Jane Sample for City Counc')).toBeNull();
});

test('every form has a name that says so, and the grammar ends on any text', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.constantFrom(
            ...'jane sample for to of city council board yes on no measure party pac cope 2024 democratic friends'.split(
              ' ',
            ),
          ),
          fc.string({ maxLength: 12, unit: 'binary' }),
        ),
        { maxLength: 30 },
      ),
      fc.constantFrom<NameField>('organisation', 'name', 'billingName'),
      (words, field) => {
        const form = formOf(words.join(' '), field);
        expect(form === null || FORMS.some(({ id }) => id === form)).toBe(true);
      },
    ),
  );
});
