/** Rows of the donation's tables as domain values, and back. */
import { z } from 'zod';
import { donationEvents, donationStates } from '#app/domain/donation/states.ts';
import { donationOrigins, type Donation } from '#app/domain/donation/donation.ts';
import {
  SCREENING_STAGES,
  type PayerRecord,
  type ReviewRecord,
  type ScreeningRecord,
} from '#app/domain/donation/records.ts';
import type { DonationFields, HistoryEntry } from '#app/domain/step.ts';
import { donationFacts, holdReasons } from '#app/domain/donation/facts.ts';
import { isSite } from '#app/domain/embedding.ts';
import { money } from '#app/domain/money.ts';
import { OUTCOMES } from '#app/domain/screening/screening.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type * as rows from '#app/generated/prisma/models.ts';
import { parseRow } from './parse-row.ts';
import { storedEvidence, storedFurther, storedTrail } from './stored-screening.ts';

export const donationState = z.enum(donationStates);
export const siteColumn = z.string().refine(isSite);
export const decisionColumn = z.enum(['clear', 'refuse']);

const donationColumns = z.object({
  state: donationState,
  origin: z.enum(donationOrigins),
  site: siteColumn,
  holdReasons: z.array(z.enum(holdReasons)),
  decision: decisionColumn.nullable(),
  releaseOutcome: z.enum(['refused', 'lapsed']).nullable(),
  refusedBy: z.enum(['screening', 'staff']).nullable(),
});

/** What a donation is read with. */
export const withCheckout = { include: { checkout: true } } as const;
type DonationRow = Prisma.DonationGetPayload<typeof withCheckout>;

/** Throws `UnreadableRow` where the facts do not fit the state: nobody should act on such a donation. */
export function toDonation(row: DonationRow): Donation {
  const { currency, checkout } = row;
  const donation = {
    ...parseRow('donation', row.id, donationColumns, row),
    id: row.id,
    token: row.token,
    version: row.version,
    standingGiftId: row.standingGiftId,
    articleSlug: row.articleSlug,
    amount: money(Number(row.amountMinor), currency),
    feeCover: money(Number(row.feeCoverMinor), currency),
    locale: row.locale,
    pledgeVersion: row.pledgeVersion,
    attestationVersion: row.attestationVersion,
    createdAt: row.createdAt,
    sessionId: checkout?.sessionId ?? null,
    sessionUrl: checkout?.url ?? null,
    sessionExpiresAt: checkout?.expiresAt ?? null,
    paymentIntentId: row.paymentIntentId,
    chargeId: row.chargeId,
    authorisedAt: row.authorisedAt,
    captureBefore: row.captureBefore,
    heldUntil: row.heldUntil,
    decisionInForceAt: row.decisionInForceAt,
    refusalDecidedAt: row.refusalDecidedAt,
    settledAt: row.settledAt,
    bookedAt: row.bookedAt,
    donorId: row.donorId,
  };
  return { ...donation, ...parseRow('donation', row.id, donationFacts, donation) };
}

/** The columns that a step sets. */
export function toColumns<F extends { readonly holdReasons?: DonationFields['holdReasons'] }>({
  holdReasons: reasons,
  ...columns
}: F) {
  return { ...columns, ...(reasons && { holdReasons: [...reasons] }) };
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

const historyColumns = z.object({
  event: z.enum(donationEvents),
  fromState: donationState,
  toState: donationState,
});

export function toHistory(row: rows.HistoryModel): HistoryEntry {
  const columns = parseRow('history', String(row.id), historyColumns, row);
  return { ...columns, at: row.at, actorName: row.actorName };
}

const reviewColumns = z.object({ decision: decisionColumn });

export function toReview(row: rows.ReviewModel): ReviewRecord {
  return {
    ...parseRow('review', row.id, reviewColumns, row),
    id: row.id,
    actorId: row.actorId,
    actorName: row.actorName,
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

export const outcomeColumn = z.object({ outcome: z.enum(OUTCOMES) });

const screeningColumns = outcomeColumn.extend({
  stage: z.enum(SCREENING_STAGES),
  evidence: storedEvidence.column.nullable(),
  trail: storedTrail.column,
  further: storedFurther.column,
});

/** Evidence, sentence and further reasons are empty once the personal data has been erased. */
export function toScreening(row: rows.ScreeningModel): ScreeningRecord {
  const { listingId, listingName, listingSource, edition } = row;
  const { outcome, stage, evidence, trail, further } = parseRow('screening', row.id, screeningColumns, row);
  return {
    id: row.id,
    token: row.token,
    donationId: row.donationId,
    standingGiftId: row.standingGiftId,
    stage,
    createdAt: row.createdAt,
    screening: {
      outcome,
      rule: row.rule,
      score: row.score,
      listing:
        listingId !== null && listingName !== null && listingSource !== null && edition !== null
          ? { id: listingId, name: listingName, source: listingSource, edition }
          : null,
      evidence: evidence ?? { fields: [] },
      trail,
      sentence: row.sentence ?? '',
      further,
    },
  };
}

export function fromScreening(record: ScreeningRecord): Prisma.ScreeningUncheckedCreateInput {
  const { screening } = record;
  return {
    id: record.id,
    token: record.token,
    donationId: record.donationId,
    standingGiftId: record.standingGiftId,
    stage: record.stage,
    outcome: screening.outcome,
    rule: screening.rule,
    score: screening.score,
    listingId: screening.listing?.id ?? null,
    listingName: screening.listing?.name ?? null,
    listingSource: screening.listing?.source ?? null,
    edition: screening.listing?.edition ?? null,
    evidence: storedEvidence.write(screening.evidence),
    trail: storedTrail.write(screening.trail),
    sentence: screening.sentence,
    further: storedFurther.write(screening.further),
    createdAt: record.createdAt,
  };
}
