/** A received gift and what people and Stripe do to its money afterwards, over the whole product and the local Stripe. */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import type { Donation } from '#app/domain/donation/donation.ts';
import { donationSums, type DonationSums } from '#app/domain/ledger/donation-sums.ts';
import type { Refund } from '#app/domain/refund/refund.ts';
import type { Ports } from '#app/ports.ts';
import { checkLedgerDays } from '#app/usecases/check-ledger-days.ts';
import { compareBalance } from '#app/usecases/compare-balance.ts';
import { importBalance } from '#app/usecases/import-balance.ts';
import { refundDonation, type RefundDonationOutcome } from '#app/usecases/refund-donation.ts';
import type { ByHand } from './by-hand.ts';
import type { World } from './world.ts';

export const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
export const actor = { id: 'staff-1', name: 'Ada Admin' };
export const day = 86_400;

export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('there is none');
  return value;
}

export async function received(
  world: World,
  hand: ByHand,
  values: Parameters<World['give']>[0] = {},
  payer: Parameters<World['pay']>[1] = {},
): Promise<Donation> {
  const donation = await world.give(values);
  await world.pay(donation, payer);
  await told(world, hand);
  const found = await world.donation(donation.id);
  expect(found.state).toBe('received');
  return found;
}

/** Whatever Stripe has told of so far is delivered and acted on, in this order. */
export async function told(
  world: World,
  hand: ByHand,
  order: (events: Stripe.Event[]) => Stripe.Event[] = (events) => events,
): Promise<void> {
  for (const event of order(await world.events())) await world.deliver(event);
  await hand.drain();
}

let presses = 0;

/** A person chooses, is shown the sum, and confirms it. `minor`: a part of so much; null for the whole. */
export async function sendBack(
  ports: Ports,
  donation: Donation,
  minor: number | null,
  attemptKey = `press ${String((presses += 1))}`,
): Promise<RefundDonationOutcome> {
  const typed = minor === null ? '' : String(minor / 100);
  const form = { scope: minor === null ? 'whole' : 'part', amount: typed, reason: 'donor-asked', note: '' };
  const input = { ...form, donationId: donation.id, attemptKey, actor };
  const shown = await refundDonation(ports, { ...input, confirmedMinor: null });
  if (shown.kind !== 'to-confirm') return shown;
  return refundDonation(ports, { ...input, confirmedMinor: shown.amount.amountMinor });
}

export const refundsOf = (world: World, { id }: Donation): Promise<Refund[]> =>
  world.deps.ports.refunds.ofDonation(id);

export async function sumsOf(world: World, { id, amount }: Donation): Promise<DonationSums> {
  const sums = await world.deps.ports.ledger.ofDonations([id]);
  return donationSums(sums.get(id) ?? [], amount.currency);
}

/** Ledger and Stripe agree to the cent, before and after everything that moved is imported, and nothing is unclassified. */
export async function agrees(world: World, { ports }: ByHand): Promise<void> {
  await importBalance(ports);
  for (const { currency, ledgerMinor, stripeMinor } of await compareBalance(ports))
    expect(ledgerMinor, currency).toBe(stripeMinor);
  expect((await checkLedgerDays(ports)).differences).toEqual([]);
  expect(await ports.ledger.countUnclassified(null)).toBe(0);
}

export const after = (world: World, seconds: number) =>
  world.control({ action: 'clock', advanceSeconds: seconds });

/** The payer's bank opens a dispute; all of it where no amount is said. */
export const dispute = (
  world: World,
  { paymentIntentId }: Donation,
  how: { readonly kind?: 'inquiry' | 'prevented'; readonly amount?: number } = {},
): Promise<{ readonly id: string }> => world.control({ action: 'dispute', charge: paymentIntentId, ...how });

/** The bank's next word. `back`: how much of the sum we have then. */
export const moveDispute = (
  world: World,
  { id }: { readonly id: string },
  status: string,
  more: { readonly back?: number } = {},
) => world.control({ action: 'move-dispute', dispute: id, status, ...more });
