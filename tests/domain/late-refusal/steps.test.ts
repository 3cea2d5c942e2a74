/** What each step of a late refusal is, as a value: its table to the letter, its facts, the act, and what its donor is told. */
import { expect, test } from 'vitest';
import { possibleLateRefusal } from '#app/domain/late-refusal/facts.ts';
import { lateRefusalReasons, parseLateRefusal } from '#app/domain/late-refusal/form.ts';
import { whereItIs, type LateRefusal } from '#app/domain/late-refusal/late-refusal.ts';
import { planLateRefusal, type LateRefusalKnown } from '#app/domain/late-refusal/plan.ts';
import {
  lateRefusalEvents,
  lateRefusalStates,
  lateRefusalTransition,
} from '#app/domain/late-refusal/states.ts';
import {
  askingAgain,
  lateRefusalStepBy,
  lateRefusalStepWithin,
  nextLateRefusalCheckAt,
  refusingLate,
} from '#app/domain/late-refusal/steps.ts';
import { money } from '#app/domain/money.ts';
import { askingRefund } from '#app/domain/refund/steps.ts';
import { noteLengthMax } from '#app/domain/review.ts';

const now = new Date('2026-11-29T10:00:00Z');
const usd = (minor: number) => money(minor, 'USD');
const actor = { id: 'a1', name: 'Ada' };

const returning: LateRefusal = {
  ...{ donationId: 'd1', state: 'returning', version: 2, cause: null, reason: 'is-political-group' },
  ...{ note: null, actorId: 'a1', actorName: 'Ada', decidedAt: now, settledAt: null, attendedBy: null },
} as const;
const open: LateRefusal = { ...returning, state: 'open', cause: 'left-over' };
const returned: LateRefusal = { ...returning, state: 'returned', settledAt: now };

test('what follows is what the table says', () => {
  const rows = {
    returning: { returned: 'returned', 'fell-open': 'open', 'asked-again': 'ignored', attended: 'illegal' },
    returned: { returned: 'ignored', 'fell-open': 'open', 'asked-again': 'illegal', attended: 'illegal' },
    open: { returned: 'returned', 'fell-open': 'ignored', 'asked-again': 'returning', attended: 'returned' },
  };
  for (const state of lateRefusalStates)
    for (const event of lateRefusalEvents)
      expect(lateRefusalTransition(state, event), `${state}, ${event}`).toBe(rows[state][event]);
});

test.each([
  [returning, { cause: 'left-over' }, 'cause'],
  [returning, { settledAt: now }, 'settledAt'],
  [returning, { attendedBy: 'Ada' }, 'attendedBy'],
  [open, { cause: null }, 'cause'],
  [open, { settledAt: now }, 'settledAt'],
  [open, { attendedBy: 'Ada' }, 'attendedBy'],
  [returned, { cause: 'left-over' }, 'cause'],
  [returned, { settledAt: null }, 'settledAt'],
  [open, { settledAt: now, attendedBy: 'Ada' }, 'settledAt, attendedBy'],
])('%j cannot be with %j', (refusal, changes, facts) => {
  expect(possibleLateRefusal(refusal)).toEqual(refusal);
  expect(() => possibleLateRefusal({ ...refusal, ...changes })).toThrow(
    `the late refusal of d1 cannot be ${refusal.state} with such ${facts}`,
  );
});

test('a step is guarded by its version, and says when it is looked at next', () => {
  const step = lateRefusalStepBy(returning, 'fell-open', now, { cause: 'declined' });
  expect(step).toEqual({
    ...{ subject: 'late-refusal', id: 'd1', version: 2, at: now, effects: [] },
    fields: { cause: 'declined', state: 'open' },
    history: { at: now, event: 'fell-open', fromState: 'returning', toState: 'open', actorName: null },
    checkAt: new Date('2026-11-29T22:00:00Z'),
  });
  expect(lateRefusalStepWithin(open, now, { cause: 'declined' })).toMatchObject({
    history: null,
    effects: [],
  });
  expect(lateRefusalStepBy(returned, 'returned', now, {})).toBe('ignored');
  expect(lateRefusalStepBy(returned, 'attended', now, {})).toBe('illegal');
  const at = (refusal: LateRefusal) => nextLateRefusalCheckAt(refusal, now);
  expect([at(returning), at(open), at(returned)]).toEqual([
    ...[new Date('2026-11-29T10:30:00Z'), new Date('2026-11-29T22:00:00Z'), null],
  ]);
});

test('the act keeps who decided it and why, and asks for all that is left, once a version', () => {
  const card = { fingerprintHash: 'h', listingId: null, listingName: null, createdAt: now, expiresAt: now };
  const refund = { id: 'r1', amount: usd(500) };
  const decision = {
    ...{ donationId: 'd1', standingGiftId: null, reason: 'acts-for-group', note: 'A report.', actor, card },
    refund,
  };
  const asked = (version: number) =>
    askingRefund(
      {
        ...{ id: 'r1', donationId: 'd1', attemptKey: `d1 late refusal ${String(version)}`, amount: usd(500) },
        ...{ reason: 'late-refusal', note: null, actor },
      },
      now,
    );
  expect(refusingLate(decision, now)).toEqual([
    {
      ...{ kind: 'create-late-refusal', checkAt: now },
      refusal: { ...returning, version: 0, reason: 'acts-for-group', note: 'A report.' },
    },
    ...asked(0),
    { kind: 'remember-card', donationId: 'd1', card },
    { kind: 'close-findings', donationId: 'd1', by: 'Ada', note: 'Refused after it was received.' },
  ]);
  expect(askingAgain(returning, refund, actor, now)).toEqual(asked(2));
});

const tools = {
  ids: { row: () => 'row' },
  site: {
    ...{ name: 'Factually', legalName: 'Factually e.V.', address: 'Berlin', contact: 'a@example.org' },
    ...{ url: 'https://factually.example', locale: 'en', timeZone: 'Europe/Berlin' },
  },
  links: { donation: (token: string) => `https://factually.example/donations/${token}` },
};
const donor = { email: 'robin@example.org', locale: 'en', donationToken: 't1' };
const refund = (state: 'succeeded' | 'pending' | 'failed', minor: number) =>
  ({ state, amount: usd(minor), failureReason: null }) as const;
const sums = { received: usd(500), disputed: usd(0) };
const plan = (refusal: LateRefusal, known: Partial<LateRefusalKnown>) =>
  planLateRefusal({ refusal, donor, now, refunds: [], disputes: [], sums, ...known }, tools);

test('a donor whose bank took the money is told by us, where no refund told them', () => {
  const lost = {
    disputes: [{ state: 'lost', isRefundable: false }],
    sums: { ...sums, disputed: usd(500) },
  } as const;
  const made = plan(returning, lost);
  expect(made).toMatchObject({
    kind: 'commit',
    step: {
      fields: { state: 'returned', cause: null, settledAt: now },
      effects: [
        {
          kind: 'send-mail',
          mail: {
            ...{ id: 'row', kind: 'returned-by-bank', cause: 'd1', donationId: 'd1', standingGiftId: null },
            ...{ appealId: null, recipient: 'robin@example.org' },
          },
        },
      ],
    },
  });
  const text = JSON.stringify(made);
  expect(text).toContain('$5');
  expect(text).toContain('https://factually.example/donations/t1');
  expect(plan(returning, { ...lost, donor: null })).toMatchObject({ step: { effects: [] } });
  const parts = { ...lost, refunds: [refund('succeeded', 200)], sums: { ...sums, disputed: usd(300) } };
  expect(plan(returning, parts)).toMatchObject({ step: { fields: { state: 'returned' }, effects: [] } });
  const failed = { ...lost, refunds: [refund('failed', 500)] };
  expect(plan(returning, failed)).toMatchObject({ step: { effects: [{ kind: 'send-mail' }] } });
});

test('what fell open says so once, with its cause of now, and comes back to its way where a refund is under way', () => {
  expect(plan(returning, {})).toMatchObject({
    step: { history: { event: 'fell-open' }, fields: { cause: 'left-over', settledAt: null } },
  });
  expect(plan(returned, {})).toMatchObject({ step: { history: { event: 'fell-open' } } });
  expect(plan(open, {})).toEqual({ kind: 'rest' });
  const disputed = { disputes: [{ state: 'needs-response', isRefundable: false }] } as const;
  expect(plan(open, disputed)).toMatchObject({
    kind: 'commit',
    step: { history: null, fields: { cause: 'disputed' }, effects: [] },
  });
  const again = plan(open, { refunds: [refund('pending', 500)] });
  expect(again).toMatchObject({ step: { history: { event: 'asked-again' }, fields: { cause: null } } });
  for (const refusal of [returning, returned])
    expect(plan(refusal, { refunds: [refund('pending', 500)] })).toEqual({ kind: 'rest' });
  expect(plan(returned, { refunds: [refund('succeeded', 500)] })).toEqual({ kind: 'rest' });
  const attended: LateRefusal = { ...returned, attendedBy: 'Ada' };
  expect(plan(attended, {})).toEqual({ kind: 'rest' });
});

test('what counts as back is what succeeded and what the bank has, to the cent', () => {
  const disputed = { disputes: [{ state: 'lost', isRefundable: false }] as const };
  const where = (back: number, taken: number) =>
    whereItIs({ ...disputed, refunds: [refund('succeeded', back)], sums: { ...sums, disputed: usd(taken) } });
  expect(where(200, 300)).toEqual({ state: 'returned' });
  expect(where(200, 301)).toEqual({ state: 'returned' });
  expect(where(200, 299)).toEqual({ state: 'open', cause: 'left-after-dispute' });
  // A failure of before says nothing of what is left after a refund that succeeded.
  const refunds = [
    { state: 'failed', amount: usd(500), failureReason: 'declined' },
    { state: 'succeeded', amount: usd(200), failureReason: 'of before' },
  ] as const;
  expect(whereItIs({ refunds, disputes: [], sums })).toEqual({ state: 'open', cause: 'left-over' });
  for (const state of ['asked', 'pending', 'requires-action'] as const)
    expect(whereItIs({ refunds: [{ ...refunds[0], state }], disputes: [], sums })).toEqual({
      state: 'returning',
    });
});

test('the reasons are those of a refusal that tell of a group, and a note has its most', () => {
  expect(lateRefusalReasons).toEqual(['is-listed-group', 'acts-for-group', 'is-political-group']);
  const note = 'x'.repeat(noteLengthMax);
  expect(parseLateRefusal({ reason: 'is-listed-group', note })).toEqual({
    ...{ ok: true, reason: 'is-listed-group', note },
  });
  expect(parseLateRefusal({ reason: 'is-listed-group', note: `${note}x` })).toEqual({
    ok: false,
    errors: { note: { kind: 'too-long', length: noteLengthMax + 1 } },
  });
  expect(parseLateRefusal({ reason: '', note: '' })).toEqual({
    ok: false,
    errors: { reason: 'none' },
  });
});
