/** Takes the decision on an appeal back while it is not in force. */
import type { Ports } from '#app/ports.ts';

export async function undoAppealDecision(
  ports: Pick<Ports, 'appeals' | 'clock'>,
  appealId: string,
): Promise<'undone' | 'too-late'> {
  return ports.appeals.undo(appealId, ports.clock.now());
}
