/** Staff clear or refuse a held donation; the decision comes into force after the time to undo it. */
import { deciding } from '#app/domain/donation/deciding.ts';
import { stepBy } from '#app/domain/donation/steps.ts';
import { parseDecision, type DecisionErrors } from '#app/domain/review.ts';
import type { Actor } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';

export interface DecideDonationInput {
  readonly donationId: string;
  readonly decision: string;
  readonly reason: string;
  readonly note: string;
  readonly actor: Actor;
}

export type DecideDonationOutcome =
  | { readonly kind: 'decided'; readonly inForceAt: Date }
  | { readonly kind: 'not-waiting' }
  | { readonly kind: 'unknown-donation' }
  | { readonly kind: 'invalid'; readonly errors: DecisionErrors };

/** Refuses decisions and reasons that are not on the lists, and donations that do not wait (any more). */
export async function decideDonation(
  ports: Pick<Ports, 'donations' | 'commit' | 'clock' | 'ids'>,
  input: DecideDonationInput,
): Promise<DecideDonationOutcome> {
  const parsed = parseDecision(input);
  if (!parsed.ok) return { kind: 'invalid', errors: parsed.errors };
  const donation = await ports.donations.find(input.donationId);
  if (!donation) return { kind: 'unknown-donation' };
  const now = ports.clock.now();
  const heldUntil = donation.heldUntil;
  if (donation.state !== 'held' || !heldUntil || now >= heldUntil) return { kind: 'not-waiting' };
  const { actor } = input;
  const { review, fields } = deciding(parsed, heldUntil, { id: ports.ids.row(), actor }, now);
  const effects = [{ kind: 'record-review' as const, donationId: donation.id, review }];
  const step = stepBy(donation, 'decided', now, { fields, effects }, actor.name);
  if (step === 'ignored' || step === 'illegal') return { kind: 'not-waiting' };
  return (await ports.commit(step)) === 'committed'
    ? { kind: 'decided', inForceAt: review.inForceAt }
    : { kind: 'not-waiting' };
}
