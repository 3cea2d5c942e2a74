/** Staff close a finding about a donation of the past, with a note on what they found and did. */
import { cleanParagraphs } from '#app/domain/clean-text.ts';
import { noteLengthMax } from '#app/domain/review.ts';
import type { Actor } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';

export type CloseFindingOutcome =
  | { readonly kind: 'closed' | 'closed-before' | 'unknown-finding' }
  | { readonly kind: 'invalid'; readonly problem: string };

/** It is not reported again for the same listing and outcome. The donation itself stays as it is. */
export async function closeFinding(
  ports: Pick<Ports, 'rescreenings' | 'clock'>,
  input: { readonly id: string; readonly note: string; readonly actor: Actor },
): Promise<CloseFindingOutcome> {
  const note = cleanParagraphs(input.note);
  if (note === '') return { kind: 'invalid', problem: 'Write what you found, and what you did about it.' };
  if (note.length > noteLengthMax) {
    const problem = `The note has ${String(note.length)} characters; ${String(noteLengthMax)} are the most.`;
    return { kind: 'invalid', problem };
  }
  const closing = { by: input.actor.name, note, at: ports.clock.now() };
  const outcome = await ports.rescreenings.close(input.id, closing);
  return { kind: outcome === 'unknown' ? 'unknown-finding' : outcome };
}
