/** Pages of ours at Stripe: each has its gift, which knows what became of it, or is taken in again. */
import { adoptingDonation } from '#app/domain/donation/checkout-memory.ts';
import type { Donation } from '#app/domain/donation/donation.ts';
import { newsFrom, type Checkout } from '#app/domain/payment.ts';
import type { Difference, FindingKind, Mend } from '#app/domain/reconciliation/finding.ts';
import { adoptingStandingGift } from '#app/domain/standing-gift/setup-memory.ts';
import { donationSubject, standingGiftSubject } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import type { SetupAtStripe } from '#app/ports/billing-account.ts';
import type { SessionAtStripe } from '#app/ports/reconciliation.ts';
import type { Area } from './area.ts';

export const sessions: Area = {
  async *compare(ports, since) {
    for await (const page of ports.account.sessions(since))
      yield { seen: page.length, differences: await compareSessions(ports, page) };
    for await (const page of ports.billingAccount.setups(since))
      yield { seen: page.length, differences: await compareSetups(ports, page) };
  },
  again: async (ports, { objectId }) => {
    const session = await ports.account.session(objectId);
    if (session) return (await compareSessions(ports, [session]))[0] ?? null;
    const setup = await ports.billingAccount.setup(objectId);
    return setup ? ((await compareSetups(ports, [setup]))[0] ?? null) : null;
  },
};

/** Those of another site on the same account say nothing of ours. */
export async function compareSessions(
  ports: Pick<Ports, 'donations' | 'clock' | 'site'>,
  found: readonly SessionAtStripe[],
): Promise<Difference[]> {
  const { origin } = new URL(ports.site.url);
  const own = found.filter((session) => session.origin === origin);
  const known = await ports.donations.known(own.map(({ donationId }) => donationId));
  const byId = new Map(known.map((donation) => [donation.id, donation]));
  return own.flatMap((session) => {
    const donation = byId.get(session.donationId);
    return donation ? compareDonation(session, donation) : compareLost(session, ports.clock.now());
  });
}

/** Whether a bank holds or held money by it. */
const isPaid = ({ payment }: Checkout) =>
  payment !== null && payment.charge !== null && payment.status !== 'unfinished';

/** One on which nobody paid and nobody can any more is nothing to miss. */
function compareLost(session: SessionAtStripe, now: Date): Difference[] {
  const { checkout, donationId } = session;
  if (!isPaid(checkout) && checkout.status !== 'open') return [];
  const effects = adoptingDonation(session, now);
  const advance = donationSubject(donationId);
  if (effects)
    return [
      differs('session-unknown', session, {
        kind: 'write',
        step: { subject: null, at: now, effects },
        advance,
      }),
    ];
  return isPaid(checkout) ? [differs('session-unknown', session, { kind: 'person' })] : [];
}

/** What became of one that is here its standing gift finds by itself. */
async function compareSetups(
  { standingGifts, clock, site }: Pick<Ports, 'standingGifts' | 'clock' | 'site'>,
  found: readonly SetupAtStripe[],
): Promise<Difference[]> {
  const { origin } = new URL(site.url);
  const own = found.filter((setup) => setup.origin === origin && setup.status !== 'expired');
  const known = await standingGifts.briefs(own.map(({ standingGiftId }) => standingGiftId));
  const here = new Set(known.map(({ id }) => id));
  const now = clock.now();
  return own
    .filter(({ standingGiftId }) => !here.has(standingGiftId))
    .flatMap((setup): Difference[] => {
      const about = { kind: 'session-unknown', objectId: setup.sessionId, ...nothing } as const;
      const effects = adoptingStandingGift(setup, now);
      const advance = standingGiftSubject(setup.standingGiftId);
      if (effects)
        return [{ ...about, mend: { kind: 'write', step: { subject: null, at: now, effects }, advance } }];
      return setup.status === 'complete' ? [{ ...about, mend: { kind: 'person' } }] : [];
    });
}

const nothing = { subject: null, stripe: null, ours: null } as const;

const over: ReadonlySet<Donation['state']> = new Set(['abandoned', 'refused', 'lapsed']);

function compareDonation(session: SessionAtStripe, donation: Donation): Difference[] {
  const { checkout } = session;
  const subject = donationSubject(donation.id);
  if (donation.sessionId !== session.sessionId)
    return isPaid(checkout) ? [{ ...differs('session-unknown', session, { kind: 'person' }), subject }] : [];
  if (newsFrom(donation, checkout) !== null)
    return [{ ...differs('donation-behind', session, { kind: 'advance', subject }), subject }];
  const status = checkout.payment?.charge ? checkout.payment.status : 'unfinished';
  const isOtherwise = over.has(donation.state)
    ? status === 'succeeded' || status === 'requires-capture'
    : donation.state === 'received' && status !== 'succeeded';
  return isOtherwise ? [{ ...differs('donation-otherwise', session, { kind: 'person' }), subject }] : [];
}

function differs(kind: FindingKind, { sessionId, checkout, total }: SessionAtStripe, mend: Mend): Difference {
  const { payment } = checkout;
  const stripe = payment?.status === 'succeeded' ? payment.received : (payment?.charged ?? total);
  return { kind, objectId: sessionId, subject: null, stripe, ours: null, mend };
}
