/** A donor pauses a standing gift, or takes that back: what is written down. Stripe goes on making drafts, which are voided, and remembers it. */
import type { Effect, StandingGiftStep } from '../step.ts';
import type { PauseChange, ResumeChange } from './changes.ts';
import type { StandingGift } from './standing-gift.ts';
import { asked, standingStepBy } from './steps.ts';

/** Null where it does not run. */
export function pausing(
  gift: StandingGift,
  change: PauseChange,
  from: Date,
  mails: readonly Effect[],
): StandingGiftStep | null {
  if (gift.state !== 'active') return null;
  return stepOf(
    standingStepBy(gift, 'paused', change.at, {
      fields: { pausedFrom: from, pausedUntil: change.until },
      effects: [...changed(gift, change), ...mails],
    }),
  );
}

/** It goes on with the next one; what was left out before stays so. Null where it does not run. */
export function resuming(
  gift: StandingGift,
  change: ResumeChange,
  mails: readonly Effect[],
): StandingGiftStep | null {
  if (gift.state !== 'active') return null;
  const { holdsFrom } = change;
  const isBegun = gift.pausedFrom !== null && gift.pausedFrom < holdsFrom;
  return stepOf(
    standingStepBy(gift, 'resumed', change.at, {
      fields: isBegun ? { pausedUntil: holdsFrom } : { pausedFrom: null, pausedUntil: null },
      effects: [...changed(gift, change), ...mails],
    }),
  );
}

/** Renewals that are here already may be left out now, or not any more. */
function changed(gift: StandingGift, change: PauseChange | ResumeChange): Effect[] {
  return [
    { kind: 'record-change', standingGiftId: gift.id, change },
    { kind: 'look-at-renewals', standingGiftId: gift.id },
    asked(gift, 'note-change', change.at, change.id),
  ];
}

const stepOf = (step: StandingGiftStep | 'ignored' | 'illegal') =>
  step === 'ignored' || step === 'illegal' ? null : step;
