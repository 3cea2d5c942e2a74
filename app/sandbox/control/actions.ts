/** All that `POST /sandbox/control` understands: a new area is a file of actions and one line here. */
import type { Action } from '#app/sandbox/control/action.ts';
import { BILLING_ACTIONS } from '#app/sandbox/control/billing-actions.ts';
import { CARD_ACTIONS } from '#app/sandbox/control/card-actions.ts';
import { CLOCK_ACTIONS } from '#app/sandbox/control/clock-actions.ts';
import { FAULT_ACTIONS } from '#app/sandbox/control/fault-actions.ts';
import { PAYMENT_ACTIONS } from '#app/sandbox/control/payment-actions.ts';
import { WEBHOOK_ACTIONS } from '#app/sandbox/control/webhook-actions.ts';

export const ACTIONS: readonly Action[] = [
  ...BILLING_ACTIONS,
  ...CARD_ACTIONS,
  ...CLOCK_ACTIONS,
  ...FAULT_ACTIONS,
  ...PAYMENT_ACTIONS,
  ...WEBHOOK_ACTIONS,
];
