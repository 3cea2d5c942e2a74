/** Refunds at Stripe of payments of ours: each is here, and in the state that Stripe says. */
import type { Difference } from '#app/domain/reconciliation/finding.ts';
import { donationSubject, refundSubject } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import type { RefundOfPayment } from '#app/ports/reconciliation.ts';
import type { Area } from './area.ts';

export const refunds: Area = {
  async *compare(ports, since) {
    for await (const page of ports.account.refunds(since))
      yield { seen: page.length, differences: await compareRefunds(ports, page) };
  },
  again: async (ports, { objectId }) => {
    const found = await ports.account.refund(objectId);
    return found ? ((await compareRefunds(ports, [found]))[0] ?? null) : null;
  },
};

async function compareRefunds(ports: Ports, found: readonly RefundOfPayment[]): Promise<Difference[]> {
  const owners = await ports.donations.byPayment(
    found.flatMap(({ paymentIntentId }) => paymentIntentId ?? []),
  );
  const known = await ports.refunds.byStripeId(found.map(({ refund }) => refund.id));
  const differences: Difference[] = [];
  for (const { refund, paymentIntentId } of found) {
    const donationId = owners.get(paymentIntentId ?? '');
    if (donationId === undefined) continue;
    const about = { objectId: refund.id, stripe: refund.amount, ours: null };
    // One of ours that Stripe made and did not answer bears our id alone.
    const id = known.get(refund.id) ?? refund.refundId;
    const ours = id === null ? null : await ports.refunds.find(id);
    if (!ours) {
      const subject = donationSubject(donationId);
      differences.push({ kind: 'refund-unknown', subject, ...about, mend: { kind: 'advance', subject } });
    } else if (ours.state !== refund.status) {
      const subject = refundSubject(ours.id);
      differences.push({ kind: 'refund-behind', subject, ...about, mend: { kind: 'advance', subject } });
    }
  }
  return differences;
}
