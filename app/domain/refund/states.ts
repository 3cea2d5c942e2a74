/** The life of a refund: its states, what Stripe may say of it, and the table that says what follows. */

/**
 * `asked`: written down, and Stripe has not been seen to have it. `refused`: Stripe never made it. `succeeded` is no end: a bank may send
 * the money back weeks later.
 */
export const refundStates = [
  'asked',
  'pending',
  'requires-action',
  'succeeded',
  'failed',
  'canceled',
  'refused',
] as const;
export type RefundState = (typeof refundStates)[number];

/** What Stripe's Refund object says when it is read; `refused`: it has none, and would make none. */
export const refundEvents = [
  'went-pending',
  'action-required',
  'succeeded',
  'failed',
  'canceled',
  'refused',
] as const;
export type RefundEvent = (typeof refundEvents)[number];

/** `ignored`: true but old news. `illegal`: cannot be true in this state, and nothing is written. */
export type RefundTransition = RefundState | 'ignored' | 'illegal';

/** A failed one stays failed: Stripe makes another Refund where it is tried again. */
const refundTransitions: Readonly<Record<RefundState, Readonly<Record<RefundEvent, RefundTransition>>>> = {
  asked: {
    'went-pending': 'pending',
    'action-required': 'requires-action',
    succeeded: 'succeeded',
    failed: 'failed',
    canceled: 'canceled',
    refused: 'refused',
  },
  pending: {
    'went-pending': 'ignored',
    'action-required': 'requires-action',
    succeeded: 'succeeded',
    failed: 'failed',
    canceled: 'canceled',
    refused: 'illegal',
  },
  'requires-action': {
    'went-pending': 'pending',
    'action-required': 'ignored',
    succeeded: 'succeeded',
    failed: 'failed',
    canceled: 'canceled',
    refused: 'illegal',
  },
  succeeded: {
    'went-pending': 'illegal',
    'action-required': 'illegal',
    succeeded: 'ignored',
    failed: 'failed',
    canceled: 'canceled',
    refused: 'illegal',
  },
  failed: {
    'went-pending': 'illegal',
    'action-required': 'illegal',
    succeeded: 'illegal',
    failed: 'ignored',
    canceled: 'illegal',
    refused: 'illegal',
  },
  canceled: {
    'went-pending': 'illegal',
    'action-required': 'illegal',
    succeeded: 'illegal',
    failed: 'illegal',
    canceled: 'ignored',
    refused: 'illegal',
  },
  refused: {
    'went-pending': 'illegal',
    'action-required': 'illegal',
    succeeded: 'illegal',
    failed: 'illegal',
    canceled: 'illegal',
    refused: 'ignored',
  },
};

export function refundTransition(state: RefundState, event: RefundEvent): RefundTransition {
  return refundTransitions[state][event];
}

/** The donor does not have the money, and it does not come by itself. */
export const unreturnedStates: ReadonlySet<RefundState> = new Set(['failed', 'canceled', 'refused']);
