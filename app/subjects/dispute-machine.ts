/** Disputes for the loop: how they are found, read at Stripe, and given in to. */
import type { Dispute } from '#app/domain/dispute/dispute.ts';
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
    const donation = await donationOf(ports, dispute);
    const links = {
      desk: site.url + paths.deskDonation(dispute.donationId),
      stripe: ports.disputesAtStripe.pageOf(donation.paymentIntentId),
    };
    const { standingGiftId } = donation;
    return planDispute(
      { dispute, now: clock.now(), seen, unbooked, standingGiftId, staff },
      { ids, site, links },
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

async function donationOf(ports: Pick<Ports, 'donations'>, { id, donationId }: Dispute) {
  const donation = await ports.donations.find(donationId);
  if (!donation?.paymentIntentId) throw new Error(`dispute ${id} is of no payment`);
  const { standingGiftId, paymentIntentId } = donation;
  return { standingGiftId, paymentIntentId };
}
