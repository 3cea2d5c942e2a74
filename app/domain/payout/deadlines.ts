/** When a payout is looked at again though nobody calls. */
import type { Payout } from './payout.ts';

const minute = 60_000;
const hour = 60 * minute;
/** Stripe tells of each change; this is for where that message never came. */
const checkMsMin = 10 * minute;
const checkMsMax = 12 * hour;

/** One that is paid and matched rests: what a bank sends back later is found with the balance. */
export function nextPayoutCheckAt(
  { state, matching, createdAt }: Pick<Payout, 'state' | 'matching' | 'createdAt'>,
  now: Date,
): Date | null {
  if (state === 'announced') return now;
  const isOver = state === 'paid' || state === 'failed' || state === 'canceled';
  // What differs is looked at again too: somebody may have mended it at Stripe, and the ledger may have caught up.
  if (isOver && (matching === 'matched' || matching === 'none')) return null;
  const age = Math.max(0, now.getTime() - createdAt.getTime());
  return new Date(now.getTime() + Math.min(Math.max(age / 2, checkMsMin), checkMsMax));
}
