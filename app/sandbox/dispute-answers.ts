/** What a newsroom answers to a dispute: evidence, kept or sent to the bank, or giving in. */
import { lockDispute, moveDispute } from '#app/sandbox/disputes.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import { mergeMetadata } from '#app/sandbox/changes.ts';
import type { Dispute, DisputeStatus } from '#app/sandbox/objects/dispute.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { updateObject } from '#app/sandbox/store.ts';
import { wrongState } from '#app/sandbox/stripe-error.ts';

export interface DisputeAnswer {
  readonly evidence?: Readonly<Record<string, unknown>> | undefined;
  readonly metadata?: Record<string, string> | null | undefined;
  /** False keeps the evidence without sending it. */
  readonly submit: boolean;
}

const ANSWERED: Readonly<Partial<Record<DisputeStatus, DisputeStatus>>> = {
  needs_response: 'under_review',
  warning_needs_response: 'warning_under_review',
  appeal_needs_response: 'appeal_under_review',
};

/** Keeps evidence, and sends it. `winning_evidence` and `losing_evidence` decide at once, as in Stripe's test mode. */
export async function answerDispute(
  operation: Operation,
  id: string,
  answer: DisputeAnswer,
): Promise<Dispute> {
  const found = await lockDispute(operation, id);
  const before = found.body;
  const metadata = mergeMetadata(before.metadata, answer.metadata);
  const isAnswer = answer.evidence !== undefined || answer.submit;
  const answered = isAnswer ? ANSWERED[before.status] : undefined;
  if (answer.evidence !== undefined && answered === undefined)
    throw wrongState(`You cannot submit evidence for a dispute with a status of ${before.status}.`, {});
  const evidence = merged(before.evidence, answer.evidence);
  const sends = answer.submit && answered !== undefined && holdsEvidence(evidence);
  const details = before.evidence_details;
  const kept: Dispute = {
    ...before,
    metadata,
    evidence,
    evidence_details: {
      ...details,
      has_evidence: holdsEvidence(evidence),
      submission_count: details.submission_count + (sends ? 1 : 0),
      submission_method: sends ? 'manual' : details.submission_method,
    },
  };
  await updateObject(operation.sql, kept);
  if (!sends) {
    const previous =
      answer.evidence === undefined ? { metadata: before.metadata } : { evidence: before.evidence };
    await recordEvent(operation, 'charge.dispute.updated', kept, previous);
    return kept;
  }
  const { outMinor } = found.hidden;
  const sent = await moveDispute(operation, { ...found, body: kept }, { status: answered, outMinor });
  return decideAtOnce(operation, sent, outMinor);
}

function merged(
  before: Readonly<Record<string, unknown>>,
  change: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const cleared = Object.entries(change).map(([key, value]) => [key, value === '' ? null : value]);
  return { ...before, ...(Object.fromEntries(cleared) as Record<string, unknown>) };
}

const holdsEvidence = (evidence: Readonly<Record<string, unknown>>) =>
  Object.entries(evidence).some(([key, value]) => key !== 'enhanced_evidence' && value !== null);

async function decideAtOnce(operation: Operation, dispute: Dispute, outMinor: number): Promise<Dispute> {
  const text = dispute.evidence['uncategorized_text'];
  if (text !== 'winning_evidence' && text !== 'losing_evidence') return dispute;
  const found = { body: dispute, hidden: { outMinor } };
  if (dispute.status === 'warning_under_review')
    return moveDispute(operation, found, { status: 'warning_closed', outMinor });
  return text === 'winning_evidence'
    ? moveDispute(operation, found, { status: 'won', outMinor: 0 })
    : moveDispute(operation, found, { status: 'lost', outMinor });
}

/** Gives in: the dispute is lost. 400 where it does not wait for an answer. */
export async function closeDispute(operation: Operation, id: string): Promise<Dispute> {
  const found = await lockDispute(operation, id);
  const { status } = found.body;
  if (ANSWERED[status] === undefined) throw wrongState(`This dispute cannot be closed: it is ${status}.`, {});
  const ends = status === 'warning_needs_response' ? 'warning_closed' : 'lost';
  return moveDispute(operation, found, { status: ends, outMinor: found.hidden.outMinor });
}
