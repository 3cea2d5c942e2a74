/** Staff let a payment stand though a card's network warned of it, and say why. */
import { cleanParagraphs } from '#app/domain/clean-text.ts';
import { isOpenWarning } from '#app/domain/dispute/warning.ts';
import { noteLengthMax } from '#app/domain/review.ts';
import type { Actor } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';

export type LeaveWarningOutcome =
  { readonly kind: 'left' | 'not-open' } | { readonly kind: 'invalid'; readonly problem: string };

export async function leaveWarning(
  ports: Pick<Ports, 'warnings' | 'commit' | 'clock'>,
  input: {
    readonly warningId: string;
    readonly donationId: string;
    readonly note: string;
    readonly actor: Actor;
  },
): Promise<LeaveWarningOutcome> {
  const warning = await ports.warnings.find(input.warningId);
  if (warning?.donationId !== input.donationId || !isOpenWarning(warning)) return { kind: 'not-open' };
  const note = cleanParagraphs(input.note);
  if (note === '') return { kind: 'invalid', problem: 'Write why the payment may stand.' };
  if (note.length > noteLengthMax) {
    const problem = `The reason has ${String(note.length)} characters; ${String(noteLengthMax)} are the most.`;
    return { kind: 'invalid', problem };
  }
  const left = { kind: 'leave-warning', warningId: warning.id, by: input.actor.name, note } as const;
  await ports.commit({ subject: null, at: ports.clock.now(), effects: [left] });
  return { kind: 'left' };
}
