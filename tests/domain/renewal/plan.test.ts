/** What a renewal does next: every state beside what can be known of its invoice and its payer. */
import { expect, test } from 'vitest';
import type { RenewalKnown } from '#app/domain/renewal/plan.ts';
import type { InvoiceSeen } from '#app/domain/renewal/seen.ts';
import { renewalStates } from '#app/domain/renewal/states.ts';
import type { Screening } from '#app/domain/screening/screening.ts';
import { record, screened } from '../donation/build.ts';
import { aGift, payer, paymentAs } from '../standing-gift/build.ts';
import { aRenewal, days, declined, did, due, hours, invoice, mailOf, paid, plan, stepOf } from './build.ts';

const rest = { kind: 'rest' };
const asks = (request: string, cause = '') => ({ kind: 'ask', request, cause });
const gone = 'look again at standing-gift sg_1';
const [clear, unclear, political] = [screened('clear'), screened('unclear'), screened('political')];
const cannotScreen = screened('unclear', 'cannot-screen');
const lesson = {
  ...{ allowlist: [], aliases: [], actorName: 'Ada', reason: 'x', donationId: null, appealId: null },
  standingGiftId: 'sg_1',
};

test('what is paid here, and what Stripe says nothing known of, rests', () => {
  expect(plan(aRenewal('paid'), paid(), { found: clear })).toEqual(rest);
  for (const state of renewalStates) {
    expect(plan(aRenewal(state), null, { found: clear }), state).toEqual(rest);
    expect(plan(aRenewal(state), invoice('unknown'), { found: clear }), state).toEqual(rest);
  }
});

test('a draft is charged once its payer is clear, and voided where they are political', () => {
  const by = (found: Screening) => plan(aRenewal('draft'), invoice(), { found });
  expect(did(by(clear))).toEqual(['screened-clear', 'record-screening', 'ask finalize-invoice']);
  expect(stepOf(by(clear)).fields).toMatchObject({ state: 'charging', clearedAt: hours(1) });
  expect(stepOf(by(clear)).effects[0]).toMatchObject({
    record: { id: 'row', token: 'secret', donationId: null, standingGiftId: 'sg_1', stage: 'renewal' },
  });
  expect(did(by(political))).toEqual(['screened-political', 'record-screening', 'ask void-invoice', gone]);
  expect(stepOf(by(political)).fields).toMatchObject({
    ...{ state: 'voiding', outcome: 'refused', refusedBy: 'screening', refusalDecidedAt: hours(1) },
  });
  expect(plan(aRenewal('draft'), invoice())).toEqual(rest);
  expect(plan(aRenewal('draft'), invoice(), { found: clear, isBarred: true })).toEqual(rest);
});

test('an unclear one waits for staff and its donor is told once; one that nobody can screen only says so', () => {
  const held = plan(aRenewal('draft'), invoice(), { found: unclear });
  expect(did(held)).toEqual(['screened-unclear', 'record-screening', 'mail renewal-held']);
  expect(stepOf(held).fields).toMatchObject({ state: 'held', holdReasons: ['resembles'] });
  expect(mailOf(held)?.text).toContain('It resembles a group.');
  const unscreened = plan(aRenewal('draft'), invoice(), { found: cannotScreen });
  expect(did(unscreened)).toEqual(['none']);
  expect(stepOf(unscreened).fields).toEqual({ holdReasons: ['cannot-screen'] });
  const said = aRenewal('draft', { holdReasons: ['cannot-screen'] });
  expect(plan(said, invoice(), { found: cannotScreen })).toEqual(rest);
  const lastScreening = record(unclear);
  const again = (found: Screening) => plan(aRenewal('held'), invoice(), { found, lastScreening });
  expect([again(unclear), again(cannotScreen)]).toEqual([rest, rest]);
  expect(did(again(screened('unclear', 'shared-name')))).toEqual(['screened-unclear', 'record-screening']);
  expect(did(again(clear))[0]).toBe('screened-clear');
  // Of a draft nothing was told yet, whatever was found before.
  expect(did(plan(aRenewal('draft'), invoice(), { found: unclear, lastScreening }))).toContain(
    'mail renewal-held',
  );
});

test('whom staff cleared for the same reasons is charged; other reasons and another sum are looked at again', () => {
  const lastCleared = record(unclear);
  const by = (found: Screening, cleared: typeof lastCleared | null = lastCleared) =>
    did(plan(aRenewal('draft'), invoice(), { found, lastCleared: cleared }))[0];
  expect(by(unclear)).toBe('cleared-before');
  expect(by(screened('unclear', 'shared-name'))).toBe('screened-unclear');
  expect(by(unclear, null)).toBe('screened-unclear');
  const aboutSum = screened('unclear', 'amount-differs');
  expect(by(aboutSum, record(aboutSum))).toBe('screened-unclear');
  expect(by(cannotScreen, record(cannotScreen))).toBe('none');
  expect(by(clear)).toBe('screened-clear');
});

test('what Stripe may charge at any moment is voided where its payer is not clear', () => {
  const by = (known: Partial<RenewalKnown>) => did(plan(aRenewal('draft'), invoice('open'), known));
  const left = ['finalized-unclear', 'ask void-invoice'];
  expect(by({})).toEqual(left);
  expect(by({ found: clear, isBarred: true })).toEqual(left);
  expect(by({ found: unclear })).toEqual(left);
  expect(by({ found: cannotScreen })).toEqual(left);
  expect(by({ found: clear })[0]).toBe('screened-clear');
  expect(by({ found: political })[0]).toBe('screened-political');
  expect(did(plan(aRenewal('decided'), invoice('open')))).toEqual([
    ...['finalized-unclear', 'undo-review', 'ask void-invoice'],
  ]);
  expect(stepOf(plan(aRenewal('draft'), invoice('open'))).fields).toMatchObject({ outcome: 'lapsed' });
});

test('what nobody decides before the next one is due is not charged', () => {
  for (const state of ['draft', 'held'] as const) {
    const at = (now: Date) => plan(aRenewal(state), invoice(), { found: clear, now });
    expect(did(at(new Date(days(31).getTime() - 1)))[0], state).toBe('screened-clear');
    expect(did(at(days(31))), state).toEqual(['period-ended', 'ask void-invoice']);
    expect(stepOf(at(days(31))).fields).toMatchObject({ state: 'voiding', outcome: 'lapsed' });
  }
});

test('a decision is in force when its time has come, and teaches', () => {
  const refusal = { decision: 'refuse', refusalDecidedAt: due } as const;
  const at = (now: Date, changes = {}, known = {}) =>
    plan(aRenewal('decided', changes), invoice(), { now, ...known });
  expect(at(hours(0.9), {}, { lesson })).toEqual(rest);
  expect(at(hours(0.9), refusal)).toEqual(rest);
  expect(did(at(hours(1), {}, { lesson }))).toEqual(['clear-enforced', 'ask finalize-invoice', 'teach']);
  expect(stepOf(at(hours(1))).fields).toMatchObject({ state: 'charging', clearedAt: hours(1) });
  expect(did(at(hours(1)))).toEqual(['clear-enforced', 'ask finalize-invoice']);
  expect(did(at(hours(1), refusal, { lesson }))).toEqual([
    ...['refusal-enforced', 'ask void-invoice', 'teach', gone],
  ]);
  expect(stepOf(at(hours(1), refusal)).fields).toMatchObject({ outcome: 'refused', refusedBy: 'staff' });
});

test('one whose standing gift has ended, or whose donor leaves it out, is voided', () => {
  const paused = aGift('active', { pausedFrom: due, pausedUntil: days(31) });
  for (const state of ['draft', 'held', 'charging', 'failing'] as const) {
    const ended = plan(aRenewal(state), invoice(), { gift: aGift('closing'), found: clear });
    expect(did(ended), state).toEqual(['gift-ended', 'ask void-invoice']);
    expect(stepOf(ended).fields).toMatchObject({ outcome: 'stopped' });
    const left = plan(aRenewal(state), invoice(), { gift: paused, found: clear });
    expect(did(left), state).toEqual(['left-out', 'ask void-invoice']);
    expect(stepOf(left).fields).toMatchObject({ outcome: 'skipped' });
  }
  expect(plan(aRenewal('voiding'), invoice(), { gift: paused })).toEqual(asks('void-invoice'));
  expect(plan(aRenewal('void'), invoice())).toEqual(rest);
});

test('what is charged is finalized once, and only moments after the screening', () => {
  const at = (now: Date, seen: InvoiceSeen = invoice(), isBarred = false) =>
    plan(aRenewal('charging'), seen, { now, isBarred });
  expect(at(hours(1 / 6))).toEqual(asks('finalize-invoice'));
  const over = at(new Date(hours(1 / 6).getTime() + 1));
  expect(did(over)).toEqual(['clearance-expired']);
  expect(stepOf(over).fields).toMatchObject({
    ...{ state: 'draft', clearedAt: null, holdReasons: [], decision: null, decisionInForceAt: null },
  });
  expect(did(at(due, invoice(), true))).toEqual(['clearance-expired']);
  // Stripe is at it.
  expect(at(days(1), invoice('open'))).toEqual(rest);
  expect(at(due, invoice('open', { collects: false }))).toEqual(asks('finalize-invoice'));
});

test('the first attempt that fails is told of: with the bank’s page, with what Stripe tries next, or that it was the last', () => {
  const failed = (seen: InvoiceSeen) => plan(aRenewal('charging'), seen, { now: due });
  const first = failed(declined({ confirmUrl: 'https://stripe.example/in_1' }));
  const finished = ['payment-failed', 'finish finalize-invoice finalized'];
  expect(did(first)).toEqual([...finished, 'mail renewal-failed']);
  expect(stepOf(first).fields).toMatchObject({
    ...{ state: 'failing', failedAt: due, lastFailedAt: null, invoiceUrl: 'https://stripe.example/in_1' },
  });
  expect(mailOf(first)).toMatchObject({ kind: 'renewal-failed', cause: 'r_1', standingGiftId: 'sg_1' });
  expect(mailOf(first)?.text).toContain('https://stripe.example/in_1');
  const last = failed(declined({ nextTryAt: null }));
  expect(did(last)).toEqual([...finished, 'mail renewal-failed-last']);
  expect(stepOf(last).fields).toMatchObject({ lastFailedAt: due });
  expect(mailOf(last)?.text).toContain('December 8, 2026');
  expect(did(failed(declined({ nextTryAt: null, isOver: true })))).toEqual([...finished, gone]);
  expect(did(failed(invoice('uncollectible')))).toEqual([...finished, 'mail renewal-failed-last']);
});

const failing = (
  changes: Parameters<typeof aRenewal>[1],
  seen: InvoiceSeen,
  known: Partial<RenewalKnown> = {},
) => plan(aRenewal('failing', changes), seen, { now: days(1), ...known });

test('a failed one is screened on while Stripe goes on trying', () => {
  expect(failing({}, declined())).toEqual(rest);
  for (const found of [clear, cannotScreen]) expect(failing({}, declined(), { found })).toEqual(rest);
  expect(failing({}, declined(), { found: unclear, lastCleared: record(unclear) })).toEqual(rest);
  expect(did(failing({}, declined(), { found: political }))).toEqual([
    ...['screened-political', 'record-screening', 'ask void-invoice', gone],
  ]);
  const left = ['finalized-unclear', 'ask void-invoice'];
  expect(did(failing({}, declined(), { found: unclear }))).toEqual(left);
  // A card that nobody could screen is not tried.
  expect(did(failing({}, declined(), { found: cannotScreen, newCard: 'pm_2' }))).toEqual(left);
});

test('another card is tried at once, once, where its payer is clear', () => {
  const newCard = 'pm_2';
  const tried = failing({}, declined(), { newCard, found: clear });
  expect(did(tried)).toEqual(['none', 'ask pay-invoice pm_2']);
  expect(stepOf(tried).fields).toEqual({ retryCause: 'pm_2' });
  const before = { newCard, found: unclear, lastCleared: record(unclear) };
  expect(did(failing({}, declined(), before))).toEqual(['none', 'ask pay-invoice pm_2']);
  expect(failing({}, declined(), { newCard, found: null })).toEqual(rest);
  expect(failing({}, declined(), { newCard, found: clear, isBarred: true })).toEqual(rest);
  const trying = (known: Partial<RenewalKnown>) => failing({ retryCause: 'pm_2' }, declined(), known);
  for (const answer of [null, 'unanswered'] as const)
    expect(trying({ answer, newCard: 'pm_3', found: clear })).toEqual(asks('pay-invoice', 'pm_2'));
  expect(trying({ isBarred: true })).toEqual(rest);
  const answered = trying({ answer: 'declined' });
  expect(did(answered)).toEqual(['none', 'finish pay-invoice pm_2 declined']);
  expect(stepOf(answered).fields).toEqual({ retryCause: null });
});

test('where the bank asks now is kept, and the last failure is told of once, until its time to mend is over', () => {
  const confirmUrl = 'https://stripe.example/in_1';
  const moved = failing({}, declined({ confirmUrl }));
  expect([did(moved), stepOf(moved).fields]).toEqual([['none'], { invoiceUrl: confirmUrl }]);
  expect(failing({ invoiceUrl: confirmUrl }, declined({ confirmUrl }))).toEqual(rest);
  const last = declined({ nextTryAt: null });
  const told = failing({}, last);
  expect(did(told)).toEqual(['none', 'mail renewal-failed-last']);
  expect(stepOf(told).fields).toEqual({ lastFailedAt: days(1) });
  expect(mailOf(told)?.text).toContain('December 9, 2026');
  expect(did(failing({}, declined({ nextTryAt: null, isOver: true })))).toEqual(['none', gone]);
  const at = (now: Date) => failing({ lastFailedAt: days(1) }, last, { now });
  expect(at(new Date(days(8).getTime() - 1))).toEqual(rest);
  expect(did(at(days(8)))).toEqual(['gave-up', 'ask void-invoice', gone]);
  expect(stepOf(at(days(8))).fields).toMatchObject({ state: 'voiding', outcome: 'failed' });
});

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
