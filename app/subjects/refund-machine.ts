/** Refunds for the loop: how they are found, looked up at Stripe, and asked for. */
import type { Donation } from '#app/domain/donation/donation.ts';
import { nextRefundCheckAt } from '#app/domain/refund/deadlines.ts';
import { planRefund, type RefundSeen } from '#app/domain/refund/plan.ts';
import type { Refund } from '#app/domain/refund/refund.ts';
import { unreturnedStates } from '#app/domain/refund/states.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import type { SubjectMachine } from './subject-port.ts';

export const refundMachine: SubjectMachine<Refund, RefundSeen> = {
  find: (ports, id) => ports.refunds.find(id),
  look: async (ports, refund) => {
    if (unreturnedStates.has(refund.state)) return null;
    if (refund.stripeId !== null)
      return { own: await ports.refundsAtStripe.read(refund.stripeId), refundable: null, bar: null };
    const { payment } = await paymentOf(ports, refund);
    const { refunds, refundable, bar } = await ports.refundsAtStripe.ofPayment(payment);
    return { own: refunds.find(({ refundId }) => refundId === refund.id) ?? null, refundable, bar };
  },
  plan: async (ports, refund, seen) => {
    const { donation } = await paymentOf(ports, refund);
    const payer = seen ? await ports.donations.payer(donation.id) : null;
    const donor = payer?.email ? { email: payer.email, locale: donation.locale } : null;
    const links = { donation: (token: string) => ports.site.url + paths.donation(token) };
    const { ids, site, clock } = ports;
    const known = { refund, now: clock.now(), seen, donor, donationToken: donation.token };
    return planRefund(known, { ids, site, issuer: site.receipts, links });
  },
  ask: async (ports, refund, request, key) => {
    if (request !== 'refund') throw new Error(`a refund does not ask for ${request}`);
    const { id: refundId, donationId, amount } = refund;
    const { payment: paymentIntentId } = await paymentOf(ports, refund);
    return ports.refundsAtStripe.create({ refundId, donationId, paymentIntentId, amount }, key);
  },
  // Whatever Stripe tells of a refund, its state was read.
  understands: () => true,
  checkAt: nextRefundCheckAt,
  deadline: () => null,
};

async function paymentOf(
  ports: Pick<Ports, 'donations'>,
  { id, donationId }: Refund,
): Promise<{ readonly donation: Donation; readonly payment: string }> {
  const donation = await ports.donations.find(donationId);
  if (!donation?.paymentIntentId) throw new Error(`refund ${id} is of no payment`);
  return { donation, payment: donation.paymentIntentId };
}
