/** Stripe is told of what a donor changed, and after a restore tells us of what was lost of it. */
import { money } from '../money.ts';
import type { Plan } from '../plan.ts';
import type { Effect } from '../step.ts';
import { changeMail } from './change-mail.ts';
import { isLater, newestLike, type ChangeNote } from './change-note.ts';
import type { AmountChange, GiftChange } from './changes.ts';
import { dayFields, type GiftDay } from './gift-day.ts';
import type { StandingGiftKnown, StandingGiftTools } from './known.ts';
import type { StandingGiftIn } from './standing-gift.ts';
import { asked, finished, standingStepBy, standingStepWithin } from './steps.ts';

/** Null where Stripe remembers each change, or a later one of its kind. Last of all that is asked: no promise rests on it meanwhile. */
export function planNoting(
  gift: StandingGiftIn<'active'>,
  { unnoted, now }: Pick<StandingGiftKnown, 'unnoted' | 'now'>,
  notes: readonly ChangeNote[],
): Plan | null {
  if (unnoted.length === 0) return null;
  const missing = unnoted.find((change) => {
    const noted = newestLike(notes, change);
    return !noted || isLater(change, noted);
  });
  if (missing) return { kind: 'ask', request: 'note-change', cause: missing.id };
  const effects = unnoted.map(({ id }) => finished(gift, 'note-change', 'noted', id));
  return { kind: 'commit', step: standingStepWithin(gift, now, {}, effects) };
}

/** Changes that Stripe remembers and the restored database does not, the oldest first; `changes` as they were made. */
export function lostChanges(changes: readonly GiftChange[], notes: readonly ChangeNote[]): ChangeNote[] {
  return notes
    .filter((note) => {
      const ours = newestLike(changes, note);
      return !ours || isLater(note, ours);
    })
    .toSorted((a, b) => (isLater(a, b) ? 1 : -1));
}

/**
 * The oldest change that Stripe remembers and the restored database does not: what its donor was promised holds again, before anything
 * is charged. Null where there is none. Its mail may come a second time.
 */
export function planAdopted(
  known: StandingGiftKnown,
  gift: StandingGiftIn<'active'>,
  notes: readonly ChangeNote[],
  tools: StandingGiftTools,
): Plan | null {
  const [lost] = lostChanges(known.changes, notes);
  if (!lost) return null;
  const { payer, now } = known;
  const { site, links, ids } = tools;
  const { event, fields, change, effects } = restored(gift, lost, now);
  const about = { site, giftUrl: links.standingGift(gift.token), mailId: ids.row() };
  const mails = changeMail(change, { ...gift, ...fields }, payer, about);
  const recorded: Effect = { kind: 'record-change', standingGiftId: gift.id, change };
  const brought = { fields, effects: [recorded, ...effects, ...mails] };
  const step = standingStepBy(gift, event, now, brought, 'restore');
  if (typeof step === 'string') return { kind: 'cannot-be', state: gift.state, event };
  return { kind: 'commit', step, isStripesWord: true };
}

interface Restored {
  readonly event: 'paused' | 'resumed' | 'amount-changed' | 'day-changed';
  readonly fields: Pick<StandingGiftIn<'active'>, 'amount' | 'feeCover' | 'pausedFrom' | 'pausedUntil'> &
    GiftDay;
  readonly change: GiftChange;
  readonly effects: readonly Effect[];
}

function restored(gift: StandingGiftIn<'active'>, note: ChangeNote, now: Date): Restored {
  const { amount, feeCover, pausedFrom, pausedUntil, dueAnchor, dueAnchorFrom, dueAnchorBefore } = gift;
  const day = { dueAnchor, dueAnchorFrom, dueAnchorBefore };
  const before = { amount, feeCover, pausedFrom, pausedUntil, ...day };
  const { id, at, holdsFrom } = note;
  const placed = { id, at, holdsFrom };
  // Not one of them is charged while this is not taken in.
  const renewals: Effect = { kind: 'look-at-renewals', standingGiftId: gift.id };
  switch (note.kind) {
    case 'pause': {
      const fields = { ...before, pausedFrom: note.pausedFrom, pausedUntil: note.pausedUntil };
      const change = { kind: note.kind, ...placed, until: note.pausedUntil };
      return { event: 'paused', fields, change, effects: [renewals] };
    }
    case 'resume': {
      const fields = { ...before, pausedFrom: note.pausedFrom, pausedUntil: note.pausedUntil };
      return { event: 'resumed', fields, change: { kind: note.kind, ...placed }, effects: [renewals] };
    }
    case 'amount': {
      const { currency } = amount;
      const to = { amount: money(note.amount, currency), feeCover: money(note.feeCover, currency) };
      // What was agreed between, if anything was, never was charged: the change is from what we know.
      const change: AmountChange = { kind: 'amount', ...placed, from: { amount, feeCover }, to };
      // Stripe may not have been asked yet.
      const effects = [asked(gift, 'change-amount', now, id)];
      return {
        event: 'amount-changed',
        fields: { ...before, ...to },
        change,
        effects: [...effects, renewals],
      };
    }
    case 'day': {
      const change = { kind: note.kind, ...placed, to: note.to };
      return {
        event: 'day-changed',
        fields: { ...before, ...dayFields(day, change) },
        change,
        effects: [renewals],
      };
    }
  }
}
