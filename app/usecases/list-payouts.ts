/** For staff: payouts, the newest first, a page at a time, and the months that can be closed. */
import { cursorText, parseCursor } from '#app/domain/list-cursor.ts';
import type { Payout } from '#app/domain/payout/payout.ts';
import { monthsSince } from '#app/domain/statement/month.ts';
import type { Ports } from '#app/ports.ts';

export interface PayoutList {
  readonly payouts: readonly Payout[];
  /** Where the next page begins; null where there is none. */
  readonly next: string | null;
  readonly isFirst: boolean;
  /** The newest first, each as `2026-11`. */
  readonly months: readonly string[];
}

const pageSize = 50;
/** Older ones are asked for by their address or by command. */
const monthsMax = 24;

export async function listPayouts(
  { payouts, statements, clock, site }: Pick<Ports, 'payouts' | 'statements' | 'clock' | 'site'>,
  afterText: string | null,
): Promise<PayoutList> {
  const after = parseCursor(afterText);
  const found = await payouts.list(after, pageSize + 1);
  const page = found.slice(0, pageSize);
  const last = page.at(-1);
  const first = await statements.first();
  return {
    payouts: page,
    next: found.length > pageSize && last ? cursorText(last) : null,
    isFirst: after === null,
    months: first ? monthsSince(first, clock.now(), site.timeZone).slice(0, monthsMax) : [],
  };
}
