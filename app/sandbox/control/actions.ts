/** All that `POST /sandbox/control` understands: a new area is a file of actions and one line here. */
import type { Action } from '#app/sandbox/control/action.ts';
import { BALANCE_ACTIONS } from '#app/sandbox/control/balance-actions.ts';
import { BILLING_ACTIONS } from '#app/sandbox/control/billing-actions.ts';
import { CARD_ACTIONS } from '#app/sandbox/control/card-actions.ts';
import { CLOCK_ACTIONS } from '#app/sandbox/control/clock-actions.ts';
import { DISPUTE_ACTIONS } from '#app/sandbox/control/dispute-actions.ts';
import { FAULT_ACTIONS } from '#app/sandbox/control/fault-actions.ts';
import { PAYMENT_ACTIONS } from '#app/sandbox/control/payment-actions.ts';
import { PAYOUT_ACTIONS } from '#app/sandbox/control/payout-actions.ts';
import { REFUND_ACTIONS } from '#app/sandbox/control/refund-actions.ts';
import { SITE_ACTIONS } from '#app/sandbox/control/site-actions.ts';
import { WEBHOOK_ACTIONS } from '#app/sandbox/control/webhook-actions.ts';

export const ACTIONS: readonly Action[] = [
  ...BALANCE_ACTIONS,
  ...BILLING_ACTIONS,
  ...CARD_ACTIONS,
  ...CLOCK_ACTIONS,
  ...DISPUTE_ACTIONS,
  ...FAULT_ACTIONS,
  ...PAYMENT_ACTIONS,
  ...PAYOUT_ACTIONS,
  ...REFUND_ACTIONS,
  ...SITE_ACTIONS,
  ...WEBHOOK_ACTIONS,
];
