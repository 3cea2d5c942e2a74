/** Brings a donation's receipts to what the ledger says of it, within the transaction of the step that changed that. */
import { donationSums, type DonationSums } from '#app/domain/ledger/donation-sums.ts';
import { LEDGER_ACCOUNTS } from '#app/domain/ledger/ledger.ts';
import { composeFirstReceipt, composeReceiptMail } from '#app/domain/mail-receipt.ts';
import type { ComposedMail } from '#app/domain/mail.ts';
import { undecidedStates } from '#app/domain/dispute/states.ts';
import { money } from '#app/domain/money.ts';
import { printReceipt } from '#app/domain/receipt/print-receipt.ts';
import { receiptDue, receiptNumber, returnedOf, type Receipt } from '#app/domain/receipt/receipt.ts';
import type { SettleReceipt } from '#app/domain/step.ts';
import { dayOf } from '#app/domain/zoned-time.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import { z } from 'zod';
import { toDonation } from './donation-rows.ts';
import { parseRow } from './parse-row.ts';
import { storedReceiptWords, toReceipt, type ReceiptRow } from './receipt-store.ts';

type Tx = Prisma.TransactionClient;

/**
 * Receipts are written one after another, over all processes, from the lock to the commit: a number that is given stands in the
 * table, or is given again to the next. So it is written after every other effect of a step (commit.ts). Nothing is written where nothing changed, nor while a
 * bank decides who has the money: its decision comes here again.
 */
export async function settleReceipt(
  tx: Tx,
  at: Date,
  effect: SettleReceipt,
  timeZone: string,
): Promise<void> {
  const { donationId } = effect;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('receipt'))`;
  const where = { donationId, state: { in: [...undecidedStates] } };
  if ((await tx.dispute.count({ where })) > 0) return;
  const { sums, givenAt, currency } = await readSums(tx, donationId);
  const last = await lastReceipt(tx, donationId);
  const due = receiptDue(last && toReceipt(last), sums);
  if (due === 'nothing' || givenAt === null) return;
  if (last && !last.withdrawal) {
    const reason = due === 'withdraw' ? 'returned' : 'replaced';
    await tx.receiptWithdrawal.create({ data: { receiptId: last.id, at, reason } });
  }
  const receipt =
    due === 'withdraw' && last
      ? toReceipt(last)
      : await issue(tx, at, effect, { sums, givenAt, currency, last, timeZone });
  const kind = last === null ? 'received' : due === 'withdraw' ? 'receipt-withdrawn' : 'receipt-corrected';
  await writeMail(tx, at, effect, receipt, kind);
}

interface Issued {
  readonly sums: DonationSums;
  readonly givenAt: Date;
  readonly currency: string;
  readonly last: ReceiptRow | null;
  readonly timeZone: string;
}

async function issue(tx: Tx, at: Date, effect: SettleReceipt, issued: Issued): Promise<Receipt> {
  const { donationId, issuer, receiptId } = effect;
  const { sums, givenAt, currency, last, timeZone } = issued;
  const received = sums.received ?? money(0, currency);
  const returned = returnedOf(sums);
  const year = Number(dayOf(at, timeZone).slice(0, 4));
  const series = await tx.restore.count();
  const { _max } = await tx.receipt.aggregate({
    where: { issuer: issuer.legalName, year, series },
    _max: { sequence: true },
  });
  const sequence = (_max.sequence ?? 0) + 1;
  const number = receiptNumber(issuer.prefix, year, series, sequence);
  const row = await tx.donation.findUniqueOrThrow({
    where: { id: donationId },
    include: { payer: true, checkout: true },
  });
  const facts = { number, issuedAt: at, givenAt, donation: toDonation(row), payer: row.payer };
  const printed = printReceipt(
    { ...facts, received, returned, replaces: last?.number ?? null },
    issuer,
    timeZone,
  );
  const written = await tx.receipt.create({
    data: {
      ...{ id: receiptId, donationId, issuer: issuer.legalName, year, series, sequence },
      ...{ number, issuedAt: at },
      givenOn: new Date(dayOf(givenAt, timeZone)),
      receivedMinor: BigInt(received.amountMinor),
      returnedMinor: BigInt(returned.amountMinor),
      ...{ currency, regime: issuer.regime, printed: storedReceiptWords.write(printed) },
      replacesId: last?.id ?? null,
    },
    include: { withdrawal: true },
  });
  return toReceipt(written);
}

/** Only the first receipt thanks; one of a kind about each receipt, or, of the first, about the donation. */
async function writeMail(
  tx: Tx,
  at: Date,
  { donationId, mail, site, donationUrl, standing }: SettleReceipt,
  receipt: Receipt,
  kind: 'received' | 'receipt-withdrawn' | 'receipt-corrected',
): Promise<void> {
  if (!mail) return;
  const about = { site, donationUrl };
  const write = async (cause: string, composed: ComposedMail) => {
    const row = { ...mail, kind, cause, donationId, appealId: null, ...composed };
    await tx.mail.createMany({ data: [{ ...row, createdAt: at, nextTryAt: at }], skipDuplicates: true });
  };
  if (kind === 'received') {
    const donation = await tx.donation.findUniqueOrThrow({
      where: { id: donationId },
      include: { checkout: true },
    });
    await write(donationId, composeFirstReceipt(receipt, toDonation(donation), { ...about, standing }));
    return;
  }
  await write(receipt.id, composeReceiptMail(kind, receipt, about));
}

/** The end of the chain. */
function lastReceipt(tx: Tx, donationId: string): Promise<ReceiptRow | null> {
  return tx.receipt.findFirst({ where: { donationId, replacedBy: null }, include: { withdrawal: true } });
}

const sumColumns = z.object({ account: z.enum(LEDGER_ACCOUNTS) });

async function readSums(
  tx: Tx,
  donationId: string,
): Promise<{ readonly sums: DonationSums; readonly givenAt: Date | null; readonly currency: string }> {
  const { currency } = await tx.donation.findUniqueOrThrow({
    where: { id: donationId },
    select: { currency: true },
  });
  const found = await tx.$queryRaw<
    { account: string; currency: string; total: bigint; given_at: Date | null }[]
  >`
    SELECT account, currency, sum(amount_minor)::bigint AS total,
      min(occurred_at) FILTER (WHERE category = 'charge') AS given_at
    FROM ledger_transaction moved JOIN ledger_entry ON transaction_id = moved.id
    WHERE donation_id = ${donationId} GROUP BY 1, 2`;
  const sums = found.map((row) => ({
    ...parseRow('ledger_entry', row.account, sumColumns, row),
    currency: row.currency,
    amountMinor: Number(row.total),
  }));
  const givenAt = found.find(({ account }) => account === 'donation-income')?.given_at ?? null;
  return { sums: donationSums(sums, currency), givenAt, currency };
}
