/** The donations of the past that an edition would not have let pass, as a dry run found them. */
import type { Place } from '#app/domain/moments.ts';
import { formatMoney } from '#app/domain/money.ts';
import type { FlaggedDonations } from '#app/domain/screening/import-outcome.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { CardTable } from './card-table.tsx';

const { firstShown, flagged: words } = deskTexts.imports;

const columns = [
  { label: words.columns.given },
  { label: words.columns.resembles },
  { label: words.columns.would },
  { label: words.columns.gift, isNumber: true },
];

export function Flagged({ flagged, place }: { flagged: FlaggedDonations; place: Place }) {
  const { donations, seen, erased } = flagged;
  return (
    <section className="registry-part registry-part-wide">
      <h2>{words.title(flagged.count)}</h2>
      <p className="soft">
        {words.lookedAt(seen, erased)} {flagged.count > 0 && words.staffDecide}
      </p>
      {donations.length > 0 && (
        <CardTable
          caption={words.list}
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
              words.would[outcome],
              formatMoney(amount, place.locale, 'always'),
            ],
          }))}
        />
      )}
      {flagged.count > donations.length && (
        <p className="soft registry-foot">{firstShown(donations.length)}</p>
      )}
    </section>
  );
}
