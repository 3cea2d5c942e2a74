/** Payouts for the loop: how they are found, looked up at Stripe, and matched with what the ledger has. */
import { nextPayoutCheckAt } from '#app/domain/payout/deadlines.ts';
import type { Payout } from '#app/domain/payout/payout.ts';
import { planPayout, type PayoutSeen } from '#app/domain/payout/plan.ts';
import type { SubjectMachine } from './subject-port.ts';

export const payoutMachine: SubjectMachine<Payout, PayoutSeen> = {
  find: (ports, id) => ports.payouts.find(id),
  look: async (ports, { id }) => {
    const payout = await ports.payoutsAtStripe.read(id);
    if (!payout) throw Object.assign(new Error(`Stripe has no payout ${id}`), { code: 'not at Stripe' });
    return { payout, paidOut: payout.isItemised ? await ports.payoutsAtStripe.paidOutBy(id) : null };
  },
  plan: async (ports, payout, seen) => {
    const posted = await ports.ledger.netOf((seen?.paidOut ?? []).map(({ id }) => id));
    return planPayout({ payout, now: ports.clock.now(), seen, posted });
  },
  ask: (_ports, _payout, request) => Promise.reject(new Error(`a payout does not ask for ${request}`)),
  // Whatever Stripe tells of a payout, its state was read.
  understands: () => true,
  checkAt: nextPayoutCheckAt,
  deadline: () => null,
};
