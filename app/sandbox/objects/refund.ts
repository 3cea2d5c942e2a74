/** The Refund: its shape, and how it begins. */
import type { Charge } from '#app/sandbox/objects/charge.ts';
import type { StripeObject } from '#app/sandbox/store.ts';

export interface Refund extends StripeObject {
  object: 'refund';
  amount: number;
  balance_transaction: string | null;
  charge: string;
  currency: string;
  failure_balance_transaction?: string;
  failure_reason?: string;
  metadata: Record<string, string>;
  payment_intent: string | null;
  pending_reason?: 'charge_pending' | 'insufficient_funds' | 'processing';
  reason: string | null;
  status: 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled';
}

/** What the bank has in store for a refund. */
export interface RefundHidden {
  /** What becomes of it by the clock; absent where it stays as it is until somebody acts. */
  readonly later?: 'succeeds' | 'fails' | undefined;
}

export interface RefundInput {
  readonly id: string;
  readonly charge: Charge;
  readonly amountMinor: number;
  readonly reason: string | null;
  readonly metadata: Record<string, string>;
  readonly status: Refund['status'];
  readonly pendingReason?: NonNullable<Refund['pending_reason']> | undefined;
  readonly now: number;
}

/** The payer of a refund that needs one to act has thirty days. */
const ACTION_SECONDS = 30 * 24 * 3600;

/** A refund that nothing was booked for yet. */
export function newRefund(input: RefundInput): Refund {
  const { charge, status, now } = input;
  return {
    id: input.id,
    object: 'refund',
    amount: input.amountMinor,
    balance_transaction: null,
    charge: charge.id,
    created: now,
    currency: charge.currency,
    customer: charge['customer'] ?? null,
    customer_account: null,
    destination_details: { card: { type: 'refund' }, type: 'card' },
    metadata: input.metadata,
    ...(status === 'requires_action' ? { next_action: askedByMail(charge, now) } : {}),
    payment_intent: charge.payment_intent,
    payment_method: charge['payment_method'] ?? null,
    ...(input.pendingReason ? { pending_reason: input.pendingReason } : {}),
    reason: input.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status,
    transfer_reversal: null,
  };
}

function askedByMail(charge: Charge, now: number): Record<string, unknown> {
  const billing = charge['billing_details'] as { email?: string | null } | undefined;
  return {
    type: 'display_details',
    display_details: {
      email_sent: { email_sent_at: now, email_sent_to: billing?.email ?? 'payer@example.com' },
      expires_at: now + ACTION_SECONDS,
    },
  };
}
