/** S19, C31: parties by what they are called in the languages of the world, and ordinary bodies that share their words. */
import { expect, test } from 'vitest';
import { normalise } from '#app/domain/screening/text/normalise.ts';
import { readName } from '#app/domain/screening/text/name.ts';
import { LATIN_PARTY_WORDS } from '#app/domain/screening/text/self-description/party-words.ts';
import { PARTY_WORDS_OF_SCRIPTS } from '#app/domain/screening/text/self-description/party-words-of-scripts.ts';
import { selfDescription } from '#app/domain/screening/text/self-description/self-description.ts';
import type { NameField } from '#app/domain/screening/payer.ts';
import { hasOrdinaryBits } from '#app/domain/screening/text/weight.ts';

const known = { isParty: () => false, isCandidate: () => false };
const formOf = (name: string, field: NameField = 'organisation') =>
  selfDescription(readName(name), field, known);

test.each([
  // A word for "party" and something else, in one word too.
  ['German', 'Partei der Dünen'],
  ['German, one word', 'Dünenpartei'],
  ['Dutch', 'Duinenpartij'],
  ['Spanish', 'Partido de los Trabajadores de las Dunas'],
  ['Italian', 'Partito Dune Nuove'],
  ['Romanian', 'Partidul Dunelor'],
  ['Polish', 'Stronnictwo Wydm'],
  ['Swedish, one word', 'Dynpartiet'],
  ['Finnish', 'Dyynien Puolue'],
  ['Bulgarian in Latin letters', 'Partiya na Dyunite'],
  ['Russian', 'Партия дюн'],
  ['Russian in Latin letters', 'Partiya Dyun'],
  ['Turkish', 'Kumul Partisi'],
  ['Arabic', 'حزب الكثبان'],
  ['Arabic in Latin letters', 'Hizb al-Kuthban'],
  ['Hebrew', 'מפלגת הדיונות'],
  ['Georgian', 'დიუნების პარტია'],
  ['Hindi', 'टीला पार्टी'],
  ['Thai, without gaps', 'พรรคเนินทราย'],
  ['Chinese, without gaps', '沙丘民主党'],
  ['Korean, without gaps', '사구민주당'],
  // "Party" that means more things, with a creed or the people.
  ['French', 'Parti royaliste dunois'],
  ['Dutch', 'Partij voor de Dieren'],
  ['Polish', 'Partia Zieloni Wydm'],
  ['Croatian', 'Ljudska stranka'],
  ['Czech', 'Komunistická strana Duny'],
  ['Hungarian', 'Dűne Szocialista Párt'],
  ['Greek', 'Σοσιαλιστικό Κόμμα'],
  // A creed and a body.
  ['Serbian', 'Дунски демократски савез'],
  ['Portuguese', 'Movimento Democrático das Dunas'],
  ['Slovak', 'Dunské demokratické hnutie'],
  ['Ukrainian', 'Демократичний рух дюн'],
  // Two creeds, in one word or side by side; the people's front.
  ['Norwegian', 'Dynenes Sosialdemokrater'],
  ['Slovene', 'Socialno liberalni forum'],
  ['Catalan', 'Front Popular de les Dunes'],
  ['Malay', 'Barisan Rakyat Dune'],
  // English names of parties anywhere.
  ['a country', 'Dunian Finnish Party'],
  ['whose it is', 'Dunian Pensioners’ Party'],
  ['of the people', 'Party of the Dunian People'],
  ['a creed and a body', 'Dunian Democratic Movement'],
  ['with more in brackets', 'Dunian Liberal Alliance (centre right)'],
  ['a front', 'Dunian National Front (DNF)'],
  ['the people’s', 'People’s Congress of Dunia'],
  ['the left', 'Coalition of the Radical Left'],
  ['an African one', 'Kenyan National Union'],
  ['nothing but a creed', 'Flemish Monarchists'],
  ['for what', 'Party for Renewal and Progress'],
  ['the press is only the last word', 'Media Workers Socialist Party'],
  ['of Americans', 'Latin American Communist League'],
])('%s: %s', (_, name) => {
  expect(formOf(name)).toBe('party-abroad');
});

test('what older rules say of parties comes first', () => {
  for (const name of ['Dune Valley Conservatives', 'Flemish Socialists', 'Green Party Dune Valley branch'])
    expect(formOf(name), name).toBe('party');
});

test.each([
  'Partyservice Düne GmbH',
  'Dünenpartei Zeltverleih GmbH',
  'Gesellschaft der Musikfreunde',
  'Union Fédérale des Consommateurs',
  'Ligue nationale contre le cancer',
  'Union chrétienne de jeunes gens',
  'Confédération française démocratique du travail',
  'Parti pris éditions',
  'Unión General de Trabajadores',
  'Liga Nacional de Fútbol',
  'Banco Popular de Duna',
  'Conservas La Duna',
  'Conservatorio Nacional de Música',
  'Teatro Verdi',
  'Unione Sportiva Dune',
  'Bund für Umwelt und Naturschutz',
  'Volksbank Düne',
  'Arbeiterwohlfahrt Düne',
  'Federatie Nederlandse Vakbeweging',
  'Folkuniversitetet',
  'Íslenski dansflokkurinn',
  'Suomen kristillinen liitto',
  'Strana 8, nakladatelství',
  'Chama cha Walimu',
  'Viet Nam National University',
  'Союз журналистов',
  'الاتحاد العام للعمال',
  '민속식당',
  'Dal Restaurant',
  'Garden Party',
  'Party City',
  'Green Party Rentals',
  'Freedom Party Bus',
  'National Education Alliance',
  'Christian Union',
  'Peoples Federal Credit Union',
  'Democratic Union Restaurant',
  'Radical Movement',
  'Progressive Movement Physical Therapy',
  'Animal Welfare League',
  'National Coalition for the Homeless',
  'Liberal Arts Alliance College',
  'Republican Union Plumbing',
  'Republican Credit Union',
  'Union Conservative Roofing Inc',
  'Conservatives of Welding',
  'National Republican Hotel Inc',
  'Left Bank Books',
  'Front Line Services',
  'Spanish Springs Party Supply',
  'Dune Socialist Weekly',
  'Socialist Alliance Publishing LLC',
])('%s says nothing of the kind', (name) => {
  expect(formOf(name)).toBeNull();
});

test.each([
  // A front or a bloc of something else.
  'Front Range National Bank',
  'National Front Porch Association',
  'Front Dune Folk Festival',
  'Radical Front End Development',
  // Words that are a party's in one language, and names, districts, matches and clients in others.
  'Gund Foundation',
  'Municipalidad del Partido de Dunas',
  'El Partido de Futbol',
  'Partia Szachow',
  'Stranka Legal Services',
  'Partij Tulpen',
  'Zöld Part Kemping',
  'Justice Pati',
  'Viet Nam Islam Center',
  'Party Planner Indonesia',
  // Coalitions, unions and centres that profess nothing, or of whom something else does.
  'Koalicija za ljudska prava',
  'Gabungan Pengusaha Kelapa Sawit Indonesia',
  'Union des Femmes Democratiques',
  'Movimiento Ecologista',
  'Centro Republicano Espanol',
  // Feasts, whatever country they are of.
  'Irish Christmas Party',
  'Georgia Birthday Party',
  'Watch Party Ukraine',
  'Democratic Watch Party',
  'Dunian Pool Party of Ireland',
  // The people's union, a nation's union of somebody, the left bank.
  'Peoples Credit Union',
  'Peoples Energy Union',
  'Canadian National Union of Nurses',
  'Mexican National Congress of Cardiology',
  'Alliance of the Left Bank Galleries',
  'Home Front National',
  'Resistance Training Union',
  // Companies by their forms abroad.
  'Partij Goederen BV',
  'Bloc Justice SARL',
  'Magyar Part Kft',
  'Fronte Lavoro S.r.l.',
  'Dune Socialist Movement Bank',
  'Liga Democratica SL',
  // A party of coffee drinkers, fans and companions.
  'コーヒー党',
  '日本酒党',
  '阪神党',
  '沙丘党',
  'พรรคพวก',
])('%s is no party’s', (name) => {
  expect(formOf(name)).toBeNull();
});

test('a person called like a party in another language says nothing', () => {
  for (const name of [
    'Maria Partido',
    'Partia, John',
    'JANE PUOLUE',
    'Peter Partei',
    'Ana Verde Frente',
    'Verity Justice Front',
    'Volker Block Volk',
    'Jordan Party',
    'Cristiano Lista',
  ])
    for (const field of ['name', 'billingName'] as const) expect(formOf(name, field), name).toBeNull();
});

test('a short name is a party’s in the fields for persons only with a party beside a creed', () => {
  expect(formOf('Dunian Monarchist Party', 'name')).toBe('party-abroad');
  expect(formOf('Partei der Dünen', 'name')).toBeNull();
});

test('what says by itself that it is a party is no word of ordinary payers', () => {
  for (const [language, row] of Object.entries({ ...LATIN_PARTY_WORDS, ...PARTY_WORDS_OF_SCRIPTS }))
    for (const kind of ['party', 'alone'] as const)
      for (const word of (row[kind] ?? '').split(/\s+/).filter((each) => each !== '')) {
        const text = normalise(word.replace('*', ''));
        expect(text.length, `${language}: ${word}`).toBeGreaterThan(2);
        expect(hasOrdinaryBits(text), `${language}: ${word}`).toBe(false);
      }
});
