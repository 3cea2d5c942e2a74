/** Finds what banks opened and no event told of: an inquiry moves no money, so nothing else would ever show it. */
import { staleWarningsBefore } from '#app/domain/dispute/warning.ts';
import { donationSubject, subjectKey } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import type { BankNews } from '#app/ports/disputes.ts';

type Needs = Pick<
  Ports,
  | 'disputesAtStripe'
  | 'disputeSweeps'
  | 'disputes'
  | 'warnings'
  | 'donations'
  | 'stripeObjects'
  | 'jobs'
  | 'clock'
>;

/**
 * How far it is read once more. Disputes are few and their deadlines are days away; a payment that we learn of late is found within
 * this, as Stripe delivers its events for as long.
 */
const overlapMs = 3 * 86_400_000;
/** More than a newsroom has open at once; the rest has its turn with the next sweep. */
const staleMax = 50;

/** Asks for each donation with news; answers how many. Safe at any time and from several processes at once. */
export async function sweepDisputes(ports: Needs): Promise<number> {
  const now = ports.clock.now();
  const reached = await ports.disputeSweeps.reached();
  // A clock that was set back opens before what was reached.
  const from = reached && new Date(Math.min(reached.getTime(), now.getTime()) - overlapMs);
  const found = new Set<string>();
  for await (const news of ports.disputesAtStripe.since(from)) {
    for (const payment of await paymentsWithNews(ports, news)) {
      const donationId = await donationOf(ports, payment);
      if (donationId !== null) found.add(donationId);
    }
  }
  for (const id of await ports.warnings.stale(staleWarningsBefore(now), staleMax)) found.add(id);
  for (const id of found) await ports.jobs.send('advance', subjectKey(donationSubject(id)));
  await ports.disputeSweeps.note(now, now);
  return found.size;
}

/** Payments of which Stripe has something that we do not. */
async function paymentsWithNews(ports: Needs, { disputes, warnings }: BankNews): Promise<string[]> {
  const known = await ports.disputes.byStripeId(disputes.map(({ id }) => id));
  const kept = await ports.warnings.byStripeId(warnings.map(({ id }) => id));
  const fresh = [
    ...disputes.filter(({ id }) => !known.has(id)),
    ...warnings.filter(({ id, isActionable }) => kept.get(id) !== isActionable),
  ];
  return fresh.flatMap(({ paymentIntentId }) => paymentIntentId ?? []);
}

/** By its payment; for one that we have not seen yet, by the name that we gave it. */
async function donationOf(ports: Needs, payment: string): Promise<string | null> {
  const owner = (await ports.donations.byPayment([payment])).get(payment);
  if (owner !== undefined) return owner;
  const read = await ports.stripeObjects.read({ object: 'payment_intent', id: payment });
  const named = read?.hints.donation;
  return named !== undefined && (await ports.donations.find(named)) ? named : null;
}
