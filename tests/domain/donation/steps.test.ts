/** What each step of a donation is, as a value; that it is written whole is the store's to show. */
import { expect, test } from 'vitest';
import type { BalanceTransaction } from '#app/domain/balance-transaction.ts';
import type { DonationRecord } from '#app/domain/donation/donation.ts';
import { donorOf, payerRecord } from '#app/domain/donation/payer.ts';
import { reasonsTold } from '#app/domain/donation/reasons-told.ts';
import {
  authorising,
  bookingStep,
  captureBooked,
  checkoutOpened,
  clearing,
  holding,
  isAsAgreed,
  lapsing,
  lettingGo,
  refusing,
  refusingPolitical,
  stepBy,
  taking,
} from '#app/domain/donation/steps.ts';
import { bookBalanceTransaction } from '#app/domain/ledger/booking.ts';
import { holdEnded, holdPlaced } from '#app/domain/ledger/ledger.ts';
import { money } from '#app/domain/money.ts';
import type { Charge, Payment } from '#app/domain/payment.ts';
import type { DonationStep } from '#app/domain/step.ts';
import { newStripeRequest } from '#app/domain/stripe-request.ts';
import { donationSubject } from '#app/domain/subject.ts';
import { aDonation } from '#tests/support/donations.ts';

const now = new Date('2026-11-01T12:10:00Z');
const seconds = (count: number) => new Date(now.getTime() + count * 1000);

const charge: Charge = {
  id: 'ch_1',
  createdAt: new Date('2026-11-01T12:00:00Z'),
  captureBefore: new Date('2026-11-08T12:00:00Z'),
  billing: { name: 'R Reader', email: 'Billing@Example.org ', country: 'US', postalCode: '10001' },
  card: { fingerprint: 'fp_1', brand: 'visa', last4: '4242', funding: 'credit' },
  balanceTransactions: [],
};
const payment: Payment = {
  id: 'pi_1',
  status: 'succeeded',
  charged: money(546, 'USD'),
  received: money(546, 'USD'),
  charge,
};
const booked = (id: string, category: string, minor: number, feeMinor: number): BalanceTransaction => ({
  id,
  category,
  amount: money(minor, 'USD'),
  fee: money(feeMinor, 'USD'),
  net: money(minor - feeMinor, 'USD'),
  createdAt: now,
  source: {
    kind: 'charge',
    id: 'ch_1',
    paymentIntentId: 'pi_1',
    namedDonationId: null,
    customerId: null,
    presented: money(minor, 'USD'),
  },
});
const whole = booked('txn_1', 'charge', 546, 46);
const hash = (kind: string, value: string) => `${kind} of ${value}`;
const payer = payerRecord('Corner Bakery', { name: 'Robin', email: 'robin@example.org' }, charge, hash);

const screened = (outcome: 'clear' | 'unclear' | 'political', rule = 'x') => ({
  outcome,
  rule,
  score: 0,
  listing: null,
  evidence: { fields: [] },
  trail: [],
  sentence: '',
  further: [],
});
const subject = donationSubject('don_1');
const ask = (kind: 'capture' | 'cancel') => ({
  kind: 'ask-stripe',
  request: newStripeRequest(subject, kind, now),
});
const finish = (kind: string, outcome: string) => ({
  kind: 'finish-request',
  request: { subject, kind, cause: '' },
  outcome,
});
const ended = holdEnded({ chargeId: 'ch_1', donationId: 'don_1', charged: payment.charged, occurredAt: now });

test('a step guards the version it was made from, and says the state that follows, its history and the next check', () => {
  const lapse = lapsing(aDonation('held'), now);
  expect(stepBy(aDonation('held'), 'deadline-passed', now, lapse)).toEqual({
    subject: 'donation',
    id: 'don_1',
    version: 3,
    at: now,
    fields: { state: 'releasing', settledAt: null, releaseOutcome: 'lapsed', refusedBy: null },
    history: { at: now, event: 'deadline-passed', fromState: 'held', toState: 'releasing', actorName: null },
    checkAt: seconds(20),
    effects: [ask('cancel')],
  });
  const decided = { decision: 'clear', decisionInForceAt: seconds(300), refusalDecidedAt: null } as const;
  expect(stepBy(aDonation('held'), 'decided', now, { fields: decided }, 'Ada')).toMatchObject({
    fields: { ...decided, state: 'decided', settledAt: null },
    checkAt: seconds(300),
    history: { at: now, event: 'decided', fromState: 'held', toState: 'decided', actorName: 'Ada' },
    effects: [],
  });
});

test('the last step settles a donation, and nothing is looked at again', () => {
  const step = stepBy(aDonation('open'), 'checkout-expired', now, {}) as DonationStep;
  expect(step.fields).toEqual({ state: 'abandoned', settledAt: now });
  expect(step.checkAt).toBeNull();
});

test('what is old news or cannot be makes no step', () => {
  const taken = taking(aDonation('received'), payment, charge, now);
  expect(stepBy(aDonation('received'), 'captured', now, taken)).toBe('ignored');
  expect(stepBy(aDonation('refused'), 'clear-enforced', now, {})).toBe('illegal');
});

test('a step that leaves a donation without a fact of its state throws, and names the fact', () => {
  const noReason = { fields: {} } as unknown as { fields: { holdReasons: readonly ['resembles'] } };
  expect(() => stepBy(aDonation('authorised'), 'screened-unclear', now, noReason)).toThrow(
    'donation don_1 cannot be held with such holdReasons',
  );
  const broken = { ...aDonation('decided'), decision: 'refuse' } as DonationRecord as never;
  expect(() => stepBy(broken, 'clear-enforced', now, {})).toThrow('cannot be capturing with such decision');
});

test('a payment page that was made is kept with its request, and looked at after its end', () => {
  const page = { sessionId: 'cs_2', url: 'https://checkout.example/cs_2', expiresAt: seconds(600) };
  const step = checkoutOpened({ ...aDonation('open'), createdAt: now }, page, now);
  expect(step.effects).toEqual([
    { kind: 'open-checkout', donationId: 'don_1', ...page },
    finish('create-checkout', 'created'),
  ]);
  expect([step.checkAt, step.fields, step.history]).toEqual([seconds(601), {}, null]);
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

test('an authorised donation has its payment, its deadline, its payer, its donor and its hold', () => {
  const { createdAt: occurredAt, captureBefore } = charge;
  expect(authorising(aDonation('open'), payment, charge, payer, donor)).toEqual({
    fields: {
      paymentIntentId: 'pi_1',
      chargeId: 'ch_1',
      authorisedAt: occurredAt,
      captureBefore,
      heldUntil: new Date('2026-11-07T12:00:00Z'),
    },
    effects: [
      { kind: 'record-payer', donationId: 'don_1', payer },
      { kind: 'record-donor', donationId: 'don_1', donor },
      {
        kind: 'post',
        posting: holdPlaced({
          chargeId: 'ch_1',
          donationId: 'don_1',
          charged: money(546, 'USD'),
          occurredAt,
        }),
      },
    ],
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

test('what is clear is asked to be taken, what is political to be let go, and a hold says why, each reason once', () => {
  const donation = aDonation('authorised');
  expect(clearing(donation, now)).toEqual({ effects: [ask('capture')] });
  expect(refusingPolitical(donation, now)).toEqual({
    fields: { releaseOutcome: 'refused', refusedBy: 'screening', refusalDecidedAt: now },
    effects: [ask('cancel')],
  });
  const reasonsOf = (rule: string) => holding(screened('unclear', rule)).fields.holdReasons;
  expect(
    ['cannot-screen', 'payer-unknown', 'too-many-donations', 'amount-differs', 'near-name'].map(reasonsOf),
  ).toEqual([
    ['cannot-screen'],
    ['payer-unknown'],
    ['too-many-donations'],
    ['amount-differs'],
    ['resembles'],
  ]);
  const further = [{ rule: 'near-name', listing: null, sentence: '' }];
  expect(holding({ ...screened('unclear', 'shared-name'), further }).fields.holdReasons).toEqual([
    'resembles',
  ]);
});

test('a refusal of the staff is theirs, and a deadline is nobody’s', () => {
  expect(refusing(aDonation('decided'), now)).toEqual({
    fields: { releaseOutcome: 'refused', refusedBy: 'staff' },
    effects: [ask('cancel')],
  });
  expect(lapsing(aDonation('held'), now)).toEqual({
    fields: { releaseOutcome: 'lapsed', refusedBy: null },
    effects: [ask('cancel')],
  });
});

test('only the amount and the currency that the donor agreed to are as agreed', () => {
  const donation = aDonation('authorised');
  expect(isAsAgreed(donation, { charged: money(546, 'USD') })).toBe(true);
  for (const charged of [money(545, 'USD'), money(547, 'USD'), money(546, 'EUR')])
    expect(isAsAgreed(donation, { charged })).toBe(false);
});

test('a capture ends the hold and whatever was decided against it, and books nothing yet', () => {
  expect(taking(aDonation('capturing'), payment, charge, now)).toEqual({
    fields: { refusedBy: null, refusalDecidedAt: null, releaseOutcome: null },
    effects: [{ kind: 'post', posting: ended }, finish('capture', 'captured')],
  });
});

test('a capture is booked when Stripe has booked all of it: the whole, or the whole less the part let go', () => {
  const donation = aDonation('received');
  const seen = (received: number, ...balanceTransactions: BalanceTransaction[]): Payment => ({
    ...payment,
    received: money(received, 'USD'),
    charge: { ...charge, balanceTransactions },
  });
  const rest = booked('txn_2', 'partial_capture_reversal', -246, 0);
  // What is nothing is not booked by nothing.
  for (const received of [546, 0]) expect(captureBooked(donation, seen(received))).toBeNull();
  expect(captureBooked(donation, { ...payment, charge: null })).toBeNull();
  expect(captureBooked(donation, seen(300, whole))).toBeNull();
  expect(captureBooked(donation, seen(546, whole))).toEqual({
    postings: [bookBalanceTransaction(whole, 'don_1')],
    income: money(546, 'USD'),
  });
  expect(captureBooked(donation, seen(300, whole, rest))?.income).toEqual(money(300, 'USD'));
});

test('a booking posts what Stripe booked and is looked at no more', () => {
  const posting = bookBalanceTransaction(whole, 'don_1');
  const step = bookingStep(
    aDonation('received'),
    { postings: [posting], income: money(546, 'USD') },
    now,
    [],
  );
  expect(step).toMatchObject({ fields: { bookedAt: now }, checkAt: null, history: null });
  expect(step.effects).toEqual([{ kind: 'post', posting }]);
});

test('a release ends the hold and takes nothing', () => {
  expect(lettingGo(aDonation('releasing'), payment, charge, now)).toEqual({
    effects: [{ kind: 'post', posting: ended }, finish('cancel', 'released')],
  });
});

test('a donor is told every reason of the screening, and none where a person refused or the words were erased (M8)', () => {
  const screening = screened('unclear');
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
