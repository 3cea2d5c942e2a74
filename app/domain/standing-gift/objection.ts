/** What stands against going on with a standing gift that runs: read at each look, so that it ends whoever found it and however late. */
import type { StandingGiftFields } from '../step.ts';

/**
 * `refused`: money of its payer turned out to be a political group's. `disputed`: their bank takes back one of its payments, or took it; an
 * inquiry, which takes nothing, is none. `unpaid`: a renewal failed for good. `replaced`: its donor gives by another one instead.
 */
export type Objection =
  | { readonly kind: 'refused'; readonly by: 'screening' | 'staff' }
  | { readonly kind: 'disputed' }
  | { readonly kind: 'unpaid' }
  | { readonly kind: 'replaced' };

/** A refusal is the weightier word: what ends for it is remembered, and told. */
export function weightiest(objections: readonly Objection[]): Objection | null {
  return objections.find(({ kind }) => kind === 'refused') ?? objections[0] ?? null;
}

/** What it ends with where it is refused after it was paid for; what was paid stays on record. */
export function refusedLater(by: 'screening' | 'staff', now: Date) {
  return {
    closeOutcome: 'refused',
    refusedBy: by,
    refusalDecidedAt: now,
  } as const satisfies StandingGiftFields;
}
