/** What a renewal does whose payment failed: who is screened meanwhile, which card is tried, what its donor is told and when it is given up. */
import { expect, test } from 'vitest';
import type { RenewalKnown } from '#app/domain/renewal/known.ts';
import type { InvoiceSeen } from '#app/domain/renewal/seen.ts';
import { record, screened } from '../donation/build.ts';
import { aRenewal, days, declined, did, due, invoice, mailOf, plan, stepOf } from './build.ts';

const rest = { kind: 'rest' };
const asks = (request: string, cause = '') => ({ kind: 'ask', request, cause });
const gone = 'look again at standing-gift sg_1';
const [clear, unclear, political] = [screened('clear'), screened('unclear'), screened('political')];
const cannotScreen = screened('unclear', 'cannot-screen');

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
