/** The times of a refund: when it is looked at again though nobody calls, and from when on it is late. */
import type { Refund } from './refund.ts';
import { unreturnedStates } from './states.ts';

const minute = 60_000;
const day = 86_400_000;
/** What is under way ends in seconds; if not, a crash or an outage came between. */
const underWayMs = 20_000;
/** Stripe tells of what it settles; this is for where that message never came. */
const checkMsMin = 10 * minute;
const checkMsMax = day / 2;

/** A card refund takes five to ten days at most; one that Stripe has not sent by then needs a person. */
export const pendingDaysMax = 10;

/** One that came to rest is not asked for again: what a bank sends back later is found with the balance. */
export function nextRefundCheckAt(
  { state, createdAt }: Pick<Refund, 'state' | 'createdAt'>,
  now: Date,
): Date | null {
  switch (state) {
    case 'asked':
      return new Date(now.getTime() + underWayMs);
    case 'pending':
    case 'requires-action': {
      const age = now.getTime() - createdAt.getTime();
      return new Date(now.getTime() + Math.min(Math.max(age / 2, checkMsMin), checkMsMax));
    }
    case 'succeeded':
    case 'failed':
    case 'canceled':
    case 'refused':
      return null;
  }
}

/** A person has to see to it. */
export function isLateRefund(refund: Refund, now: Date): boolean {
  if (unreturnedStates.has(refund.state)) return refund.attendedAt === null;
  const isUnderWay = refund.state === 'pending' || refund.state === 'requires-action';
  return isUnderWay && now.getTime() - refund.createdAt.getTime() > pendingDaysMax * day;
}
