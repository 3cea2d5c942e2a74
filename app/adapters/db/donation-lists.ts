/** Lists and counts over donations: what is due, what waits for staff, what is looked at again. */
import type { Payer } from '#app/domain/screening/payer.ts';
import { reasonsOf } from '#app/domain/screening/screening.ts';
import type { DonationStore } from '#app/ports/donations.ts';
import type { Db } from './client.ts';
import { decidingOnly, outcomeColumn, toDonation, toScreening } from './donation-rows.ts';
import { parseRow, readEach } from './parse-row.ts';

type Lists = Pick<
  DonationStore,
  'past' | 'countPast' | 'held' | 'heldUnscreened' | 'queue' | 'recentAuthorisations'
>;

export function donationLists({ prisma, pool, unreadable }: Db): Lists {
  return {
    past: async (since, after, limit) => {
      const rows = await prisma.donation.findMany({
        where: {
          AND: [
            { OR: [{ state: 'received', createdAt: { gte: since } }, { state: 'held' }] },
            after
              ? {
                  OR: [
                    { createdAt: { gt: after.createdAt } },
                    { createdAt: after.createdAt, id: { gt: after.id } },
                  ],
                }
              : {},
          ],
        },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        take: limit,
        include: {
          checkout: true,
          payer: true,
          screenings: { ...decidingOnly, take: 1, select: { id: true, outcome: true } },
        },
      });
      return rows.map((row) => ({
        donation: toDonation(row),
        payer: row.payer && row.payer.erasedAt === null ? readable(row.payer) : null,
        otherEmail: row.payer?.givenEmail ? row.payer.email : null,
        outcome: outcomeOf(row.screenings),
      }));
    },
    countPast: (since) => prisma.donation.count({ where: { state: 'received', createdAt: { gte: since } } }),
    held: async () => {
      const rows = await prisma.donation.findMany({ where: { state: 'held' }, select: { id: true } });
      return rows.map(({ id }) => id);
    },
    heldUnscreened: async (limit) => {
      const { rows } = await pool.query<{ id: string }>({
        name: 'held-unscreened',
        text: `SELECT id FROM donation JOIN work ON subject_kind = 'donation' AND subject_id = id
               WHERE state = 'held' AND 'cannot-screen' = ANY (hold_reasons) AND failure_count = 0 LIMIT $1`,
        values: [limit],
      });
      return rows.map(({ id }) => id);
    },
    queue: async (limit) => {
      const rows = await prisma.donation.findMany({
        where: { state: { in: ['held', 'decided'] } },
        orderBy: [{ heldUntil: 'asc' }, { id: 'asc' }],
        take: limit,
        include: { checkout: true, payer: true, screenings: { ...decidingOnly, take: 1 } },
      });
      const toItem = (row: (typeof rows)[number]) => ({
        donation: toDonation(row),
        payerName: row.payer?.name ?? row.payer?.billingName ?? null,
        organisation: row.payer?.organisation ?? null,
        reasons: row.screenings
          .flatMap((screening) => reasonsOf(toScreening(screening).screening))
          .map(({ rule, listing }) => ({ rule, listingName: listing?.name ?? null })),
      });
      return readEach(rows, toItem, unreadable);
    },
    recentAuthorisations: async (donationId, since) => {
      const { rows } = await pool.query<{ by_email: string; by_card: string }>({
        name: 'recent-authorisations',
        text: `SELECT count(*) FILTER (WHERE other.email_hash = own.email_hash) AS by_email,
                      count(*) FILTER (WHERE other.card_fingerprint_hash = own.card_fingerprint_hash) AS by_card
               FROM payer own
               JOIN payer other ON other.donation_id <> own.donation_id
                 AND (other.email_hash = own.email_hash OR other.card_fingerprint_hash = own.card_fingerprint_hash)
               JOIN donation d ON d.id = other.donation_id AND d.authorised_at >= $2
               WHERE own.donation_id = $1`,
        values: [donationId, since],
      });
      return { byEmail: Number(rows[0]?.by_email ?? 0), byCard: Number(rows[0]?.by_card ?? 0) };
    },
  };
}

function outcomeOf([last]: readonly { readonly id: string; readonly outcome: string }[]) {
  return last ? parseRow('screening', last.id, outcomeColumn, last).outcome : null;
}

/** As given then, whatever address its donor is known by now. */
function readable({ givenEmail, ...payer }: Payer & { readonly givenEmail: string | null }): Payer {
  const { organisation, name, billingName, country, postalCode } = payer;
  return { organisation, name, billingName, email: givenEmail ?? payer.email, country, postalCode };
}
