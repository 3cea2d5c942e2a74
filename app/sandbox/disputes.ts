/** Disputes: opened by a card or at the panel, answered, decided by the bank, reopened and decided again. */
import { recordEvent } from '#app/sandbox/events.ts';
import { newId } from '#app/sandbox/ids.ts';
import { correct, reinstate, withdraw } from '#app/sandbox/dispute-money.ts';
import type { Charge } from '#app/sandbox/objects/charge.ts';
import {
  type Dispute,
  DISPUTE_SECONDS,
  type DisputeHidden,
  type DisputeReason,
  type DisputeStatus,
  isOver,
  isRefundable,
  newDispute,
} from '#app/sandbox/objects/dispute.ts';
import type { Refund } from '#app/sandbox/objects/refund.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { lockCharge } from '#app/sandbox/charges.ts';
import { undoRefund } from '#app/sandbox/refund-course.ts';
import { findObject, insertObject, lockObject, type Stored, updateObject } from '#app/sandbox/store.ts';
import { missing, wrongState } from '#app/sandbox/stripe-error.ts';
import { endWarnings } from '#app/sandbox/warnings.ts';

export type StoredDispute = Stored<Dispute, DisputeHidden>;

export interface DisputeRequest {
  /** Left out: all that was captured. The bank may dispute more or less. */
  readonly amount?: number | undefined;
  readonly reason: DisputeReason;
  /** An inquiry asks and takes nothing; a prevented one was settled with the payer's bank before it began. */
  readonly kind: 'chargeback' | 'inquiry' | 'prevented';
}

const BEGINS: Readonly<Record<DisputeRequest['kind'], DisputeStatus>> = {
  chargeback: 'needs_response',
  inquiry: 'warning_needs_response',
  prevented: 'prevented',
};

/** A payer disputes a captured charge. Refunds of it under way fail, warnings of it have come true. */
export async function openDispute(
  operation: Operation,
  chargeId: string,
  request: DisputeRequest,
): Promise<Dispute> {
  // Refunds are locked before their charge, here and wherever the bank settles them.
  const waiting = await pendingRefunds(operation, chargeId);
  const charge = await lockCharge(operation, chargeId);
  if (!charge.captured)
    throw wrongState(`Charge ${charge.id} was not captured: there is nothing to dispute.`, {});
  const amountMinor = request.amount ?? charge.amount_captured;
  const status = BEGINS[request.kind];
  const opened = newDispute({
    id: newId('du_', operation.random),
    charge,
    amountMinor,
    reason: request.reason,
    status,
    now: operation.now,
  });
  await updateObject(operation.sql, { ...charge, disputed: true });
  const takes = request.kind !== 'inquiry';
  const dispute = takes
    ? await withdraw(operation, opened, charge, amountMinor, request.kind === 'chargeback')
    : opened;
  const hidden: DisputeHidden = { outMinor: takes ? amountMinor : 0 };
  await insertObject(operation.sql, dispute, { hidden, dueAt: dispute.evidence_details.due_by });
  await recordEvent(operation, 'charge.dispute.created', dispute);
  if (takes) await recordEvent(operation, 'charge.dispute.funds_withdrawn', dispute);
  if (isOver(status)) await recordEvent(operation, 'charge.dispute.closed', dispute);
  await endWarnings(operation, charge.id);
  if (takes) {
    const reason = 'charge_for_pending_refund_disputed';
    for (const refund of waiting) await undoRefund(operation, refund, { status: 'failed', reason });
  }
  return dispute;
}

async function pendingRefunds(operation: Operation, chargeId: string): Promise<Refund[]> {
  const rows = await operation.sql.query<{ body: Refund }>(
    `SELECT body FROM sandbox.object WHERE kind = 'refund' AND body ->> 'charge' = $1
       AND body ->> 'status' IN ('pending', 'requires_action') ORDER BY seq FOR UPDATE`,
    [chargeId],
  );
  return rows.map(({ body }) => body);
}

/** The dispute, locked for the rest of the operation. 404 where there is none. */
export async function lockDispute(operation: Operation, id: string): Promise<StoredDispute> {
  const found = await lockObject<Dispute, DisputeHidden>(operation.sql, 'dispute', id);
  if (!found) throw missing('dispute', id, 'dispute');
  return found;
}

/** How a dispute goes on; `outMinor`: what of the sum the bank has then, all of it unless something is said. */
export interface DisputeStep {
  readonly status: DisputeStatus;
  readonly outMinor: number;
}

/**
 * The bank's word: the new status, and money so that it has what it should have. Every status can follow every other,
 * as at Stripe: what was lost is won on appeal, what was won is lost again, and a loss may give a part back.
 */
export async function moveDispute(
  operation: Operation,
  { body: before, hidden }: StoredDispute,
  step: DisputeStep,
): Promise<Dispute> {
  const byMinor = step.outMinor - hidden.outMinor;
  const moved = await moveMoney(operation, before, hidden.outMinor, byMinor);
  const dispute: Dispute = {
    ...moved,
    status: step.status,
    is_charge_refundable: isRefundable(step.status),
    evidence_details: { ...moved.evidence_details, due_by: dueBy(operation, before, step.status) },
  };
  const next: DisputeHidden = { outMinor: step.outMinor };
  await updateObject(operation.sql, dispute, { hidden: next, dueAt: decidedBy(operation, dispute) });
  const type = isOver(step.status) ? 'charge.dispute.closed' : 'charge.dispute.updated';
  await recordEvent(operation, type, dispute, { status: before.status });
  if (byMinor > 0) await recordEvent(operation, 'charge.dispute.funds_withdrawn', dispute);
  if (byMinor < 0) await recordEvent(operation, 'charge.dispute.funds_reinstated', dispute);
  return dispute;
}

async function moveMoney(
  operation: Operation,
  dispute: Dispute,
  outMinor: number,
  byMinor: number,
): Promise<Dispute> {
  if (byMinor === 0) return dispute;
  if (byMinor < 0) return reinstate(operation, dispute, -byMinor, outMinor);
  const found = await findObject<Charge>(operation.sql, 'charge', dispute.charge);
  if (!found) throw new Error(`${dispute.id} has no charge`);
  // An inquiry that becomes a dispute costs the fee; one that is lost a second time has cost it before.
  return withdraw(operation, dispute, found.body, byMinor, dispute.balance_transactions.length === 0);
}

/** A status that asks for an answer again gives as many days again. */
function dueBy(operation: Operation, before: Dispute, status: DisputeStatus): number | null {
  if (status === before.status || !status.endsWith('needs_response')) return before.evidence_details.due_by;
  return operation.now + DISPUTE_SECONDS.respond;
}

/** When time decides: nobody answered, or the bank has read the answer. */
function decidedBy(operation: Operation, dispute: Dispute): number | null {
  if (dispute.status.startsWith('warning_') && !isOver(dispute.status))
    return dispute.created + DISPUTE_SECONDS.inquiry;
  if (dispute.status.endsWith('needs_response')) return dispute.evidence_details.due_by;
  return dispute.status.endsWith('under_review') ? operation.now + DISPUTE_SECONDS.decide : null;
}

/** Nobody answered in time, or the bank was not convinced: lost; an inquiry is closed. The caller has seen it due. */
export async function decideByTime(operation: Operation, dispute: Dispute): Promise<void> {
  const found = await lockDispute(operation, dispute.id);
  const isInquiry = dispute.status.startsWith('warning_');
  const closesAt = dispute.created + DISPUTE_SECONDS.inquiry;
  if (isInquiry && operation.now < closesAt) {
    await updateObject(operation.sql, dispute, { dueAt: closesAt });
    return;
  }
  await moveDispute(operation, found, {
    status: isInquiry ? 'warning_closed' : 'lost',
    outMinor: found.hidden.outMinor,
  });
}

/** The payer was refunded in full: a bank that only inquired has its answer. */
export async function endInquiries(operation: Operation, chargeId: string): Promise<void> {
  const rows = await operation.sql.query<StoredDispute>(
    `SELECT body, hidden FROM sandbox.object WHERE kind = 'dispute' AND body ->> 'charge' = $1
       AND body ->> 'status' IN ('warning_needs_response', 'warning_under_review') FOR UPDATE`,
    [chargeId],
  );
  for (const found of rows)
    await moveDispute(operation, found, { status: 'warning_closed', outMinor: found.hidden.outMinor });
}

/** The bank corrects what it took, in the account's currency, and nothing else changes. */
export async function correctDispute(
  operation: Operation,
  id: string,
  amountMinor: number,
): Promise<Dispute> {
  const found = await lockDispute(operation, id);
  const dispute = await correct(operation, found.body, amountMinor);
  await updateObject(operation.sql, dispute);
  const type = amountMinor < 0 ? 'charge.dispute.funds_withdrawn' : 'charge.dispute.funds_reinstated';
  await recordEvent(operation, type, dispute);
  return dispute;
}
