/** What the loop does next with a payout: pure, from what is known. */
import type { Money } from '../money.ts';
import type { Plan } from '../plan.ts';
import { matchPayout } from './matching.ts';
import type { PaidOut, Payout, PayoutAtStripe } from './payout.ts';
import { payoutMatched, payoutStepBy } from './steps.ts';

/** Stripe's present state of a payout. */
export interface PayoutSeen {
  readonly payout: PayoutAtStripe;
  /** What it paid out; null where Stripe does not say, or has not said yet. */
  readonly paidOut: readonly PaidOut[] | null;
}

interface PayoutKnown {
  readonly payout: Payout;
  readonly now: Date;
  readonly seen: PayoutSeen | null;
  /** What the ledger has of the movements that it paid out. */
  readonly posted: ReadonlyMap<string, Money>;
}

export function planPayout({ payout, now, seen, posted }: PayoutKnown): Plan {
  if (!seen) return { kind: 'rest' };
  const step = payoutStepBy(payout, seen.payout, now);
  if ('subject' in step) return { kind: 'commit', step };
  if (step.kind === 'illegal') return { kind: 'cannot-be', state: payout.state, event: step.event };
  if (seen.paidOut === null) return { kind: 'rest' };
  const match = matchPayout(seen.payout, seen.paidOut, posted);
  const isKnown = match.matching === payout.matching && match.differenceMinor === payout.differenceMinor;
  return isKnown
    ? { kind: 'rest' }
    : { kind: 'commit', step: payoutMatched(payout, seen.paidOut, match, now) };
}
