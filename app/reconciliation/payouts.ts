/** Payouts: each is here, in the state that Stripe says, and is what it paid out. */
import type { Payout, PayoutAtStripe } from '#app/domain/payout/payout.ts';
import { adoptingPayout } from '#app/domain/payout/steps.ts';
import { money } from '#app/domain/money.ts';
import type { Difference } from '#app/domain/reconciliation/finding.ts';
import { payoutSubject } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import type { Area } from './area.ts';

/** Days go by until one arrives, and a bank may return it five working days later. */
const backMs = 14 * 86_400_000;
const newestMax = 50;

export const payouts: Area = {
  async *compare(ports, since) {
    for await (const page of ports.payoutsAtStripe.since(new Date(since.getTime() - backMs)))
      yield { seen: page.length, differences: await comparePayouts(ports, page) };
  },
  again: async (ports, { objectId }) => {
    const found = await ports.payoutsAtStripe.read(objectId);
    return found ? ((await comparePayouts(ports, [found]))[0] ?? null) : null;
  },
};

async function comparePayouts(ports: Ports, found: readonly PayoutAtStripe[]): Promise<Difference[]> {
  const known = new Map(
    (await ports.payouts.known(found.map(({ id }) => id))).map((each) => [each.id, each]),
  );
  const newest = await ports.payouts.list(null, newestMax);
  return found.flatMap((atStripe) => {
    const ours = known.get(atStripe.id);
    return ours ? compareOne(atStripe, ours, newest) : adopt(atStripe, ports.clock.now());
  });
}

function adopt(atStripe: PayoutAtStripe, at: Date): Difference[] {
  const { id, amount } = atStripe;
  const step = { subject: null, at, effects: [adoptingPayout(atStripe, at)] };
  const mend = { kind: 'write', step, advance: payoutSubject(id) } as const;
  return [{ kind: 'payout-behind', objectId: id, subject: null, stripe: amount, ours: null, mend }];
}

function compareOne(atStripe: PayoutAtStripe, ours: Payout, newest: readonly Payout[]): Difference[] {
  const { id, amount, matching, differenceMinor, state } = ours;
  const subject = payoutSubject(id);
  const about = { objectId: id, subject, stripe: amount, ours: null };
  if (state !== atStripe.status || (matching === 'waiting' && atStripe.isItemised))
    return [{ kind: 'payout-behind', ...about, mend: { kind: 'advance', subject } }];
  if (matching === 'differs') {
    const paidOut = money(amount.amountMinor + (differenceMinor ?? 0), amount.currency);
    return [{ kind: 'payout-differs', ...about, ours: paidOut, mend: { kind: 'person' } }];
  }
  const isMadeGood = newest.some(
    (later) =>
      later.state === 'paid' && later.createdAt > ours.createdAt && later.amount.currency === amount.currency,
  );
  return state === 'failed' && !isMadeGood
    ? [{ kind: 'payout-failed', ...about, mend: { kind: 'person' } }]
    : [];
}
