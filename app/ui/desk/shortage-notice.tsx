/** Says at the top of every page of the desk that readers are sent away before the payment page, and what to do. */
import { momentWords, type Place } from './desk-words.ts';

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
  const requests = turnedAway === 1 ? 'One request' : `${turnedAway.toLocaleString(place.locale)} requests`;
  return (
    <aside className="errors shortage" aria-labelledby="shortage">
      <p className="errors-title" id="shortage">
        Not everybody who wants to give gets through
      </p>
      <p>
        {requests} for a payment page {turnedAway === 1 ? 'has' : 'have'} been turned away since{' '}
        {momentWords(beganAt, now, place)}, the last one {momentWords(lastAt, now, place)}. The site opens{' '}
        {perMinute.toLocaleString(place.locale)} payment pages a minute, and half of them go to networks that
        have not asked for one within the hour.
      </p>
      <p>
        If many people are reading you right now, ask whoever runs the site to raise CHECKOUTS_PER_MINUTE. If
        not, somebody may be trying stolen cards: leave the limit as it is, look through the donations for
        many small ones, and tell Stripe if you see them.
      </p>
    </aside>
  );
}
