/** The other currencies in which a reader may give: plain links, so that one page serves everybody and no currency is guessed. */
import { currencyName } from '#app/domain/money.ts';
import type { Texts } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import type { AskSite } from './ask-fields.ts';

export interface CurrenciesProps {
  readonly site: AskSite;
  readonly articleSlug: string | null;
  /** The origin of the page on which the reader came to the form. */
  readonly from: string;
  readonly texts: Texts['ask'];
}

/** Nothing where there is one currency only. */
export function Currencies({ site, articleSlug, from, texts }: CurrenciesProps) {
  if (site.currencies.length < 2) return null;
  return (
    <nav className="currencies" aria-label={texts.currency}>
      <span aria-hidden="true">{texts.currency}</span>
      <ul>
        {site.currencies.map((code) => (
          <li key={code}>
            {code === site.currency ? (
              <strong aria-current="true">{currencyName(code, site.locale)}</strong>
            ) : (
              <a href={paths.donate(articleSlug, from, code)}>{currencyName(code, site.locale)}</a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
