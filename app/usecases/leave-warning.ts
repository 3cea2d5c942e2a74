/** Staff let a payment stand though a card's network warned of it, and say why. */
import { isOpenWarning } from '#app/domain/dispute/warning.ts';
import { parseNote, type NoteProblem } from '#app/domain/review.ts';
import type { Actor } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';

export type LeaveWarningOutcome =
  { readonly kind: 'left' | 'not-open' } | { readonly kind: 'invalid'; readonly problem: NoteProblem };

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
  const parsed = parseNote(input.note);
  if (!parsed.ok) return { kind: 'invalid', problem: parsed.problem };
  const by = input.actor.name;
  const left = { kind: 'leave-warning', warningId: warning.id, by, note: parsed.note } as const;
  await ports.commit({ subject: null, at: ports.clock.now(), effects: [left] });
  return { kind: 'left' };
}
