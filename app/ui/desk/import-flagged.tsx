/** The donations of the past that an edition would not have let pass, as a dry run found them. */
import { formatMoney, type Money } from '#app/domain/money.ts';
import type { Outcome } from '#app/domain/screening/screening.ts';
import { paths } from '#app/paths.ts';
import { CardTable } from './card-table.tsx';
import type { Place } from './desk-words.ts';
import { count, counted } from './registry-words.ts';

export interface FlaggedShown {
  readonly count: number;
  readonly donations: readonly {
    readonly donationId: string;
    /** YYYY-MM-DD, in UTC. */
    readonly madeOn: string;
    readonly amount: Money;
    readonly outcome: Outcome;
    readonly listingId: string;
    readonly listingName: string;
  }[];
  readonly seen: number;
  readonly erased: number;
}

const columns = [
  { label: 'Given' },
  { label: 'Resembles' },
  { label: 'Would' },
  { label: 'Gift', isNumber: true },
];

const outcomeWords: Readonly<Record<Outcome, string>> = {
  clear: 'pass',
  unclear: 'wait for a person',
  political: 'be refused',
};

export function Flagged({ flagged, place }: { flagged: FlaggedShown; place: Place }) {
  const { donations, seen, erased } = flagged;
  const looked =
    seen === 0
      ? 'There is no received or held gift of the last 24 months to look at.'
      : `${counted(seen, 'received or held gift')} of the last 24 months ${seen === 1 ? 'was' : 'were'} looked at` +
        (erased > 0 ? `; of ${count(erased)} the payer’s data was erased, so nobody can tell.` : '.');
  return (
    <section className="registry-part registry-part-wide">
      <h2>
        {flagged.count === 0
          ? 'No past gift would be stopped by it'
          : `${counted(flagged.count, 'past gift')} would not have passed`}
      </h2>
      <p className="soft">
        {looked} {flagged.count > 0 && 'Nothing happens to them by an import: staff decide.'}
      </p>
      {donations.length > 0 && (
        <CardTable
          caption="Past gifts that would not have passed"
          columns={columns}
          rows={donations.map(({ donationId, madeOn, amount, outcome, listingId, listingName }) => ({
            key: donationId,
            cells: [
              <a key="gift" href={paths.deskDonation(donationId)}>
                <time dateTime={madeOn}>{madeOn}</time>
              </a>,
              <a key="listing" href={paths.deskListing(listingId)}>
                {listingName}
              </a>,
              outcomeWords[outcome],
              formatMoney(amount, place.locale, 'always'),
            ],
          }))}
        />
      )}
      {flagged.count > donations.length && (
        <p className="soft registry-foot">The first {count(donations.length)} are shown.</p>
      )}
    </section>
  );
}
