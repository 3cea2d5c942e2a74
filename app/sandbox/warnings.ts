/** Early fraud warnings: a card's network says that a payment may be fraud, before anybody disputes it. */
import { recordEvent } from '#app/sandbox/events.ts';
import { newId } from '#app/sandbox/ids.ts';
import type { Charge } from '#app/sandbox/objects/charge.ts';
import type { EarlyFraudWarning, FraudType } from '#app/sandbox/objects/early-fraud-warning.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { insertObject, updateObject } from '#app/sandbox/store.ts';

/** The network warns of a charge. */
export async function warn(
  operation: Operation,
  charge: Charge,
  fraudType: FraudType,
): Promise<EarlyFraudWarning> {
  const warning: EarlyFraudWarning = {
    id: newId('issfr_', operation.random),
    object: 'radar.early_fraud_warning',
    actionable: charge['disputed'] !== true && !charge.refunded,
    charge: charge.id,
    created: operation.now,
    fraud_type: fraudType,
    livemode: false,
    payment_intent: charge.payment_intent,
  };
  await insertObject(operation.sql, warning);
  await recordEvent(operation, 'radar.early_fraud_warning.created', warning);
  return warning;
}

/** The charge was disputed or refunded in full: there is nothing left to do about its warnings. */
export async function endWarnings(operation: Operation, chargeId: string): Promise<void> {
  const rows = await operation.sql.query<{ body: EarlyFraudWarning }>(
    `SELECT body FROM sandbox.object WHERE kind = 'radar.early_fraud_warning' AND body ->> 'charge' = $1
       AND (body ->> 'actionable')::boolean FOR UPDATE`,
    [chargeId],
  );
  for (const { body } of rows) {
    const ended: EarlyFraudWarning = { ...body, actionable: false };
    await updateObject(operation.sql, ended);
    await recordEvent(operation, 'radar.early_fraud_warning.updated', ended, { actionable: true });
  }
}
