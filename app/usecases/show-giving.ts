/** All that one donor gave, a page of gifts at a time, for the donor who is signed in. */
import { giftShown, standingGiftShown, type Giving } from '#app/domain/giving.ts';
import { donationSums } from '#app/domain/ledger/donation-sums.ts';
import { cursorText, parseCursor } from '#app/domain/list-cursor.ts';
import type { Ports } from '#app/ports.ts';

const pageSize = 25;

/** `after`: as a page before said in `next`. */
export async function showGiving(
  ports: Pick<Ports, 'donorGifts' | 'ledger' | 'clock' | 'site'>,
  { donorId, after }: { readonly donorId: string; readonly after: string | null },
): Promise<Giving> {
  const now = ports.clock.now();
  const found = await ports.donorGifts.list(donorId, parseCursor(after), pageSize + 1);
  const page = found.slice(0, pageSize);
  const sums = await ports.ledger.ofDonations(page.map(({ donation }) => donation.id));
  const standing = await ports.donorGifts.standing(donorId);
  const last = page.at(-1)?.donation;
  return {
    standing: standing.map((gift) => standingGiftShown(gift, now)),
    gifts: page.map((gift) => {
      const { id, amount } = gift.donation;
      return giftShown(gift, donationSums(sums.get(id) ?? [], amount.currency), now);
    }),
    years: await ports.donorGifts.years(donorId, ports.site.timeZone),
    next: found.length > pageSize && last ? cursorText(last) : null,
  };
}
