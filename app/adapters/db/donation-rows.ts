/** Rows of the donation's tables as domain values, and back. */
import { z } from 'zod';
import type { Donation, HoldReason } from '#app/domain/donation.ts';
import type {
  DonationChange,
  HistoryEntry,
  PayerRecord,
  ReviewRecord,
  ScreeningRecord,
} from '#app/domain/donation-change.ts';
import { money } from '#app/domain/money.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type * as rows from '#app/generated/prisma/models.ts';

/** The states and reasons in the tables were written by us; the database's checks keep others out. */
export function toDonation(row: rows.DonationModel): Donation {
  const { currency } = row;
  return {
    id: row.id,
    token: row.token,
    state: row.state as Donation['state'],
    version: row.version,
    articleSlug: row.articleSlug,
    amount: money(Number(row.amountMinor), currency),
    feeCover: money(Number(row.feeCoverMinor), currency),
    locale: row.locale,
    pledgeVersion: row.pledgeVersion,
    attestationVersion: row.attestationVersion,
    createdAt: row.createdAt,
    sessionId: row.sessionId,
    sessionUrl: row.sessionUrl,
    sessionExpiresAt: row.sessionExpiresAt,
    paymentIntentId: row.paymentIntentId,
    chargeId: row.chargeId,
    authorisedAt: row.authorisedAt,
    captureBefore: row.captureBefore,
    heldUntil: row.heldUntil,
    holdReasons: row.holdReasons as HoldReason[],
    decision: row.decision as Donation['decision'],
    decisionInForceAt: row.decisionInForceAt,
    releaseOutcome: row.releaseOutcome as Donation['releaseOutcome'],
    refusedBy: row.refusedBy as Donation['refusedBy'],
    refusalDecidedAt: row.refusalDecidedAt,
    settledAt: row.settledAt,
    checkAt: row.checkAt,
    dueSince: row.dueSince,
    failureCount: row.failureCount,
    failureCode: row.failureCode,
    failedAt: row.failedAt,
    retryAt: row.retryAt,
    fee: row.feeMinor === null ? null : money(Number(row.feeMinor), row.feeCurrency ?? currency),
    balanceTransactionId: row.balanceTransactionId,
    donorId: row.donorId,
  };
}

/** The columns that a change sets; amounts and what a donation was made with never change. */
export function toColumns(
  fields: NonNullable<DonationChange['fields']>,
): Prisma.DonationUncheckedUpdateInput {
  const { fee, holdReasons, ...columns } = fields;
  return {
    ...columns,
    ...(holdReasons && { holdReasons: [...holdReasons] }),
    ...(fee !== undefined && {
      feeMinor: fee === null ? null : BigInt(fee.amountMinor),
      feeCurrency: fee?.currency ?? null,
    }),
  };
}

export function toPayer(row: rows.PayerModel): PayerRecord {
  return {
    organisation: row.organisation,
    name: row.name,
    billingName: row.billingName,
    email: row.email,
    country: row.country,
    postalCode: row.postalCode,
    cardBrand: row.cardBrand,
    cardLast4: row.cardLast4,
    cardFunding: row.cardFunding,
    emailHash: row.emailHash,
    cardFingerprintHash: row.cardFingerprintHash,
  };
}

export function toHistory(row: rows.DonationHistoryModel): HistoryEntry {
  return {
    at: row.at,
    event: row.event as HistoryEntry['event'],
    fromState: row.fromState as HistoryEntry['fromState'],
    toState: row.toState as HistoryEntry['toState'],
    actorName: row.actorName,
  };
}

export function toReview(row: rows.ReviewModel): ReviewRecord {
  return {
    id: row.id,
    actorId: row.actorId,
    actorName: row.actorName,
    decision: row.decision as ReviewRecord['decision'],
    reason: row.reason,
    note: row.note,
    createdAt: row.createdAt,
    inForceAt: row.inForceAt,
    undoneAt: row.undoneAt,
  };
}

/** The screenings that decided about a donation, the last one first; those made for a report of the past decide nothing. */
export const decidingOnly = {
  where: { stage: { not: 'report' } },
  orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
} satisfies Prisma.ScreeningFindManyArgs;

const furtherReasons = z.array(
  z.object({
    rule: z.string(),
    listing: z
      .object({ id: z.string(), name: z.string(), source: z.string(), edition: z.string() })
      .nullable(),
    sentence: z.string(),
  }),
);

/** Evidence, sentence and further reasons are empty once the personal data has been erased. */
export function toScreening(row: rows.ScreeningModel): ScreeningRecord {
  const { listingId, listingName, listingSource, edition } = row;
  return {
    id: row.id,
    token: row.token,
    donationId: row.donationId,
    stage: row.stage as ScreeningRecord['stage'],
    createdAt: row.createdAt,
    screening: {
      outcome: row.outcome as ScreeningRecord['screening']['outcome'],
      rule: row.rule,
      score: row.score,
      listing:
        listingId !== null && listingName !== null && listingSource !== null && edition !== null
          ? { id: listingId, name: listingName, source: listingSource, edition }
          : null,
      evidence: (row.evidence ?? { fields: [] }) as unknown as ScreeningRecord['screening']['evidence'],
      trail: row.trail as unknown as ScreeningRecord['screening']['trail'],
      sentence: row.sentence ?? '',
      further: furtherReasons.parse(row.further),
    },
  };
}

export function fromScreening(record: ScreeningRecord): Prisma.ScreeningUncheckedCreateInput {
  const { screening } = record;
  return {
    id: record.id,
    token: record.token,
    donationId: record.donationId,
    stage: record.stage,
    outcome: screening.outcome,
    rule: screening.rule,
    score: screening.score,
    listingId: screening.listing?.id ?? null,
    listingName: screening.listing?.name ?? null,
    listingSource: screening.listing?.source ?? null,
    edition: screening.listing?.edition ?? null,
    evidence: screening.evidence as unknown as Prisma.InputJsonValue,
    trail: screening.trail,
    sentence: screening.sentence,
    further: screening.further.map((reason) => ({
      ...reason,
      listing: reason.listing && { ...reason.listing },
    })),
    createdAt: record.createdAt,
  };
}
