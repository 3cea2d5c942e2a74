/** The late refusal's table: where its money is follows from refunds and disputes alone, in whatever order they change. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overStates, disputeStates } from '#app/domain/dispute/states.ts';
import { possibleLateRefusal } from '#app/domain/late-refusal/facts.ts';
import { parseLateRefusal } from '#app/domain/late-refusal/form.ts';
import {
  whereItIs,
  type LateRefusal,
  type LateRefusalRecord,
  type Whereabouts,
} from '#app/domain/late-refusal/late-refusal.ts';
import { planLateRefusal, type LateRefusalTools } from '#app/domain/late-refusal/plan.ts';
import {
  lateRefusalEvents,
  lateRefusalStates,
  lateRefusalTransition,
} from '#app/domain/late-refusal/states.ts';
import { lateRefusalStepBy, refusingLate } from '#app/domain/late-refusal/steps.ts';
import { money } from '#app/domain/money.ts';
import { refundStates } from '#app/domain/refund/states.ts';
import type { LateRefusalStep } from '#app/domain/step.ts';

const now = new Date('2026-11-29T10:00:00Z');
const usd = (minor: number) => money(minor, 'USD');

const returning: LateRefusal = {
  ...{ donationId: 'd1', state: 'returning', version: 0, cause: null, reason: 'is-political-group' },
  ...{ note: null, actorId: 'a1', actorName: 'Ada', decidedAt: now, settledAt: null, attendedBy: null },
} as const;

const tools: LateRefusalTools = {
  ids: { row: () => 'row' },
  site: {
    ...{ name: 'Factually', legalName: 'Factually e.V.', address: 'Berlin', contact: 'a@example.org' },
    ...{ url: 'https://factually.example', locale: 'en', timeZone: 'Europe/Berlin' },
  },
  links: { donation: (token) => `https://factually.example/donations/${token}` },
};
const donor = { email: 'robin@example.org', locale: 'en', donationToken: 't1' };

const refund = (state: (typeof refundStates)[number], minor = 500, failureReason: string | null = null) =>
  ({ state, amount: usd(minor), failureReason }) as const;
const sums = (disputed = 0, received: number | null = 500) => ({
  received: received === null ? null : usd(received),
  disputed: usd(disputed),
});
const nothing: Whereabouts = { refunds: [], disputes: [], sums: sums() };

function after(refusal: LateRefusal, whereabouts: Whereabouts) {
  const plan = planLateRefusal({ ...whereabouts, refusal, donor, now }, tools);
  if (plan.kind !== 'commit') return { kind: plan.kind, refusal, effects: [] };
  const { fields, effects } = plan.step as LateRefusalStep;
  return {
    kind: plan.kind,
    effects,
    refusal: possibleLateRefusal<LateRefusalRecord>({ ...refusal, ...fields }),
  };
}

test('it is returned only when nothing is left that Stripe has not sent or a bank has not taken', () => {
  expect(whereItIs({ ...nothing, refunds: [refund('asked')] })).toEqual({ state: 'returning' });
  expect(whereItIs({ ...nothing, refunds: [refund('pending')] })).toEqual({ state: 'returning' });
  expect(whereItIs({ ...nothing, refunds: [refund('succeeded')] })).toEqual({ state: 'returned' });
  expect(whereItIs({ ...nothing, refunds: [refund('succeeded', 200), refund('succeeded', 300)] })).toEqual({
    state: 'returned',
  });
  // Until it is booked nobody knows how much came in.
  expect(whereItIs({ ...nothing, refunds: [refund('succeeded')], sums: sums(0, null) })).toEqual({
    state: 'returning',
  });
});

test.each([
  ['a refund that failed', { ...nothing, refunds: [refund('failed', 500, 'declined')] }, 'declined'],
  [
    'one that Stripe never made',
    { ...nothing, refunds: [refund('refused', 500, 'more-than-left')] },
    'more-than-left',
  ],
  ['a part alone', { ...nothing, refunds: [refund('succeeded', 499)] }, 'left-over'],
  ['nothing at all', nothing, 'left-over'],
  [
    'a dispute meanwhile',
    {
      ...nothing,
      refunds: [refund('pending')],
      disputes: [{ state: 'needs-response', isRefundable: false }],
    },
    'disputed',
  ],
  [
    'a dispute lost in part',
    { refunds: [], disputes: [{ state: 'lost', isRefundable: false }], sums: sums(300) },
    'left-after-dispute',
  ],
] satisfies [string, Whereabouts, string][])('%s leaves it open, with its cause', (_, whereabouts, cause) => {
  expect(whereItIs(whereabouts)).toEqual({ state: 'open', cause });
  const result = after(returning, whereabouts);
  expect(result.refusal).toMatchObject({ state: 'open', cause });
  expect(after(result.refusal, whereabouts).kind).toBe('rest');
});

test('a bank that took it all returned it, an inquiry and a dispute that was won stand in no way', () => {
  const lost = { refunds: [], disputes: [{ state: 'lost', isRefundable: false }], sums: sums(500) } as const;
  expect(whereItIs(lost)).toEqual({ state: 'returned' });
  const mails = after(returning, lost).effects.map(
    (effect) => effect.kind === 'send-mail' && effect.mail.kind,
  );
  expect(mails).toEqual(['returned-by-bank']);
  for (const state of ['warning-needs-response', 'won'] as const)
    expect(
      whereItIs({ ...nothing, refunds: [refund('succeeded')], disputes: [{ state, isRefundable: true }] }),
    ).toEqual({ state: 'returned' });
});

const anything = fc.record({
  refunds: fc.array(
    fc.record({
      state: fc.constantFrom(...refundStates),
      amount: fc.integer({ min: 1, max: 600 }).map(usd),
      failureReason: fc.constantFrom(null, 'declined', 'expired_or_canceled_card'),
    }),
    { maxLength: 3 },
  ),
  disputes: fc.array(fc.record({ state: fc.constantFrom(...disputeStates), isRefundable: fc.boolean() }), {
    maxLength: 2,
  }),
  sums: fc.record({
    received: fc.constantFrom(null, usd(500)),
    disputed: fc.integer({ min: -10, max: 500 }).map(usd),
  }),
});

test('whatever came before, it ends where its refunds and disputes say, and the same once more is no news', () => {
  fc.assert(
    fc.property(fc.array(anything, { minLength: 1, maxLength: 12 }), (course) => {
      let refusal: LateRefusal = returning;
      for (const whereabouts of course) {
        const standing = whereItIs(whereabouts);
        const before = refusal;
        refusal = after(refusal, whereabouts).refusal;
        // Nothing takes it for not returned because something is under way again, or not yet known.
        const isUnsettled = standing.state === 'returning' && before.state === 'returned';
        expect(refusal.state).toBe(isUnsettled ? 'returned' : standing.state);
        if (standing.state === 'open') expect(refusal.cause).toBe(standing.cause);
        expect(after(refusal, whereabouts)).toMatchObject({ kind: 'rest', refusal });
        const isBarred = whereabouts.disputes.some(
          ({ state, isRefundable }) => !isRefundable && !overStates.includes(state),
        );
        if (isBarred) expect(refusal.state).toBe('open');
      }
    }),
  );
});

test('what a person returned in another way stays so, whatever Stripe says later', () => {
  const open = after(returning, nothing).refusal;
  const fields = { cause: null, settledAt: now, attendedBy: 'Ada' };
  const step = lateRefusalStepBy(open, 'attended', now, fields, [], 'Ada');
  if (typeof step === 'string') throw new Error(step);
  expect(step.history).toMatchObject({ event: 'attended', toState: 'returned', actorName: 'Ada' });
  const attended = possibleLateRefusal<LateRefusalRecord>({ ...open, ...step.fields });
  expect(after(attended, nothing).kind).toBe('rest');
});

test('every state answers every event', () => {
  for (const state of lateRefusalStates)
    for (const event of lateRefusalEvents)
      expect([...lateRefusalStates, 'ignored', 'illegal']).toContain(lateRefusalTransition(state, event));
  expect(lateRefusalTransition('returned', 'fell-open')).toBe('open');
  expect(lateRefusalTransition('returned', 'asked-again')).toBe('illegal');
  expect(lateRefusalTransition('returning', 'attended')).toBe('illegal');
});

test('the act is one list: the decision, the refund and its request, the card, the findings; no refund where it is disputed', () => {
  const card = { fingerprintHash: 'h', listingId: null, listingName: null, createdAt: now, expiresAt: now };
  const decision = {
    ...{
      donationId: 'd1',
      standingGiftId: null,
      reason: 'acts-for-group',
      note: null,
      actor: { id: 'a1', name: 'Ada' },
      card,
    },
    refund: { id: 'r1', amount: usd(500) },
  };
  const kinds = refusingLate(decision, now).map(({ kind }) => kind);
  expect(kinds).toEqual([
    ...['create-late-refusal', 'create-refund', 'ask-stripe', 'remember-card', 'close-findings'],
  ]);
  const disputed = refusingLate({ ...decision, refund: null, card: null }, now);
  expect(disputed).toMatchObject([
    { kind: 'create-late-refusal', refusal: { state: 'open', cause: 'disputed' } },
    { kind: 'close-findings' },
  ]);
  expect(refusingLate({ ...decision, standingGiftId: 's1' }, now).at(-1)).toEqual({
    ...{ kind: 'look-again', subject: { kind: 'standing-gift', id: 's1' } },
  });
});

test('nothing is refused without a reason from the list, nor with a note that nobody reads', () => {
  expect(parseLateRefusal({ reason: 'acts-for-group', note: ' A report. ' })).toEqual({
    ...{ ok: true, reason: 'acts-for-group', note: 'A report.' },
  });
  expect(parseLateRefusal({ reason: 'acts-for-group', note: ' ' })).toMatchObject({ ok: true, note: null });
  expect(parseLateRefusal({ reason: 'constructor', note: 'x'.repeat(2001) })).toMatchObject({
    ok: false,
    errors: { reason: 'none', note: { kind: 'too-long', length: 2001 } },
  });
});

test('facts that do not fit their state cannot be written', () => {
  expect(() => possibleLateRefusal({ ...returning, state: 'open' })).toThrow(
    /cannot be open with such cause/,
  );
  expect(() => possibleLateRefusal({ ...returning, state: 'returned' })).toThrow(/settledAt/);
  expect(() => possibleLateRefusal({ ...returning, attendedBy: 'Ada' })).toThrow(/attendedBy/);
});
