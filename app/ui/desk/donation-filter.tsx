/** Which donations the desk's list shows: by state, and by where the reader began. */
import { donationStates, type DonationState } from '#app/domain/donation/states.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';

const { donation, donations, lists } = deskTexts;
const words = donations.filter;

/** Null where a list shows all. */
export interface DonationFilterShown {
  readonly state: DonationState | null;
  readonly site: string | null;
  readonly article: string | null;
}

export function StateFilter({ filter }: { filter: DonationFilterShown }) {
  return (
    <nav aria-label={words.state}>
      <ul className="filter">
        {[null, ...donationStates].map((state) => (
          <li key={state ?? 'all'}>
            <a
              href={paths.deskDonations({ ...filter, state })}
              aria-current={state === filter.state ? 'true' : undefined}
            >
              {state === null ? lists.all : donation.states[state]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** On whose page and at which fact-check the reader was: chosen here, or pressed in a row. */
export function ReadOnFilter({ filter, sites }: { filter: DonationFilterShown; sites: readonly string[] }) {
  const { state, site, article } = filter;
  return (
    <form
      className="read-on"
      method="get"
      action={paths.deskDonations()}
      role="search"
      aria-label={words.place}
    >
      {state !== null && <input type="hidden" name="state" value={state} />}
      <div className="field">
        <label htmlFor="read-on-site">{words.readOn}</label>
        <select id="read-on-site" name="site" defaultValue={site ?? ''}>
          <option value="">{words.anyPage}</option>
          {[...sites, ...(site === null || sites.includes(site) ? [] : [site])].map((each) => (
            <option key={each} value={each}>
              {donation.siteWords(each)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="read-on-article">{words.factCheck}</label>
        <input
          type="text"
          id="read-on-article"
          name="article"
          defaultValue={article ?? ''}
          aria-describedby="read-on-hint"
          autoComplete="off"
        />
        <p className="hint" id="read-on-hint">
          {words.factCheckHint}
        </p>
      </div>
      <div className="read-on-go">
        <Button kind="secondary">{lists.show}</Button>
        {(site !== null || article !== null) && <a href={paths.deskDonations({ state })}>{lists.showAll}</a>}
      </div>
    </form>
  );
}
