/** Intl formats, made once for each locale and way of writing: making one costs more than all that a page writes with it. */

/** Far more than one newsroom's pages use; a reader who made up locales could otherwise fill the memory. */
const keptMax = 500;

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const listFormats = new Map<string, Intl.ListFormat>();

/** As `new Intl.NumberFormat`; throws as that does. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return kept(numberFormats, locale, options, () => new Intl.NumberFormat(locale, options));
}

/** As `new Intl.DateTimeFormat`; throws as that does. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(dateFormats, locale, options, () => new Intl.DateTimeFormat(locale, options));
}

/** "Ann, Bea and Cem": the names as one phrase. */
export function inWords(names: readonly string[], locale: string): string {
  return kept(listFormats, locale, {}, () => new Intl.ListFormat(locale)).format(names);
}

/** "United States" for "US", as English says it; the code itself where nobody knows it. */
export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Language, script and region: what of a tag is read; the rest may be none that Intl takes. */
const localeOfTag = /^[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?![A-Za-z0-9])/;

/** A BCP 47 tag as Open Graph wants it, with a region wherever one is known: `en` is `en_US`, `en-GB` is `en_GB`. */
export function ogLocale(tag: string): string {
  const { language, region } = new Intl.Locale(localeOfTag.exec(tag)?.[0] ?? 'en').maximize();
  return region === undefined ? language : `${language}_${region}`;
}

/** The same function, which makes what it answers once for each currency and locale. */
export function madeOnce<Made>(
  make: (currency: string, locale: string) => Made,
): (currency: string, locale: string) => Made {
  const made = new Map<string, Made>();
  return (currency, locale) => kept(made, locale, { currency }, () => make(currency, locale));
}

function kept<Format>(
  formats: Map<string, Format>,
  locale: string,
  options: object,
  make: () => Format,
): Format {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = make();
  if (formats.size >= keptMax) formats.clear();
  formats.set(key, made);
  return made;
}
