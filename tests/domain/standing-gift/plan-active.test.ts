/** What a standing gift that runs does next (plan-active, objection, card-steps): each thing that can stand against it. */
import { expect, test } from 'vitest';
import type { PayerRecord } from '#app/domain/donation/records.ts';
import { money } from '#app/domain/money.ts';
import type { CardsSeen } from '#app/domain/standing-gift/changed-card.ts';
import type { StandingGiftKnown } from '#app/domain/standing-gift/known.ts';
import { weightiest, type Objection } from '#app/domain/standing-gift/objection.ts';
import type { SubscriptionSeen } from '#app/domain/standing-gift/seen.ts';
import { screened } from '../donation/build.ts';
import {
  aGift,
  bills,
  card,
  cards,
  days,
  did,
  eventOf,
  mailsOf,
  minutes,
  noon,
  payer,
  plan,
  stepOf,
  subscription,
} from './build.ts';

const ends = [...['ask cancel-subscription', 'ask detach-card', 'ask delete-customer', 'look-at-renewals']];
const runs = (
  known: Partial<StandingGiftKnown> = {},
  of: Partial<SubscriptionSeen> = {},
  seen: CardsSeen = cards(),
) => plan(aGift('active'), { seen: bills(subscription(of), seen), ...known });

test('one that runs as it should rests', () => {
  expect(runs()).toEqual({ kind: 'rest' });
});

test('whatever stands against it ends it, with what bills, the card and the customer, and what is due is looked at', () => {
  const end = (objection: Objection) => {
    const made = runs({ objections: [objection] });
    expect(did(made).slice(1)).toEqual(ends);
    expect(stepOf(made).effects.at(-1)).toEqual({ kind: 'look-at-renewals', standingGiftId: 'sg_1' });
    return { event: eventOf(made), ...stepOf(made).fields };
  };
  expect(end({ kind: 'refused', by: 'staff' })).toEqual({
    ...{ event: 'refused-later', state: 'closing', settledAt: null },
    ...{ closeOutcome: 'refused', refusedBy: 'staff', refusalDecidedAt: minutes(10) },
  });
  const stopped = { state: 'closing', settledAt: null, closeOutcome: 'stopped' };
  expect(end({ kind: 'disputed' })).toEqual({ event: 'disputed', ...stopped });
  expect(end({ kind: 'replaced' })).toEqual({ event: 'stop-asked', ...stopped });
  expect(end({ kind: 'unpaid' })).toEqual({
    ...{ event: 'renewals-failed', ...stopped, closeOutcome: 'unpaid' },
  });
  expect(eventOf(runs({}, { isUnpaid: true, status: 'ended' }))).toBe('renewals-failed');
  for (const status of ['ended', 'incomplete'] as const) {
    const ended = runs({}, { status });
    expect(did(ended)).toEqual(['ended-at-stripe', ...ends]);
    expect(stepOf(ended).fields).toMatchObject(stopped);
  }
  const gone = plan(aGift('active'), { seen: bills(null) });
  expect(eventOf(gone)).toBe('ended-at-stripe');
});

test('a refusal weighs more than whatever else was found, and else the first that was', () => {
  const [refused, disputed, unpaid] = [
    { kind: 'refused', by: 'screening' } as const,
    { kind: 'disputed' } as const,
    { kind: 'unpaid' } as const,
  ];
  expect(weightiest([disputed, refused, unpaid])).toBe(refused);
  expect(weightiest([unpaid, disputed])).toBe(unpaid);
  expect(weightiest([])).toBeNull();
});

test('invoices that nobody knew are renewals before all else, each at what was agreed for its period', () => {
  const invoice = { id: 'in_2', periodStartsAt: days(30), periodEndsAt: days(61) };
  const first = { ...invoice, id: 'in_1', periodStartsAt: noon, periodEndsAt: days(30) };
  const was = { amount: money(300, 'USD'), feeCover: money(0, 'USD') };
  const agreed = { amount: money(500, 'USD'), feeCover: money(46, 'USD') };
  const change = { kind: 'amount', id: 'c_1', at: noon, holdsFrom: days(30), from: was, to: agreed } as const;
  const known = { unknown: [first, invoice], changes: [change], now: days(31) };
  const renewals = [
    { invoiceId: 'in_1', ...was, periodStartsAt: noon, periodEndsAt: days(30) },
    { invoiceId: 'in_2', ...agreed, periodStartsAt: days(30), periodEndsAt: days(61) },
  ].map((renewal) => ({
    ...{ kind: 'create-renewal', checkAt: days(31) },
    renewal: { id: 'row', standingGiftId: 'sg_1', state: 'draft', createdAt: days(31), ...renewal },
  }));
  const made = runs({ ...known, objections: [{ kind: 'disputed' }] });
  expect(stepOf(made)).toMatchObject({ history: null, fields: {}, effects: renewals });
  expect(did(plan(aGift('closing'), known))).toEqual(['none', 'create-renewal', 'create-renewal']);
  for (const state of ['refused', 'lapsed', 'declined', 'stopped', 'unpaid'] as const) {
    expect(did(plan(aGift(state), known)), state).toEqual(['none', 'create-renewal', 'create-renewal']);
    expect(plan(aGift(state)), state).toEqual({ kind: 'rest' });
  }
  expect(plan(aGift('abandoned'), known)).toEqual({ kind: 'rest' });
});

test('a subscription that would charge by itself is mended before anything else about it', () => {
  const known = { replacing: 'pm_0', readdressed: 'ac_1' };
  expect(runs(known, { keepsDrafts: false })).toEqual({ kind: 'ask', request: 'keep-drafts', cause: '' });
});

test('another card is asked for until Stripe charges it and no longer has the old one', () => {
  const asks = { kind: 'ask', request: 'use-card', cause: 'pm_0' };
  const with0 = [...cards().attached, { paymentMethodId: 'pm_0', ...card, expires: null }];
  const using = (of: Partial<SubscriptionSeen>, seen: Partial<CardsSeen> = {}) =>
    runs({ replacing: 'pm_0' }, of, cards(seen));
  expect(using({ cardId: 'pm_0' })).toEqual(asks);
  expect(using({ cardId: null })).toEqual(asks);
  expect(using({}, { attached: with0 })).toEqual(asks);
  expect(using({}, { defaultId: 'pm_0' })).toEqual(asks);
  for (const done of [
    using({}),
    using({}, { defaultId: 'pm_1' }),
    using({ cardId: 'pm_0' }, { attached: [] }),
  ])
    expect(did(done)).toEqual(['none', 'finish use-card pm_0 used', 'look-at-renewals']);
  expect(stepOf(using({})).effects.at(-1)).toEqual({ kind: 'look-at-renewals', standingGiftId: 'sg_1' });
});

test('a new amount goes before a new address, and an address is asked for until Stripe has it', () => {
  const asks = { kind: 'ask', request: 'set-email', cause: 'ac_1' };
  const readdressed = 'ac_1';
  const repricing = { changeIds: ['c_1'], holdsFrom: days(30) };
  expect(runs({ readdressed, repricing }, { charged: money(300, 'USD') })).toMatchObject({
    request: 'change-amount',
  });
  expect(runs({ readdressed }, {}, cards({ email: 'old@example.org' }))).toEqual(asks);
  expect(runs({ readdressed, payer: null })).toEqual(asks);
  const told = ['none', 'finish set-email ac_1 set'];
  expect(did(runs({ readdressed }))).toEqual(told);
  // An amount that holds later does not keep it.
  expect(did(runs({ readdressed, repricing: { ...repricing, holdsFrom: days(90) } }))).toEqual(told);
  for (const nobody of [null, { ...payer, email: null }])
    expect(did(runs({ readdressed, payer: nobody }, {}, cards({ email: null })))).toEqual(told);
});

const newPayer: PayerRecord = { ...payer, billingName: 'Ray Reader', cardLast4: '4444' };

test('who pays with another card is recorded with what was found; Stripe is asked to use it, and to forget the old one', () => {
  const changed = { paymentMethodId: 'pm_2', payer: newPayer };
  for (const outcome of ['clear', 'unclear'] as const) {
    const made = runs({ changed, found: screened(outcome) });
    expect(did(made)).toEqual([
      ...['card-changed', 'record-payer', 'record-screening', 'ask use-card pm_1', 'look-at-renewals'],
    ]);
    expect(stepOf(made)).toMatchObject({
      fields: { state: 'active', paymentMethodId: 'pm_2' },
      effects: [
        { standingGiftId: 'sg_1', payer: newPayer },
        { record: { id: 'row', token: 'secret', donationId: null, standingGiftId: 'sg_1', stage: 'card' } },
        {},
        { standingGiftId: 'sg_1' },
      ],
    });
  }
  const renumbered = runs({
    changed: { paymentMethodId: 'pm_1', payer: newPayer },
    found: screened('clear'),
  });
  expect(did(renumbered)).toEqual(['card-changed', 'record-payer', 'record-screening', 'look-at-renewals']);
  // Nobody can screen now, or nothing has changed: it waits.
  expect(runs({ changed })).toEqual({ kind: 'rest' });
  expect(runs({ found: screened('political') })).toEqual({ kind: 'rest' });
});

test('a political payer of another card ends it, and the record names the card', () => {
  const made = runs({ changed: { paymentMethodId: 'pm_2', payer: newPayer }, found: screened('political') });
  expect(did(made)).toEqual(['refused-later', 'record-payer', 'record-screening', ...ends]);
  expect(stepOf(made).fields).toEqual({
    ...{ state: 'closing', settledAt: null, closeOutcome: 'refused', refusedBy: 'screening' },
    ...{ refusalDecidedAt: minutes(10), paymentMethodId: 'pm_2' },
  });
});

test('what its donor is to be told before it happens is mailed, to those who gave an address', () => {
  const notices = [
    { kind: 'renewal-coming', cause: 'sg_1 due', day: days(30) },
    { kind: 'card-expiring', cause: 'sg_1 card', day: days(29) },
  ] as const;
  const made = runs({ notices });
  expect(did(made)).toEqual(['none', 'mail renewal-coming', 'mail card-expiring']);
  const about = { id: 'row', donationId: null, appealId: null, standingGiftId: 'sg_1' };
  expect(mailsOf(made)).toMatchObject(
    notices.map(({ kind, cause }) => ({ kind, cause, ...about, recipient: 'robin@example.org' })),
  );
  expect(mailsOf(made)[0]?.text).toContain('$5.46');
  expect(mailsOf(made)[0]?.text).toContain('December 1, 2026');
  expect(mailsOf(made)[0]?.text).toContain('/standing-gifts/token');
  expect(mailsOf(made)[1]?.text).toContain('4242');
  expect(JSON.stringify(mailsOf(made)[0])).toContain('/reminders/robin@example.org');
  expect(runs({ notices, payer: null })).toEqual({ kind: 'rest' });
  expect(runs({ notices, payer: { ...payer, email: null } })).toEqual({ kind: 'rest' });
});
