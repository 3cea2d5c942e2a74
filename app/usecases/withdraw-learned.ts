/** Takes back what staff taught the screening; the row stays and says who withdrew it, and when. */
import type { Actor } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';
import type { LearnedRow } from '#app/ports/learning.ts';

export interface WithdrawLearnedInput {
  readonly kind: LearnedRow['kind'];
  readonly id: string;
  readonly actor: Actor;
}

export type WithdrawLearnedOutcome = 'withdrawn' | 'withdrawn-before' | 'unknown';

/** From then on the screening decides as it did before it was taught; decisions already in force stay. */
export async function withdrawLearned(
  ports: Pick<Ports, 'learned' | 'registry' | 'clock'>,
  { kind, id, actor }: WithdrawLearnedInput,
): Promise<WithdrawLearnedOutcome> {
  const outcome = await ports.learned.withdraw(kind, id, actor.name, ports.clock.now());
  if (outcome === 'withdrawn') await ports.registry.refresh();
  return outcome;
}
