/** Payments at Stripe that name a donation: one a donation, and none whose donation is not here. */
import type { Difference } from '#app/domain/reconciliation/finding.ts';
import { donationSubject } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import type { PaymentAtStripe } from '#app/ports/reconciliation.ts';
import type { Area } from './area.ts';
import { compareSessions } from './sessions.ts';

export const payments: Area = {
  async *compare(ports, since) {
    for await (const page of ports.account.payments(since))
      yield { seen: page.length, differences: await comparePayments(ports, page) };
  },
  again: async (ports, { objectId }) => {
    const payment = await ports.account.payment(objectId);
    return payment ? ((await comparePayments(ports, [payment]))[0] ?? null) : null;
  },
};

async function comparePayments(ports: Ports, found: readonly PaymentAtStripe[]): Promise<Difference[]> {
  const paid = found.filter(({ isPaid }) => isPaid);
  const known = await ports.donations.known(paid.map(({ donationId }) => donationId));
  const byId = new Map(known.map((donation) => [donation.id, donation]));
  const differences: Difference[] = [];
  for (const { id, donationId, amount } of paid) {
    const donation = byId.get(donationId);
    if (!donation) {
      // Its page may be older than what is read, and says whose it is.
      const session = await ports.account.sessionOf(id);
      if (session) differences.push(...(await compareSessions(ports, [session])));
    } else if (donation.paymentIntentId !== null && donation.paymentIntentId !== id) {
      const subject = donationSubject(donationId);
      differences.push({
        ...{ kind: 'payment-second', objectId: id, subject, stripe: amount, ours: null },
        mend: { kind: 'person' },
      });
    }
  }
  return differences;
}
