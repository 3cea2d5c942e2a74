/** Which donations the desk's list shows: by state, and by where the reader began. */
import { donationStates, type DonationState } from '#app/domain/donation/states.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { siteWords, stateWords } from './desk-words.ts';

/** Null where a list shows all. */
export interface DonationFilterShown {
  readonly state: DonationState | null;
  readonly site: string | null;
  readonly article: string | null;
}

export function StateFilter({ filter }: { filter: DonationFilterShown }) {
  return (
    <nav aria-label="State">
      <ul className="filter">
        {[null, ...donationStates].map((state) => (
          <li key={state ?? 'all'}>
            <a
              href={paths.deskDonations({ ...filter, state })}
              aria-current={state === filter.state ? 'true' : undefined}
            >
              {state === null ? 'All' : stateWords[state]}
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
      aria-label="Where they began"
    >
      {state !== null && <input type="hidden" name="state" value={state} />}
      <div className="field">
        <label htmlFor="read-on-site">Read on</label>
        <select id="read-on-site" name="site" defaultValue={site ?? ''}>
          <option value="">Any page</option>
          {[...sites, ...(site === null || sites.includes(site) ? [] : [site])].map((each) => (
            <option key={each} value={each}>
              {siteWords(each)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="read-on-article">Fact-check</label>
        <input
          type="text"
          id="read-on-article"
          name="article"
          defaultValue={article ?? ''}
          aria-describedby="read-on-hint"
          autoComplete="off"
        />
        <p className="hint" id="read-on-hint">
          Its address, or the last part of it
        </p>
      </div>
      <div className="read-on-go">
        <Button kind="secondary">Show</Button>
        {(site !== null || article !== null) && <a href={paths.deskDonations({ state })}>Show all</a>}
      </div>
    </form>
  );
}
