/** The Dispute: its shape, its evidence, and how it begins. */
import type { BalanceTransaction } from '#app/sandbox/objects/balance-transaction.ts';
import type { Charge } from '#app/sandbox/objects/charge.ts';
import type { StripeObject } from '#app/sandbox/store.ts';

export const DISPUTE_STATUSES = [
  'warning_needs_response',
  'warning_under_review',
  'warning_closed',
  'needs_response',
  'under_review',
  'won',
  'lost',
  'prevented',
  'appeal_needs_response',
  'appeal_under_review',
] as const;
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number];

export const DISPUTE_REASONS = [
  'fraudulent',
  'product_not_received',
  'duplicate',
  'credit_not_processed',
  'subscription_canceled',
  'unrecognized',
  'general',
] as const;
export type DisputeReason = (typeof DISPUTE_REASONS)[number];

/** Visa's own numbers of the reasons. */
const REASON_CODES: Readonly<Record<DisputeReason, string>> = {
  fraudulent: '10.4',
  product_not_received: '13.1',
  duplicate: '12.6',
  credit_not_processed: '13.7',
  subscription_canceled: '13.2',
  unrecognized: '10.4',
  general: '13.5',
};

export interface Dispute extends StripeObject {
  object: 'dispute';
  amount: number;
  balance_transactions: BalanceTransaction[];
  charge: string;
  currency: string;
  evidence: Record<string, unknown>;
  evidence_details: {
    due_by: number | null;
    enhanced_eligibility: Record<string, unknown>;
    has_evidence: boolean;
    past_due: boolean;
    submission_count: number;
    submission_method: 'manual' | 'not_submitted';
  };
  is_charge_refundable: boolean;
  metadata: Record<string, string>;
  payment_intent: string | null;
  reason: DisputeReason;
  status: DisputeStatus;
}

/** What of the disputed sum is out of the account now, which no field of a dispute says. */
export interface DisputeHidden {
  /** In minor units of the dispute's currency. */
  readonly outMinor: number;
}

/** Evidence in words. */
export const EVIDENCE_TEXTS = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_tracking_number',
  'uncategorized_text',
] as const;

/** Evidence as an uploaded file; the local Stripe takes no uploads. */
export const EVIDENCE_FILES = [
  'cancellation_policy',
  'customer_communication',
  'customer_signature',
  'duplicate_charge_documentation',
  'receipt',
  'refund_policy',
  'service_documentation',
  'shipping_documentation',
  'uncategorized_file',
] as const;

const NO_EVIDENCE: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries([...EVIDENCE_TEXTS, ...EVIDENCE_FILES].map((field) => [field, null])),
  enhanced_evidence: {},
};

/** The newsroom has nine days to answer, an inquiry is closed after 120, a bank decides within sixty. */
export const DISPUTE_SECONDS = { respond: 9 * 24 * 3600, inquiry: 120 * 24 * 3600, decide: 60 * 24 * 3600 };

/** Banks refuse no refund before the money is theirs, nor after they gave it back. */
export const isRefundable = (status: DisputeStatus) => status.startsWith('warning_') || status === 'won';

export const isOver = (status: DisputeStatus) =>
  ['won', 'lost', 'warning_closed', 'prevented'].includes(status);

export interface DisputeInput {
  readonly id: string;
  readonly charge: Charge;
  readonly amountMinor: number;
  readonly reason: DisputeReason;
  readonly status: DisputeStatus;
  readonly now: number;
}

/** A dispute that moved nothing yet. */
export function newDispute(input: DisputeInput): Dispute {
  const { charge, status, now, reason } = input;
  const details = charge['payment_method_details'] as { card?: { brand?: string } } | undefined;
  const brand = details?.card?.brand ?? 'visa';
  return {
    id: input.id,
    object: 'dispute',
    amount: input.amountMinor,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: NO_EVIDENCE,
    evidence_details: {
      due_by: isOver(status) ? null : now + DISPUTE_SECONDS.respond,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: 'manual',
    is_charge_refundable: isRefundable(status),
    livemode: false,
    metadata: {},
    network_reason_code: REASON_CODES[reason],
    payment_intent: charge.payment_intent,
    payment_method_details: {
      type: 'card',
      card: { brand, case_type: caseOf(status), network: brand, network_reason_code: REASON_CODES[reason] },
    },
    reason,
    status,
  };
}

function caseOf(status: DisputeStatus): string {
  if (status === 'prevented') return 'resolution';
  return status.startsWith('warning_') ? 'inquiry' : 'chargeback';
}
