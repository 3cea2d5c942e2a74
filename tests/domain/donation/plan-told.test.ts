/** What the steps of a donation write down and tell its donor: who paid, what the bank let go, what came in. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { donationStates, type DonationState } from '#app/domain/donation/states.ts';
import { money } from '#app/domain/money.ts';
import type { Checkout, Payment } from '#app/domain/payment.ts';
import type { Screening } from '#app/domain/screening/screening.ts';
import { aDonation } from '#tests/support/donations.ts';
import {
  bought,
  effectsOf,
  eventOf,
  kindsOf,
  mailOf,
  minutes,
  payer,
  plan,
  record,
  screened,
  seenAs,
} from './build.ts';

const lapsing = { releaseOutcome: 'lapsed', refusedBy: null, refusalDecidedAt: null } as const;

test('whoever pays is kept as the form and the card name them, under a donor of their own', () => {
  const paid = (organisation: string | null) =>
    effectsOf(
      plan(aDonation('open'), { seen: seenAs('requires-capture'), payer: { ...payer, organisation } }),
    );
  expect(paid('Corner Bakery')).toMatchObject([
    { kind: 'record-payer', payer: { organisation: 'Corner Bakery', name: 'Robin Reader' } },
    { kind: 'record-donor', donor: { id: 'row', emailHash: 'email of robin@example.org' } },
    { kind: 'post', posting: { kind: 'hold-placed', externalId: 'ch_1' } },
  ]);
  const nobody = plan(aDonation('open'), { seen: seenAs('requires-capture'), payer: null });
  expect(effectsOf(nobody)[0]).toMatchObject({ payer: { organisation: null } });
});

test('a hold that ends without a decision is told once as lapsed, with what the bank held, by whoever let it go', () => {
  for (const [donation, event] of [
    [aDonation('releasing', lapsing), 'released-lapsed'],
    [aDonation('held'), 'hold-lost'],
    [aDonation('capturing'), 'hold-lost'],
  ] as const) {
    const lapsed = plan(donation, { seen: seenAs('canceled') });
    expect([eventOf(lapsed), kindsOf(lapsed)]).toEqual([event, ['post', 'finish-request', 'send-mail']]);
    expect(mailOf(lapsed)).toMatchObject({
      ...{ id: 'row', kind: 'lapsed', cause: 'don_1', donationId: 'don_1', appealId: null },
      recipient: 'robin@example.org',
    });
    expect(mailOf(lapsed)?.text).toContain('$5.46');
    expect(mailOf(lapsed)?.text).toContain('/donations/token');
    const silent = plan(donation, { seen: seenAs('canceled'), payer: { ...payer, email: null } });
    expect(kindsOf(silent)).toEqual(['post', 'finish-request']);
    expect(kindsOf(plan(donation, { seen: seenAs('canceled'), payer: null }))).toEqual([
      'post',
      'finish-request',
    ]);
  }
});

test('a mail speaks of what the bank holds where that is not what was agreed', () => {
  const { payment, ...page } = seenAs('requires-capture');
  const other = { ...page, payment: { ...(payment as Payment), charged: money(700, 'USD') } };
  const held = plan(aDonation('authorised'), { seen: other, found: screened('unclear', 'amount-differs') });
  expect(mailOf(held)?.text).toContain('$7');
});

test('a refusal leads to the appeal against the screening that refused, and to none where nobody screened', () => {
  const refused = (lastScreening: Screening | null) =>
    plan(aDonation('releasing'), {
      seen: seenAs('canceled'),
      lastScreening: lastScreening && record(lastScreening),
    });
  expect(mailOf(refused(screened('political')))?.text).toContain('/appeals/before');
  expect(mailOf(refused(null))?.text).not.toContain('/appeals/');
});

test('a refused card is remembered without a listing where the refusal rests on none', () => {
  const unlisted = { ...screened('political'), listing: null };
  for (const lastScreening of [null, record(unlisted)]) {
    const refused = plan(aDonation('releasing'), { seen: seenAs('canceled'), lastScreening });
    expect(effectsOf(refused)[2]).toMatchObject({
      kind: 'remember-card',
      donationId: 'don_1',
      card: { listingId: null, listingName: null, createdAt: minutes(10) },
    });
  }
  const listed = plan(aDonation('releasing'), {
    seen: seenAs('canceled'),
    lastScreening: record(screened('political')),
  });
  expect(effectsOf(listed)[2]).toMatchObject({ card: { listingId: 'l1', listingName: 'Harbor Valley PAC' } });
});

test('a refusal by staff teaches what they said, as it comes into force', () => {
  const lesson = {
    ...{ allowlist: [], aliases: [], actorName: 'Ada', reason: 'x' },
    donationId: 'don_1',
    standingGiftId: null,
    appealId: null,
  };
  const refusal = aDonation('decided', { decision: 'refuse', refusalDecidedAt: minutes(0) });
  const refused = plan(refusal, { now: minutes(15), lesson });
  expect(effectsOf(refused)).toMatchObject([{ kind: 'ask-stripe' }, { kind: 'teach', lesson }]);
});

test('a screening is recorded with its moment and, where it refuses, with who refused and when', () => {
  const screening = screened('political');
  const refused = plan(aDonation('authorised'), { found: screening });
  expect(refused).toMatchObject({
    step: { fields: { releaseOutcome: 'refused', refusedBy: 'screening', refusalDecidedAt: minutes(10) } },
  });
  expect(effectsOf(refused)[0]).toEqual({
    kind: 'record-screening',
    record: {
      id: 'row',
      token: 'token',
      donationId: 'don_1',
      standingGiftId: null,
      stage: 'payer',
      screening,
      createdAt: minutes(10),
    },
  });
});

test('the same rule about another listing is another finding', () => {
  const lastScreening = record(screened('unclear'));
  const listing = { id: 'l2', name: 'Harbor Valley Club', source: 'fec-committees', edition: '2026' };
  const found = { ...screened('unclear'), listing };
  expect(kindsOf(plan(aDonation('held'), { found, lastScreening }))).toEqual(['record-screening']);
  const unlisted = { ...screened('unclear'), listing: null };
  expect(plan(aDonation('held'), { found: unlisted, lastScreening: record(unlisted) })).toEqual({
    kind: 'rest',
  });
});

test('several reasons, all of them as before, are nothing new', () => {
  const further = [{ rule: 'shared-name', listing: null, sentence: '' }];
  const several = { ...screened('unclear'), further };
  const again = plan(aDonation('held'), { found: several, lastScreening: record(several) });
  expect(again).toEqual({ kind: 'rest' });
});

test('a refusal of a payer of whom nothing is left is carried out in silence', () => {
  const refused = plan(aDonation('releasing'), { seen: seenAs('canceled'), payer: null });
  expect([eventOf(refused), kindsOf(refused)]).toEqual(['released-refused', ['post', 'finish-request']]);
});

test('whatever Stripe says in whatever state, no plan is one that the table forbids', () => {
  const known = fc.record({
    state: fc.constantFrom<DonationState>(...donationStates),
    status: fc.constantFrom<Payment['status']>('unfinished', 'requires-capture', 'succeeded', 'canceled'),
    page: fc.constantFrom<Checkout['status']>('open', 'complete', 'expired'),
    isPaid: fc.boolean(),
    outcome: fc.constantFrom<Screening['outcome'] | null>('clear', 'unclear', 'political', null),
    minute: fc.integer({ min: 0, max: 8 * 24 * 60 }),
  });
  fc.assert(
    fc.property(known, ({ state, status, page, isPaid, outcome, minute }) => {
      const { payment, ...checkout } = seenAs(status, [bought]);
      const seen = { ...checkout, status: page, payment: isPaid ? payment : null };
      const made = plan(aDonation(state), {
        seen,
        found: outcome && screened(outcome),
        now: minutes(minute),
      });
      expect(['commit', 'ask', 'rest']).toContain(made.kind);
    }),
  );
});
