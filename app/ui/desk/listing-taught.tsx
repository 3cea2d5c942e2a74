/** What staff taught about one listing: other names and domains of it, and names that are not it, with the way to take each back. */
import { stamp, type Place } from '#app/domain/moments.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { useMay } from './desk-context.tsx';

const { decision, learned: words } = deskTexts;

export interface TaughtRow {
  readonly kind: 'allowlist-entry' | 'alias';
  readonly id: string;
  readonly text: string | null;
  readonly isDomain: boolean;
  readonly reason: string;
  readonly actorName: string;
  readonly donationId: string | null;
  readonly appealId: string | null;
  readonly createdAt: Date;
  readonly withdrawnAt: Date | null;
  readonly withdrawnBy: string | null;
}

interface TaughtProps {
  readonly aliases: readonly TaughtRow[];
  readonly allowlist: readonly TaughtRow[];
  readonly listingId: string;
  readonly place: Place;
}

export function Taught({ aliases, allowlist, listingId, place }: TaughtProps) {
  return (
    <>
      {aliases.length > 0 && (
        <section className="registry-part">
          <h2>{words.kinds.alias.ofListing}</h2>
          <Rows rows={aliases} listingId={listingId} place={place} />
        </section>
      )}
      {allowlist.length > 0 && (
        <section className="registry-part">
          <h2>{words.kinds['allowlist-entry'].ofListing}</h2>
          <Rows rows={allowlist} listingId={listingId} place={place} />
        </section>
      )}
    </>
  );
}

function Rows({ rows, listingId, place }: { rows: readonly TaughtRow[]; listingId: string; place: Place }) {
  return (
    <ul className="taught">
      {rows.map((row) => (
        <li key={row.id}>
          <p className="taught-text">
            {row.withdrawnAt === null ? (row.text ?? words.erased) : <del>{row.text ?? words.erased}</del>}
            {row.isDomain && <span className="soft">{words.mailDomain}</span>}
          </p>
          <p className="soft">
            {words.ofListing.taught(
              row.actorName,
              stamp(row.createdAt, place),
              decision.reasonWords(row.reason),
            )}
            <Origin row={row} />
          </p>
          {row.withdrawnAt === null ? (
            <WithdrawForm row={row} listingId={listingId} />
          ) : (
            <p className="soft">
              {words.ofListing.withdrawn(row.withdrawnBy, stamp(row.withdrawnAt, place))}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Origin({ row: { donationId, appealId } }: { row: TaughtRow }) {
  if (appealId !== null) {
    return (
      <>
        . <a href={paths.deskAppeal(appealId)}>{words.ofListing.appeal}</a>
      </>
    );
  }
  if (donationId === null) return null;
  return (
    <>
      . <a href={paths.deskDonation(donationId)}>{words.ofListing.gift}</a>
    </>
  );
}

function WithdrawForm({ row, listingId }: { row: TaughtRow; listingId: string }) {
  const mayWithdraw = useMay('change-registry');
  if (!mayWithdraw) return null;
  return (
    <form method="post" action={paths.deskListing(listingId)}>
      <input type="hidden" name="intent" value="withdraw" />
      <input type="hidden" name="kind" value={row.kind} />
      <input type="hidden" name="id" value={row.id} />
      <button className="as-link" type="submit">
        {words.withdraw}
        <span className="unseen">{words.unseenText(row.text)}</span>
      </button>
    </form>
  );
}
