/** Writes a step: the guard, the history and every effect in one transaction, or nothing. */
import type {
  AppealStep,
  DisputeStep,
  DonationStep,
  Effect,
  FreeStep,
  LateRefusalStep,
  PayoutStep,
  RefundStep,
  RenewalStep,
  StandingGiftStep,
  Step,
} from '#app/domain/step.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type { Ids } from '#app/ports/ambient.ts';
import type { Commit } from '#app/ports/work.ts';
import type { Db } from './client.ts';
import { toColumns } from './donation-rows.ts';
import { writeEffect } from './effects.ts';
import { toDisputeColumns } from './dispute-store.ts';
import { toPayoutColumns } from './payout-store.ts';
import { toRenewalColumns } from './renewal-store.ts';
import { toRefundColumns } from './refund-store.ts';
import { endRequests } from './request-store.ts';
import { toStandingGiftColumns } from './standing-gift-rows.ts';
import { columnsOf } from './work-store.ts';

type Tx = Prisma.TransactionClient;

export function createCommit({ prisma }: Pick<Db, 'prisma'>, ids: Ids, timeZone: string): Commit {
  return (step) =>
    prisma.$transaction(async (tx) => {
      // From here the row is ours: whoever else steps this subject waits for us and finds itself stale.
      if (!(await guard(tx, step))) return 'stale';
      for (const effect of inOrder(step.effects)) await writeEffect(tx, ids, step.at, effect, timeZone);
      if ('fields' in step && step.fields.settledAt)
        await endRequests(tx, { kind: step.subject, id: step.id }, step.at);
      return 'committed';
    });
}

/** As they come, but receipts last: they rest on what was posted, and every process waits for one another's from there to the commit. */
function inOrder(effects: readonly Effect[]): Effect[] {
  const isReceipt = ({ kind }: Effect) => kind === 'settle-receipt';
  return [...effects.filter((each) => !isReceipt(each)), ...effects.filter(isReceipt)];
}

function guard(tx: Tx, step: Step): Promise<boolean> {
  switch (step.subject) {
    case 'donation':
      return stepDonation(tx, step);
    case 'standing-gift':
      return stepStandingGift(tx, step);
    case 'renewal':
      return stepRenewal(tx, step);
    case 'refund':
      return stepRefund(tx, step);
    case 'dispute':
      return stepDispute(tx, step);
    case 'late-refusal':
      return stepLateRefusal(tx, step);
    case 'payout':
      return stepPayout(tx, step);
    case 'appeal':
      return enforceAppeal(tx, step);
    case null:
      return Promise.resolve(true);
  }
}

async function stepDonation(tx: Tx, step: DonationStep): Promise<boolean> {
  const { id, version, fields } = step;
  const { count } = await tx.donation.updateMany({
    where: { id, version },
    data: { ...toColumns(fields), version: version + 1 },
  });
  return count === 1 && comeOn(tx, step);
}

async function stepStandingGift(tx: Tx, step: StandingGiftStep): Promise<boolean> {
  const { id, version, fields } = step;
  const { count } = await tx.standingGift.updateMany({
    where: { id, version },
    data: { ...toStandingGiftColumns(fields), version: version + 1 },
  });
  return count === 1 && comeOn(tx, step);
}

async function stepRenewal(tx: Tx, step: RenewalStep): Promise<boolean> {
  const { id, version, fields } = step;
  const { count } = await tx.renewal.updateMany({
    where: { id, version },
    data: { ...toRenewalColumns(fields), version: version + 1 },
  });
  return count === 1 && comeOn(tx, step);
}

async function stepRefund(tx: Tx, step: RefundStep): Promise<boolean> {
  const { id, version, fields } = step;
  const { count } = await tx.refund.updateMany({
    where: { id, version },
    data: { ...toRefundColumns(fields), version: version + 1 },
  });
  return count === 1 && comeOn(tx, step);
}

async function stepDispute(tx: Tx, step: DisputeStep): Promise<boolean> {
  const { id, version, fields } = step;
  const { count } = await tx.dispute.updateMany({
    where: { id, version },
    data: { ...toDisputeColumns(fields), version: version + 1 },
  });
  return count === 1 && comeOn(tx, step);
}

async function stepLateRefusal(tx: Tx, step: LateRefusalStep): Promise<boolean> {
  const { id: donationId, version, fields } = step;
  const { count } = await tx.lateRefusal.updateMany({
    where: { donationId, version },
    data: { ...fields, version: version + 1 },
  });
  return count === 1 && comeOn(tx, step);
}

async function stepPayout(tx: Tx, step: PayoutStep): Promise<boolean> {
  const { id, version, fields } = step;
  const { count } = await tx.payout.updateMany({
    where: { id, version },
    data: { ...toPayoutColumns(fields), version: version + 1 },
  });
  return count === 1 && comeOn(tx, step);
}

/** What failed before says nothing about what comes next. */
async function comeOn(tx: Tx, step: Exclude<Step, AppealStep | FreeStep>): Promise<true> {
  const { version, history, checkAt } = step;
  const subject = columnsOf({ kind: step.subject, id: step.id });
  await tx.work.update({
    where: { subjectKind_subjectId: subject },
    data: { version: version + 1, checkAt, ...notFailing },
  });
  if (history) await tx.history.create({ data: { ...history, ...subject } });
  return true;
}

/** Of a subject that came on. */
const notFailing = {
  dueSince: null,
  failureCount: 0,
  failureCode: null,
  failedAt: null,
  retryAt: null,
};

async function enforceAppeal(tx: Tx, { id, decision, at }: AppealStep): Promise<boolean> {
  const { count } = await tx.appeal.updateMany({
    where: { id, enforcedAt: null, decision, inForceAt: { lte: at } },
    data: { enforcedAt: at },
  });
  return count === 1;
}
