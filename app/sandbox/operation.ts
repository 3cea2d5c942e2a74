/** What one unit of work inside the local Stripe is given: a transaction, the time, chance, and who asked. */
import type { Settings } from '#app/sandbox/settings.ts';
import type { Sql } from '#app/sandbox/sql.ts';

/** The version of Stripe's API whose names and shapes the local Stripe speaks. */
export const API_VERSION = '2026-10-28.endive';

export interface Operation {
  /** Everything that the operation writes is written in this one transaction. */
  readonly sql: Sql;
  /** The sandbox's time, in whole seconds since 1970; for what was overdue, the second at which it was due. */
  readonly now: number;
  /** The sandbox's time in milliseconds: what webhook deliveries are timed by. Not set back for what was overdue. */
  readonly nowMs: number;
  readonly random: () => number;
  readonly settings: Settings;
  /** Where the payment pages are, without a slash at the end. */
  readonly publicOrigin: string;
  /** The app's webhook endpoint; null where nothing is sent. */
  readonly webhookUrl: string | null;
  /** The API request behind the operation; null where a person on a page or the passing of time is behind it. */
  readonly request: { readonly id: string | null; readonly idempotencyKey: string | null };
}
