/** Late refusals for the loop: they ask Stripe for nothing, and follow the refunds and disputes of their donation. */
import { planLateRefusal } from '#app/domain/late-refusal/plan.ts';
import type { LateRefusal } from '#app/domain/late-refusal/late-refusal.ts';
import { nextLateRefusalCheckAt } from '#app/domain/late-refusal/steps.ts';
import { donationSums } from '#app/domain/ledger/donation-sums.ts';
import { paths } from '#app/paths.ts';
import type { SubjectMachine } from './subject-port.ts';

export const lateRefusalMachine: SubjectMachine<LateRefusal, never> = {
  find: (ports, donationId) => ports.lateRefusals.find(donationId),
  look: () => Promise.resolve(null),
  plan: async (ports, refusal) => {
    const { donationId } = refusal;
    const donation = await ports.donations.find(donationId);
    if (!donation) throw new Error(`there is no donation ${donationId}`);
    const [refunds, disputes, sums, payer] = await Promise.all([
      ports.refunds.ofDonation(donationId),
      ports.disputes.ofDonation(donationId),
      ports.ledger.ofDonations([donationId]),
      ports.donations.payer(donationId),
    ]);
    const donor = payer?.email
      ? { email: payer.email, locale: donation.locale, donationToken: donation.token }
      : null;
    const { ids, site, clock } = ports;
    const links = { donation: (token: string) => site.url + paths.donation(token) };
    return planLateRefusal(
      {
        ...{ refusal, refunds, disputes, donor, now: clock.now() },
        sums: donationSums(sums.get(donationId) ?? [], donation.amount.currency),
      },
      { ids, site, links },
    );
  },
  ask: (_ports, { donationId }, request) => {
    throw new Error(`the late refusal of ${donationId} does not ask for ${request}`);
  },
  understands: () => true,
  checkAt: nextLateRefusalCheckAt,
  deadline: () => null,
};
