/** Rows of standing gifts as domain values, and back. */
import { z } from 'zod';
import { holdReasons } from '#app/domain/donation/facts.ts';
import { money } from '#app/domain/money.ts';
import { closeOutcomes, standingGiftFacts } from '#app/domain/standing-gift/facts.ts';
import { giftIntervals, secondChoices, type StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { standingGiftEvents, standingGiftStates } from '#app/domain/standing-gift/states.ts';
import type { StandingGiftFields, StandingGiftHistoryEntry } from '#app/domain/step.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type * as rows from '#app/generated/prisma/models.ts';
import { decisionColumn, siteColumn, toColumns, type withCheckout } from './donation-rows.ts';
import { parseRow } from './parse-row.ts';

const state = z.enum(standingGiftStates);

const columns = z.object({
  state,
  interval: z.enum(giftIntervals),
  site: siteColumn,
  holdReasons: z.array(z.enum(holdReasons)),
  decision: decisionColumn.nullable(),
  closeOutcome: z.enum(closeOutcomes).nullable(),
  refusedBy: z.enum(['screening', 'staff']).nullable(),
  secondChoice: z.enum(secondChoices).nullable(),
});

type StandingGiftRow = Prisma.StandingGiftGetPayload<typeof withCheckout>;

/** Throws `UnreadableRow` where the facts do not fit the state: nobody should charge by such a row. */
export function toStandingGift(row: StandingGiftRow): StandingGift {
  const { currency, checkout, amountMinor, feeCoverMinor, ...rest } = row;
  const gift = {
    ...rest,
    ...parseRow('standing gift', row.id, columns, row),
    amount: money(Number(amountMinor), currency),
    feeCover: money(Number(feeCoverMinor), currency),
    sessionId: checkout?.sessionId ?? null,
    sessionUrl: checkout?.url ?? null,
    sessionExpiresAt: checkout?.expiresAt ?? null,
  };
  return { ...gift, ...parseRow('standing gift', row.id, standingGiftFacts, gift) };
}

/** The columns that a step sets; what it is given in never changes. */
export function toStandingGiftColumns({ amount, feeCover, ...fields }: StandingGiftFields) {
  return {
    ...toColumns(fields),
    ...(amount && { amountMinor: BigInt(amount.amountMinor) }),
    ...(feeCover && { feeCoverMinor: BigInt(feeCover.amountMinor) }),
  };
}

const historyColumns = z.object({ event: z.enum(standingGiftEvents), fromState: state, toState: state });

export function toStandingGiftHistory(row: rows.HistoryModel): StandingGiftHistoryEntry {
  const parsed = parseRow('history', String(row.id), historyColumns, row);
  return { ...parsed, at: row.at, actorName: row.actorName };
}
