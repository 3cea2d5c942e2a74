/** How near a payer is to what decided, as a rank among those whom the same ground decides; likelihood.ts says what it means. */
import type { Evidence, FieldEvidence } from '#app/domain/screening/match/evidence.ts';
import type { Outcome } from '#app/domain/screening/screening.ts';

/** Of what is held for a resemblance that would be too weak by itself (S18, S19). */
const HELD_SCORE_MIN = 0.83;

/** 0 (nothing resembles) to 1; what is spared counts little, and what holds stays below what refuses. */
export function resemblanceOf(
  rule: string,
  outcome: Outcome,
  { fields }: Evidence,
  match: FieldEvidence | null,
): number {
  if (outcome === 'political') return Math.max(0.98, match?.score ?? 0);
  if (outcome === 'unclear') {
    const saysNothing = match === null && rule !== 'calls-itself-political' && rule !== 'cannot-read';
    return saysNothing ? 0 : Math.min(Math.max(match?.score ?? 0, HELD_SCORE_MIN), 0.97);
  }
  // A resemblance too weak to count still says in which order to look.
  const isInDoubt = ({ spared, how, field }: FieldEvidence) =>
    spared === 'weak' ||
    (how === 'cut' && (spared === 'person' || spared === 'sponsor') && field !== 'organisation');
  return Math.max(0, ...fields.map((field) => (isInDoubt(field) ? field.score : field.score * 0.3)));
}
