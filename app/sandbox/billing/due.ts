/** What time does to a subscription next: its own turns, and those of its invoices. */
import type { Operation } from '#app/sandbox/operation.ts';
import {
  hasEnded,
  periodOf,
  type Subscription,
  type SubscriptionHidden,
} from '#app/sandbox/objects/subscription.ts';

/** An incomplete subscription waits for its first payment for less than a day. */
const INCOMPLETE_SECONDS = 23 * 3600;
const DAY = 24 * 3600;

export type Turn =
  | { readonly at: number; readonly what: 'invoice'; readonly invoice: string }
  | { readonly at: number; readonly what: 'expire' | 'resume' | 'cancel' | 'renew' | 'upcoming' };

/** The next turn, of those at the same second the invoices' first; null where time changes nothing any more. */
export async function nextTurn(
  operation: Operation,
  subscription: Subscription,
  hidden: SubscriptionHidden,
): Promise<Turn | null> {
  const [invoice] = await operation.sql.query<{ id: string; at: number }>(INVOICE_TURN, [subscription.id]);
  const turns: Turn[] = invoice ? [{ at: invoice.at, what: 'invoice', invoice: invoice.id }] : [];
  turns.push(...ownTurns(subscription, hidden, operation.settings.billing.upcomingDays));
  return turns.reduce<Turn | null>((first, turn) => (first && first.at <= turn.at ? first : turn), null);
}

const INVOICE_TURN = `
  SELECT id, (hidden ->> 'dueAt')::float8 AS at FROM sandbox.object
  WHERE kind = 'invoice' AND body #>> '{parent,subscription_details,subscription}' = $1
    AND hidden ->> 'dueAt' IS NOT NULL
  ORDER BY 2, seq LIMIT 1`;

function ownTurns(subscription: Subscription, hidden: SubscriptionHidden, upcomingDays: number): Turn[] {
  if (hasEnded(subscription)) return [];
  if (subscription.status === 'incomplete')
    return [{ at: subscription.created + INCOMPLETE_SECONDS, what: 'expire' }];
  const { start, end } = periodOf(subscription);
  const turns: Turn[] = [];
  const { cancel_at: cancelAt, pause_collection: pause } = subscription;
  const resumesAt = pause?.resumes_at ?? null;
  if (resumesAt !== null) turns.push({ at: resumesAt, what: 'resume' });
  if (cancelAt !== null) turns.push({ at: cancelAt, what: 'cancel' });
  if (hidden.upcomingFor !== end && upcomingDays > 0)
    turns.push({ at: Math.max(start, end - upcomingDays * DAY), what: 'upcoming' });
  turns.push({ at: end, what: 'renew' });
  return turns;
}
