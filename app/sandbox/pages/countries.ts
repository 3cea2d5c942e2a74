/** The countries that the payment page lets choose from: ISO 3166 codes with names from the runtime's own data. */

/** Assigned codes; names come from Intl. */
const CODES =
  'AD AE AF AG AI AL AM AO AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CV CW CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IS IT JE JM JO JP KE KG KH KI KM KN KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PY QA RE RO RS RU RW SA SB SC SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SZ TA TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VN VU WF WS XK YE YT ZA ZM ZW'.split(
    ' ',
  );

const names = new Intl.DisplayNames(['en'], { type: 'region' });

/** `[code, name]`, by name. */
export const COUNTRIES: readonly (readonly [string, string])[] = CODES.map(
  (code) => [code, names.of(code) ?? code] as const,
).sort((a, b) => a[1].localeCompare(b[1], 'en'));

export const COUNTRY_CODES: ReadonlySet<string> = new Set(CODES);

/** Stripe offers the country of the address; the sandbox has only the browser's language to go by. */
export function countryGuess(request: Request): string {
  const region = /^[a-z]{2,3}-([A-Z]{2})\b/.exec(request.headers.get('accept-language') ?? '')?.[1] ?? 'US';
  return COUNTRY_CODES.has(region) ? region : 'US';
}
