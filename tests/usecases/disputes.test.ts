/** What banks say of payments that we received: inquiries, disputes, appeals, warnings. Numbers are rows of notes on money. */
import { expect, test } from 'vitest';
import type { Donation } from '#app/domain/donation/donation.ts';
import type { Dispute } from '#app/domain/dispute/dispute.ts';
import { importBalance } from '#app/usecases/import-balance.ts';
import { refuseLate, type RefuseLateOutcome } from '#app/usecases/refuse-late.ts';
import { sweepDisputes } from '#app/usecases/sweep-disputes.ts';
import type { Ports } from '#app/ports.ts';
import { byHand } from '#tests/support/by-hand.ts';
import {
  actor,
  after,
  agrees,
  day,
  present,
  received,
  refundsOf,
  sendBack,
  sumsOf,
  told,
  usd,
} from '#tests/support/received-gift.ts';
import { openWorld, type World } from '#tests/support/world.ts';

const disputesOf = (world: World, { id }: Donation): Promise<Dispute[]> =>
  world.deps.ports.disputes.ofDonation(id);

async function dispute(
  world: World,
  donation: Donation,
  how: { kind?: 'inquiry' | 'prevented'; amount?: number } = {},
): Promise<{ readonly id: string }> {
  return world.control({ action: 'dispute', charge: donation.paymentIntentId, ...how });
}

const move = (world: World, { id }: { readonly id: string }, status: string, more: object = {}) =>
  world.control({ action: 'move-dispute', dispute: id, status, ...more });

/** A person chooses to refuse it, is shown what follows, and confirms it. */
async function refuse(ports: Ports, { id }: Donation): Promise<RefuseLateOutcome> {
  const input = { donationId: id, reason: 'is-political-group', note: '', actor };
  const shown = await refuseLate(ports, { ...input, confirmedMinor: null });
  if (shown.kind !== 'to-confirm') return shown;
  return refuseLate(ports, { ...input, confirmedMinor: shown.amount.amountMinor });
}

test('51: opened, taken, answered, won: each movement is booked as it comes, and nothing is lost in the end', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand);
  const opened = await dispute(world, donation);
  await told(world, hand);
  const [known] = await disputesOf(world, donation);
  expect(known).toMatchObject({ state: 'needs-response', amount: usd(500), stripeId: opened.id });
  expect(await sumsOf(world, donation)).toMatchObject({ disputed: usd(500), kept: usd(0) });
  await agrees(world, hand);
  await move(world, opened, 'under_review');
  await move(world, opened, 'won');
  await told(world, hand);
  expect(await disputesOf(world, donation)).toMatchObject([{ state: 'won' }]);
  expect(await sumsOf(world, donation)).toMatchObject({ disputed: usd(0), kept: usd(500) });
  await agrees(world, hand);
});

test('a gift that is refused late goes back whole', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const donation = await received(world, hand);
  expect(await refuse(hand.ports, donation)).toEqual({ kind: 'refused' });
  expect(await hand.ports.lateRefusals.find(donation.id)).toMatchObject({ state: 'returning' });
  await hand.drain();
  expect(await hand.ports.lateRefusals.find(donation.id)).toMatchObject({ state: 'returned' });
  expect(await sumsOf(world, donation)).toMatchObject({ refunded: usd(500), kept: usd(0) });
  await agrees(world, hand);
});
