/** The Payout: its shape, how it begins, and when it arrives. */
import type { StripeObject } from '#app/sandbox/store.ts';

export interface Payout extends StripeObject {
  object: 'payout';
  amount: number;
  arrival_date: number;
  automatic: boolean;
  balance_transaction: string | null;
  currency: string;
  failure_balance_transaction: string | null;
  failure_code: string | null;
  failure_message: string | null;
  metadata: Record<string, string>;
  original_payout: string | null;
  reconciliation_status: 'not_applicable' | 'in_progress' | 'completed';
  reversed_by: string | null;
  status: 'pending' | 'in_transit' | 'paid' | 'failed' | 'canceled';
  trace_id: { status: 'pending' | 'supported' | 'unsupported'; value: string | null };
}

/** What the bank has in store for a payout. */
export interface PayoutHidden {
  readonly fate: 'paid' | 'fails' | 'paid-then-fails';
}

/** The newsroom's bank account, the only one. */
const BANK_ACCOUNT = 'ba_00000000000000LocalBank';
const DAY = 24 * 3600;
const INSTANT_SECONDS = 1800;

/** The midnight, UTC, of the next day on which banks work. */
function arrivalOf(now: number, method: 'standard' | 'instant'): number {
  if (method === 'instant') return now + INSTANT_SECONDS;
  let day = Math.floor(now / DAY) + 1;
  // The first day of 1970 was a Thursday.
  while ([0, 6].includes((day + 4) % 7)) day += 1;
  return day * DAY;
}

export interface PayoutInput {
  readonly id: string;
  /** Minor units; below zero for one that takes another back. */
  readonly amountMinor: number;
  readonly currency: string;
  readonly automatic: boolean;
  readonly method?: 'standard' | 'instant' | undefined;
  readonly description?: string | undefined;
  readonly metadata?: Record<string, string> | undefined;
  readonly statementDescriptor?: string | undefined;
  readonly original?: string | undefined;
  readonly now: number;
}

/** A payout that nothing was booked for yet. */
export function newPayout(input: PayoutInput): Payout {
  const { automatic, method = 'standard', now } = input;
  return {
    id: input.id,
    object: 'payout',
    amount: input.amountMinor,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: arrivalOf(now, method),
    automatic,
    balance_transaction: null,
    created: now,
    currency: input.currency,
    description: input.description ?? (automatic ? 'STRIPE PAYOUT' : null),
    destination: BANK_ACCOUNT,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: input.metadata ?? {},
    method,
    original_payout: input.original ?? null,
    payout_method: null,
    reconciliation_status: automatic ? 'in_progress' : 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: input.statementDescriptor ?? null,
    status: 'pending',
    trace_id: { status: 'pending', value: null },
    type: 'bank_account',
  };
}
