/** Ordinary organisations that give: small businesses, schools, churches, charities, firms; many with political-sounding words. */
import { plainPerson, type Draw } from './people.ts';

const list = (text: string) => text.split('|');

export const PLACES = list(
  'Springfield|Riverside|Franklin|Greenville|Fairview|Madison|Georgetown|Clinton|Salem|Arlington|Ashland|Burlington|Dayton|Lexington|' +
    'Milford|Newport|Oakland|Jackson|Lincoln|Monroe|Jefferson|Washington|Hamilton|Marion|Kingston|Dover|Hudson|Oxford|Auburn|Bristol|' +
    'Cedar Rapids|Santa Fe|St. Cloud|Fort Wayne|Mount Pleasant|Sioux Falls|Boise|Spokane|Tulsa|Omaha|Lubbock|El Paso|Baton Rouge|' +
    'Cook County|Orange County|Marin County|Tri-County|Ohio|Texas|Michigan|Maine|Oregon|Wisconsin|New England|Pacific Northwest|Bronx|Queens',
);
export const POLITICAL_WORDS = list(
  'Liberty|Patriot|Union|National|County|Freedom|American|United|Citizens|Republic|Democracy|Capitol|Federal|Independence|Victory|Heritage|' +
    'Progressive|Peoples|Congress Street|Senate|Constitution|Justice|Majority|Eagle|Colonial|State Street|Presidential|Old Glory|Red White & Blue|' +
    'Blue|Red|Green|Lincoln|Reagan|Jefferson|Roosevelt|Common Ground|First Amendment|New Deal|Grand Old|Campaign|Action|Labor|Reform|Forward|' +
    'Leadership|Alliance|Community First|Solidarity|Equality|Conservative|Main Street|Grassroots|Ballot|Tea Party|Save the Bay|Right Way|Left Bank',
);
const NEUTRAL_WORDS = list(
  'Sunrise|Lakeside|Golden|Silver|Maple|Oak Ridge|Summit|Pioneer|Premier|Elite|Quality|Superior|Modern|Classic|Royal|Crystal|Evergreen|Harbor|' +
    'Harvest|Happy|Lucky|Blue Moon|Red Barn|White Oak|Black Bear|Twin Cities|Three Rivers|Seven Hills|Bright|Rapid|Reliable|Precision|Family|' +
    'Valley|Mountain|Coastal|Metro|Downtown|Uptown|Cornerstone|Keystone|Landmark|Gateway|Horizon|Nova|Apex|Zenith|Atlas|Phoenix',
);
export const TRADES = list(
  'Auto Body|Plumbing & Heating|Dental Care|Roofing|Landscaping|Bakery|Pizza|Coffee Roasters|Books|Brewing Company|Yoga Studio|Hair Salon|' +
    'Barber Shop|Nail Spa|Pest Control|Storage|Towing|Tire & Auto|Realty|Property Management|Insurance Agency|Tax Service|Accounting|' +
    'Bank|Credit Union|Savings & Loan|Mortgage|Title Company|Pharmacy|Veterinary Clinic|Chiropractic|Physical Therapy|Day Care|Preschool|' +
    'Music School|Dance Academy|Martial Arts|Fitness Center|Golf Club|Bowling Lanes|Cinema|Theatre|Gallery|Framing|Jewelers|Florist|' +
    'Nursery|Farm|Dairy|Orchards|Winery|Distillery|Liquor|Tavern|Bar & Grill|Diner|Cafe|Taqueria|BBQ|Steakhouse|Catering|Party Rentals|' +
    'Printing|Signs|Marketing|Media|Publishing|Software|Consulting|Staffing|Security|Electric|HVAC|Construction|Masonry|Paving|Excavating|' +
    'Trucking|Logistics|Freight|Moving & Storage|Cleaning Service|Laundromat|Hardware|Lumber|Furniture|Flooring|Appliance|Motors|Cycles|Marine|' +
    'Aviation|Tool & Die|Machine Shop|Welding|Foundry|Plastics|Packaging|Chemical|Medical Group|Eye Care|Hearing Aids|Funeral Home|Thrift Shop',
);
const FORMS = [
  '',
  '',
  '',
  '',
  ' LLC',
  ' Inc',
  ', Inc.',
  ' Co.',
  ' Corp',
  ' & Sons',
  ' Ltd',
  ' Group',
  ', LLC',
  ' Enterprises',
  ' Partners',
  ' PLLC',
  ' LP',
  ' of America',
  ' Holdings',
  ' USA',
];
const SAINTS = list(
  "St. Mary's|St. Joseph|Saint Paul's|St Luke|Sacred Heart|Holy Trinity|Our Lady of Lourdes|St. John the Baptist|St. Francis|Christ the King|Immaculate Conception",
);
const DENOMINATIONS = list(
  'Baptist|Methodist|United Methodist|Lutheran|Presbyterian|Episcopal|Catholic|Pentecostal|Congregational|Unitarian Universalist|Reformed|Orthodox|AME|Adventist',
);
const CAUSES = list(
  'the Library|the Zoo|Animals|Hungry Children|Literacy|the Arts|Clean Rivers|the Park|Veterans|Seniors|the Homeless|Music Education|Cancer Research|' +
    'Refugees|the Symphony|Historic Places|Girls in Science|Recovery|Wildlife|the Deaf|Affordable Housing|Public Schools|the Lakes|Community Health',
);
const UNIONS = list(
  'IBEW|UFCW|Teamsters|SEIU|AFSCME|Ironworkers|Carpenters|Plumbers & Pipefitters|UAW|CWA|Sheet Metal Workers|Laborers|Operating Engineers|Fire Fighters|Letter Carriers|Machinists|Nurses Association',
);

type Make = (random: Draw) => string;

const business: Make = (random) => {
  const person = plainPerson(random);
  const trade = random.pick(TRADES);
  const start = random.pick([
    person.family,
    `${person.family}'s`,
    `${person.given}'s`,
    `${person.family} & ${plainPerson(random).family}`,
    `${person.family} Brothers`,
    random.pick(PLACES),
    random.pick(NEUTRAL_WORDS),
    `${random.pick(NEUTRAL_WORDS)} ${random.pick(PLACES)}`,
    `${random.pick(PLACES)} ${random.pick(NEUTRAL_WORDS)}`,
    `${1 + random.below(99)} ${random.pick(['Main Street', 'Elm', 'Degrees', 'West', 'North'])}`,
  ]);
  return `${start} ${trade}${random.pick(FORMS)}`;
};
const politicalSounding: Make = (random) => {
  const word = random.pick(POLITICAL_WORDS);
  const start = random.pick([
    word,
    word,
    `${word} ${random.pick(POLITICAL_WORDS)}`,
    `${random.pick(PLACES)} ${word}`,
    `${word} ${random.pick(PLACES)}`,
  ]);
  return `${start} ${random.pick(TRADES)}${random.pick(FORMS)}`;
};
const school: Make = (random) => {
  const place = random.pick([random.pick(PLACES), random.pick(POLITICAL_WORDS), plainPerson(random).shown]);
  return `${place} ${random.pick(['Elementary School', 'High School', 'Middle School', 'Academy', 'Charter School', 'Montessori', 'Unified School District', 'Community College', 'University', 'State University', 'School of Nursing', 'Law School', 'Preparatory School'])}${random.pick(['', '', ' PTA', ' PTO', ' Foundation', ' Alumni Association', ' Booster Club', ' Class of 1998', ' Debate Team'])}`;
};
const church: Make = (random) =>
  random.pick([
    `${random.pick(SAINTS)} ${random.pick(['Church', 'Parish', 'Catholic School', 'Cathedral', 'Episcopal Church', 'Food Pantry'])}`,
    `First ${random.pick(DENOMINATIONS)} Church of ${random.pick(PLACES)}`,
    `${random.pick(PLACES)} ${random.pick(DENOMINATIONS)} Church`,
    `${random.pick(['Temple', 'Congregation'])} ${random.pick(['Beth Israel', 'Emanu-El', 'Shalom', 'Sinai', 'Bnai Jacob'])}${random.pick(['', ` of ${random.pick(PLACES)}`])}`,
    `Islamic ${random.pick(['Center', 'Society', 'Association'])} of ${random.pick(PLACES)}`,
    `${random.pick(['Victory', 'Liberty', 'Freedom', 'Grace', 'New Life', 'Unity', 'Cornerstone'])} ${random.pick(['Church', 'Fellowship', 'Ministries', 'Chapel', 'Worship Center'])}`,
    `${random.pick(PLACES)} ${random.pick(['Friends Meeting', 'Zen Center', 'Gurdwara', 'Hindu Temple', 'Salvation Army'])}`,
  ]);
const health: Make = (random) =>
  `${random.pick([random.pick(PLACES), random.pick(SAINTS), random.pick(NEUTRAL_WORDS), random.pick(POLITICAL_WORDS)])} ${random.pick(['Hospital', 'Medical Center', 'Regional Medical Center', 'Children’s Hospital', 'Hospice', 'Health System', 'Urgent Care', 'Womens Clinic', 'Nursing Home', 'Surgery Center', 'Family Medicine', 'Pediatrics'])}`;
const charity: Make = (random) =>
  random.pick([
    `Friends of ${random.pick(CAUSES)}`,
    `${random.pick(PLACES)} Friends of ${random.pick(CAUSES)}`,
    `${random.pick(['Citizens', 'People', 'Neighbors', 'Partners', 'Volunteers', 'Kids', 'Women', 'Nurses', 'Artists', 'Veterans'])} for ${random.pick(CAUSES)}`,
    `${random.pick(PLACES)} ${random.pick(['Community Foundation', 'United Way', 'Food Bank', 'Humane Society', 'Historical Society', 'Land Trust', 'Rotary Club', 'Lions Club', 'Chamber of Commerce', 'Boys & Girls Club', 'YMCA', 'Jewish Federation', 'Garden Club', 'Little League', 'Arts Council', 'Women’s Club', 'League of Women Voters', 'Bar Association', 'Medical Society', 'Board of Realtors'])}`,
    `${plainPerson(random).shown} ${random.pick(['Foundation', 'Memorial Fund', 'Scholarship Fund', 'Charitable Trust', 'Memorial Foundation'])}`,
    `The ${plainPerson(random).family} ${random.pick(['Family Foundation', 'Foundation', 'Charitable Fund', 'Fund', 'Institute', 'Center'])}`,
    `${random.pick(['National', 'American', 'International', 'United'])} ${random.pick(['Kidney', 'Lung', 'Diabetes', 'Wildlife', 'Chess', 'Quilters', 'Beekeepers', 'Philatelic', 'Numismatic', 'Model Railroad', 'Orchid', 'Kennel'])} ${random.pick(['Foundation', 'Association', 'Society', 'Federation', 'Council', 'Institute'])}`,
    `Fund for ${random.pick(CAUSES)}`,
    `Center for ${random.pick(['Investigative Reporting', 'Civic Education', 'Public Health', 'Rural Affairs', 'Media Literacy', 'Constitutional Studies', 'Local News'])}`,
  ]);
const firm: Make = (random) => {
  const [a, b, c] = [plainPerson(random).family, plainPerson(random).family, plainPerson(random).family];
  return random.pick([
    `${a}, ${b} & Partners LLP`,
    `${a} ${b} ${c} LLP`,
    `Law Offices of ${plainPerson(random).shown}`,
    `${a} & ${b}, P.C.`,
    `${a} Law Firm PLLC`,
    `${a} and Associates`,
    `${a}, ${b}, ${c} & Co.`,
    `${plainPerson(random).shown}, Attorney at Law`,
    `${plainPerson(random).shown}, CPA`,
    `${a} Consulting Group`,
    `${a} Capital Management LLC`,
    `${a} Public Affairs`,
    `${a} Strategies`,
  ]);
};
const union: Make = (random) =>
  `${random.pick(UNIONS)} Local ${1 + random.below(2_000)}${random.pick(['', '', ' Retirees', ' Benefit Fund', ' Credit Union', ' Training Center'])}`;
const press: Make = (random) =>
  `${random.pick(['The ', '', ''])}${random.pick(PLACES)} ${random.pick(['Herald', 'Times', 'News', 'Gazette', 'Post', 'Journal', 'Courier', 'Ledger', 'Beacon', 'Observer', 'Star', 'Public Media', 'Weekly', 'Radio', 'Voice'])}`;
const publicBody: Make = (random) =>
  `${random.pick(['City of ', 'Town of ', 'Village of ', '', ''])}${random.pick(PLACES)} ${random.pick(['Public Library', 'Fire Department', 'Water District', 'Parks Department', 'Housing Authority', 'Transit Authority', 'Board of Education', 'Police Benevolent Association', 'Clerk', 'Museum', 'Historical Commission', 'Senior Center'])}`;
const abroad: Make = (random) => {
  const family = plainPerson(random).family;
  return random.pick([
    `${family} GmbH`,
    `Bäckerei ${family}`,
    `Société ${family} SARL`,
    `Panadería La ${random.pick(['Unión', 'Libertad', 'Victoria', 'Esperanza'])}`,
    `Grupo ${random.pick(['Nacional', 'Unidos', 'Progreso'])} S.A. de C.V.`,
    `${family} Pty Ltd`,
    `${family} & Daughters Limited`,
    `株式会社${random.pick(['田中', '山本', '佐藤'])}`,
    `ООО ${random.pick(['Рассвет', 'Союз', 'Свобода'])}`,
    `${random.pick(['Labour', 'Liberal', 'Conservative', 'Workers'])} Club ${random.pick(['Leeds', 'Hull', 'Bolton', 'Cardiff', 'Dundee'])}`,
    `${random.pick(['Royal Oak', 'Crown', 'Union Jack', 'Independent'])} ${random.pick(['Inn', 'Brewery', 'Taxis', 'Fish Bar'])}`,
    `${family} B.V.`,
  ]);
};

const KINDS: readonly (readonly [share: number, kind: string, make: Make])[] = [
  [26, 'business', business],
  [18, 'political-sounding business', politicalSounding],
  [8, 'school', school],
  [7, 'church', church],
  [6, 'health', health],
  [13, 'charity', charity],
  [8, 'firm', firm],
  [3, 'union local', union],
  [4, 'press', press],
  [3, 'public body', publicBody],
  [4, 'abroad', abroad],
];
const total = KINDS.reduce((sum, [share]) => sum + share, 0);

export function makeOrganisation(random: Draw): { readonly name: string; readonly kind: string } {
  let left = random.next() * total;
  for (const [share, kind, make] of KINDS) {
    left -= share;
    if (left < 0) return { name: make(random), kind };
  }
  return { name: business(random), kind: 'business' };
}
