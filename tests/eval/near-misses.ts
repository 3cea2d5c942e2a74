/** Payers who come as near to a listed name as honest payers do: candidates in person, sponsors, papers, committees of no party. */
import type { Listing } from '#app/domain/screening/listing.ts';
import { sponsorOf } from '#app/domain/screening/index/sponsor.ts';
import { bare, titled } from './case.ts';
import { PLACES, POLITICAL_WORDS, TRADES } from './organisations.ts';
import { plainPerson, type Draw } from './people.ts';

/** `asPerson`: given as the payer's own name, not as an organisation's. */
export interface NearMiss {
  readonly name: string;
  readonly asPerson: boolean;
}

type Make = (random: Draw) => NearMiss;

const list = (text: string) => text.split('|');
const organisation = (name: string): NearMiss => ({ name, asPerson: false });

const PAPERS = list(
  'Democrat|Republican|Democrat & Chronicle|Republic|Independent|Union|Union-Tribune|Free Press|Citizen|Citizen-Times|Patriot Ledger|Press-Democrat|' +
    'Progress|Labor News|Constitution|Review|Liberty|State Journal|Public Radio|Capital|People’s Voice|American|National|Reform Post|Register-Guard|Federal Times',
);
const OWN_COMMITTEES = list(
  'Parade Committee|Reunion Committee|Prom Committee|Bicentennial Committee|Building Committee|Homecoming Committee|Fourth of July Committee|Festival Committee|' +
    'Planning Committee|Scholarship Committee|Beautification Committee|Search Committee|Steering Committee|Ethics Committee|Garden Committee',
);
const SUBJECTS = list(
  'Jewelry|Hire|Kids|Veterans|Life Coaching|Breakfast|Haiti|Literacy|the Cure|Wellness|Christmas|Dogs|Hospice|Scholars|Tots|Mayor McCheese|Homes|Hope|Heroes|Health',
);
const PUBLIC_BODIES = list(
  'Board of Elections|Secretary of State|State Senate Gift Shop|House of Representatives Cafeteria|Senate Federal Credit Union|Congressional Federal Credit Union|' +
    'County Clerk|Democratic Republic Consulate|Department of Political Science|Public Policy Institute|Center for Politics|Institute of Government|Capitol Police|' +
    'Capitol Visitor Center|County Democrat Newspaper|Republican River Basin District|National Guard Association Museum|Election Commission|Voter Education Project|Supreme Court Historical Society',
);
const TITLES = ['', '', '', '', 'Hon. ', 'Senator ', 'Rep. ', 'Dr. ', 'Mr. ', 'Congresswoman '];
const LEFT_OF_SPONSORS = [
  '',
  '',
  '',
  ' Inc',
  ', LLC',
  ' Corp.',
  ' Employees Credit Union',
  ' Foundation',
  ' Retirees',
  ' Group',
  ' Accounts Payable',
  ' Scholarship Fund',
];

/** The classes, each making one near-miss at a time. `listed`: the bare names of all listings, which are no near-misses. */
export function nearMissKinds(
  listings: readonly Listing[],
  candidates: readonly string[],
  listed: ReadonlySet<string>,
): Readonly<Record<string, Make>> {
  const committees = listings.filter(({ tier }) => tier === 'committee');
  const sponsors = [
    ...new Set(
      committees.flatMap((listing) => {
        const sponsor = sponsorOf(listing) ?? '';
        return sponsor.length > 5 && isOrdinarySponsor(sponsor) && !listed.has(bare(sponsor))
          ? [sponsor]
          : [];
      }),
    ),
  ];
  const long = sponsors.filter(({ length }) => length > 28);
  const people = candidates
    .map(personOf)
    .filter(({ family, given }) => family.length > 1 && given.length > 1);
  const shortNames = committees
    .map(({ name }) => name)
    .filter((name) => /^[A-Z]+(?: [A-Z]+)?$/.test(name) && !/PAC\b|COMMITTEE|CONGRESS|SENATE/.test(name));
  return {
    ...(people.length > 0 && {
      'candidate as a person': (random: Draw) => {
        const { given, family, middle } = random.pick(people);
        const name = random.pick([
          `${given} ${family}`,
          `${given} ${family}`,
          `${given} ${middle} ${family}`.replace('  ', ' '),
          `${family}, ${given}`,
          `${given.charAt(0)}. ${family}`,
          `${given} ${family} Jr.`,
        ]);
        return { name: random.pick(TITLES) + name, asPerson: true };
      },
      'candidate’s surname in a firm': (random: Draw) => {
        const { family, given } = random.pick(people);
        return organisation(
          random.pick([
            `${family} ${random.pick(TRADES)}`,
            `${given} ${family} ${random.pick(TRADES)}`,
            `${family} Family Trust`,
            `${family} & ${plainPerson(random).family} LLP`,
            `Friends of ${family} Library`,
            `${family} for ${random.pick(SUBJECTS)}`,
          ]),
        );
      },
    }),
    ...(sponsors.length > 0 && {
      sponsor: (random: Draw) => organisation(titled(random.pick(sponsors))),
      'sponsor, otherwise written': (random: Draw) => {
        const sponsor = random.pick(sponsors);
        return organisation(
          random.pick([
            titled(sponsor) + random.pick(LEFT_OF_SPONSORS),

            `The ${titled(sponsor)}`,
            sponsor.toLowerCase(),
            titled(sponsor).replace(/,? (?:Inc|LLC|Corp)\.?$/, ''),
          ]),
        );
      },
    }),
    ...(long.length > 0 && {
      'sponsor, cut short': (random: Draw) => organisation(random.pick(long).slice(0, 26).trim()),
    }),
    newspaper: (random) =>
      organisation(`${random.pick(['', '', 'The '])}${random.pick(PLACES)} ${random.pick(PAPERS)}`),
    'political word and a trade': (random) =>
      organisation(
        `${random.pick(POLITICAL_WORDS)} ${random.pick(['Coffee', 'Party Supplies', 'Democracy', 'Republican Hotel', 'Committee Room Bar', ...TRADES])}${random.pick(['', ' LLC', ' Inc', ' Co.'])}`,
      ),
    ...(shortNames.length > 0 && {
      'short listed name and a trade': (random: Draw) =>
        organisation(
          `${titled(random.pick(shortNames))} ${random.pick(TRADES)}${random.pick(['', ' LLC', ' Inc'])}`,
        ),
    }),
    'committee of no party': (random) =>
      organisation(
        `${random.pick([random.pick(PLACES), `${random.pick(PLACES)} High School`, `St. ${plainPerson(random).given}`, `Class of ${1960 + random.below(60)}`])} ${random.pick(OWN_COMMITTEES)}`,
      ),
    'someone for something': (random) =>
      organisation(
        `${random.pick([plainPerson(random).family, plainPerson(random).shown, 'Bikes', 'Books', 'Music', 'Shoes', 'Coats', 'Pets'])} for ${random.pick(SUBJECTS)}`,
      ),
    'public body': (random) =>
      organisation(
        `${random.pick(['', random.pick(PLACES) + ' ', random.pick(['Ohio', 'Texas', 'Maine']) + ' '])}${random.pick(PUBLIC_BODIES)}`,
      ),
    'by hand': (random) => organisation(random.pick(BY_HAND)),
  };
}

/** A field that names a committee, a candidate or a party is no sponsor that ought to pass. */
function isOrdinarySponsor(name: string): boolean {
  return !/^NONE|^N\/?A$|\b(?:PAC|POLITICAL|COMMITTEES?|FUND|VICTORY|ELECT|CONGRESS|SENATE|PRESIDENT|PARTY|CAMPAIGN|LEADERSHIP|MAJORITY|FOR|FRIENDS|DEMOCRATS?|DEMOCRATIC|REPUBLICANS?|ACTION)\b|PAC\b|20\d\d/i.test(
    name,
  );
}

function personOf(name: string): { given: string; middle: string; family: string } {
  const [family = '', rest = ''] = name.split(',').map((part) => part.trim());
  const [given = '', middle = ''] = rest
    .split(' ')
    .filter((word) => !/^(?:MR|MRS|MS|DR|HON|JR|SR|II|III|IV)\.?$/.test(word));
  return { given: titled(given), middle: titled(middle), family: titled(family) };
}

const BY_HAND = list(
  'Brookings Institution|Brennan Center for Justice|Annenberg Public Policy Center|Poynter Institute|Pew Research Center|Gallup Inc|Ballotpedia|Rock the Vote Records|' +
    'Republic Airways|Republic Bank & Trust|First Republic Preferred|Democrat Hollow Farm|Green Party Balloons|Labor Ready Northwest|Liberty Tax|Patriot Software|American Red Cross|' +
    'National Rifle Range Supply|Congress Park Dental|Senator Inn & Spa|Governor’s House Hotel|President’s Choice|Capital One|Union Bank|Union Theological Seminary|Union of Concerned Scientists|' +
    'Committee for Economic Development|Lawyers’ Committee for Civil Rights|International Rescue Committee|American Friends Service Committee|Mennonite Central Committee|U.S. Olympic Committee|' +
    'Campaign for Tobacco-Free Kids|Human Rights Watch|Amnesty International|Southern Poverty Law Center|Campaign Legal Center|Issue One Juice|OpenSecrets|Center for Public Integrity|' +
    'Citizens Financial Group|Citizens Energy|Peoples Natural Gas|People for Parks|Women’s Voices Media|Voters Block Toys|Elections Bakery|Vote.org Shirts|Ballot Initiative Brewing|' +
    'Majority Leader Boats|House Freedom Construction|Senate Luggage|Great America Theme Park|America’s Test Kitchen|Save the Children|Save the Redwoods|Turning Point Counselling|Right to Play|' +
    'Working Families Dental|Next Generation Learning|Future Forward Robotics|Forward Air|Progress Software|Leadership Network|New Democracy Theatre|Bluegrass Action Sports|Red State Realty|' +
    'Tea Leaf Party Planning|Freedom Boat Club|Independence Realty Trust|Justice Cafe|Equality Vodka|Common Sense Media|Public Citizen Foundation|Alliance for Justice|Third Way Cafe|' +
    'Actblue Denim Outlet|Win Red Roses|Emily’s Lists Bookshop|Club Growth Fitness|Priorities USA Gym|Lincoln Project School|NextGen Dental|Unite Here Cafe|Swing Left Golf|Fair Fight Karate|' +
    'Conservative Judaism Center|Conservative Wealth Advisors|Liberal Arts Press|Liberal Kansas High School|Socialist Worker Bookshop|Green Mountain Energy|Reform Pilates|Working Title Films|PAC Group Exhibitions|Pac Rim Traders|Super Pack Shipping',
);

/** True where a near-miss is itself listed, so that it is none. */
export function isListed(name: string, listed: ReadonlySet<string>): boolean {
  return listed.has(bare(name));
}
