/** The desk's plain list of donations, newest first, page by page. */
import { donationStates, type DonationState } from '#app/domain/donation.ts';
import { cursorText, parseCursor } from '#app/domain/list-cursor.ts';
import type { DonationListItem, Ports } from '#app/ports.ts';

export interface DonationPage {
  readonly items: readonly DonationListItem[];
  /** The filter in force; null shows all states. */
  readonly state: DonationState | null;
  /** What to ask for as `after` to see older ones; null at the end. */
  readonly next: string | null;
  /** False where this is not the newest page. */
  readonly isFirst: boolean;
}

const pageLength = 50;

/** `state` and `after` as they stand in the address; what is not understood is as if it were not there. */
export async function listDonations(
  ports: Pick<Ports, 'donations'>,
  input: { state: string | null; after: string | null },
): Promise<DonationPage> {
  const state = donationStates.find((known) => known === input.state) ?? null;
  const after = parseCursor(input.after);
  const found = await ports.donations.list(state ? { state } : {}, after, pageLength + 1);
  const items = found.slice(0, pageLength);
  const last = items.at(-1);
  return {
    items,
    state,
    next: found.length > pageLength && last ? cursorText(last) : null,
    isFirst: after === null,
  };
}
