/** A payout: what is kept of it, what Stripe says of it, and what cannot be. */
import { z } from 'zod';
import type { BalanceTransaction } from '../balance-transaction.ts';
import type { Money } from '../money.ts';
import type { PayoutState } from './states.ts';

/** Stripe says of an automatic one alone which movements it paid out. */
export const payoutKinds = ['automatic', 'manual', 'instant'] as const;
export type PayoutKind = (typeof payoutKinds)[number];

/**
 * Whether it is the movements that it paid out, to the cent. `none`: Stripe does not say which they are. `waiting`: Stripe has not said
 * so yet, or the ledger lacks one of them. `differs`: a person must look.
 */
export const payoutMatchings = ['none', 'waiting', 'matched', 'differs'] as const;
export type PayoutMatching = (typeof payoutMatchings)[number];

/** All that is kept of a payout. What left and what arrived stands in the ledger alone. */
export interface PayoutRecord {
  /** Stripe's: nobody else makes one. */
  readonly id: string;
  readonly state: PayoutState;
  readonly version: number;
  readonly kind: PayoutKind;
  /** What goes to the bank; below zero where it takes another payout back. */
  readonly amount: Money;
  readonly createdAt: Date;
  /** When Stripe expects it, or has it, at the bank. */
  readonly arrivesAt: Date;
  /** The movement of the balance by which it left; null until Stripe was seen to have booked it. */
  readonly transactionId: string | null;
  /** The payout that it takes back; null where it is none of those. */
  readonly takesBack: string | null;
  /** Stripe's word for why it did not arrive. */
  readonly failureReason: string | null;
  readonly settledAt: Date | null;
  readonly matching: PayoutMatching;
  /** What its movements are more than it, in its own currency; null unless they differ. */
  readonly differenceMinor: number | null;
}

const time = z.date();
const none = z.null();

/** The migration repeats each of these as a check of the table. */
export const payoutFacts = z.discriminatedUnion('state', [
  z.object({ state: z.literal('announced'), failureReason: none, settledAt: none }),
  z.object({ state: z.literal('pending'), failureReason: none, settledAt: none }),
  z.object({ state: z.literal('in-transit'), failureReason: none, settledAt: none }),
  z.object({ state: z.literal('paid'), failureReason: none, settledAt: time }),
  z.object({ state: z.literal('failed'), failureReason: z.string(), settledAt: time }),
  z.object({ state: z.literal('canceled'), failureReason: z.string(), settledAt: time }),
]);

/** A payout whose facts fit its state. */
export type Payout = PayoutRecord & Readonly<z.infer<typeof payoutFacts>>;

/** The record as a payout. Throws where its state lacks a fact or bears one that cannot be: that is a bug of ours. */
export function possiblePayout(record: PayoutRecord): Payout {
  const facts = payoutFacts.safeParse(record);
  if (facts.success) return { ...record, ...facts.data };
  const wrong = facts.error.issues.map(({ path }) => path.join());
  throw new Error(`payout ${record.id} cannot be ${record.state} with such ${wrong.join(', ')}`);
}

/** Stripe's Payout object, in our words. */
export interface PayoutAtStripe {
  readonly id: string;
  readonly kind: PayoutKind;
  readonly status: Exclude<PayoutState, 'announced'>;
  readonly amount: Money;
  readonly createdAt: Date;
  readonly arrivesAt: Date;
  readonly takesBack: string | null;
  readonly failureReason: string | null;
  /** What it moved so far: out, and back where it failed. */
  readonly transactions: readonly BalanceTransaction[];
  /** Whether Stripe has put together which movements it paid out. */
  readonly isItemised: boolean;
}

/** One of the movements that a payout paid out. */
export interface PaidOut {
  readonly id: string;
  /** What it changed the balance by. */
  readonly net: Money;
}
