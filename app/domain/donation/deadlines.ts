/** The times of a donation: deadlines, the time to undo, and when it is looked at again though nobody calls. */
import type { Donation } from './donation.ts';

const hour = 3_600_000;
/** Staff must decide a day before the card's hold ends: capturing too late loses a donation, holding longer takes nothing. */
const deadlineBeforeCaptureEndsMs = 24 * hour;
/** Where Stripe names no end of the hold, the shortest usual one (Visa, payer present: 7 days) less a day's safety. */
const holdWithoutEndMs = 6 * 24 * hour;

/** The moment at which a donation that nobody decided is released. */
export function holdDeadline(authorisedAt: Date, captureBefore: Date | null): Date {
  const captureEnds = captureBefore?.getTime() ?? authorisedAt.getTime() + holdWithoutEndMs;
  return new Date(captureEnds - deadlineBeforeCaptureEndsMs);
}

/** Staff may take a decision back for this long; shorter and slips reach Stripe, longer and donors wait. */
export const undoWindowMs = 5 * 60_000;

/** When a decision taken now comes into force: after the time to undo it, or at the deadline where that is nearer. */
export function decisionInForceAt(now: Date, heldUntil: Date): Date {
  return new Date(Math.min(now.getTime() + undoWindowMs, Math.max(heldUntil.getTime(), now.getTime())));
}

const minute = 60_000;
/** An open donation whose payment page nobody was ever sent to: a crash or an outage came before. */
export function wasNeverOpened(donation: Pick<Donation, 'sessionId' | 'createdAt'>, now: Date): boolean {
  return donation.sessionId === null && now.getTime() - donation.createdAt.getTime() >= firstCheckMs;
}

/** What is under way ends in seconds; if not, a crash or an outage came between and somebody must look again. */
const underWayMs = 20_000;
/** What Stripe has not booked in an hour comes when it comes. */
const bookingWaitMsMax = 60 * minute;
/** An open checkout is looked at by itself after this long, in case Stripe's webhook never came. */
const firstCheckMs = 15 * minute;

/**
 * When a donation must be looked at again though nobody calls: null where it is finished. Looking too often costs a
 * request to Stripe; too rarely leaves a donor's card held, so every state but a finished one has a time.
 */
export function nextCheckAt(
  donation: Pick<
    Donation,
    'state' | 'createdAt' | 'sessionExpiresAt' | 'heldUntil' | 'decisionInForceAt' | 'settledAt' | 'bookedAt'
  >,
  now: Date,
): Date | null {
  const soon = new Date(now.getTime() + underWayMs);
  switch (donation.state) {
    case 'open': {
      const age = Math.max(firstCheckMs, now.getTime() - donation.createdAt.getTime());
      const ends = donation.sessionExpiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
      const next = now.getTime() + age;
      return new Date(ends > now.getTime() ? Math.min(next, ends + 1000) : next);
    }
    case 'held':
      return donation.heldUntil;
    case 'decided':
      return donation.decisionInForceAt;
    case 'authorised':
    case 'capturing':
    case 'releasing':
      return soon;
    case 'received': {
      if (donation.bookedAt) return null;
      const age = now.getTime() - (donation.settledAt?.getTime() ?? now.getTime());
      return new Date(now.getTime() + Math.min(Math.max(age, underWayMs), bookingWaitMsMax));
    }
    case 'abandoned':
    case 'refused':
    case 'lapsed':
      return null;
  }
}
