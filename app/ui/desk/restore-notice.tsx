/** Says at the top of every page of the desk that the data are of a backup and the site still catches up with Stripe. */
import type { Place } from '#app/domain/moments.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';

const { restore: words } = deskTexts.frame;
const { momentWords } = deskTexts.moments;

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
  return (
    <aside className="errors shortage" aria-labelledby="restore">
      <p className="errors-title" id="restore">
        {words.title(momentWords(snapshotAt, now, place))}
      </p>
      <p>
        {words.text(
          momentWords(restoredAt, now, place),
          readCount.toLocaleString(place.locale),
          readCount === 1,
        )}
      </p>
      <p>{words.lost}</p>
    </aside>
  );
}
