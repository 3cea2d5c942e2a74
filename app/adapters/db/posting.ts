/** Writes a posting and adds it to its day, within the transaction of the step that brings it. */
import { balances, type LedgerPosting } from '#app/domain/ledger/ledger.ts';
import { givenIn, measuredIn, MEASURES, type Measured } from '#app/domain/ledger/measures.ts';
import { dayOf } from '#app/domain/zoned-time.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type { Ids } from '#app/ports/ambient.ts';

type Tx = Prisma.TransactionClient;

/** The day that it counts for is the one on which it is posted, on the newsroom's clocks: so a past day never changes. */
export async function post(
  tx: Tx,
  ids: Ids,
  at: Date,
  posting: LedgerPosting,
  timeZone: string,
): Promise<void> {
  const { kind, externalId, category, donationId, occurredAt, entries } = posting;
  if (!balances(posting)) throw new Error(`the posting of ${kind} ${externalId} does not balance`);
  const transactionId = ids.row();
  const day = dayOf(at, timeZone);
  const { count } = await tx.ledgerTransaction.createMany({
    data: [
      {
        ...{ id: transactionId, kind, externalId, category, donationId, occurredAt },
        postedAt: at,
        postedOn: new Date(day),
      },
    ],
    skipDuplicates: true,
  });
  // What stands there stands there: whoever saw it first posted it.
  if (count === 0) return;
  await tx.ledgerEntry.createMany({
    data: entries.map((entry) => ({ ...entry, transactionId, amountMinor: BigInt(entry.amountMinor) })),
  });
  const measured = measuredIn(posting);
  if (measured.length > 0) await addToDay(tx, day, posting, measured);
}

async function addToDay(
  tx: Tx,
  day: string,
  posting: LedgerPosting,
  measured: readonly Measured[],
): Promise<void> {
  const donation =
    posting.donationId === null
      ? null
      : await tx.donation.findUniqueOrThrow({
          where: { id: posting.donationId },
          select: { site: true, donorId: true },
        });
  const counted: Measured[] = [];
  const currency = givenIn(posting);
  if (currency !== null) {
    counted.push({ measure: 'gifts', currency, value: 1 });
    if (donation?.donorId && (await isNewSupporter(tx, day, currency, donation.donorId)))
      counted.push({ measure: 'supporters', currency, value: 1 });
  }
  // In one order everywhere: two postings that meet wait for each other and do not block each other for good.
  const currencies = new Set([...measured, ...counted].map((each) => each.currency));
  for (const code of [...currencies].toSorted()) {
    const added = [...measured, ...counted].filter((each) => each.currency === code);
    const values = MEASURES.map((measure) =>
      BigInt(added.find((each) => each.measure === measure)?.value ?? 0),
    );
    await tx.$executeRawUnsafe(addSql, day, code, donation?.site ?? '', ...values);
  }
}

/** The columns of a day, in the order of MEASURES. */
export const measureColumns = MEASURES.map((measure) => measure.replaceAll('-', '_'));

const addSql = `
  INSERT INTO day_rollup AS kept (day, currency, site, ${measureColumns.join(', ')})
  VALUES ($1::date, $2, $3, ${measureColumns.map((_, at) => `$${String(at + 4)}`).join(', ')})
  ON CONFLICT (day, currency, site) DO UPDATE SET
    ${measureColumns.map((column) => `${column} = kept.${column} + excluded.${column}`).join(', ')}`;

/** Whether this donor gives for the first time in the year of that day, in this currency. */
async function isNewSupporter(tx: Tx, day: string, currency: string, donorId: string): Promise<boolean> {
  const year = Number(day.slice(0, 4));
  const { count } = await tx.yearSupporter.createMany({
    data: [{ year, currency, donorId }],
    skipDuplicates: true,
  });
  return count === 1;
}
