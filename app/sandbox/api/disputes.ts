/** /v1/disputes: read, list, answer, give in; and /v1/radar/early_fraud_warnings, which come before them. */
import { z } from 'zod';
import { type Area, endpoint, type Endpoint } from '#app/sandbox/api/endpoint.ts';
import { answerList, matching } from '#app/sandbox/api/list.ts';
import * as p from '#app/sandbox/api/params.ts';
import { readOne } from '#app/sandbox/api/read-one.ts';
import { answerDispute, closeDispute } from '#app/sandbox/dispute-answers.ts';
import { EVIDENCE_FILES, EVIDENCE_TEXTS } from '#app/sandbox/objects/dispute.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { missing } from '#app/sandbox/stripe-error.ts';

/** All evidence together may have 150,000 characters (docs: submit evidence). */
const EVIDENCE_MAX = 150_000;

const evidenceText = z.string().max(EVIDENCE_MAX).optional();
const fields = <Field extends string, T>(names: readonly Field[], field: T) =>
  Object.fromEntries(names.map((name) => [name, field])) as Record<Field, T>;
const acknowledged = z.strictObject({ fee_acknowledged: p.boolean.optional() }).optional();
const evidence = z.strictObject({
  ...fields(EVIDENCE_TEXTS, evidenceText),
  ...fields(EVIDENCE_FILES, p.text().optional()),
  appeal: z
    .strictObject({ card: z.strictObject({ reason_for_filing: z.string().optional() }).optional() })
    .optional(),
  enhanced_evidence: z
    .strictObject({ mastercard_compliance: acknowledged, visa_compliance: acknowledged })
    .optional(),
});
const updateParams = z.strictObject({
  evidence: evidence.optional(),
  expand: p.expand,
  metadata: p.metadataChange.optional(),
  submit: p.boolean.optional(),
});
const listParams = z.strictObject({
  ...p.paging,
  charge: p.text().optional(),
  payment_intent: p.text().optional(),
});
const onlyExpand = z.strictObject({ expand: p.expand });

function answer(operation: Operation, params: z.output<typeof updateParams>, id: string) {
  for (const field of EVIDENCE_FILES) {
    const file = params.evidence?.[field];
    if (file !== undefined) throw missing('file upload', file, `evidence[${field}]`, false);
  }
  const { evidence: given, metadata, submit } = params;
  return answerDispute(operation, id, { evidence: given, metadata, submit: submit ?? given !== undefined });
}

function listing(kind: string, path: string): Endpoint {
  return endpoint(`GET /v1/${path}`, listParams, (operation, { charge, payment_intent, ...page }) =>
    answerList(operation, kind, `/v1/${path}`, page, matching({ charge, payment_intent })),
  );
}

const OF_CHARGE = { charge: 'charge', payment_intent: 'payment_intent' };

export const DISPUTES: Area = {
  endpoints: [
    readOne('dispute', 'disputes', 'dispute'),
    listing('dispute', 'disputes'),
    endpoint('POST /v1/disputes/:id', updateParams, answer),
    endpoint('POST /v1/disputes/:id/close', onlyExpand, (operation, _params, id) =>
      closeDispute(operation, id),
    ),
    readOne('radar.early_fraud_warning', 'radar/early_fraud_warnings', 'early_fraud_warning'),
    listing('radar.early_fraud_warning', 'radar/early_fraud_warnings'),
  ],
  expandable: { dispute: OF_CHARGE, 'radar.early_fraud_warning': OF_CHARGE },
};
