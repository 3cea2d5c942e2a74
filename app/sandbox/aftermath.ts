/** What the card behind a captured charge has in store: a dispute, an inquiry, a warning. */
import { behaviourOf } from '#app/sandbox/behaviours.ts';
import { openDispute } from '#app/sandbox/disputes.ts';
import type { Charge } from '#app/sandbox/objects/charge.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { updateObject } from '#app/sandbox/store.ts';
import { warn } from '#app/sandbox/warnings.ts';

/** Done once, when the capture is told: `settle` makes the charge due. */
export async function bringAftermath(operation: Operation, charge: Charge): Promise<void> {
  await updateObject(operation.sql, charge, { dueAt: null });
  const { dispute, warning } = behaviourOf(charge);
  if (warning) await warn(operation, charge, warning);
  if (dispute) await openDispute(operation, charge.id, dispute);
}
