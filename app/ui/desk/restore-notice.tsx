/** Says at the top of every page of the desk that the data are of a backup and the site still catches up with Stripe. */
import { momentWords, type Place } from './desk-words.ts';

export interface RestoreShown {
  readonly restoredAt: Date;
  /** The moment of which the backup was. */
  readonly snapshotAt: Date;
  readonly readCount: number;
  /** The real time, as the two others are. */
  readonly now: Date;
}

export function RestoreNotice({ restore, place }: { restore: RestoreShown; place: Place }) {
  const { restoredAt, snapshotAt, readCount, now } = restore;
  const read = readCount === 1 ? '1 gift has' : `${readCount.toLocaleString(place.locale)} gifts have`;
  return (
    <aside className="errors shortage" aria-labelledby="restore">
      <p className="errors-title" id="restore">
        Restored from a backup of {momentWords(snapshotAt, now, place)}; catching up with Stripe before
        anything is sent
      </p>
      <p>
        The backup was put in place {momentWords(restoredAt, now, place)}. Until Stripe has been read again,
        no money is taken, released, or refunded, and no mail goes out; {read} been read so far. You can
        decide as always: your decisions are carried out then.
      </p>
      <p>What was decided here between the two is not in these pages, unless Stripe knows of it.</p>
    </aside>
  );
}
