/** The times of a dispute: when it is read again though nobody calls. */
import type { Dispute } from './dispute.ts';

const minute = 60_000;
const day = 86_400_000;
/** What was only named is read in seconds; if not, a crash or an outage came between. */
const unreadMs = 20_000;
/** Stripe tells of what it decides; this is for where that message never came. */
const checkMsMin = 30 * minute;
const checkMsMax = day / 2;
/** Banks hear appeals within months, which Stripe may tell of once more. */
const appealDays = 150;
const appealCheckMs = 7 * day;

/** One that is over is read once a week, because an appeal has a deadline too and its message may be lost as well. */
export function nextDisputeCheckAt(
  { state, respondBy, settledAt }: Pick<Dispute, 'state' | 'respondBy' | 'settledAt'>,
  now: Date,
): Date | null {
  const inMs = (ms: number) => new Date(now.getTime() + ms);
  if (state === 'unread') return inMs(unreadMs);
  if (settledAt !== null)
    return now.getTime() - settledAt.getTime() < appealDays * day ? inMs(appealCheckMs) : null;
  const left = respondBy === null ? checkMsMax : (respondBy.getTime() - now.getTime()) / 2;
  return inMs(Math.min(Math.max(left, checkMsMin), checkMsMax));
}
