/** What a donor changed about a standing gift that runs: from when it holds, and what was agreed before and after. */
import type { Money } from '../money.ts';
import type { StandingGift } from './standing-gift.ts';

/** What is given each time. */
export type Agreed = Pick<StandingGift, 'amount' | 'feeCover'>;

export interface AmountChange {
  readonly kind: 'amount';
  readonly id: string;
  readonly at: Date;
  /** When the first gift of the new amount is due. */
  readonly holdsFrom: Date;
  readonly from: Agreed;
  readonly to: Agreed;
}

/** Nothing is charged before `until`, when the next gift is due; `holdsFrom`: the first that is left out. */
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

export type GiftChange = AmountChange | PauseChange | ResumeChange;

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

/** The first of the days that come on which a change of now holds. `dueDays`: at least two. */
export function holdsFrom(dueDays: readonly Date[], now: Date): Date {
  const day = dueDays.find((due) => due.getTime() - now.getTime() >= leadMs);
  if (!day) throw new Error('no day on which a change holds');
  return day;
}
