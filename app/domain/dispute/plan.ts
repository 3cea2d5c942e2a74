/** What a dispute does next: a pure choice from what we have and from what Stripe says of it. */
import type { BalanceTransaction } from '../balance-transaction.ts';
import { composeDisputeMail } from '../mail-dispute.ts';
import type { Sender } from '../mail.ts';
import type { Plan } from '../plan.ts';
import type { Effect } from '../step.ts';
import type { Dispute, DisputeAtStripe } from './dispute.ts';
import { standingGiftSubject } from '../subject.ts';
import { disputeMeanings, takenBackStates } from './states.ts';
import { disputeRead } from './steps.ts';

export interface DisputeKnown {
  readonly dispute: Dispute;
  readonly now: Date;
  readonly seen: DisputeAtStripe;
  /** Of what it moved, what does not stand in the ledger yet. */
  readonly unbooked: readonly BalanceTransaction[];
  /** Null where it was given once. */
  readonly standingGiftId: string | null;
  /** Who at the newsroom hears of a deadline. */
  readonly staff: readonly { readonly id: string; readonly email: string }[];
}

export interface DisputeTools {
  readonly ids: { row(): string };
  readonly site: Sender;
  readonly links: { readonly desk: string; readonly stripe: string };
}

const rest: Plan = { kind: 'rest' };

/** Somebody at the desk decided to give in, and the bank still waits for an answer. */
export function isToAccept({ acceptedAt, state }: Pick<Dispute, 'acceptedAt' | 'state'>): boolean {
  return acceptedAt !== null && disputeMeanings[state].needsAnswer;
}

export function planDispute(known: DisputeKnown, tools: DisputeTools): Plan {
  const { dispute, seen, unbooked, now } = known;
  const isNewDemand = dispute.state !== seen.status && disputeMeanings[seen.status].needsAnswer;
  const mails = isNewDemand && dispute.acceptedAt === null ? mailsAbout(known, tools) : [];
  const step = disputeRead(dispute, seen, unbooked, [...mails, ...stopping(known)], now);
  if (step) return { kind: 'commit', step };
  return isToAccept(dispute) ? { kind: 'ask', request: 'accept-dispute', cause: '' } : rest;
}

/** Whoever takes one payment back wants no further one: the standing gift ends by its own look. */
function stopping({ dispute, seen, standingGiftId }: DisputeKnown): Effect[] {
  const isNew = dispute.state !== seen.status && takenBackStates.includes(seen.status);
  if (standingGiftId === null || !isNew) return [];
  return [{ kind: 'look-again', subject: standingGiftSubject(standingGiftId) }];
}

/** One mail a person and demand: an inquiry, the dispute that it becomes, and an appeal each ask for an answer of their own. */
function mailsAbout({ dispute, seen, staff }: DisputeKnown, { ids, site, links }: DisputeTools): Effect[] {
  const composed = composeDisputeMail({ site, dispute: seen, deskUrl: links.desk, stripeUrl: links.stripe });
  return staff.map(({ id, email }) => ({
    kind: 'send-mail',
    mail: {
      id: ids.row(),
      kind: 'dispute-deadline',
      cause: `${dispute.id} ${seen.status} ${id}`,
      donationId: dispute.donationId,
      standingGiftId: null,
      appealId: null,
      recipient: email,
      ...composed,
    },
  }));
}
