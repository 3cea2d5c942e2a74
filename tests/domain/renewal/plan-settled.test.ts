/** How a renewal settles: void, with what became of it, or paid, as a donation of whoever paid. */
import { expect, test } from 'vitest';
import type { RenewalKnown } from '#app/domain/renewal/known.ts';
import { record, screened } from '../donation/build.ts';
import { aGift, payer, paymentAs } from '../standing-gift/build.ts';
import { aRenewal, days, did, hours, invoice, paid, plan, stepOf } from './build.ts';

const rest = { kind: 'rest' };
const [clear, unclear, political] = [screened('clear'), screened('unclear'), screened('political')];
const cannotScreen = screened('unclear', 'cannot-screen');

const voided = (
  state: 'draft' | 'held' | 'voiding' | 'decided',
  changes: Parameters<typeof aRenewal>[1] = {},
  known: Partial<RenewalKnown> = {},
) => plan(aRenewal(state, changes), invoice('void'), known);

test('what Stripe has voided is void, with what became of it; where it ran out of time its donor is told', () => {
  const end = voided('draft');
  expect(did(end)).toEqual(['voided', 'finish void-invoice void']);
  expect(stepOf(end).fields).toEqual({
    ...{ state: 'void', outcome: 'voided', settledAt: hours(1), retryCause: null, invoiceUrl: null },
    ...{ decision: null, decisionInForceAt: null, refusalDecidedAt: null },
  });
  const ended = { gift: aGift('stopped') };
  expect(stepOf(voided('held', {}, ended)).fields).toMatchObject({ outcome: 'stopped' });
  expect(did(voided('voiding'))).toEqual(['voided', 'finish void-invoice void', 'mail renewal-lapsed']);
  expect(stepOf(voided('voiding')).fields).not.toHaveProperty('outcome');
  expect(did(voided('voiding', {}, ended))).toEqual(['voided', 'finish void-invoice void']);
  expect(did(voided('voiding', { outcome: 'skipped' }))).toEqual(['voided', 'finish void-invoice void']);
  expect(did(voided('decided'))).toEqual(['voided', 'undo-review', 'finish void-invoice void']);
  expect(stepOf(voided('decided')).effects[0]).toEqual({
    ...{ kind: 'undo-review', standingGiftId: 'sg_1', by: 'the end of the renewal', inForceAt: hours(1) },
  });
  expect(plan(aRenewal('void'), invoice('void'))).toEqual(rest);
  // Marked as paid where no money moved.
  expect(did(plan(aRenewal('charging'), invoice('paid')))[0]).toBe('voided');
});

test('money that came is a donation of whoever paid, and the standing gift is paid for longer', () => {
  const made = plan(aRenewal('charging'), paid(), {
    payer: { ...payer, organisation: 'Watch', cardLast4: '0' },
  });
  expect(did(made)).toEqual([
    ...['paid', 'create-donation', 'record-payer', 'extend-standing-gift', 'finish finalize-invoice paid'],
  ]);
  expect(stepOf(made).fields).toMatchObject({ state: 'paid', donationId: 'row', outcome: null });
  const [create, recorded, extended] = stepOf(made).effects;
  expect(create).toMatchObject({
    donation: { id: 'row', origin: 'renewal', standingGiftId: 'sg_1', paymentIntentId: 'pi_1' },
    ...{ organisation: 'Watch', checkout: null, invoicePaymentId: 'inpay_2' },
    checkAt: new Date(hours(1).getTime() + 20_000),
  });
  expect(recorded).toMatchObject({ donationId: 'row', payer: { organisation: 'Watch', cardLast4: '4242' } });
  expect(extended).toEqual({ kind: 'extend-standing-gift', standingGiftId: 'sg_1', paidUntil: days(31) });
  const other = {
    amount: { amountMinor: 300, currency: 'USD' },
    feeCover: { amountMinor: 0, currency: 'USD' },
  };
  expect(stepOf(plan(aRenewal('charging', other), paid())).effects[0]).toMatchObject({ donation: other });
  const retried = plan(aRenewal('failing', { retryCause: 'pm_2' }), paid());
  expect(did(retried).at(-1)).toBe('finish pay-invoice pm_2 paid');
});

test('money that somebody took unasked is named, unless its payer is clear', () => {
  const took = (known: Partial<RenewalKnown>, changes: Parameters<typeof aRenewal>[1] = {}) => {
    const made = plan(aRenewal('held', changes), paid(), known);
    return [stepOf(made).fields.outcome, did(made).includes('record-screening')];
  };
  expect(took({})).toEqual(['unscreened', false]);
  expect(took({ found: clear })).toEqual([null, true]);
  expect(took({ found: unclear })).toEqual(['unscreened', true]);
  expect(took({ found: political })).toEqual(['unscreened', true]);
  expect(took({ found: cannotScreen })).toEqual(['unscreened', false]);
  expect(took({ found: unclear, lastCleared: record(unclear) })).toEqual([null, true]);
  const late = plan(aRenewal('void'), paid(), { found: clear });
  expect(stepOf(late).fields).toMatchObject({ state: 'paid', outcome: 'lapsed' });
});

test('a payment without its charge, or of nobody, is said aloud', () => {
  const message = 'renewal r_1 was paid without a charge or a payer';
  const uncharged = paymentAs('succeeded', { charge: null });
  const seen = invoice('paid', { paid: { invoicePaymentId: 'inpay_2', payment: uncharged } });
  expect(() => plan(aRenewal('charging'), seen)).toThrow(message);
  expect(() => plan(aRenewal('charging'), paid(), { payer: null })).toThrow(message);
});
