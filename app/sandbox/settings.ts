/** What the control panel sets: the clock's offset, faults, the next outcomes, how webhooks behave. Shared by all processes. */
import type { Fault } from '#app/sandbox/fault.ts';
import type { Sql } from '#app/sandbox/sql.ts';
import type { Roll } from '#app/sandbox/signature.ts';

export const OUTCOMES = [
  'ok',
  'decline',
  'insufficient_funds',
  'lost_card',
  'stolen_card',
  'expired_card',
  'incorrect_cvc',
  'processing_error',
  '3ds',
] as const;
/** How the bank answers a card. */
export type Outcome = (typeof OUTCOMES)[number];

/** How events travel to the webhook endpoint. All off by default: in order, once each, at once. */
export interface WebhookMode {
  readonly shuffle: boolean;
  /** Extra copies of every event. */
  readonly duplicate: number;
  readonly delayMs: number;
  /** Share of events, 0 to 1, that are never sent. */
  readonly dropRate: number;
  /** Types of events that are never sent; `charge.*` means all of charge. */
  readonly drop: readonly string[];
  /** Every attempt fails before it reaches the endpoint, and is tried again later. */
  readonly fail: boolean;
  /** Nothing is sent at all; events can still be listed. */
  readonly off: boolean;
}

/** How the account collects what subscriptions owe. */
export interface BillingSettings {
  /** Days from each failed attempt to the next; after the last of them there is no other. */
  readonly retryAfterDays: readonly number[];
  readonly afterLastFailure: (typeof AFTER_LAST_FAILURE)[number];
  /** Days before a renewal at which `invoice.upcoming` tells of it; 0 is never. */
  readonly upcomingDays: number;
}
export const AFTER_LAST_FAILURE = ['cancel', 'unpaid', 'past_due'] as const;

/** What the bank makes of a refund; each but `no-balance`, which is Stripe's refusal, is a state of Stripe's. */
export const REFUND_OUTCOMES = [
  'succeeds',
  'pending',
  'stays-pending',
  'insufficient-funds',
  'requires-action',
  'fails-later',
  'pending-then-fails',
  'no-balance',
] as const;
export type RefundOutcome = (typeof REFUND_OUTCOMES)[number];

/** What the bank makes of a payout. */
export const PAYOUT_OUTCOMES = ['paid', 'fails', 'paid-then-fails'] as const;
type PayoutOutcome = (typeof PAYOUT_OUTCOMES)[number];

export interface Settings {
  /** How far the sandbox's clock is ahead of real time, in milliseconds. */
  readonly clockOffsetMs: number;
  readonly webhooks: WebhookMode;
  /** The second of the sandbox's time before which no event is sent, as if there had been a long outage. */
  readonly outageUntil: number;
  /** How Stripe sees the app's endpoint. `failingSince`: the second of the first failure since the last success. */
  readonly endpoint: { readonly isDisabled: boolean; readonly failingSince: number | null };
  /** The last roll of the signing secret. */
  readonly roll: Roll | null;
  /** How the bank answers the next payments on a page, whatever the card. */
  readonly nextOutcomes: readonly Outcome[];
  /** The same for the next cards that are saved. */
  readonly nextSetups: readonly Outcome[];
  /** The same for the next charges to a saved card. */
  readonly nextCharges: readonly Outcome[];
  readonly faults: readonly Fault[];
  /** Sandbox seconds from a capture to its balance transaction. */
  readonly balanceDelaySeconds: number;
  readonly nextRefunds: readonly RefundOutcome[];
  readonly nextPayouts: readonly PayoutOutcome[];
  /** Whether all that is available is paid out every day. */
  readonly payoutsDaily: boolean;
  /** The account settles in this currency, whatever payers pay in, at so many whole units of it for one of theirs. */
  readonly settlement: { readonly currency: string; readonly rate: number } | null;
  readonly billing: BillingSettings;
}

export const DEFAULTS: Settings = {
  clockOffsetMs: 0,
  webhooks: { shuffle: false, duplicate: 0, delayMs: 0, dropRate: 0, drop: [], fail: false, off: false },
  outageUntil: 0,
  endpoint: { isDisabled: false, failingSince: null },
  roll: null,
  nextOutcomes: [],
  nextSetups: [],
  nextCharges: [],
  faults: [],
  balanceDelaySeconds: 0,
  nextRefunds: [],
  nextPayouts: [],
  payoutsDaily: false,
  settlement: null,
  // Four attempts over two weeks, as Stripe's own schedule would choose.
  billing: { retryAfterDays: [3, 5, 6], afterLastFailure: 'cancel', upcomingDays: 7 },
};

export async function readSettings(sql: Sql): Promise<Settings> {
  const rows = await sql.query<{ key: string; value: unknown }>('SELECT key, value FROM sandbox.setting');
  return {
    ...DEFAULTS,
    ...(Object.fromEntries(rows.map((row) => [row.key, row.value])) as Partial<Settings>),
  };
}

/**
 * Changes one setting under a lock, so that two processes never lose each other's change.
 * Answers the value that `change` made.
 */
export async function changeSetting<K extends keyof Settings>(
  sql: Sql,
  key: K,
  change: (before: Settings[K]) => Settings[K],
): Promise<Settings[K]> {
  return sql.transaction(async (inside) => {
    await inside.query(
      `INSERT INTO sandbox.setting (key, value) VALUES ($1, $2::jsonb) ON CONFLICT (key) DO NOTHING`,
      [key, JSON.stringify(DEFAULTS[key])],
    );
    const [row] = await inside.query<{ value: Settings[K] }>(
      'SELECT value FROM sandbox.setting WHERE key = $1 FOR UPDATE',
      [key],
    );
    const after = change(row ? row.value : DEFAULTS[key]);
    await inside.query('UPDATE sandbox.setting SET value = $2::jsonb WHERE key = $1', [
      key,
      JSON.stringify(after),
    ]);
    return after;
  });
}

/** How a card is used, and which setting holds the answers that the panel asked for. */
export const OUTCOME_QUEUES = {
  payment: 'nextOutcomes',
  setup: 'nextSetups',
  'saved-card': 'nextCharges',
} as const;
type Queue = (typeof OUTCOME_QUEUES)[keyof typeof OUTCOME_QUEUES] | 'nextRefunds' | 'nextPayouts';

/** What the panel asked for the next use of a card, refund or payout, used up; null where nothing waits. */
export async function takeNext<K extends Queue>(
  sql: Sql,
  settings: Settings,
  queue: K,
): Promise<Settings[K][number] | null> {
  if (settings[queue].length === 0) return null;
  let taken: Settings[K][number] | null = null;
  await changeSetting(sql, queue, (waiting) => {
    taken = waiting[0] ?? null;
    return waiting.slice(1) as unknown as Settings[K];
  });
  return taken;
}
