/** Disputes for the loop: how they are found, read at Stripe, and given in to. */
import type { Dispute } from '#app/domain/dispute/dispute.ts';
import type { Donation } from '#app/domain/donation/donation.ts';
import { nextDisputeCheckAt } from '#app/domain/dispute/deadlines.ts';
import { planDispute } from '#app/domain/dispute/plan.ts';
import type { DisputeAtStripe } from '#app/domain/dispute/dispute.ts';
import { disputeMeanings } from '#app/domain/dispute/states.ts';
import { whoHears } from '#app/domain/staff.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import type { SubjectMachine } from './subject-port.ts';

export const disputeMachine: SubjectMachine<Dispute, DisputeAtStripe> = {
  find: (ports, id) => ports.disputes.find(id),
  look: (ports, { stripeId }) => ports.disputesAtStripe.read(stripeId),
  plan: async (ports, dispute, seen) => {
    if (!seen) return { kind: 'rest' };
    const posted = await ports.ledger.posted(seen.transactions.map(({ id }) => id));
    const unbooked = seen.transactions.filter(({ id }) => !posted.has(id));
    const { ids, site, clock } = ports;
    const isHeard = dispute.state !== seen.status && disputeMeanings[seen.status].needsAnswer;
    const staff = isHeard ? whoHears(await ports.staff.all()) : [];
    const { donation, paymentIntentId } = await paymentOf(ports, dispute);
    const payer = await ports.donations.payer(donation.id);
    const links = {
      desk: site.url + paths.deskDonation(donation.id),
      stripe: ports.disputesAtStripe.pageOf(paymentIntentId),
      donation: (token: string) => site.url + paths.donation(token),
    };
    return planDispute(
      { dispute, now: clock.now(), seen, unbooked, staff, donation, donorEmail: payer?.email ?? null },
      { ids, site, issuer: site.receipts, links },
    );
  },
  ask: (ports, { stripeId }, request, key) => {
    if (request !== 'accept-dispute') throw new Error(`a dispute does not ask for ${request}`);
    return ports.disputesAtStripe.accept(stripeId, key);
  },
  // Whatever Stripe tells of a dispute, its state and all that it moved were read.
  understands: () => true,
  checkAt: nextDisputeCheckAt,
  deadline: () => null,
};

async function paymentOf(
  ports: Pick<Ports, 'donations'>,
  { id, donationId }: Dispute,
): Promise<{ readonly donation: Donation; readonly paymentIntentId: string }> {
  const donation = await ports.donations.find(donationId);
  if (!donation?.paymentIntentId) throw new Error(`dispute ${id} is of no payment`);
  return { donation, paymentIntentId: donation.paymentIntentId };
}
