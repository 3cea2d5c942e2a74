/** A donor has their gifts charged on another day: what is written down. Stripe goes on drafting on its own, and remembers it. */
import type { Effect, StandingGiftStep } from '../step.ts';
import type { DayChange } from './changes.ts';
import { dayFields } from './gift-day.ts';
import type { StandingGift } from './standing-gift.ts';
import { asked, standingStepBy } from './steps.ts';

/** Null where it does not run. */
export function changingDay(
  gift: StandingGift,
  change: DayChange,
  mails: readonly Effect[],
): StandingGiftStep | null {
  if (gift.state !== 'active') return null;
  const step = standingStepBy(gift, 'day-changed', change.at, {
    fields: dayFields(gift, change),
    effects: [
      { kind: 'record-change', standingGiftId: gift.id, change },
      asked(gift, 'note-change', change.at, change.id),
      ...mails,
    ],
  });
  return step === 'ignored' || step === 'illegal' ? null : step;
}
