/** Says at the top of every page of the desk that readers are sent away before the payment page, and what to do. */
import type { Place } from '#app/domain/moments.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';

const { shortage: words } = deskTexts.frame;
const { momentWords } = deskTexts.moments;

export interface ShortageShown {
  readonly beganAt: Date;
  readonly lastAt: Date;
  /** The real time, as the two others are. */
  readonly now: Date;
  readonly turnedAway: number;
  readonly perMinute: number;
}

export function ShortageNotice({ shortage, place }: { shortage: ShortageShown; place: Place }) {
  const { beganAt, lastAt, now, turnedAway, perMinute } = shortage;
  return (
    <aside className="errors shortage" aria-labelledby="shortage">
      <p className="errors-title" id="shortage">
        {words.title}
      </p>
      <p>
        {words.turnedAway(
          turnedAway.toLocaleString(place.locale),
          turnedAway === 1,
          momentWords(beganAt, now, place),
          momentWords(lastAt, now, place),
        )}{' '}
        {words.opens(perMinute.toLocaleString(place.locale))}
      </p>
      <p>{words.advice}</p>
    </aside>
  );
}
