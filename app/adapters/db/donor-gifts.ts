/** What is one donor's, in PostgreSQL: every query is held to the donor's id. */
import { donorDisputes, donorRefunds } from '#app/domain/donation/donor-status.ts';
import type { DonorGifts } from '#app/ports/supporters.ts';
import type { Db } from './client.ts';
import { toDispute } from './dispute-store.ts';
import { toDonation } from './donation-rows.ts';
import { toLateRefusal } from './late-refusal-store.ts';
import { readEach } from './parse-row.ts';
import { toReceipt } from './receipt-store.ts';
import { toRefund } from './refund-store.ts';
import { toStandingGift } from './standing-gift-rows.ts';

export function createDonorGifts({ prisma, pool, unreadable }: Db): DonorGifts {
  return {
    list: async (donorId, after, limit) => {
      const rows = await prisma.donation.findMany({
        where: {
          donorId,
          ...(after && {
            OR: [
              { createdAt: { lt: after.createdAt } },
              { createdAt: after.createdAt, id: { lt: after.id } },
            ],
          }),
        },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: limit,
        include: {
          checkout: true,
          lateRefusal: true,
          refunds: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
          disputes: { orderBy: [{ openedAt: 'asc' }, { id: 'asc' }] },
          receipts: { where: { replacedBy: null }, include: { withdrawal: true } },
        },
      });
      return readEach(
        rows,
        ({ lateRefusal, refunds, disputes, receipts: [receipt], ...donation }) => ({
          donation: toDonation(donation),
          lateRefusal: lateRefusal && toLateRefusal(lateRefusal),
          refunds: donorRefunds(refunds.map(toRefund)),
          disputes: donorDisputes(disputes.map(toDispute)),
          receipt: receipt ? toReceipt(receipt) : null,
        }),
        unreadable,
      );
    },
    unsettledRenewals: (donorId) =>
      prisma.renewal.count({ where: { standingGift: { donorId }, settledAt: null } }),
    emailHash: async (id) => {
      const donor = await prisma.donor.findUnique({ where: { id }, select: { emailHash: true } });
      return donor?.emailHash ?? null;
    },
    years: async (donorId, timeZone) => {
      // The movements that a statement lists (receipt-store.ts).
      const { rows } = await pool.query<{ year: string }>({
        name: 'donor-years',
        text: `SELECT DISTINCT extract(year FROM t.occurred_at AT TIME ZONE $2) AS year
               FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id
               WHERE t.donation_id IN (SELECT id FROM donation WHERE donor_id = $1)
                 AND e.account IN ('donation-income', 'refunds', 'disputes') ORDER BY 1 DESC`,
        values: [donorId, timeZone],
      });
      return rows.map(({ year }) => Number(year));
    },
    standing: async (donorId) => {
      const rows = await prisma.standingGift.findMany({
        where: { donorId },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        include: { checkout: true },
      });
      return readEach(rows, toStandingGift, unreadable);
    },
  };
}
