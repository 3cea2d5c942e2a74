/** Staff close a finding about a donation of the past, with a note on what they found and did. */
import { parseNote, type NoteProblem } from '#app/domain/review.ts';
import type { Actor } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';

export type CloseFindingOutcome =
  | { readonly kind: 'closed' | 'closed-before' | 'unknown-finding' }
  | { readonly kind: 'invalid'; readonly problem: NoteProblem };

/** It is not reported again for the same listing and outcome. The donation itself stays as it is. */
export async function closeFinding(
  ports: Pick<Ports, 'rescreenings' | 'clock'>,
  input: { readonly id: string; readonly note: string; readonly actor: Actor },
): Promise<CloseFindingOutcome> {
  const parsed = parseNote(input.note);
  if (!parsed.ok) return { kind: 'invalid', problem: parsed.problem };
  const closing = { by: input.actor.name, note: parsed.note, at: ports.clock.now() };
  const outcome = await ports.rescreenings.close(input.id, closing);
  return { kind: outcome === 'unknown' ? 'unknown-finding' : outcome };
}
