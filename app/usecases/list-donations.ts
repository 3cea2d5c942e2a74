/** The desk's plain list of donations, newest first, page by page. */
import { donationStates, type DonationState } from '#app/domain/donation.ts';
import type { DonationListItem, ListCursor, Ports } from '#app/ports.ts';

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
  const after = parseCursor(input.after ?? '');
  const found = await ports.donations.list(state ? { state } : {}, after, pageLength + 1);
  const items = found.slice(0, pageLength);
  const last = items.at(-1);
  return {
    items,
    state,
    next: found.length > pageLength && last ? `${String(last.createdAt.getTime())}_${last.id}` : null,
    isFirst: after === null,
  };
}

function parseCursor(text: string): ListCursor | null {
  const match = /^(\d{1,15})_([\w-]{1,64})$/.exec(text);
  return match?.[1] && match[2] ? { createdAt: new Date(Number(match[1])), id: match[2] } : null;
}
