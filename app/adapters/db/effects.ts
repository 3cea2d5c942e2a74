/** One writer for each effect of a step. All of them write within the step's transaction. */
import type { NewDonor, OfGift } from '#app/domain/donation/records.ts';
import type { Effect, SignedLesson } from '#app/domain/step.ts';
import type { StripeRequest } from '#app/domain/stripe-request.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type { Ids } from '#app/ports/ambient.ts';
import { fromScreening, toColumns } from './donation-rows.ts';
import { writeAlias, writeAllowlistEntry } from './learned-store.ts';
import { createPayout, recordPaidOut } from './payout-store.ts';
import { post } from './posting.ts';
import { settleReceipt } from './receipts.ts';
import { createDispute } from './dispute-store.ts';
import { createLateRefusal } from './late-refusal-store.ts';
import { lookAgain } from './look-again.ts';
import { createRenewal, lookAtRenewals } from './renewal-store.ts';
import { createRefund } from './refund-store.ts';
import { requestColumns } from './request-store.ts';
import { recordChange } from './standing-gift-changes.ts';
import { keepWarning } from './warning-store.ts';

type Tx = Prisma.TransactionClient;

/** `timeZone`: of the newsroom, by whose days postings are added up. */
export async function writeEffect(
  tx: Tx,
  ids: Ids,
  at: Date,
  effect: Effect,
  timeZone: string,
): Promise<void> {
  switch (effect.kind) {
    case 'create-donation':
      return createDonation(tx, effect);
    case 'create-standing-gift':
      return createStandingGift(tx, effect);
    case 'create-renewal':
      return createRenewal(tx, effect.renewal, effect.checkAt);
    case 'look-at-renewals':
      return lookAtRenewals(tx, effect.standingGiftId, at);
    case 'record-change':
      return recordChange(tx, effect.standingGiftId, effect.change);
    case 'extend-standing-gift': {
      const { standingGiftId: id, paidUntil } = effect;
      await tx.standingGift.updateMany({
        where: { id, startedAt: { not: null }, paidUntil: { lt: paidUntil } },
        data: { paidUntil },
      });
      return;
    }
    case 'open-checkout': {
      const { sessionId, url, expiresAt } = effect;
      await tx.checkout.update({ where: giftColumns(effect), data: { sessionId, url, expiresAt } });
      return;
    }
    case 'create-refund':
      return createRefund(tx, effect.refund, effect.checkAt);
    case 'create-dispute':
      return createDispute(tx, effect.dispute, effect.checkAt);
    case 'create-late-refusal':
      return createLateRefusal(tx, effect.refusal, effect.checkAt);
    case 'keep-warning':
      return keepWarning(tx, effect.warning);
    case 'leave-warning':
      await tx.fraudWarning.updateMany({
        where: { id: effect.warningId, leftAt: null },
        data: { leftAt: at, leftBy: effect.by, note: effect.note },
      });
      return;
    case 'look-again':
      return lookAgain(tx, effect.subject, at);
    case 'close-findings':
      await tx.rescreeningFinding.updateMany({
        where: { donationId: effect.donationId, closedAt: null },
        data: { closedAt: at, closedBy: effect.by, note: effect.note },
      });
      return;
    case 'create-payout':
      return createPayout(tx, effect.payout, effect.checkAt);
    case 'record-paid-out':
      return recordPaidOut(tx, effect.payoutId, effect.transactionIds);
    case 'post':
      return post(tx, ids, at, effect.posting, timeZone);
    case 'ask-stripe':
      return askStripe(tx, ids, effect.request);
    case 'finish-request':
      await tx.stripeRequest.updateMany({
        where: requestColumns(effect.request),
        data: { finishedAt: at, outcome: effect.outcome },
      });
      return;
    case 'send-mail':
      // One of a kind about each cause, whoever came first.
      await tx.mail.createMany({
        data: [{ ...effect.mail, createdAt: at, nextTryAt: at }],
        skipDuplicates: true,
      });
      return;
    case 'settle-receipt':
      return settleReceipt(tx, at, effect, timeZone);
    case 'record-payer':
      await tx.payer.update({ where: giftColumns(effect), data: effect.payer });
      return;
    case 'record-donor': {
      const donorId = await findOrAddDonor(tx, effect.donor, at);
      if (effect.donationId === undefined)
        await tx.standingGift.update({ where: { id: effect.standingGiftId }, data: { donorId } });
      else await tx.donation.update({ where: { id: effect.donationId }, data: { donorId } });
      return;
    }
    case 'record-screening':
      await tx.screening.create({ data: fromScreening(effect.record) });
      return;
    case 'record-review':
      await tx.review.create({ data: { ...effect.review, ...giftColumns(effect) } });
      return;
    case 'undo-review':
      await tx.review.updateMany({
        where: { ...giftColumns(effect), undoneAt: null, inForceAt: effect.inForceAt },
        data: { undoneAt: at, undoneBy: effect.by },
      });
      return;
    case 'teach':
      return teach(tx, ids, at, effect.lesson);
    case 'remember-card': {
      // A row a refusal: an appeal that is won forgets its own and no other.
      const data = { ...effect.card, refusedId: giftId(effect) };
      await tx.refusedCard.createMany({ data, skipDuplicates: true });
      return;
    }
    case 'forget-card':
      await tx.refusedCard.deleteMany({ where: { refusedId: giftId(effect) } });
      return;
    default:
      effect satisfies never;
      throw new Error('an effect without a writer');
  }
}

/** The column that says whose a row is. */
function giftColumns(of: OfGift): { donationId: string } | { standingGiftId: string } {
  return of.donationId === undefined ? { standingGiftId: of.standingGiftId } : { donationId: of.donationId };
}

const giftId = (of: OfGift) => of.donationId ?? of.standingGiftId;

async function createDonation(tx: Tx, effect: Extract<Effect, { kind: 'create-donation' }>): Promise<void> {
  const { donation, organisation, checkout, invoicePaymentId, checkAt } = effect;
  const {
    amount,
    feeCover,
    sessionId: _session,
    sessionUrl: _url,
    sessionExpiresAt: _ends,
    ...columns
  } = donation;
  const { id, version, createdAt } = donation;
  await tx.donation.create({
    data: {
      ...toColumns(columns),
      invoicePaymentId,
      amountMinor: BigInt(amount.amountMinor),
      feeCoverMinor: BigInt(feeCover.amountMinor),
      currency: amount.currency,
    },
  });
  await tx.payer.create({ data: { id, donationId: id, organisation } });
  if (checkout) await tx.checkout.create({ data: { ...checkout, donationId: id, createdAt } });
  await tx.work.create({ data: { subjectKind: 'donation', subjectId: id, version, checkAt } });
}

async function createStandingGift(
  tx: Tx,
  { gift, organisation, checkout, checkAt }: Extract<Effect, { kind: 'create-standing-gift' }>,
): Promise<void> {
  const {
    amount,
    feeCover,
    sessionId: _session,
    sessionUrl: _url,
    sessionExpiresAt: _ends,
    ...columns
  } = gift;
  const { id, version, createdAt } = gift;
  await tx.standingGift.create({
    data: {
      ...toColumns(columns),
      amountMinor: BigInt(amount.amountMinor),
      feeCoverMinor: BigInt(feeCover.amountMinor),
      currency: amount.currency,
    },
  });
  await tx.payer.create({ data: { id, standingGiftId: id, organisation } });
  await tx.checkout.create({ data: { ...checkout, standingGiftId: id, createdAt } });
  await tx.work.create({ data: { subjectKind: 'standing-gift', subjectId: id, version, checkAt } });
}

async function askStripe(tx: Tx, ids: Ids, request: StripeRequest): Promise<void> {
  const { idempotencyKey, requestedAt } = request;
  await tx.stripeRequest.createMany({
    data: [{ id: ids.row(), ...requestColumns(request), idempotencyKey, requestedAt }],
    skipDuplicates: true,
  });
}

async function teach(tx: Tx, ids: Ids, at: Date, lesson: SignedLesson): Promise<void> {
  const { allowlist, aliases, ...signed } = lesson;
  for (const entry of allowlist) await writeAllowlistEntry(tx, { ...entry, ...signed, id: ids.row() }, at);
  for (const alias of aliases) await writeAlias(tx, { ...alias, ...signed, id: ids.row() }, at);
}

/** One statement, because two donations of one donor may arrive at once. An erased donor has no hash and is not found again. */
async function findOrAddDonor(tx: Tx, donor: NewDonor, at: Date): Promise<string> {
  const { id, emailHash, name, email, country } = donor;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO donor (id, email_hash, name, email, country, created_at)
    VALUES (${id}, ${emailHash}, ${name}, ${email}, ${country}, ${at})
    ON CONFLICT (email_hash) DO UPDATE SET
      name = coalesce(donor.name, excluded.name),
      email = coalesce(donor.email, excluded.email),
      country = coalesce(donor.country, excluded.country)
    RETURNING id`;
  const [row] = rows;
  if (!row) throw new Error('a donor was neither found nor added');
  return row.id;
}
