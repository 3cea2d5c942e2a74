/** What each step of a donation writes, as values; that it is written whole is the store's to show. */
import { expect, test } from 'vitest';
import { notFailing } from '#app/domain/MISSING/notFailing.ts';
import type { DonationRecord } from '#app/domain/donation/donation.ts';
import { authorisedChange } from '#app/domain/MISSING/authorisedChange.ts';
import { donorOf, payerRecord, reasonsTold } from '#app/domain/donation/steps.ts';
import { capturedChange } from '#app/domain/MISSING/capturedChange.ts';
import { feeChange } from '#app/domain/MISSING/feeChange.ts';
import { lapsingChange } from '#app/domain/MISSING/lapsingChange.ts';
import { newStripeRequest } from '#app/domain/stripe-request.ts';
import { refusingChange } from '#app/domain/MISSING/refusingChange.ts';
import { releasedChange } from '#app/domain/MISSING/releasedChange.ts';
import { screenedChange } from '#app/domain/MISSING/screenedChange.ts';
import { stepChange } from '#app/domain/MISSING/stepChange.ts';
import type { DonationChange } from '#app/domain/MISSING/DonationChange.ts';
import type { ScreeningRecord } from '#app/domain/donation/records.ts';
import { postAuthorised } from '#app/domain/MISSING/postAuthorised.ts';
import { postCaptured } from '#app/domain/MISSING/postCaptured.ts';
import { postFee } from '#app/domain/MISSING/postFee.ts';
import { postReleased } from '#app/domain/MISSING/postReleased.ts';
import { money } from '#app/domain/money.ts';
import type { Charge, Payment } from '#app/domain/payment.ts';
import { aDonation } from '#tests/support/donations.ts';

const now = new Date('2026-11-01T12:10:00Z');
const seconds = (count: number) => new Date(now.getTime() + count * 1000);

const charge: Charge = {
  id: 'ch_1',
  createdAt: new Date('2026-11-01T12:00:00Z'),
  captureBefore: new Date('2026-11-08T12:00:00Z'),
  billing: { name: 'R Reader', email: 'Billing@Example.org ', country: 'US', postalCode: '10001' },
  card: { fingerprint: 'fp_1', brand: 'visa', last4: '4242', funding: 'credit' },
  balance: null,
};
const payment: Payment = {
  id: 'pi_1',
  status: 'requires-capture',
  charged: money(546, 'USD'),
  received: money(500, 'USD'),
  charge,
};
const balance = { id: 'txn_1', amount: money(500, 'USD'), fee: money(45, 'USD') };
const hash = (kind: string, value: string) => `${kind} of ${value}`;
const payer = payerRecord('Corner Bakery', { name: 'Robin', email: 'robin@example.org' }, charge, hash);

function screened(outcome: 'clear' | 'unclear' | 'political', rule = 'x'): ScreeningRecord {
  const screening = {
    outcome,
    rule,
    score: 0,
    listing: null,
    evidence: { fields: [] },
    trail: [],
    sentence: '',
    further: [],
  };
  return { id: 'scr_1', token: 't', donationId: 'don_1', stage: 'payer', screening, createdAt: now };
}

test('a step writes the state that follows, its history and when to look again, beside what it brings', () => {
  const change = stepChange(aDonation('held'), 'deadline-passed', now, lapsingChange(aDonation('held'), now));
  expect(change).toEqual({
    fields: {
      ...notFailing,
      state: 'releasing',
      settledAt: null,
      checkAt: seconds(20),
      releaseOutcome: 'lapsed',
      refusedBy: null,
    },
    stripeRequest: { kind: 'cancel', idempotencyKey: 'don_1-cancel', requestedAt: now, finishedAt: null },
    entry: { at: now, event: 'deadline-passed', fromState: 'held', toState: 'releasing', actorName: null },
  });
  const decided = { decision: 'clear', decisionInForceAt: seconds(300), refusalDecidedAt: null } as const;
  expect(stepChange(aDonation('held'), 'decided', now, { fields: decided }, 'Ada')).toEqual({
    fields: { ...notFailing, ...decided, state: 'decided', settledAt: null, checkAt: seconds(300) },
    entry: { at: now, event: 'decided', fromState: 'held', toState: 'decided', actorName: 'Ada' },
  });
});

test('the last step settles a donation, and nothing is looked at again', () => {
  const { fields } = stepChange(aDonation('open'), 'checkout-expired', now, {}) as DonationChange;
  expect(fields).toEqual({ ...notFailing, state: 'abandoned', settledAt: now, checkAt: null });
});

test('what is old news or cannot be writes nothing', () => {
  expect(stepChange(aDonation('received'), 'captured', now, capturedChange(payment, charge, now))).toBe(
    'ignored',
  );
  expect(stepChange(aDonation('refused'), 'clear-enforced', now, {})).toBe('illegal');
});

test('a step that leaves a donation without a fact of its state throws, and names the fact', () => {
  const noReason = { fields: {} } as unknown as { fields: { holdReasons: readonly ['resembles'] } };
  expect(() => stepChange(aDonation('authorised'), 'screened-unclear', now, noReason)).toThrow(
    'donation don_1 cannot be held with such holdReasons',
  );
  const broken = { ...aDonation('decided'), decision: 'refuse' } as DonationRecord as never;
  expect(() => stepChange(broken, 'clear-enforced', now, {})).toThrow(
    'cannot be capturing with such decision',
  );
});

test('a request to Stripe is written under a key of its donation and kind before it is done', () => {
  expect(newStripeRequest('don_1', 'capture', now)).toEqual({
    kind: 'capture',
    idempotencyKey: 'don_1-capture',
    requestedAt: now,
    finishedAt: null,
  });
});

test('a payer is whom the payment page names, else the card; addresses are hashed as one writes them', () => {
  expect(payer).toEqual({
    organisation: 'Corner Bakery',
    name: 'Robin',
    billingName: 'R Reader',
    email: 'robin@example.org',
    country: 'US',
    postalCode: '10001',
    cardBrand: 'visa',
    cardLast4: '4242',
    cardFunding: 'credit',
    emailHash: 'email of robin@example.org',
    cardFingerprintHash: 'card of fp_1',
  });
  const nameless = payerRecord(null, { name: null, email: null }, charge, hash);
  expect(nameless).toMatchObject({
    email: 'Billing@Example.org ',
    emailHash: 'email of billing@example.org',
  });
  const hidden = payerRecord(
    null,
    { name: null, email: null },
    { ...charge, card: null, billing: { ...charge.billing, email: null } },
    hash,
  );
  expect(hidden).toMatchObject({
    ...{ email: null, emailHash: null, cardFingerprintHash: null },
    ...{ cardBrand: null, cardLast4: null, cardFunding: null },
  });
  const card = { fingerprint: null, brand: 'amex', last4: null, funding: null };
  expect(payerRecord(null, nameless, { ...charge, card }, hash)).toMatchObject({
    cardBrand: 'amex',
    cardFingerprintHash: null,
  });
});

const donor = {
  id: 'donor_1',
  emailHash: 'email of robin@example.org',
  name: 'Robin',
  email: 'robin@example.org',
  country: 'US',
};

test('an authorised donation has its payment, its deadline, its donor and its hold', () => {
  const change = authorisedChange(payment, charge, payer, donor);
  expect(change).toEqual({
    fields: {
      paymentIntentId: 'pi_1',
      chargeId: 'ch_1',
      authorisedAt: charge.createdAt,
      captureBefore: charge.captureBefore,
      heldUntil: new Date('2026-11-07T12:00:00Z'),
    },
    payer,
    donor,
    postings: [postAuthorised(money(546, 'USD'), 'ch_1')],
  });
});

test('a donor is known by the exact address, and named as on the card where the payment names nobody', () => {
  const hash = (kind: string, value: string) => `${kind} of ${value}`;
  const spelled = { ...payer, name: null, email: ' Robin+gifts@Example.org ' };
  expect(donorOf(spelled, 'donor_1', hash)).toMatchObject({
    id: 'donor_1',
    name: 'R Reader',
    emailHash: 'email of robin+gifts@example.org',
  });
  expect(donorOf({ ...payer, email: null }, 'donor_1', hash).emailHash).toBeNull();
});

test('a screening takes, releases or holds, and a hold says why', () => {
  const donation = aDonation('authorised');
  const clear = screened('clear');
  expect(screenedChange(donation, clear, now)).toEqual({
    screening: clear,
    stripeRequest: newStripeRequest('don_1', 'capture', now),
  });
  const political = screened('political');
  expect(screenedChange(donation, political, now)).toEqual({
    screening: political,
    fields: { releaseOutcome: 'refused', refusedBy: 'screening', refusalDecidedAt: now },
    stripeRequest: newStripeRequest('don_1', 'cancel', now),
  });
  const reasonOf = (rule: string) => {
    const { stripeRequest, screening, fields } = screenedChange(donation, screened('unclear', rule), now);
    expect([stripeRequest, screening?.screening.rule]).toEqual([undefined, rule]);
    return fields?.holdReasons;
  };
  expect(['cannot-screen', 'payer-unknown', 'too-many-donations', 'near-name'].map(reasonOf)).toEqual([
    ['cannot-screen'],
    ['payer-unknown'],
    ['too-many-donations'],
    ['resembles'],
  ]);
});

test('a refusal of the staff is theirs, and a deadline is nobody’s', () => {
  const stripeRequest = newStripeRequest('don_1', 'cancel', now);
  expect(refusingChange(aDonation('decided'), now)).toEqual({
    fields: { releaseOutcome: 'refused', refusedBy: 'staff' },
    stripeRequest,
  });
  expect(lapsingChange(aDonation('held'), now)).toEqual({
    fields: { releaseOutcome: 'lapsed', refusedBy: null },
    stripeRequest,
  });
});

test('a capture ends the hold and whatever was decided against it; its fee comes with it or later', () => {
  const undone = { refusedBy: null, refusalDecidedAt: null, releaseOutcome: null };
  const captured = postCaptured(payment.charged, payment.received, 'ch_1');
  const finishedRequest = { kind: 'capture', at: now, outcome: 'captured' };
  expect(capturedChange(payment, charge, now)).toEqual({
    fields: undone,
    postings: [captured],
    finishedRequest,
  });
  const fee = { fee: balance.fee, balanceTransactionId: 'txn_1' };
  expect(capturedChange(payment, { ...charge, balance }, now)).toEqual({
    fields: { ...undone, ...fee },
    postings: [captured, postFee(payment.received, balance)],
    finishedRequest,
  });
  expect(feeChange(payment, balance)).toEqual({
    fields: fee,
    postings: [postFee(payment.received, balance)],
  });
});

test('a release ends the hold and takes nothing', () => {
  expect(releasedChange(payment, charge, now)).toEqual({
    postings: [postReleased(payment.charged, 'ch_1')],
    finishedRequest: { kind: 'cancel', at: now, outcome: 'released' },
  });
});

test('a donor is told every reason of the screening, and none where a person refused or the words were erased (M8)', () => {
  const { screening } = screened('unclear');
  const listing = null;
  const several = {
    ...screening,
    sentence: 'The first.',
    further: [
      { rule: 'a', listing, sentence: 'The second.' },
      { rule: 'b', listing, sentence: '' },
    ],
  };
  expect(reasonsTold({ refusedBy: null }, several)).toEqual(['The first.', 'The second.']);
  expect(reasonsTold({ refusedBy: 'screening' }, several)).toEqual(['The first.', 'The second.']);
  expect(reasonsTold({ refusedBy: 'staff' }, several)).toEqual([]);
  expect(reasonsTold({ refusedBy: null }, null)).toEqual([]);
});
