/** What the pages of the desk show: the frame, the queue, and the donation or appeal beside it. */
import type { StaffMember } from '#app/domain/staff.ts';
import type { DecisionErrors } from '#app/domain/review.ts';
import type { Ports } from '#app/ports.ts';
import { listQueue, type Queue, type QueueEntry } from '#app/usecases/list-queue.ts';
import { showAppealToStaff } from '#app/usecases/show-appeal-to-staff.ts';
import { showStandingGiftToStaff } from '#app/usecases/show-standing-gift-to-staff.ts';
import { showDonationToStaff } from '#app/usecases/show-donation-to-staff.ts';
import { textField } from './staff-session.ts';

/** Who looks, from where, how much waits or is late, whether the registry can be relied on, whether readers are turned away, whether a restore is caught up with. */
export function deskFrame(
  { site, clock, registry }: Pick<Ports, 'site' | 'clock' | 'registry'>,
  member: StaffMember,
  queue: Queue,
) {
  return {
    siteName: site.name,
    memberName: member.name,
    waitingCount: queue.waiting.donations + queue.waiting.appeals,
    lateCount: queue.lateCount,
    disputeCount: queue.disputeCount,
    findingCount: queue.findingCount,
    registryStatus: registry.current().status,
    shortage: queue.shortage,
    offersStandingGifts: site.offersStandingGifts,
    unscreenedRenewals: queue.unscreenedRenewals,
    restore: queue.restore && { ...queue.restore, now: new Date() },
    place: { locale: site.locale, timeZone: site.timeZone },
    now: clock.now(),
  };
}

/** The queue with the first entry that nobody has decided, which a wide screen shows beside it. */
export async function queueWithFirst(ports: Ports, member: StaffMember) {
  const queue = await listQueue(ports);
  const first = queue.entries.find(isUndecided) ?? queue.entries[0];
  const donation = first?.kind === 'donation' ? await showDonationToStaff(ports, first.donation.id) : null;
  const appeal = first?.kind === 'appeal' ? await showAppealToStaff(ports, first.appeal.id) : null;
  const standingGift =
    first?.kind === 'standing-gift' || first?.kind === 'renewal'
      ? await showStandingGiftToStaff(ports, first.gift.id)
      : null;
  return { frame: deskFrame(ports, member, queue), queue, donation, standingGift, appeal };
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

/** A form of the desk, read and sorted out: a decision with its reason, or taking one back. */
export interface DecisionInput {
  readonly intent: string;
  readonly decision: string;
  readonly reason: string;
  readonly note: string;
}

/** The radio button that was chosen names decision and reason in one: `clear:private-person`. */
export async function readDecision(request: Request): Promise<DecisionInput> {
  const form = await request.formData();
  const choice = textField(form, 'choice');
  const [decision = '', reason = ''] = choice.split(':', 2);
  return { intent: textField(form, 'intent'), decision, reason, note: textField(form, 'note') };
}

/** What the page shows after a decision that failed: the reason in words, and the input to try again with. */
export interface FailedDecision {
  readonly problem: string | null;
  readonly draft: { readonly choice: string; readonly note: string; readonly errors: DecisionErrors };
}

export function failedDecision(
  input: DecisionInput,
  problem: string | null,
  errors: DecisionErrors = {},
): FailedDecision {
  const choice = input.decision === '' ? '' : `${input.decision}:${input.reason}`;
  // Without any choice "clear or refuse" is the wrong question: the reason says both.
  const shown =
    choice === '' && errors.decision !== undefined
      ? { reason: 'Choose a reason to clear or to refuse.' }
      : errors;
  return { problem, draft: { choice, note: input.note, errors: shown } };
}
