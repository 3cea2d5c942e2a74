/** Renewals as values, one for each state, and the builders for the tests of what one does next. */
import { money } from '#app/domain/money.ts';
import type { Plan } from '#app/domain/plan.ts';
import type { RenewalKnown } from '#app/domain/renewal/known.ts';
import { planRenewal } from '#app/domain/renewal/plan.ts';
import { newRenewal, type Renewal, type RenewalIn, type RenewalRecord } from '#app/domain/renewal/renewal.ts';
import type { InvoiceSeen } from '#app/domain/renewal/seen.ts';
import type { RenewalState } from '#app/domain/renewal/states.ts';
import type { RenewalStep } from '#app/domain/step.ts';
import { aGift, paymentAs, payer, tools, wordsOf } from '../standing-gift/build.ts';

/** December 1, when the second gift of the month before is due. */
export const due = new Date('2026-12-01T12:00:00Z');
export const hours = (count: number) => new Date(due.getTime() + count * 3_600_000);
export const days = (count: number) => hours(count * 24);

const draft = newRenewal(
  aGift('active'),
  { id: 'in_1', periodStartsAt: due, periodEndsAt: days(31) },
  'r_1',
  due,
);
const held = { ...draft, version: 2, holdReasons: ['resembles'] as const };
const cleared = { ...draft, version: 2, clearedAt: due };
const givenUp = { ...draft, version: 2, outcome: 'lapsed' } as const;
const settledAt = hours(2);

const examples = {
  draft,
  held: { ...held, state: 'held' },
  decided: { ...held, state: 'decided', decision: 'clear', decisionInForceAt: hours(1) },
  charging: { ...cleared, state: 'charging' },
  failing: { ...cleared, state: 'failing', failedAt: hours(1) },
  voiding: { ...givenUp, state: 'voiding' },
  void: { ...givenUp, state: 'void', settledAt },
  paid: { ...cleared, state: 'paid', donationId: 'don_2', settledAt },
} as const satisfies Readonly<Record<RenewalState, object>>;

/** Five dollars with the fee cover, due on December 1. */
export function aRenewal<S extends RenewalState>(
  state: S,
  changes: Partial<RenewalRecord> = {},
): RenewalIn<S> {
  return { ...examples[state], ...changes } as unknown as RenewalIn<S>;
}

export const invoice = (
  status: InvoiceSeen['status'] = 'draft',
  changes: Partial<InvoiceSeen> = {},
): InvoiceSeen => ({
  ...{ id: 'in_1', status, total: money(546, 'USD'), due: money(546, 'USD'), startingBalanceMinor: 0 },
  ...{ collects: status === 'open', isTried: false, nextTryAt: null, isOver: false, triedCardId: null },
  ...{ confirmUrl: null, paid: null },
  ...changes,
});
/** One that a bank declined, and that Stripe tries again in three days. */
export const declined = (changes: Partial<InvoiceSeen> = {}) =>
  invoice('open', { isTried: true, nextTryAt: days(3), ...changes });
export const paid = () =>
  invoice('paid', { paid: { invoicePaymentId: 'inpay_2', payment: paymentAs('succeeded') } });

const nothing = {
  ...{ lastScreening: null, lastCleared: null, found: null, lesson: null, isBarred: false, answer: null },
  newCard: null,
};

/** What a renewal does next, an hour after it was due, where nothing is known but what is named. */
export const plan = (renewal: Renewal, seen: InvoiceSeen | null, known: Partial<RenewalKnown> = {}): Plan =>
  planRenewal({ renewal, gift: aGift('active'), now: hours(1), seen, payer, ...nothing, ...known }, tools);

export function stepOf(made: Plan): RenewalStep {
  if (made.kind !== 'commit' || made.step.subject !== 'renewal')
    throw new Error(`expected a step of a renewal, got ${made.kind}`);
  return made.step;
}
/** The event and each effect in a word. */
export const did = (made: Plan) => {
  const { history, effects } = stepOf(made);
  return [history?.event ?? 'none', ...wordsOf(effects)];
};
export const mailOf = (made: Plan) =>
  stepOf(made).effects.flatMap((effect) => (effect.kind === 'send-mail' ? [effect.mail] : []))[0];
