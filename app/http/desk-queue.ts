/** What the desk's first page shows: the queue, and the donation, standing gift or appeal beside it. */
import type { Ports } from '#app/ports.ts';
import { listQueue, type QueueEntry } from '#app/usecases/list-queue.ts';
import { showAppealToStaff } from '#app/usecases/show-appeal-to-staff.ts';
import { showDonationToStaff } from '#app/usecases/show-donation-to-staff.ts';
import { showStandingGiftToStaff } from '#app/usecases/show-standing-gift-to-staff.ts';

/** The queue with the first entry that nobody has decided, which a wide screen shows beside it. */
export async function queueWithFirst(ports: Ports) {
  const queue = await listQueue(ports);
  const first = queue.entries.find(isUndecided) ?? queue.entries[0];
  const donation = first?.kind === 'donation' ? await showDonationToStaff(ports, first.donation.id) : null;
  const appeal = first?.kind === 'appeal' ? await showAppealToStaff(ports, first.appeal.id) : null;
  const standingGift =
    first?.kind === 'standing-gift' || first?.kind === 'renewal'
      ? await showStandingGiftToStaff(ports, first.gift.id)
      : null;
  return { queue, donation, standingGift, appeal };
}

function isUndecided(entry: QueueEntry): boolean {
  switch (entry.kind) {
    case 'donation':
      return entry.donation.state === 'held';
    case 'standing-gift':
      return entry.gift.state === 'held';
    case 'renewal':
      return entry.renewal.state === 'held';
    case 'appeal':
      return entry.appeal.decision === null;
  }
}
