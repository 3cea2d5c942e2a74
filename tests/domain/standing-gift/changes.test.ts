/** What a donor changes in whatever order, against a plain list of what was promised for each day; and each end from wherever that leads. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changingAmount, planRepricing } from '#app/domain/standing-gift/change-amount.ts';
import { agreedAt, holdsFrom, type Agreed, type GiftChange } from '#app/domain/standing-gift/changes.ts';
import { changingDay } from '#app/domain/standing-gift/change-day.ts';
import { comingGift, daysOffered, dueAtOf, usualDay } from '#app/domain/standing-gift/gift-day.ts';
import { dueDays } from '#app/domain/standing-gift/due-days.ts';
import { possibleStandingGift } from '#app/domain/standing-gift/facts.ts';
import { pausing, resuming } from '#app/domain/standing-gift/pause-steps.ts';
import {
  firstLeftOut,
  goingOnGifts,
  isLeftOut,
  isPausedAt,
  nextChargeAt,
} from '#app/domain/standing-gift/pause.ts';
import type { SubscriptionSeen } from '#app/domain/standing-gift/seen.ts';
import type { StandingGiftIn } from '#app/domain/standing-gift/standing-gift.ts';
import { closing, standingStepBy } from '#app/domain/standing-gift/steps.ts';
import { stopping } from '#app/domain/standing-gift/stop.ts';
import type { StandingGiftStep } from '#app/domain/step.ts';
import { money } from '#app/domain/money.ts';

const hour = 3_600_000;
const anchor = new Date('2027-01-31T12:00:00Z');
const agreed = (amountMinor: number): Agreed => ({
  amount: money(amountMinor, 'USD'),
  feeCover: money(0, 'USD'),
});

const active = possibleStandingGift({
  ...{ id: 'sg_1', token: 'token', state: 'active', version: 3, interval: 'month', locale: 'en' },
  ...agreed(500),
  ...{ customerId: 'cus_1', paymentMethodId: 'pm_1', setUpAt: anchor, heldUntil: anchor, holdReasons: [] },
  ...{ decision: null, decisionInForceAt: null, refusalDecidedAt: null, closeOutcome: null, refusedBy: null },
  ...{ settledAt: null, subscriptionId: 'sub_1', confirmUrl: null, startedAt: anchor },
  ...{ paidUntil: dueDays(anchor, 'month', anchor, 1)[0], pausedFrom: null, pausedUntil: null },
  ...usualDay,
}) as unknown as StandingGiftIn<'active'>;

test('due days keep to the anchor, and to the last day of a shorter month', () => {
  const days = (interval: 'month' | 'year', from: string, after: string) =>
    dueDays(new Date(from), interval, new Date(after), 4).map((day) => day.toISOString().slice(0, 10));
  expect(days('month', '2027-10-31T23:00:00Z', '2027-12-31T23:00:00Z')).toEqual([
    ...['2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30'],
  ]);
  expect(days('year', '2028-02-29T01:00:00Z', '2030-02-28T00:59:00Z')).toEqual([
    ...['2030-02-28', '2031-02-28', '2032-02-29', '2033-02-28'],
  ]);
});

const command = fc.record({
  hours: fc.constantFrom(1, 24, 24 * 13, 24 * 31),
  kind: fc.constantFrom('amount', 'day', 'pause', 'resume', 'wait', 'wait'),
  amount: fc.constantFrom(300, 500, 2000),
  count: fc.integer({ min: 1, max: 12 }),
  /** Whether what is due is not looked at yet, and whether it is not even here. */
  waits: fc.boolean(),
  isHere: fc.boolean(),
  /** Whether the oldest that is due goes on failing. */
  fails: fc.boolean(),
});
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

/** A donor's standing gift beside what they were told. */
interface Model {
  gift: StandingGiftIn<'active'>;
  readonly changes: GiftChange[];
  now: Date;
  /** Begun already, and nothing has come of it yet: neither charged nor voided. */
  waiting: Date[];
  readonly told: Map<number, Told>;
}

/** What was said last of the gift of a period. */
interface Told {
  readonly isLeftOut: boolean;
  readonly amountMinor: number;
  readonly dueAt: Date;
}

const toldOf = ({ told }: Model, period: Date): Told =>
  told.get(period.getTime()) ?? { isLeftOut: false, amountMinor: 500, dueAt: period };

const horizon = dueDays(anchor, 'month', anchor, 60);
const comingFrom = (now: Date) => dueDays(anchor, 'month', now, 13);

function written(model: Model, step: StandingGiftStep | null, change: GiftChange): void {
  if (!step) throw new Error('it does not run');
  expect(step.effects).toContainEqual({ kind: 'record-change', standingGiftId: 'sg_1', change });
  model.gift = possibleStandingGift({ ...model.gift, ...step.fields } as StandingGiftIn<'active'>);
  model.changes.push(change);
}

function act(model: Model, { kind, amount, count, isHere }: Command): void {
  const { gift, now, told } = model;
  const days = comingFrom(now);
  const undrafted = days.map((day) => comingGift(gift, day));
  const next = days[0] ?? now;
  const from = horizon.filter(
    (day) => day >= next || model.waiting.some((each) => each.getTime() === day.getTime()),
  );
  // What failed once is here for good.
  const here = isHere ? model.waiting : model.waiting.filter((day) => day < gift.paidUntil);
  const named = { id: `c_${String(model.changes.length)}`, at: now };
  const tell = (at: Date, what: Partial<Told>) => told.set(at.getTime(), { ...toldOf(model, at), ...what });
  if (kind === 'amount') {
    const { amount: wasAmount, feeCover } = gift;
    const change = {
      kind,
      ...named,
      holdsFrom: holdsFrom(undrafted, now).periodStartsAt,
      from: { amount: wasAmount, feeCover },
      to: agreed(amount),
    };
    expect(change.holdsFrom.getTime() - now.getTime()).toBeGreaterThanOrEqual(hour);
    written(model, changingAmount(gift, change, []), change);
    for (const day of horizon) if (day >= change.holdsFrom) tell(day, { amountMinor: amount });
  }
  if (kind === 'day') {
    const offered = daysOffered(anchor, days);
    const to = offered[amount % offered.length]?.anchor ?? null;
    const change = { kind, ...named, holdsFrom: next, to };
    written(model, changingDay(gift, change, []), change);
    for (const day of horizon)
      if (day >= next) tell(day, { dueAt: dueAtOf({ ...usualDay, dueAnchor: to }, day) });
  }
  if (kind === 'pause') {
    const drafted = here
      .filter((day) => toldOf(model, day).dueAt > now && !isLeftOut(gift, day))
      .map((day) => comingGift(gift, day));
    const coming = [...drafted, ...undrafted];
    const [first, until] = [coming[0], goingOnGifts(coming, 'month')[count - 1]].map(
      (each) => each?.periodStartsAt ?? next,
    ) as [Date, Date];
    const change = { kind, ...named, holdsFrom: first, until };
    written(model, pausing(gift, change, firstLeftOut(gift, first, here), []), change);
    for (const day of from) tell(day, { isLeftOut: day < until });
    expect(nextChargeAt(model.gift)).toEqual(toldOf(model, until).dueAt);
  }
  if (kind === 'resume' && isPausedAt(gift, next)) {
    const change = { kind, ...named, holdsFrom: next };
    written(model, resuming(gift, change, []), change);
    for (const day of horizon) if (day >= next) tell(day, { isLeftOut: false });
    expect(isPausedAt(model.gift, next)).toBe(false);
  }
}

/** What comes due, and what waited, is charged or left out as its donor was told. */
function goOn(model: Model, { hours, waits, fails }: Command): void {
  const before = model.now;
  model.now = new Date(before.getTime() + hours * hour);
  model.waiting.push(...horizon.filter((day) => day > before && day <= model.now));
  const [oldest] = model.waiting;
  model.waiting = model.waiting.filter((day) => {
    const said = toldOf(model, day);
    const { amountMinor } = agreedAt(model.gift, model.changes, day).amount;
    // Of what is due, nothing more is said of when; nor does it wait for another day.
    const isToCome = said.dueAt > model.now;
    const dueAt = dueAtOf(model.gift, day);
    if (!isToCome) expect(dueAt <= model.now).toBe(true);
    expect({
      isLeftOut: isLeftOut(model.gift, day),
      amountMinor,
      dueAt: isToCome ? dueAt : said.dueAt,
    }).toEqual(said);
    if (isToCome && !said.isLeftOut) return true;
    if (waits || (fails && day === oldest)) return true;
    const paidUntil = horizon.find((each) => each > day) ?? day;
    if (!said.isLeftOut && paidUntil > model.gift.paidUntil) model.gift = { ...model.gift, paidUntil };
    return false;
  });
}

test('each gift is charged at the amount, or left out, as its donor was told last for its day, and each end ends it', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
      const model: Model = { gift: active, changes: [], now: anchor, waiting: [], told: new Map() };
      for (const each of commands) {
        act(model, each);
        goOn(model, each);
      }
      const { gift, now } = model;
      const stopped = stopping(gift, now);
      expect(stopped?.fields.state).toBe('closing');
      const effects = closing(gift, now);
      const late = { closeOutcome: 'refused', refusedBy: 'staff', refusalDecidedAt: now } as const;
      const ends = [
        stopped,
        standingStepBy(gift, 'disputed', now, { fields: { closeOutcome: 'stopped' }, effects }),
        standingStepBy(gift, 'renewals-failed', now, { fields: { closeOutcome: 'unpaid' }, effects }),
        standingStepBy(gift, 'refused-later', now, { fields: late, effects }),
      ];
      for (const end of ends) expect(end).toMatchObject({ fields: { state: 'closing' } });
      expect(stopped?.effects).toEqual(effects);
      expect(effects).toMatchObject([
        ...['cancel-subscription', 'detach-card', 'delete-customer'].map((kind) => ({ request: { kind } })),
        { kind: 'look-at-renewals' },
      ]);
    }),
    { numRuns: 1000 },
  );
});

test('Stripe is asked for an amount once the gift before it is drafted, and until its next draft asks for that', () => {
  const gift = { ...active, ...agreed(2000) } as StandingGiftIn<'active'>;
  const [first = anchor, second = anchor] = comingFrom(anchor);
  const asked = { changeIds: ['c_1', 'c_2'], holdsFrom: second };
  const at = (charged: number, periodEndsAt: Date) =>
    planRepricing(gift, asked, { charged: money(charged, 'USD'), periodEndsAt } as SubscriptionSeen, anchor);
  expect(at(500, first)).toBeNull();
  expect(at(500, second)).toEqual({ kind: 'ask', request: 'change-amount', cause: 'c_2' });
  expect(at(2000, second)).toMatchObject({
    kind: 'commit',
    step: { effects: asked.changeIds.map((cause) => ({ kind: 'finish-request', request: { cause } })) },
  });
  expect(planRepricing(gift, { ...asked, changeIds: [] }, {} as SubscriptionSeen, anchor)).toBeNull();
});
