/** What staff do at the desk, and in Stripe's Dashboard. */
import { attendLateRefusal } from '#app/usecases/attend-late-refusal.ts';
import { attendRefund } from '#app/usecases/attend-refund.ts';
import { decideAppeal } from '#app/usecases/decide-appeal.ts';
import { decideDonation } from '#app/usecases/decide-donation.ts';
import { decideRenewal } from '#app/usecases/decide-renewal.ts';
import { decideStandingGift } from '#app/usecases/decide-standing-gift.ts';
import { leaveEarlierGifts } from '#app/usecases/leave-earlier-gifts.ts';
import { leaveWarning } from '#app/usecases/leave-warning.ts';
import { refuseLate } from '#app/usecases/refuse-late.ts';
import { refundDonation } from '#app/usecases/refund-donation.ts';
import { replayEvents } from '#app/usecases/replay-events.ts';
import { undoAppealDecision } from '#app/usecases/undo-appeal-decision.ts';
import { undoDecision } from '#app/usecases/undo-decision.ts';
import { undoRenewalDecision } from '#app/usecases/undo-renewal-decision.ts';
import { undoStandingGiftDecision } from '#app/usecases/undo-standing-gift-decision.ts';
import type { Random } from '#tests/eval/random.ts';
import { portsOf, type Scene } from '../scene.ts';
import { actor, oneOf, tryControl, tryStripe, type StepTable } from './step.ts';

const decision = (random: Random) =>
  random.chance(0.6)
    ? { decision: 'clear', reason: 'same-name-only', note: '', actor }
    : { decision: 'refuse', reason: 'is-listed-group', note: '', actor };

interface Named {
  readonly [key: string]: unknown;
  readonly id: string;
  readonly kind: string;
}

const inState = (state: string) => `
  SELECT id, 'donation' AS kind FROM donation WHERE state = '${state}'
  UNION ALL SELECT id, 'standing-gift' FROM standing_gift WHERE state = '${state}'
  UNION ALL SELECT id, 'renewal' FROM renewal WHERE state = '${state}' ORDER BY id`;

async function decide(scene: Scene, random: Random): Promise<string | null> {
  const held = await oneOf<Named>(scene, random, inState('held'));
  if (!held) return null;
  const ports = portsOf(scene, random.below(2));
  const choice = decision(random);
  const { id, kind } = held;
  const outcome =
    kind === 'donation'
      ? await decideDonation(ports, { ...choice, donationId: id })
      : kind === 'renewal'
        ? await decideRenewal(ports, { ...choice, renewalId: id })
        : await decideStandingGift(ports, { ...choice, standingGiftId: id });
  return `${choice.decision} ${kind}: ${outcome.kind}`;
}

async function undo(scene: Scene, random: Random): Promise<string | null> {
  const decided = await oneOf<Named>(scene, random, inState('decided'));
  if (!decided) return null;
  const ports = portsOf(scene, random.below(2));
  const { id, kind } = decided;
  if (kind === 'donation') return undoDecision(ports, { donationId: id, actor });
  if (kind === 'renewal') return undoRenewalDecision(ports, { renewalId: id, actor });
  return undoStandingGiftDecision(ports, { standingGiftId: id, actor });
}

const received = (scene: Scene, random: Random) =>
  oneOf<{ id: string; payment_intent_id: string; amount_minor: string; charge_id: string }>(
    scene,
    random,
    `SELECT id, payment_intent_id, charge_id, amount_minor::text FROM donation WHERE state = 'received' ORDER BY id`,
  );

/** A person chooses, is shown the sum, and confirms it. */
async function refund(scene: Scene, random: Random): Promise<string | null> {
  const donation = await received(scene, random);
  if (!donation) return null;
  const ports = portsOf(scene, random.below(2));
  const part = random.chance(0.5);
  const input = {
    ...{ scope: part ? 'part' : 'whole', amount: part ? '1' : '', reason: 'donor-asked', note: '' },
    ...{ donationId: donation.id, attemptKey: `press ${String(scene.log.length)}`, actor },
  };
  const shown = await refundDonation(ports, { ...input, confirmedMinor: null });
  if (shown.kind !== 'to-confirm') return shown.kind;
  const again = () => refundDonation(ports, { ...input, confirmedMinor: shown.amount.amountMinor });
  const [asked] = random.chance(0.3) ? await Promise.all([again(), again()]) : [await again()];
  return `${input.scope}: ${asked.kind}`;
}

async function refuse(scene: Scene, donationId: string, which = 0): Promise<string> {
  const ports = portsOf(scene, which);
  const input = { donationId, reason: 'is-political-group', note: '', actor };
  const shown = await refuseLate(ports, { ...input, confirmedMinor: null });
  if (shown.kind !== 'to-confirm') return shown.kind;
  return (await refuseLate(ports, { ...input, confirmedMinor: shown.amount.amountMinor })).kind;
}

/** Where staff refuse late, it is mostly what screening again has found. */
const refusable = `
  SELECT donation_id AS id FROM rescreening_finding WHERE closed_at IS NULL
  UNION SELECT donation_id FROM late_refusal WHERE state = 'open'
  UNION SELECT donation.id FROM donation JOIN standing_gift ON standing_gift.id = standing_gift_id
    WHERE standing_gift.state = 'refused' AND donation.state = 'received' ORDER BY 1`;

async function lateRefusal(scene: Scene, random: Random): Promise<string | null> {
  const found = await oneOf<{ id: string }>(scene, random, refusable);
  const chosen = found ?? (random.chance(0.3) ? await received(scene, random) : null);
  return chosen && refuse(scene, chosen.id, random.below(2));
}

export const deskSteps: StepTable = {
  decide: { weight: 5, take: decide },
  undo: { weight: 1, take: undo },
  refund: { weight: 4, take: refund },
  'refuse-late': { weight: 4, take: lateRefusal },
  'attend-late-refusal': {
    weight: 1,
    take: async (scene, random) => {
      const open = await oneOf<{ donation_id: string }>(
        scene,
        random,
        `SELECT donation_id FROM late_refusal WHERE state = 'open' ORDER BY 1`,
      );
      return open && attendLateRefusal(portsOf(scene), { donationId: open.donation_id, actor });
    },
  },
  'attend-refund': {
    weight: 1,
    take: async (scene, random) => {
      const failed = await oneOf<{ id: string; donation_id: string }>(
        scene,
        random,
        `SELECT id, donation_id FROM refund WHERE state IN ('failed', 'canceled') ORDER BY id`,
      );
      if (!failed) return null;
      const { id: refundId, donation_id: donationId } = failed;
      return attendRefund(portsOf(scene), { refundId, donationId, actor });
    },
  },
  'leave-earlier': {
    weight: 1,
    take: async (scene, random) => {
      const gift = await oneOf<{ id: string }>(
        scene,
        random,
        `SELECT id FROM standing_gift WHERE state = 'refused' ORDER BY id`,
      );
      return gift && leaveEarlierGifts(portsOf(scene), { standingGiftId: gift.id, actor });
    },
  },
  'leave-warning': {
    weight: 1,
    take: async (scene, random) => {
      const warning = await oneOf<{ id: string; donation_id: string }>(
        scene,
        random,
        `SELECT id, donation_id FROM fraud_warning ORDER BY id`,
      );
      if (!warning) return null;
      const input = { warningId: warning.id, donationId: warning.donation_id, note: 'Called them.', actor };
      return (await leaveWarning(portsOf(scene), input)).kind;
    },
  },
  'decide-appeal': {
    weight: 2,
    take: async (scene, random) => {
      const appeal = await oneOf<{ id: string }>(scene, random, `SELECT id FROM appeal ORDER BY id`);
      if (!appeal) return null;
      if (random.chance(0.2)) return undoAppealDecision(portsOf(scene), appeal.id);
      return (await decideAppeal(portsOf(scene), { ...decision(random), appealId: appeal.id })).kind;
    },
  },
  replay: {
    weight: 2,
    take: async (scene) => {
      const which = { filter: { outcome: null, type: null, topic: null } };
      return `${String(await replayEvents(portsOf(scene), { which, actor }))} events`;
    },
  },
  'dashboard-refund': {
    weight: 3,
    take: async (scene, random) => {
      const donation = await received(scene, random);
      if (!donation) return null;
      const amount = random.chance(0.5) ? { amount: 100 + random.below(300) } : {};
      return tryControl(scene, { action: 'refund', charge: donation.payment_intent_id, ...amount });
    },
  },
  'dashboard-hold': {
    weight: 1,
    take: async (scene, random) => {
      const held = await oneOf<{ id: string; payment_intent_id: string }>(
        scene,
        random,
        `SELECT id, payment_intent_id FROM donation WHERE state IN ('held', 'decided', 'authorised') ORDER BY id`,
      );
      if (!held) return null;
      const { payment_intent_id: intent } = held;
      const way = random.pick(['whole', 'part', 'cancel']);
      const part = way === 'part' ? { amount_to_capture: 210 } : {};
      const { paymentIntents } = scene.stripe;
      const done = await tryStripe(() =>
        way === 'cancel' ? paymentIntents.cancel(intent) : paymentIntents.capture(intent, part),
      );
      return `${way}: ${done}`;
    },
  },
  'dashboard-cancel': {
    weight: 1,
    take: async (scene, random) => {
      const gift = await oneOf<{ subscription_id: string }>(
        scene,
        random,
        `SELECT subscription_id FROM standing_gift WHERE state = 'active' ORDER BY id`,
      );
      return gift && tryStripe(() => scene.stripe.subscriptions.cancel(gift.subscription_id));
    },
  },
};
