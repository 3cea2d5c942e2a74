/** The panel's groups, in the order in which a person meets them: time, then as money moves, then what disturbs it. */
import type { PanelGroup } from '#app/sandbox/pages/panel-fields.ts';
import { balanceControls } from '#app/sandbox/pages/panel-balance.ts';
import { cardControls } from '#app/sandbox/pages/panel-cards.ts';
import { faultControls } from '#app/sandbox/pages/panel-faults.ts';
import { paymentControls } from '#app/sandbox/pages/panel-payments.ts';
import { refundControls } from '#app/sandbox/pages/panel-refunds.ts';
import { subscriptionControls } from '#app/sandbox/pages/panel-subscriptions.ts';
import { timeControls } from '#app/sandbox/pages/panel-time.ts';
import { webhookControls } from '#app/sandbox/pages/panel-webhooks.ts';

/** A control stands in the group of what it disturbs. */
export const PANEL_GROUPS: readonly PanelGroup[] = [
  {
    id: 'time',
    title: 'Time',
    help: 'Move the clock, and all that falls due happens: Sessions and holds end, money becomes available.',
    controls: timeControls,
  },
  {
    id: 'payments',
    title: 'Payments',
    help: 'How the bank answers the next card, whatever its number.',
    controls: paymentControls,
  },
  {
    id: 'customers',
    title: 'Customers and cards',
    help: 'What happens to cards that are kept for later.',
    controls: cardControls,
  },
  {
    id: 'subscriptions',
    title: 'Subscriptions and invoices',
    help: 'Renewals, and the invoices that they make.',
    controls: subscriptionControls,
  },
  {
    id: 'refunds',
    title: 'Refunds and disputes',
    help: 'What happens to money after it was taken. Each refund and dispute goes on in its table below.',
    controls: refundControls,
  },
  {
    id: 'balance',
    title: 'Balance and payouts',
    help: 'When money is booked, in which currency, and when it leaves for the bank.',
    controls: balanceControls,
  },
  {
    id: 'webhooks',
    title: 'Webhooks',
    help: 'How events reach the app: late, twice, out of order, not at all, or from somebody else.',
    controls: webhookControls,
  },
  {
    id: 'faults',
    title: 'Faults of the API',
    help: 'What the app’s next requests meet.',
    controls: faultControls,
  },
];
