/** What payers' banks do, and Stripe by itself: disputes, warnings, refunds that come to something else, payouts, fees of the account. */
import type { Random } from '#tests/eval/random.ts';
import { cardNumber } from '#tests/support/cards.ts';
import type { Scene } from '../scene.ts';
import { oneOf, tryControl, tryStripe, type StepTable } from './step.ts';

const charged = (scene: Scene, random: Random) =>
  oneOf<{ id: string }>(
    scene,
    random,
    `SELECT id FROM sandbox.object WHERE kind = 'charge' AND (body ->> 'captured')::boolean
     AND body ->> 'status' = 'succeeded' ORDER BY seq`,
  );

const objectOf = (scene: Scene, random: Random, kind: string) =>
  oneOf<{ id: string }>(scene, random, `SELECT id FROM sandbox.object WHERE kind = $1 ORDER BY seq`, [kind]);

const cardOutcomes = ['decline', 'insufficient_funds', 'lost_card', '3ds', 'processing_error'];

export const bankSteps: StepTable = {
  'next-charge': {
    weight: 3,
    take: async (scene, random) => {
      const [outcome, times] = [random.pick(cardOutcomes), 1 + random.below(3)];
      await scene.control({ action: 'next', on: 'saved-card', outcome, times });
      return `${outcome} ${String(times)}`;
    },
  },
  'next-payment': {
    weight: 1,
    take: async (scene, random) => {
      const [on, outcome] = [random.pick(['payment', 'setup']), random.pick(cardOutcomes)];
      await scene.control({ action: 'next', on, outcome });
      return `${on} ${outcome}`;
    },
  },
  'card-updater': {
    weight: 1,
    take: async (scene, random) => {
      const gift = await oneOf<{ payment_method_id: string }>(
        scene,
        random,
        `SELECT payment_method_id FROM standing_gift WHERE state = 'active' ORDER BY id`,
      );
      const card = cardNumber(700 + random.below(90));
      return (
        gift && tryControl(scene, { action: 'card-replace', payment_method: gift.payment_method_id, card })
      );
    },
  },
  'after-last-failure': {
    weight: 1,
    take: async (scene, random) => {
      const afterLastFailure = random.pick(['cancel', 'unpaid', 'past_due']);
      await scene.control({ action: 'billing', retryAfterDays: [3, 5, 6], afterLastFailure });
      return afterLastFailure;
    },
  },
  dispute: {
    weight: 4,
    take: async (scene, random) => {
      const charge = await charged(scene, random);
      if (!charge) return null;
      const kind = random.pick(['chargeback', 'chargeback', 'inquiry', 'prevented']);
      const amount = random.chance(0.3) ? { amount: 150 } : {};
      return `${kind}: ${await tryControl(scene, { action: 'dispute', charge: charge.id, kind, ...amount })}`;
    },
  },
  'move-dispute': {
    weight: 4,
    take: async (scene, random) => {
      const dispute = await objectOf(scene, random, 'dispute');
      if (!dispute) return null;
      const status = random.pick([
        ...['under_review', 'won', 'won', 'lost', 'lost', 'needs_response', 'warning_closed'],
        ...['appeal_needs_response', 'appeal_under_review'],
      ]);
      const back = status === 'lost' && random.chance(0.3) ? { back: 60 } : {};
      return `${status}: ${await tryControl(scene, { action: 'move-dispute', dispute: dispute.id, status, ...back })}`;
    },
  },
  warn: {
    weight: 1,
    take: async (scene, random) => {
      const charge = await charged(scene, random);
      return charge && tryControl(scene, { action: 'warn', charge: charge.id });
    },
  },
  'next-refund': {
    weight: 2,
    take: async (scene, random) => {
      const outcome = random.pick([
        ...['pending', 'stays-pending', 'insufficient-funds', 'requires-action'],
        ...['fails-later', 'pending-then-fails', 'no-balance'],
      ]);
      await scene.control({ action: 'next-refund', outcome });
      return outcome;
    },
  },
  'settle-refund': {
    weight: 2,
    take: async (scene, random) => {
      const refund = await objectOf(scene, random, 'refund');
      const outcome = random.pick(['succeeded', 'failed', 'canceled']);
      return refund && tryControl(scene, { action: 'settle-refund', refund: refund.id, outcome });
    },
  },
  payouts: {
    weight: 1,
    take: async (scene, random) => {
      const daily = random.chance(0.7);
      await scene.control({ action: 'payouts', daily });
      return daily ? 'daily' : 'none';
    },
  },
  'payout-by-hand': {
    weight: 1,
    take: async (scene, random) => {
      const outcome = random.pick(['paid', 'fails', 'paid-then-fails']);
      await scene.control({ action: 'next-payout', outcome });
      return tryStripe(() =>
        scene.stripe.payouts.create({ amount: 100 + random.below(400), currency: 'usd' }),
      );
    },
  },
  'settle-payout': {
    weight: 1,
    take: async (scene, random) => {
      const payout = await objectOf(scene, random, 'payout');
      const outcome = random.pick(['paid', 'failed']);
      return payout && tryControl(scene, { action: 'settle-payout', payout: payout.id, outcome });
    },
  },
  'account-fee': {
    weight: 1,
    take: async (scene, random) => {
      const type = random.pick(['stripe_fee', 'tax_fee']);
      await scene.control({ action: 'account-fee', type, amount: 1 + random.below(40) });
      return type;
    },
  },
  foreign: {
    weight: 1,
    take: (scene, random) =>
      tryControl(scene, { action: 'foreign-payment', amountMinor: 100 + random.below(900), currency: 'usd' }),
  },
};
