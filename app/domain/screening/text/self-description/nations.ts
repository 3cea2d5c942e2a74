/** The countries of the world and their people as English has them: whose a party is. */
import { normalise } from '#app/domain/screening/text/normalise.ts';
import { wordSet } from './said.ts';

/** The words that tell, of those with several ("Sierra Leone", "Saudi Arabian"); also of peoples and parts of the world with parties. */
const NATIONS = wordSet(
  `afghan afghanistan albania albanian algeria algerian american andorra andorran angola angolan argentina argentine argentinian armenia
   armenian aruba aruban australia australian austria austrian azerbaijan azerbaijani bahamas bahamian bahrain bahraini bangladesh
   bangladeshi barbados barbadian belarus belarusian belgian belgium belize belizean benin beninese bermuda bermudian bhutan bhutanese
   bolivia bolivian bosnia bosnian herzegovina botswana brazil brazilian britain british brunei bulgaria bulgarian burkina burkinabe burma
   burmese burundi burundian cambodia cambodian cameroon cameroonian canada canadian verde cape chad chadian chile chilean china chinese
   colombia colombian comoros comorian congo congolese croatia croatian cuba cuban cyprus cypriot czech czechia czechoslovak denmark danish
   djibouti dominica dominican dutch ecuador ecuadorian egypt egyptian english england eritrea eritrean estonia estonian eswatini swazi
   ethiopia ethiopian faroe faroese fiji fijian filipino finland finnish finns france french gabon gabonese gambia gambian georgia georgian
   german germany ghana ghanaian gibraltar greece greek greeks greenland greenlandic grenada grenadian guatemala guatemalan guinea guinean
   guyana guyanese haiti haitian honduras honduran hungary hungarian hungarians iceland icelandic india indian indonesia indonesian iran
   iranian iraq iraqi ireland irish israel israeli italian italy ivorian ivoire jamaica jamaican japan japanese jordan jordanian kazakh
   kazakhstan kenya kenyan kiribati korea korean kosovo kosovar kurdish kurdistan kuwait kuwaiti kyrgyz kyrgyzstan lao laos latvia latvian
   lebanese lebanon lesotho basotho liberia liberian libya libyan liechtenstein lithuania lithuanian luxembourg macedonia macedonian
   madagascar malagasy malawi malawian malaysia malaysian maldives maldivian mali malian malta maltese mauritania mauritanian mauritius
   mauritian mexico mexican moldova moldovan monaco mongolia mongolian montenegro montenegrin morocco moroccan mozambique mozambican myanmar
   namibia namibian nauru nepal nepali nepalese netherlands zealand nicaragua nicaraguan niger nigerien nigeria nigerian norway norwegian
   oman omani pakistan pakistani palau palestine palestinian panama panamanian papua paraguay paraguayan peru peruvian philippine
   philippines poland polish portugal portuguese qatar qatari romania romanian russia russian rwanda rwandan samoa samoan senegal senegalese
   serbia serbian seychelles singapore singaporean slovak slovakia slovenia slovenian slovene somali somalia somaliland spain spanish lanka
   ceylon sudan sudanese suriname surinamese swede swedish sweden swiss switzerland syria syrian taiwan taiwanese tajik tajikistan tanzania
   tanzanian thai thailand timor timorese togo togolese tonga tongan trinidad tunisia tunisian turkey turkish turkmen turkmenistan tuvalu
   uganda ugandan ukraine ukrainian uruguay uruguayan uzbek uzbekistan vanuatu venezuela venezuelan vietnam vietnamese welsh wales yemen
   yemeni yugoslav zambia zambian zimbabwe zimbabwean african arab asian basque breton catalan catalonia corsican european europe flemish
   flanders galician quebec scotland scottish sardinian silesian assamese baloch bengal bengali gujarati kannada kashmir kashmiri malayali marathi pashtun punjab punjabi sindhi tamil telugu tibetan ulster walloon kanak tatar roma
   zanzibar zanzibari crimean sami aland`,
);

/** Where a people is called by none of the first letters of its country; of the peoples within a country too. */
const PEOPLES: Readonly<Record<string, string>> = {
  CH: 'swiss',
  CZ: 'czech bohemian moravian',
  DE: 'german',
  ES: 'spanish basque catalan galician',
  FI: 'finnish finns',
  FR: 'french breton corsican',
  GB: 'british britain english england scottish scotland welsh wales ulster',
  GR: 'greek greeks',
  IE: 'irish',
  NL: 'dutch',
  PH: 'filipino',
  PL: 'polish',
  TH: 'thai',
};
const COUNTRY_LETTERS = 4;
const COUNTRIES = new Intl.DisplayNames(['en'], { type: 'region' });

/** True for a word for this country (ISO 3166-1 alpha-2) or its people: most begin with the same letters. */
export function isNationOf(word: string, country: string | null): boolean {
  if (country === null || !isNation(word)) return false;
  if ((PEOPLES[country] ?? '').split(' ').includes(word)) return true;
  const beginning = word.slice(0, COUNTRY_LETTERS);
  return normalise(COUNTRIES.of(country) ?? '')
    .split(' ')
    .some((each) => isNation(each) && each.startsWith(beginning));
}

export function isNation(word: string): boolean {
  return NATIONS.has(word);
}
