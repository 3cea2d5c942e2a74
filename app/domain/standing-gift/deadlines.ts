/** The times of a standing gift: how long it may wait for staff, and when it is looked at again though nobody calls. */
import { waitsOnOlder } from './asking.ts';
import { dueAtOf } from './gift-day.ts';
import type { StandingGift } from './standing-gift.ts';

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** No bank holds money meanwhile, so nothing ends the wait but this: a week, as long as a card hold would last. */
const heldMsMax = 7 * day;

/** The moment at which a standing gift that nobody decided is given up, and the card deleted. */
export function standingHoldDeadline(setUpAt: Date): Date {
  return new Date(setUpAt.getTime() + heldMsMax);
}

/** An open page is looked at by itself after this long, in case Stripe's webhook never came. */
const firstCheckMs = 15 * minute;
const underWayMs = 20 * second;
/** The donor has 23 hours at Stripe to confirm; whoever is about to be charged sees the outcome soon after. */
const confirmingMs = 5 * minute;
/** Whether its invoices still stay drafts and it still runs is looked at each day, news or not. */
const activeMs = day;
/** Stripe drafts the next invoice when the period ends, give or take a moment. */
const draftedMs = 5 * minute;

/** Whoever gives once a year, or paused, has forgotten: a week before, they are told. */
const renewalToldMs = 7 * day;

export function renewalToldAt(dueAt: Date): Date {
  return new Date(dueAt.getTime() - renewalToldMs);
}

/** An open one whose page nobody was ever sent to: a crash or an outage came before. */
export function setupWasNeverOpened(
  { sessionId, createdAt }: Pick<StandingGift, 'sessionId' | 'createdAt'>,
  now: Date,
): boolean {
  return sessionId === null && now.getTime() - createdAt.getTime() >= firstCheckMs;
}

/** When it must be looked at again though nobody calls; null where it has ended. */
export function nextStandingCheckAt(gift: StandingGift, now: Date): Date | null {
  const after = (ms: number) => new Date(now.getTime() + ms);
  switch (gift.state) {
    case 'open': {
      const next = now.getTime() + Math.max(firstCheckMs, now.getTime() - gift.createdAt.getTime());
      const ends = gift.sessionExpiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
      return new Date(ends > now.getTime() ? Math.min(next, ends + second) : next);
    }
    case 'held':
      return gift.heldUntil;
    case 'decided':
      return waitsOnOlder(gift) && now >= gift.decisionInForceAt ? gift.heldUntil : gift.decisionInForceAt;
    case 'set-up':
      return waitsOnOlder(gift) ? gift.heldUntil : after(underWayMs);
    case 'starting':
    case 'closing':
      return after(underWayMs);
    case 'confirming':
      return after(confirmingMs);
    case 'active': {
      const { interval, paidUntil, pausedUntil } = gift;
      const periods = pausedUntil === null ? [paidUntil] : [paidUntil, pausedUntil];
      const told = interval === 'year' ? periods : periods.slice(1);
      const toldAt = told.map((period) => renewalToldAt(dueAtOf(gift, period)));
      const draftedAt = periods.map((period) => new Date(period.getTime() + draftedMs));
      const coming = [...toldAt, ...draftedAt].flatMap((at) => (at > now ? [at.getTime()] : []));
      return new Date(Math.min(after(activeMs).getTime(), ...coming));
    }
    case 'abandoned':
    case 'refused':
    case 'lapsed':
    case 'declined':
    case 'stopped':
    case 'unpaid':
      return null;
  }
}
