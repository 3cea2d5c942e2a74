/** What a donor changed about a standing gift that runs: from when it holds, and what was agreed before and after. */
import type { Money } from '../money.ts';
import { dayFields, dueAtOf, usualDay, type ComingGift } from './gift-day.ts';
import type { StandingGift } from './standing-gift.ts';

/** What is given each time. */
export type Agreed = Pick<StandingGift, 'amount' | 'feeCover'>;

export interface AmountChange {
  readonly kind: 'amount';
  readonly id: string;
  readonly at: Date;
  readonly holdsFrom: Date;
  readonly from: Agreed;
  readonly to: Agreed;
}

/** Nothing is charged before the gift of `until`; `holdsFrom`: the first that is left out. */
export interface PauseChange {
  readonly kind: 'pause';
  readonly id: string;
  readonly at: Date;
  readonly holdsFrom: Date;
  readonly until: Date;
}

/** `holdsFrom`: the gift that is charged after all. */
export interface ResumeChange {
  readonly kind: 'resume';
  readonly id: string;
  readonly at: Date;
  readonly holdsFrom: Date;
}

/** `holdsFrom`: the first period whose gift is due on the other day. */
export interface DayChange {
  readonly kind: 'day';
  readonly id: string;
  readonly at: Date;
  readonly holdsFrom: Date;
  /** A moment on the day that was chosen; null where it is the usual one again. */
  readonly to: Date | null;
}

/** `holdsFrom` and `until` are when periods begin; their gifts are due on the day that holds then (gift-day.ts). */
export type GiftChange = AmountChange | PauseChange | ResumeChange | DayChange;

export function amountChanges<C extends { readonly kind: GiftChange['kind'] }>(changes: readonly C[]) {
  return changes.filter(
    (change): change is Extract<C, { readonly kind: 'amount' }> => change.kind === 'amount',
  );
}

const sameMoney = (a: Money, b: Money) => a.amountMinor === b.amountMinor && a.currency === b.currency;

export function isSameAgreed(a: Agreed, b: Agreed): boolean {
  return sameMoney(a.amount, b.amount) && sameMoney(a.feeCover, b.feeCover);
}

/** What its donor agreed to give for the period that starts then; `changes` as they were made. */
export function agreedAt(gift: Agreed, changes: readonly GiftChange[], periodStartsAt: Date): Agreed {
  const amounts = amountChanges(changes);
  const before = amounts.findLast(({ holdsFrom }) => holdsFrom <= periodStartsAt)?.to ?? amounts[0]?.from;
  const { amount, feeCover } = before ?? gift;
  return { amount, feeCover };
}

/** Stripe drafts an invoice as its period begins: a change that comes later than so long before it would come too late for it. */
const leadMs = 3_600_000;

/** The first of those that Stripe drafts next for which a change of now holds. `undrafted`: at least two. */
export function holdsFrom(undrafted: readonly ComingGift[], now: Date): ComingGift {
  const gift = undrafted.find(({ periodStartsAt }) => periodStartsAt.getTime() - now.getTime() >= leadMs);
  if (!gift) throw new Error('no gift for which a change holds');
  return gift;
}

/** The day on which the gift of a period was due by what its donor had chosen as `change` was made. `changes`: all, as they were made. */
export function dueAtThen(changes: readonly GiftChange[], change: GiftChange, periodStartsAt: Date): Date {
  const until = changes.findIndex(({ id }) => id === change.id);
  const day = changes
    .slice(0, until + 1)
    .reduce(
      (before, each) => (each.kind === 'day' ? { ...before, ...dayFields(before, each) } : before),
      usualDay,
    );
  return dueAtOf(day, periodStartsAt);
}
