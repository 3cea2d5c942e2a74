/** What a standing gift does next until its first payment (plan-begin, plan, plan-step): each state beside what can be known of it. */
import { expect, test } from 'vitest';
import type { Screening } from '#app/domain/screening/screening.ts';
import type { CardSetup, SubscriptionSeen } from '#app/domain/standing-gift/seen.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import type { RequestOutcome } from '#app/domain/stripe-request.ts';
import { record, screened } from '../donation/build.ts';
import {
  aGift,
  bills,
  card,
  cards,
  days,
  did,
  eventOf,
  firstPayment,
  mailsOf,
  minutes,
  noon,
  payer,
  paymentAs,
  plan,
  stepOf,
  subscription,
  wordsOf,
} from './build.ts';

const lesson = {
  ...{ allowlist: [], aliases: [], actorName: 'Ada', reason: 'x', donationId: null, appealId: null },
  standingGiftId: 'sg_1',
};
const ends = ['ask cancel-subscription', 'ask detach-card', 'ask delete-customer'];
const starts = ['ask create-subscription', 'ask keep-drafts'];
const ofGift = (screening: Screening) => ({ ...record(screening), donationId: null, standingGiftId: 'sg_1' });

const setup = (changes: Partial<CardSetup>) => ({
  about: 'setup' as const,
  setup: {
    ...{ status: 'open' as const, payer: { name: 'Robin Reader', email: 'robin@example.org' }, saved: null },
    ...changes,
  },
});
const saved = { customerId: 'cus_1', paymentMethodId: 'pm_1', savedAt: minutes(1), ...card };

test('a saved card sets it up: who pays is recorded, and staff have a week', () => {
  const made = plan(aGift('open'), {
    seen: setup({ status: 'complete', saved }),
    payer: { ...payer, organisation: 'Harbor Watch' },
  });
  expect(did(made)).toEqual(['set-up', 'record-payer', 'record-donor']);
  expect(stepOf(made)).toMatchObject({
    fields: { state: 'set-up', customerId: 'cus_1', paymentMethodId: 'pm_1', setUpAt: minutes(1) },
    effects: [
      { standingGiftId: 'sg_1', payer: { ...payer, organisation: 'Harbor Watch' } },
      {
        standingGiftId: 'sg_1',
        donor: { id: 'row', emailHash: 'email of robin@example.org', country: 'US' },
      },
    ],
  });
  expect(stepOf(made).fields.heldUntil).toEqual(new Date(minutes(1).getTime() + 7 * 86_400_000));
  const unnamed = plan(aGift('open'), { seen: setup({ saved }), payer: null });
  expect(stepOf(unnamed).effects[0]).toMatchObject({ payer: { organisation: null } });
});

test('an open page waits; one that has closed, or that nobody could open, is given up', () => {
  expect(plan(aGift('open'))).toEqual({ kind: 'rest' });
  expect(plan(aGift('open'), { seen: setup({}) })).toEqual({ kind: 'rest' });
  expect(plan(aGift('open'), { seen: bills(null) })).toEqual({ kind: 'rest' });
  const closed = plan(aGift('open'), { seen: setup({ status: 'expired' }) });
  expect(did(closed)).toEqual(['checkout-expired']);
  expect(stepOf(closed)).toMatchObject({ fields: { state: 'abandoned', settledAt: minutes(10) } });
  const never = aGift('open', { sessionId: null, sessionUrl: null });
  expect(eventOf(plan(never, { now: minutes(14) }))).toBe('rest');
  expect(eventOf(plan(never, { now: minutes(15) }))).toBe('checkout-expired');
});

test('nothing is asked of Stripe before the payer is screened, and what follows is what was found', () => {
  expect(plan(aGift('set-up'))).toEqual({ kind: 'rest' });
  const by = (outcome: Screening['outcome']) => plan(aGift('set-up'), { found: screened(outcome) });
  expect(did(by('clear'))).toEqual(['screened-clear', 'record-screening', ...starts]);
  expect(did(by('political'))).toEqual(['screened-political', 'record-screening', ...ends]);
  expect(did(by('unclear'))).toEqual(['screened-unclear', 'record-screening', 'mail standing-held']);
  expect(stepOf(by('political')).fields).toMatchObject({
    ...{ state: 'closing', closeOutcome: 'refused', refusedBy: 'screening', refusalDecidedAt: minutes(10) },
  });
  expect(stepOf(by('unclear')).fields).toMatchObject({ state: 'held', holdReasons: ['resembles'] });
  expect(stepOf(by('clear')).effects[0]).toMatchObject({
    record: { id: 'row', token: 'secret', donationId: null, standingGiftId: 'sg_1', stage: 'payer' },
  });
  expect(mailsOf(by('unclear'))[0]).toMatchObject({
    ...{ kind: 'standing-held', cause: 'sg_1', recipient: 'robin@example.org', standingGiftId: 'sg_1' },
  });
  expect(mailsOf(by('unclear'))[0]?.text).toContain('It resembles a group.');
});

test('what is held and screened again changes only by another finding, and writes no second mail', () => {
  const lastScreening = ofGift(screened('unclear'));
  const again = (found: Screening) => plan(aGift('held'), { found, lastScreening });
  expect(again(screened('unclear'))).toEqual({ kind: 'rest' });
  expect(again(screened('unclear', 'cannot-screen'))).toEqual({ kind: 'rest' });
  expect(did(again(screened('unclear', 'shared-name')))).toEqual(['screened-unclear', 'record-screening']);
  expect(stepOf(again(screened('clear'))).effects[0]).toMatchObject({ record: { stage: 'again' } });
  expect(did(again(screened('clear')))).toEqual(['screened-clear', 'record-screening', ...starts]);
  expect(eventOf(again(screened('political')))).toBe('screened-political');
  // Only one that is held has been told of: what is set up is recorded whatever a screening said before.
  const first = plan(aGift('set-up'), { found: screened('unclear'), lastScreening });
  expect(did(first)).toEqual(['screened-unclear', 'record-screening', 'mail standing-held']);
});

test('what nobody decides in a week is given up, whatever a screening would find then', () => {
  for (const state of ['set-up', 'held'] as const) {
    const at = (now: Date) => plan(aGift(state), { found: screened('clear'), now });
    expect(eventOf(at(new Date(days(7).getTime() - 1))), state).toBe('screened-clear');
    expect(did(at(days(7))), state).toEqual(['deadline-passed', ...ends]);
    expect(stepOf(at(days(7))).fields).toMatchObject({ state: 'closing', closeOutcome: 'lapsed' });
  }
});

test('a decision is in force when its time has come: it starts, or it ends, and teaches', () => {
  const now = minutes(15);
  expect(plan(aGift('decided'), { now: minutes(14.9), lesson })).toEqual({ kind: 'rest' });
  expect(did(plan(aGift('decided'), { now, lesson }))).toEqual(['clear-enforced', ...starts, 'teach']);
  expect(did(plan(aGift('decided'), { now }))).toEqual(['clear-enforced', ...starts]);
  const refusal = aGift('decided', { decision: 'refuse', refusalDecidedAt: noon });
  expect(plan(refusal, { now: minutes(14.9) })).toEqual({ kind: 'rest' });
  const refused = plan(refusal, { now, lesson });
  expect(did(refused)).toEqual(['refusal-enforced', ...ends, 'teach']);
  expect(stepOf(refused).fields).toMatchObject({ closeOutcome: 'refused', refusedBy: 'staff' });
  expect(did(plan(refusal, { now }))).toEqual(['refusal-enforced', ...ends]);
});

test('one that was cleared and waited on another one starts only if its payer still is', () => {
  const waited = aGift('decided', { olderGiftId: 'sg_0', secondChoice: 'both' });
  const lastScreening = ofGift(screened('unclear'));
  const at = (found: Screening | null, gift: StandingGift = waited) =>
    eventOf(plan(gift, { now: minutes(15), found, lastScreening }));
  expect(at(screened('clear'))).toBe('clear-enforced');
  expect(at(screened('unclear'))).toBe('clear-enforced');
  expect(at(screened('unclear', 'shared-name'))).toBe('undone');
  expect(at(screened('political'))).toBe('undone');
  expect(at(screened('unclear', 'cannot-screen'))).toBe('undone');
  expect(at(null)).toBe('undone');
  // One that never waited stands as it was decided minutes ago.
  expect(at(null, aGift('decided'))).toBe('clear-enforced');
  const undone = plan(waited, { now: minutes(15), lastScreening, lesson });
  expect(stepOf(undone).fields).toMatchObject({ state: 'held', decision: null, decisionInForceAt: null });
  expect(stepOf(undone).effects).toEqual([
    { kind: 'undo-review', standingGiftId: 'sg_1', by: 'screening', inForceAt: minutes(15) },
  ]);
});

test('after a restore nothing is decided before Stripe was asked whether it began', () => {
  for (const state of ['set-up', 'held', 'decided'] as const) {
    const known = { isCatchingUp: true, found: screened('clear'), now: minutes(15) };
    expect(plan(aGift(state), known), state).toEqual({ kind: 'look-again' });
    expect(plan(aGift(state), { ...known, seen: setup({}) }), state).toEqual({ kind: 'look-again' });
    const read = { ...known, seen: bills(null) };
    expect(eventOf(plan(aGift(state), read)), state).toMatch(/^(screened-clear|clear-enforced)$/);
  }
});

test('what bills already and was lost here goes on, protected, unless its payer is on the lists by now', () => {
  const begun = (state: 'set-up' | 'held', of: Partial<SubscriptionSeen>, found: Screening | null) =>
    plan(aGift(state), { seen: bills(subscription(of)), found, now: days(8) });
  expect(did(begun('held', {}, screened('unclear')))).toEqual(['screened-clear', 'record-screening']);
  expect(did(begun('held', { keepsDrafts: false }, null))).toEqual(['screened-clear', 'ask keep-drafts']);
  expect(did(begun('held', {}, null))).toEqual(['screened-clear']);
  const political = begun('held', {}, screened('political'));
  expect(did(political)).toEqual(['screened-political', 'record-screening', ...ends]);
  expect(stepOf(political).fields).toMatchObject({
    ...{ closeOutcome: 'refused', refusedBy: 'screening', refusalDecidedAt: days(8) },
  });
  const [again] = stepOf(begun('held', {}, screened('clear'))).effects;
  const [first] = stepOf(begun('set-up', {}, screened('clear'))).effects;
  expect([again, first]).toMatchObject([{ record: { stage: 'again' } }, { record: { stage: 'payer' } }]);
  const decided = plan(aGift('decided'), { seen: bills(subscription()), now: noon });
  expect(stepOf(decided).effects).toEqual([
    { kind: 'undo-review', standingGiftId: 'sg_1', by: 'restore', inForceAt: minutes(15) },
  ]);
  expect(eventOf(decided)).toBe('undone');
});

test('one that starts asks for its subscription, and for what protects its invoices before all else', () => {
  const starting = (of: SubscriptionSeen | null, answer: RequestOutcome | null = null) =>
    plan(aGift('starting'), { seen: bills(of, null), answer });
  expect(starting(null)).toEqual({ kind: 'ask', request: 'create-subscription', cause: '' });
  expect(starting(null, 'failed')).toEqual({ kind: 'ask', request: 'create-subscription', cause: '' });
  expect(did(starting(null, 'declined'))).toEqual(['payment-declined', ...ends]);
  expect(stepOf(starting(null, 'declined')).fields).toMatchObject({ closeOutcome: 'declined' });
  expect(did(starting(null, 'must-confirm'))).toEqual([
    'confirmation-demanded',
    'finish create-subscription must-confirm',
    'ask create-subscription confirm',
  ]);
  const bare = subscription({ keepsDrafts: false, firstPayment: firstPayment('succeeded') });
  expect(starting(bare)).toEqual({ kind: 'ask', request: 'keep-drafts', cause: '' });
  expect(plan(aGift('starting'), { seen: null })).toEqual({ kind: 'look-again' });
  expect(plan(aGift('starting'), { seen: setup({}) })).toEqual({ kind: 'look-again' });
  // Its first payment is under way.
  const unpaid = subscription({ status: 'incomplete', firstPayment: firstPayment('unfinished') });
  expect(starting(unpaid)).toEqual({ kind: 'rest' });
  expect(starting(subscription({ invoiceUrl: 'https://stripe.example/in_1' }))).toEqual({ kind: 'rest' });
});

test('one that ended before its first payment was declined, and one that ended after it began all the same', () => {
  for (const state of ['starting', 'confirming'] as const) {
    const ended = (of: Partial<SubscriptionSeen>) =>
      plan(aGift(state), { seen: bills(subscription({ status: 'ended', keepsDrafts: false, ...of }), null) });
    expect(eventOf(ended({}))).toBe('payment-declined');
    expect(eventOf(ended({ firstPayment: firstPayment('canceled') }))).toBe('payment-declined');
    expect(eventOf(ended({ firstPayment: firstPayment('succeeded') }))).toBe('started');
  }
});

test('the donor whose bank asks is sent to the page once, and again where it is another page', () => {
  const invoiceUrl = 'https://stripe.example/in_1';
  const confirming = (gift: Partial<StandingGift>, of: SubscriptionSeen | null) =>
    plan(aGift('confirming', gift), { seen: bills(of, null), answer: 'declined' });
  const asks = subscription({ status: 'incomplete', invoiceUrl, firstPayment: firstPayment('unfinished') });
  expect(confirming({}, null)).toEqual({ kind: 'ask', request: 'create-subscription', cause: 'confirm' });
  expect(did(confirming({}, asks))).toEqual(['none', 'mail standing-confirm']);
  expect(stepOf(confirming({}, asks)).fields).toEqual({ subscriptionId: 'sub_1', confirmUrl: invoiceUrl });
  expect(mailsOf(confirming({}, asks))[0]?.text).toContain(invoiceUrl);
  expect(confirming({ confirmUrl: invoiceUrl }, asks)).toEqual({ kind: 'rest' });
  expect(eventOf(confirming({ confirmUrl: 'https://stripe.example/in_0' }, asks))).toBe('none');
  for (const confirmUrl of [null, invoiceUrl])
    expect(confirming({ confirmUrl }, { ...asks, invoiceUrl: null })).toEqual({ kind: 'rest' });
  // Stripe changes nothing of one that is incomplete.
  const unkept = { ...asks, keepsDrafts: false };
  expect(did(confirming({}, unkept))).toEqual(['none', 'mail standing-confirm']);
  const paid = { ...unkept, status: 'live', firstPayment: firstPayment('succeeded') } as const;
  expect(confirming({}, paid)).toMatchObject({ request: 'keep-drafts' });
});

test('the first payment starts it, and is a donation of whoever paid, booked by itself', () => {
  const started = (gift: StandingGift) =>
    plan(gift, {
      seen: bills(subscription({ firstPayment: firstPayment('succeeded') }), null),
      payer: { ...payer, organisation: 'Harbor Watch', cardLast4: '0000' },
      now: minutes(20),
    });
  const made = started(aGift('starting', { donorId: 'donor_1', articleSlug: 'a-claim' }));
  expect(did(made)).toEqual([
    ...['started', 'create-donation', 'record-payer'],
    ...['finish create-subscription created', 'finish keep-drafts kept'],
  ]);
  expect(stepOf(made).fields).toMatchObject({
    ...{ state: 'active', subscriptionId: 'sub_1', startedAt: minutes(20), paidUntil: days(30) },
  });
  const donation = {
    ...{ id: 'row', token: 'secret', state: 'received', version: 0, origin: 'renewal' },
    ...{ standingGiftId: 'sg_1', donorId: 'donor_1', articleSlug: 'a-claim', paymentIntentId: 'pi_1' },
    ...{ amount: { amountMinor: 500, currency: 'USD' }, feeCover: { amountMinor: 46, currency: 'USD' } },
    ...{ site: 'direct', locale: 'en', pledgeVersion: '1', attestationVersion: '1', holdReasons: [] },
    ...{ chargeId: 'ch_1', createdAt: minutes(19), settledAt: minutes(20), bookedAt: null },
  };
  expect(stepOf(made).effects).toMatchObject([
    { donation, organisation: 'Harbor Watch', checkout: null, invoicePaymentId: 'inpay_1' },
    { donationId: 'row', payer: { organisation: 'Harbor Watch', cardLast4: '4242' } },
    {},
    {},
  ]);
  const [create] = stepOf(made).effects;
  expect(create?.kind === 'create-donation' && create.checkAt).toEqual(
    new Date(minutes(20).getTime() + 20_000),
  );
  expect(wordsOf(stepOf(started(aGift('confirming'))).effects)).toContain(
    'finish create-subscription confirm created',
  );
});

test('a first payment without its charge, or of nobody, is no start, and is said aloud', () => {
  const seen = (of: Partial<SubscriptionSeen>) => bills(subscription(of), null);
  const payment = paymentAs('succeeded', { charge: null });
  const uncharged = { ...firstPayment('succeeded'), payment };
  const message = 'standing gift sg_1 started without a charge or a payer';
  expect(() => plan(aGift('starting'), { seen: seen({ firstPayment: uncharged }) })).toThrow(message);
  expect(() =>
    plan(aGift('starting'), { seen: seen({ firstPayment: firstPayment('succeeded') }), payer: null }),
  ).toThrow(message);
});

test('what ends before it was read, and what Stripe cannot say of a state, is looked at again', () => {
  expect(plan(aGift('active'))).toEqual({ kind: 'look-again' });
  expect(plan(aGift('active'), { seen: bills(subscription(), null) })).toEqual({ kind: 'look-again' });
  expect(plan(aGift('active'), { seen: bills(subscription(), cards()) })).toEqual({ kind: 'rest' });
  expect(plan(aGift('closing'))).toEqual({ kind: 'look-again' });
  expect(plan(aGift('closing'), { seen: bills(null) })).toEqual({ kind: 'look-again' });
});
