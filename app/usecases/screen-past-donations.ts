/** Screens the donations of the past with another registry and names those that would not pass as they did. */
import { setImmediate } from 'node:timers/promises';
import type { Donation } from '#app/domain/donation/donation.ts';
import type { ListCursor } from '#app/domain/list-cursor.ts';
import { worsening } from '#app/domain/donation/past-donation.ts';
import type { RegistryState } from '#app/domain/screening/decide/decide.ts';
import type { Outcome, Screening } from '#app/domain/screening/screening.ts';
import type { Ports } from '#app/ports.ts';

export interface ChangedDonation {
  readonly donation: Donation;
  readonly before: Outcome;
  readonly after: Screening;
}

/** Reading a page takes as long as all its payers; more rows would keep requests waiting for it. */
const pageSize = 50;
/** A payer takes some tenths of a millisecond; after this many, requests that wait have their turn. */
const payersAtOnce = 4;

/**
 * Received donations made since `since` and every held one, oldest first; yields those whose outcome would be worse and
 * writes nothing. Payers whose personal data was erased cannot be screened: the returned counts say how many.
 */
export async function* screenPast(
  ports: Pick<Ports, 'donations'>,
  state: RegistryState,
  since: Date,
): AsyncGenerator<ChangedDonation, { readonly seen: number; readonly erased: number }> {
  const counts = { seen: 0, erased: 0 };
  let after: ListCursor | null = null;
  for (;;) {
    const page = await ports.donations.past(since, after, pageSize);
    for (const past of page) {
      counts.seen += 1;
      if (!past.payer) counts.erased += 1;
      const changed = worsening(state, past);
      if (changed) yield { donation: past.donation, ...changed };
      if (counts.seen % payersAtOnce === 0) await setImmediate();
    }
    const last = page.at(-1)?.donation;
    if (!last || page.length < pageSize) return counts;
    after = { createdAt: last.createdAt, id: last.id };
  }
}
