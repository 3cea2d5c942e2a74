/** A renewal under whatever Stripe, the lists, staff and the clock may bring: no money is taken unscreened, and each invoice is one donation. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RenewalKnown } from '#app/domain/renewal/known.ts';
import { planRenewal } from '#app/domain/renewal/plan.ts';
import { renewalFacts } from '#app/domain/renewal/facts.ts';
import { isAsAgreed, newRenewal, type Renewal } from '#app/domain/renewal/renewal.ts';
import type { InvoiceSeen } from '#app/domain/renewal/seen.ts';
import { renewalStates, settledRenewalStates } from '#app/domain/renewal/states.ts';
import { renewalStepBy } from '#app/domain/renewal/steps.ts';
import { money } from '#app/domain/money.ts';
import type { Screening } from '#app/domain/screening/screening.ts';
import { usualDay } from '#app/domain/standing-gift/gift-day.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import type { RenewalStep } from '#app/domain/step.ts';
import { noon, payer, record, screened, seenAs } from '../donation/build.ts';

const hours = (count: number) => new Date(noon.getTime() + count * 3_600_000);

const gift = {
  ...{ id: 'sg_1', token: 'token', state: 'active', version: 3, interval: 'month', locale: 'en' },
  ...{ amount: money(500, 'USD'), feeCover: money(46, 'USD'), articleSlug: null, site: 'direct' },
  ...{ pausedFrom: null, pausedUntil: null, ...usualDay },
} as unknown as StandingGift;

const pauses = {
  pause: { pausedFrom: noon, pausedUntil: hours(31 * 24) },
  resume: { pausedFrom: null, pausedUntil: null },
};

const tools = {
  ids: { row: () => 'row', token: () => 'token' },
  hash: (kind: string, value: string) => `${kind} of ${value}`,
  site: {
    ...{ name: 'Factually', legalName: 'Factually Media, Inc.', address: '100 Example Street' },
    ...{
      contact: 'hello@factually.example',
      url: 'https://factually.example',
      locale: 'en',
      timeZone: 'UTC',
    },
  },
  links: {
    standingGift: (token: string) => token,
    appeal: (token: string) => token,
    give: () => '/donate',
    second: (secret: string) => `/standing-gifts/second/${secret}`,
    stopReminders: () => '/reminders/r',
  },
};

const draft: InvoiceSeen = {
  ...{ id: 'in_1', status: 'draft', total: money(546, 'USD'), due: money(546, 'USD') },
  ...{ startingBalanceMinor: 0, collects: false, isTried: false, nextTryAt: null, isOver: false },
  ...{ triedCardId: null, confirmUrl: null, paid: null },
};
const payment = seenAs('succeeded').payment;
if (!payment) throw new Error('no payment');
const paid: InvoiceSeen = { ...draft, status: 'paid', paid: { invoicePaymentId: 'inpay_1', payment } };
const declined: InvoiceSeen = {
  ...draft,
  status: 'open',
  isTried: true,
  collects: true,
  nextTryAt: hours(72),
};

const begun = (of = gift) =>
  newRenewal(of, { id: 'in_1', periodStartsAt: noon, periodEndsAt: hours(31 * 24) }, 'r_1', noon);

const nothing = {
  payer,
  lastScreening: null,
  lastCleared: null,
  lesson: null,
  isBarred: false,
  answer: null,
  newCard: null,
};

/** What may happen between two looks. */
const happening = fc.record({
  hours: fc.constantFrom(0, 0, 0, 0.1, 1, 24, 24 * 8, 24 * 31),
  lists: fc.constantFrom('clear', 'clear', 'unclear', 'political', 'cannot-screen'),
  atStripe: fc.constantFrom(
    'nothing',
    'nothing',
    'attempt',
    'pay',
    'void',
    'finalize',
    'give-up',
    'uncollectible',
  ),
  attempt: fc.constantFrom('succeeds', 'declines', 'declines-last'),
  staff: fc.constantFrom('nothing', 'clear', 'refuse', 'undo'),
  isBarred: fc.constantFrom(false, false, false, true),
  ends: fc.constantFrom(false, false, false, false, true),
  /** Whether its donor leaves it out, or takes that back. */
  pause: fc.constantFrom('no', 'no', 'no', 'no', 'pause', 'resume'),
  /** After so many rounds of the loop the process dies. */
  rounds: fc.constantFrom(99, 99, 99, 1, 2),
  sumDiffers: fc.constantFrom(false, false, false, true),
});
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

interface State {
  renewal: Renewal;
  seen: InvoiceSeen;
  gift: StandingGift;
  now: Date;
  donations: number;
  /** Whether whoever took the money was told to by us. */
  asked: boolean;
}

function foundBy(lists: Happening['lists']): Screening {
  return lists === 'cannot-screen' ? screened('unclear', 'cannot-screen') : screened(lists);
}

const isFinal = ({ status }: InvoiceSeen) => status === 'paid' || status === 'void';

/** Stripe and whoever is at the Dashboard: neither asks us. */
function stripeActs(state: State, { atStripe, attempt }: Happening): InvoiceSeen {
  const { seen } = state;
  if (isFinal(seen)) return seen;
  const attempted =
    attempt === 'succeeds' ? paid : { ...declined, nextTryAt: attempt === 'declines' ? hours(99) : null };
  switch (atStripe) {
    case 'nothing':
    case 'give-up':
      return atStripe === 'give-up' && seen.isTried ? { ...seen, nextTryAt: null, collects: false } : seen;
    case 'attempt':
      return seen.status === 'open' && seen.collects ? attempted : seen;
    case 'pay':
      return { ...paid };
    case 'void':
      return { ...seen, status: 'void' };
    case 'finalize':
      return seen.status === 'draft' ? { ...seen, status: 'open', collects: true } : seen;
    case 'uncollectible':
      return seen.status === 'open' ? { ...seen, status: 'uncollectible', collects: false } : seen;
  }
}

function committed(state: State, step: RenewalStep): void {
  const after = { ...state.renewal, ...step.fields, version: state.renewal.version + 1 };
  expect(renewalFacts.safeParse(after).error?.issues ?? []).toEqual([]);
  // Whatever has not ended is looked at again by itself.
  expect(step.checkAt === null).toBe(settledRenewalStates.has(after.state));
  state.renewal = after as Renewal;
  state.donations += step.effects.filter(({ kind }) => kind === 'create-donation').length;
}

function staffAct(state: State, { staff }: Happening): void {
  const { renewal, now } = state;
  const inForceAt = new Date(now.getTime() + 300_000);
  const undone = { decision: null, decisionInForceAt: null, refusalDecidedAt: null };
  const step =
    staff === 'undo' && renewal.state === 'decided' && now < renewal.decisionInForceAt
      ? renewalStepBy(renewal, 'undone', now, { fields: undone })
      : (staff === 'clear' || staff === 'refuse') && renewal.state === 'held' && now < renewal.lapsesAt
        ? renewalStepBy(renewal, 'decided', now, {
            fields: {
              decision: staff,
              decisionInForceAt: inForceAt,
              refusalDecidedAt: staff === 'refuse' ? now : null,
            },
          })
        : 'ignored';
  if (step !== 'ignored' && step !== 'illegal') committed(state, step);
}

/** Looks until it rests, as the loop does, or until the process dies; answers whether it rests. `found`: what the lists say of the payer all that while. */
function look(state: State, happens: Happening): boolean {
  const found = foundBy(happens.lists);
  for (let round = 0; ; round += 1) {
    if (round === happens.rounds) return false;
    expect(round).toBeLessThan(20);
    const { renewal, now } = state;
    const isScreened = ['draft', 'held', 'failing'].includes(renewal.state);
    const seen = happens.sumDiffers ? { ...state.seen, due: money(100, 'USD') } : state.seen;
    const known: RenewalKnown = {
      ...nothing,
      ...{ renewal, gift: state.gift, now, seen, isBarred: happens.isBarred },
      found: isScreened ? found : null,
      lastScreening: renewal.state === 'held' ? record(screened('unclear')) : null,
    };
    const plan = planRenewal(known, tools);
    if (plan.kind === 'rest') return true;
    if (plan.kind === 'ask') {
      if (plan.request === 'finalize-invoice') {
        // Somebody cleared the payer moments ago, and nothing stands against it.
        expect(renewal.state).toBe('charging');
        expect(now.getTime() - (renewal.clearedAt?.getTime() ?? 0)).toBeLessThanOrEqual(600_000);
        const { state: gift, pausedFrom } = state.gift;
        expect({ barred: happens.isBarred, gift, pausedFrom }).toEqual({
          ...{ barred: false, gift: 'active', pausedFrom: null },
        });
        state.asked = true;
        state.seen = { ...state.seen, status: 'open', collects: true };
      } else {
        expect(plan.request).toBe('void-invoice');
        state.seen = { ...state.seen, status: 'void' };
      }
      continue;
    }
    if (plan.kind !== 'commit' || plan.step.subject !== 'renewal') throw new Error(`planned ${plan.kind}`);
    const event = plan.step.history?.event;
    if (event === 'screened-clear') expect(happens.lists).toBe('clear');
    // Nobody is looked at before the day, unless somebody at Stripe has made it chargeable.
    if (event?.startsWith('screened') && state.seen.status === 'draft')
      expect(now.getTime()).toBeGreaterThanOrEqual(renewal.dueAt.getTime());
    if (event === 'clear-enforced') expect(renewal.decision).toBe('clear');
    committed(state, plan.step);
  }
}

test('whatever comes in whatever order, nobody is charged unscreened, and an invoice that is paid is one donation', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 25 }), fc.constantFrom(null, 1, 20), (happenings, days) => {
      const dueAnchor = days === null ? null : hours(days * 24);
      const chosen = { ...gift, ...usualDay, dueAnchor, dueAnchorFrom: noon };
      const renewal = begun(chosen);
      expect(renewal.dueAt).toEqual(dueAnchor ?? noon);
      const state: State = { renewal, seen: draft, gift: chosen, now: noon, donations: 0, asked: false };
      for (const happens of happenings) {
        state.now = new Date(state.now.getTime() + happens.hours * 3_600_000);
        if (happens.pause !== 'no') state.gift = { ...state.gift, ...pauses[happens.pause] };
        if (happens.ends) state.gift = { ...state.gift, state: 'closing' } as unknown as StandingGift;
        state.seen = stripeActs(state, happens);
        staffAct(state, happens);
        const wasPaid = state.renewal.state === 'paid';
        const rests = look(state, happens);
        reached.add(state.renewal.state);
        if (!rests) continue;
        // What is left out does not wait for anybody, unless it is refused.
        const isRefused = state.renewal.decision === 'refuse';
        if (state.gift.pausedFrom && !isRefused)
          expect(settledRenewalStates.has(state.renewal.state)).toBe(true);
        // Paid at Stripe is paid here, once; nothing else is.
        const isPaid = state.seen.status === 'paid';
        expect({ state: state.renewal.state === 'paid', donations: state.donations }).toEqual({
          ...{ state: isPaid, donations: isPaid ? 1 : 0 },
        });
        // What somebody took unasked is not passed over in silence, unless its payer is clear.
        const isNamed = state.renewal.outcome !== null || state.renewal.clearedAt !== null;
        if (isPaid && !wasPaid && !state.asked) expect(isNamed || happens.lists === 'clear').toBe(true);
        if (state.seen.status === 'void') expect(state.renewal.state).toBe('void');
      }
    }),
    { numRuns: 1500 },
  );
  expect(renewalStates.filter((each) => !reached.has(each) && each !== 'decided')).toEqual([]);
});

test.each([
  ['total', { total: money(545, 'USD') }],
  ['due', { due: money(0, 'USD') }],
  ['currency', { total: money(546, 'EUR'), due: money(546, 'EUR') }],
  ['credit', { startingBalanceMinor: -546 }],
])('an invoice with another %s than was agreed is not as agreed (money 3)', (_, change) => {
  expect(isAsAgreed(begun(), draft)).toBe(true);
  expect(isAsAgreed(begun(), { ...draft, ...change })).toBe(false);
});

test('what staff refused stays refused whatever its donor does meanwhile, and what they cleared is theirs no more where it is left out', () => {
  const decidedAs = (decision: 'clear' | 'refuse') =>
    ({
      ...begun(),
      ...{ state: 'decided', decision, holdReasons: ['resembles'], decisionInForceAt: hours(1) },
      refusalDecidedAt: decision === 'refuse' ? noon : null,
    }) as Renewal;
  const planned = (decision: 'clear' | 'refuse', changes: Partial<RenewalKnown>) =>
    planRenewal(
      { ...nothing, renewal: decidedAs(decision), gift, now: noon, seen: draft, found: null, ...changes },
      tools,
    );
  const paused = { ...gift, ...pauses.pause };
  const stopped = { ...gift, state: 'closing' } as unknown as StandingGift;
  // Staff can take it back as long as nothing else ends it.
  expect(planned('refuse', { gift: paused })).toEqual({ kind: 'rest' });
  const refused = { step: { fields: { state: 'voiding', outcome: 'refused', refusedBy: 'staff' } } };
  expect(planned('refuse', { gift: paused, now: hours(1) })).toMatchObject(refused);
  expect(planned('refuse', { gift: stopped })).toMatchObject(refused);
  expect(planned('refuse', { seen: { ...draft, status: 'void' } })).toMatchObject(refused);
  const back = { kind: 'undo-review', standingGiftId: gift.id, inForceAt: hours(1) };
  for (const [changes, outcome] of [
    [{ gift: paused }, 'skipped'],
    [{ gift: stopped }, 'stopped'],
    [{ seen: { ...draft, status: 'void' as const } }, 'voided'],
  ] as const) {
    const plan = planned('clear', changes);
    expect(plan).toMatchObject({ step: { fields: { outcome, decision: null } } });
    expect(plan.kind === 'commit' && plan.step.effects).toContainEqual(expect.objectContaining(back));
  }
});
