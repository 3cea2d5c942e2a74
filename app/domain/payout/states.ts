/** The life of a payout: its states, what Stripe may say of it, and the table that says what follows. */

/**
 * `announced`: we know that there is one, and have not read it. `paid` is no end: Stripe says so when the money should have arrived,
 * and a bank may send it back within days.
 */
export const payoutStates = ['announced', 'pending', 'in-transit', 'paid', 'failed', 'canceled'] as const;
export type PayoutState = (typeof payoutStates)[number];

/** What Stripe's Payout object says when it is read. */
export const payoutEvents = ['went-pending', 'sent', 'arrived', 'failed', 'canceled'] as const;
export type PayoutEvent = (typeof payoutEvents)[number];

/** `ignored`: true but old news. `illegal`: cannot be true in this state, and nothing is written. */
export type PayoutTransition = PayoutState | 'ignored' | 'illegal';

const payoutTransitions: Readonly<Record<PayoutState, Readonly<Record<PayoutEvent, PayoutTransition>>>> = {
  announced: {
    'went-pending': 'pending',
    sent: 'in-transit',
    arrived: 'paid',
    failed: 'failed',
    canceled: 'canceled',
  },
  pending: {
    'went-pending': 'ignored',
    sent: 'in-transit',
    arrived: 'paid',
    failed: 'failed',
    canceled: 'canceled',
  },
  'in-transit': {
    'went-pending': 'illegal',
    sent: 'ignored',
    arrived: 'paid',
    failed: 'failed',
    canceled: 'canceled',
  },
  paid: {
    'went-pending': 'illegal',
    sent: 'illegal',
    arrived: 'ignored',
    failed: 'failed',
    canceled: 'illegal',
  },
  failed: {
    'went-pending': 'illegal',
    sent: 'illegal',
    arrived: 'illegal',
    failed: 'ignored',
    canceled: 'illegal',
  },
  canceled: {
    'went-pending': 'illegal',
    sent: 'illegal',
    arrived: 'illegal',
    failed: 'illegal',
    canceled: 'ignored',
  },
};

export function payoutTransition(state: PayoutState, event: PayoutEvent): PayoutTransition {
  return payoutTransitions[state][event];
}
