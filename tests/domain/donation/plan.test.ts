/** What a donation does next: every state beside what can be known of it. */
import { expect, test } from 'vitest';
import type { Donation } from '#app/domain/donation/donation.ts';
import type { Screening } from '#app/domain/screening/screening.ts';
import { aDonation } from '#tests/support/donations.ts';
import {
  bought,
  effectsOf,
  eventOf,
  kindsOf,
  mailOf,
  minutes,
  noon,
  payer,
  plan,
  record,
  screened,
  seenAs,
} from './build.ts';

test('without news, what nobody can know yet rests', () => {
  for (const state of ['open', 'abandoned', 'refused', 'lapsed', 'received'] as const)
    expect(plan(aDonation(state)), state).toEqual({ kind: 'rest' });
  expect(plan(aDonation('authorised'))).toEqual({ kind: 'rest' });
  expect(plan(aDonation('held'))).toEqual({ kind: 'rest' });
});

test('a page that nobody could open is given up, and not before its time', () => {
  const never = { ...aDonation('open'), sessionId: null, sessionUrl: null, createdAt: noon };
  expect(eventOf(plan(never, { now: minutes(14) }))).toBe('rest');
  expect(eventOf(plan(never, { now: minutes(15) }))).toBe('checkout-expired');
});

test('what was decided to be done is asked of Stripe', () => {
  expect(plan(aDonation('capturing'))).toEqual({ kind: 'ask', request: 'capture', cause: '' });
  expect(plan(aDonation('releasing'))).toEqual({ kind: 'ask', request: 'cancel', cause: '' });
});

test('a deadline that has come goes before every screening', () => {
  for (const state of ['authorised', 'held'] as const) {
    const donation = { ...aDonation(state), heldUntil: minutes(10) };
    expect(eventOf(plan(donation, { found: screened('clear'), now: minutes(10) })), state).toBe(
      'deadline-passed',
    );
    expect(eventOf(plan(donation, { found: screened('clear'), now: minutes(9.9) })), state).toBe(
      'screened-clear',
    );
  }
});

test('a screening is recorded with what follows from it: taken, let go, or held with a mail that leads to its appeal', () => {
  const by = (outcome: Screening['outcome']) => plan(aDonation('authorised'), { found: screened(outcome) });
  expect([eventOf(by('clear')), kindsOf(by('clear'))]).toEqual([
    'screened-clear',
    ['record-screening', 'ask-stripe'],
  ]);
  expect([eventOf(by('political')), kindsOf(by('political'))]).toEqual([
    'screened-political',
    ['record-screening', 'ask-stripe'],
  ]);
  expect([eventOf(by('unclear')), kindsOf(by('unclear'))]).toEqual([
    'screened-unclear',
    ['record-screening', 'send-mail'],
  ]);
  expect(mailOf(by('unclear'))?.kind).toBe('held');
  expect(mailOf(by('unclear'))?.text).toContain('It resembles a group.');
  const [recorded] = effectsOf(by('unclear'));
  expect(recorded).toMatchObject({ record: { stage: 'payer', donationId: 'don_1', token: 'token' } });
});

test('what is held and screened again changes only by another finding, and writes no second mail', () => {
  const lastScreening = record(screened('unclear'));
  const again = (found: Screening) => plan(aDonation('held'), { found, lastScreening });
  expect(again(screened('unclear'))).toEqual({ kind: 'rest' });
  expect(again(screened('unclear', 'cannot-screen'))).toEqual({ kind: 'rest' });
  expect(kindsOf(again(screened('unclear', 'shared-name')))).toEqual(['record-screening']);
  expect(eventOf(again(screened('clear')))).toBe('screened-clear');
  expect(eventOf(again(screened('political')))).toBe('screened-political');
  const first = plan(aDonation('held'), { found: screened('unclear') });
  expect(effectsOf(first)[0]).toMatchObject({ record: { stage: 'again' } });
});

test('a decision waits for the end of its time to undo, then asks Stripe and teaches', () => {
  const lesson = {
    ...{ allowlist: [], aliases: [], actorName: 'Ada', reason: 'x' },
    donationId: 'don_1',
    standingGiftId: null,
    appealId: null,
  };
  const inForce = minutes(15);
  expect(plan(aDonation('decided'), { now: minutes(14.9), lesson })).toEqual({ kind: 'rest' });
  const cleared = plan(aDonation('decided'), { now: inForce, lesson });
  expect([eventOf(cleared), kindsOf(cleared)]).toEqual(['clear-enforced', ['ask-stripe', 'teach']]);
  const refusal = aDonation('decided', { decision: 'refuse', refusalDecidedAt: noon });
  const refused = plan(refusal, { now: inForce });
  expect([eventOf(refused), kindsOf(refused)]).toEqual(['refusal-enforced', ['ask-stripe']]);
});

test('news of a payment go before everything else', () => {
  const authorised = plan(aDonation('open'), { seen: seenAs('requires-capture') });
  expect([eventOf(authorised), kindsOf(authorised)]).toEqual([
    'authorised',
    ['record-payer', 'record-donor', 'post'],
  ]);
  const captured = plan(aDonation('held'), { seen: seenAs('succeeded'), found: screened('political') });
  expect([eventOf(captured), kindsOf(captured)]).toEqual(['captured', ['post', 'finish-request']]);
  expect(eventOf(plan(aDonation('held'), { seen: seenAs('canceled') }))).toBe('hold-lost');
});

test('a refused card is remembered for the listing that refused it, where Stripe names the card', () => {
  const lastScreening = record(screened('political'));
  const refused = plan(aDonation('releasing'), { seen: seenAs('canceled'), lastScreening });
  expect(kindsOf(refused)).toEqual(['post', 'finish-request', 'remember-card', 'send-mail']);
  expect(effectsOf(refused)[2]).toMatchObject({
    card: { fingerprintHash: 'card of fp_1', listingId: 'l1', expiresAt: minutes(10 + 365 * 24 * 60) },
  });
  expect(mailOf(refused)).toMatchObject({ kind: 'refused', cause: 'don_1', recipient: 'robin@example.org' });
  expect(mailOf(refused)?.text).toContain('/appeals/before');
  const hidden = { ...payer, cardFingerprintHash: null, email: null };
  expect(kindsOf(plan(aDonation('releasing'), { seen: seenAs('canceled'), payer: hidden }))).toEqual([
    'post',
    'finish-request',
  ]);
});

test('the receipt is settled with what Stripe booked, once it is all booked', () => {
  const received = aDonation('received');
  expect(plan(received, { seen: seenAs('succeeded') })).toEqual({ kind: 'rest' });
  const booked = plan(received, { seen: seenAs('succeeded', [bought]) });
  expect(kindsOf(booked)).toEqual(['post', 'settle-receipt']);
  const done = { ...received, bookedAt: noon } as Donation;
  expect(plan(done, { seen: seenAs('succeeded', [bought]) })).toEqual({ kind: 'rest' });
});

test('a payment page that ended unpaid is an abandoned gift, and costs nobody a mail', () => {
  const ended = { ...seenAs('succeeded'), payment: null, status: 'expired' as const };
  const abandoned = plan(aDonation('open'), { seen: ended });
  expect([eventOf(abandoned), kindsOf(abandoned)]).toEqual(['checkout-expired', []]);
});
