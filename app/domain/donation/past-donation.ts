/** A donation of the past beside the registry of today: whether it would still pass. */
import type { Donation } from './donation.ts';
import { screenPayer, type RegistryState } from '../screening/decide/decide.ts';
import type { Payer } from '../screening/payer.ts';
import { severity, type Outcome, type Screening } from '../screening/screening.ts';
import { screenBoth } from '../screening/decide/two-addresses.ts';

export interface PastDonation {
  readonly donation: Donation;
  /** Null where the personal data was erased: nobody is left to compare. */
  readonly payer: Payer | null;
  /** By which the donor is known now, where it is another one than was given. */
  readonly otherEmail: string | null;
  /** What the screening said that decided then; null where there was none. */
  readonly outcome: Outcome | null;
}

/** How far back received donations are looked at: the time in which a listing usually follows what it describes. */
const pastMonths = 24;

/** The moment since which donations are looked at again. */
export function pastSince(now: Date): Date {
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - pastMonths);
  return since;
}

/**
 * The outcome that let the donation pass or hold, and the one it would have now, where that is worse and rests on a listing;
 * else null. The age of the registry does not matter here: a match is a match.
 */
export function worsening(
  state: RegistryState,
  { donation, payer, otherEmail, outcome }: PastDonation,
): { before: Outcome; after: Screening } | null {
  if (!payer || !state.index) return null;
  // What staff cleared passed, whatever the screening had said before.
  const before: Outcome = donation.decision === 'clear' ? 'clear' : (outcome ?? 'clear');
  const ready = { status: 'ready', index: state.index } as const;
  const screen = (email: Payer['email']) => screenPayer(ready, { ...payer, email }, donation.locale);
  const after = screenBoth(screen, payer.email, otherEmail);
  return after.listing && severity[after.outcome] > severity[before] ? { before, after } : null;
}
