/** Standing gifts in PostgreSQL, as they are read; what writes them is a step (commit.ts). */
import { z } from 'zod';
import { money } from '#app/domain/money.ts';
import { reasonsOf } from '#app/domain/screening/screening.ts';
import { nextChargeAt } from '#app/domain/standing-gift/pause.ts';
import { giftIntervals } from '#app/domain/standing-gift/standing-gift.ts';
import { unstartedStates } from '#app/domain/standing-gift/asking.ts';
import { standingGiftStates } from '#app/domain/standing-gift/states.ts';
import { requestOutcomes } from '#app/domain/stripe-request.ts';
import { standingGiftSubject } from '#app/domain/subject.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type { StandingGiftListItem, StandingGiftStore } from '#app/ports/standing-gifts.ts';
import type { Db } from './client.ts';
import { decidingOnly, toPayer, toReview, toScreening, withCheckout } from './donation-rows.ts';
import { parseRow, readEach } from './parse-row.ts';
import { changesInOrder, standingGiftChanges, toGiftChange } from './standing-gift-changes.ts';
import { standingGiftObjections } from './standing-gift-objections.ts';
import { toStandingGift, toStandingGiftHistory } from './standing-gift-rows.ts';
import { columnsOf, toWork } from './work-store.ts';

export function createStandingGiftStore(db: Db): StandingGiftStore {
  const { prisma } = db;
  return {
    ...standingGiftLists(db),
    ...standingGiftObjections(db),
    ...standingGiftChanges(db),
    find: async (id) => {
      const row = await prisma.standingGift.findUnique({ where: { id }, ...withCheckout });
      return row && toStandingGift(row);
    },
    findByToken: async (token) => {
      const row = await prisma.standingGift.findUnique({ where: { token }, ...withCheckout });
      return row && toStandingGift(row);
    },
    findSecond: async (by) => {
      const where =
        'questionHash' in by ? { questionHash: by.questionHash } : { token: by.token, donorId: by.donorId };
      const row = await prisma.standingGift.findUnique({ where, ...withCheckout });
      if (!row || row.olderGiftId === null) return null;
      const older = await prisma.standingGift.findUnique({ where: { id: row.olderGiftId }, ...withCheckout });
      return older && { gift: toStandingGift(row), older: toStandingGift(older) };
    },
    findAttempt: async (attemptKey, attemptBodyHash, since) => {
      const row = await prisma.standingGift.findFirst({
        where: { checkout: { attemptKey, attemptBodyHash, createdAt: { gte: since } }, state: 'open' },
        ...withCheckout,
      });
      return row && toStandingGift(row);
    },
    payer: async (standingGiftId) => {
      const row = await prisma.payer.findUnique({ where: { standingGiftId } });
      return row && toPayer(row);
    },
    givenEmail: async (standingGiftId) => {
      const row = await prisma.payer.findUnique({ where: { standingGiftId }, select: { givenEmail: true } });
      return row?.givenEmail ?? null;
    },
    lastScreening: async (standingGiftId) => {
      const row = await prisma.screening.findFirst({
        ...decidingOnly,
        where: { standingGiftId, ...decidingOnly.where },
      });
      return row && toScreening(row);
    },
    review: async (standingGiftId) => {
      const row = await prisma.review.findFirst({
        where: { standingGiftId, undoneAt: null },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      });
      return row && toReview(row);
    },
    subscriptionAnswer: async (id) => {
      const row = await prisma.stripeRequest.findFirst({
        where: {
          ...columnsOf(standingGiftSubject(id)),
          kind: 'create-subscription',
          cause: '',
          finishedAt: null,
        },
      });
      return requestOutcomes.find((outcome) => outcome === row?.outcome) ?? null;
    },
    replacing: (id) => causeOpen(prisma, id, 'use-card'),
    readdressed: (id) => causeOpen(prisma, id, 'set-email'),
    mendable: async (donorId, but) => {
      const row = await prisma.standingGift.findFirst({
        where: {
          donorId,
          id: { not: but },
          OR: [{ state: 'confirming' }, { state: 'active', renewals: { some: { state: 'failing' } } }],
        },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        ...withCheckout,
      });
      return row && toStandingGift(row);
    },
    asking: async (olderGiftId) => {
      const rows = await prisma.standingGift.findMany({
        where: { olderGiftId, state: { in: [...unstartedStates] } },
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },
    givesByCardOf: async (donationId) => {
      const payer = await prisma.payer.findUnique({
        where: { donationId },
        select: { cardFingerprintHash: true, donation: { select: { donorId: true } } },
      });
      const cardFingerprintHash = payer?.cardFingerprintHash ?? null;
      const donorId = payer?.donation?.donorId ?? null;
      if (cardFingerprintHash === null || donorId === null) return false;
      const running = { donorId, settledAt: null, state: { not: 'open' }, payer: { cardFingerprintHash } };
      return (await prisma.standingGift.count({ where: running })) > 0;
    },
    file: async (id) => {
      const row = await prisma.standingGift.findUnique({
        where: { id },
        include: {
          checkout: true,
          payer: true,
          screenings: { where: decidingOnly.where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
          reviews: { orderBy: { createdAt: 'asc' } },
          changes: changesInOrder,
          donations: {
            orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
            select: { id: true, token: true, createdAt: true, lateRefusal: { select: { state: true } } },
          },
        },
      });
      if (!row) return null;
      const { payer, screenings, reviews, changes, donations, ...gift } = row;
      const subject = columnsOf(standingGiftSubject(id));
      const [work, history, article] = await Promise.all([
        prisma.work.findUniqueOrThrow({ where: { subjectKind_subjectId: subject } }),
        prisma.history.findMany({ where: subject, orderBy: { id: 'asc' } }),
        prisma.article.findUnique({ where: { slug: row.articleSlug ?? '' }, select: { headline: true } }),
      ]);
      return {
        gift: toStandingGift(gift),
        work: toWork(work),
        payer: payer && toPayer(payer),
        history: history.map(toStandingGiftHistory),
        screenings: screenings.map(toScreening),
        reviews: reviews.map(toReview),
        changes: changes.map(toGiftChange),
        payments: donations.map(({ id: donationId, token, createdAt: at, lateRefusal }) => ({
          ...{ donationId, token, at },
          isRefusedLate: lateRefusal !== null,
        })),
        articleHeadline: article?.headline ?? null,
      };
    },
  };
}

/** Of the newest request of this kind that is not finished. */
async function causeOpen(
  prisma: Db['prisma'],
  id: string,
  kind: 'use-card' | 'set-email',
): Promise<string | null> {
  const row = await prisma.stripeRequest.findFirst({
    where: { ...columnsOf(standingGiftSubject(id)), kind, finishedAt: null },
    select: { cause: true },
    orderBy: { requestedAt: 'desc' },
  });
  return row?.cause ?? null;
}

const brief = { select: { id: true, state: true, subscriptionId: true } } as const;
const briefColumns = z.object({ state: z.enum(standingGiftStates) });

function toBrief(row: {
  readonly id: string;
  readonly state: string;
  readonly subscriptionId: string | null;
}) {
  return { ...row, ...parseRow('standing gift', row.id, briefColumns, row) };
}

const listColumns = z.object({ state: z.enum(standingGiftStates), interval: z.enum(giftIntervals) });

function standingGiftLists({
  prisma,
  pool,
  unreadable,
}: Db): Pick<
  StandingGiftStore,
  'recentSetups' | 'briefs' | 'running' | 'held' | 'heldUnscreened' | 'queue' | 'list' | 'inOther'
> {
  return {
    recentSetups: async (id, since) => {
      const { rows } = await pool.query<{ by_email: string; by_card: string }>({
        name: 'recent-setups',
        text: `SELECT count(*) FILTER (WHERE other.email_hash = own.email_hash) AS by_email,
                      count(*) FILTER (WHERE other.card_fingerprint_hash = own.card_fingerprint_hash) AS by_card
               FROM payer own
               JOIN payer other ON other.id <> own.id
                 AND (other.email_hash = own.email_hash OR other.card_fingerprint_hash = own.card_fingerprint_hash)
               LEFT JOIN donation d ON d.id = other.donation_id
               LEFT JOIN standing_gift s ON s.id = other.standing_gift_id
               WHERE own.standing_gift_id = $1 AND (d.authorised_at >= $2 OR s.set_up_at >= $2)`,
        values: [id, since],
      });
      return { byEmail: Number(rows[0]?.by_email ?? 0), byCard: Number(rows[0]?.by_card ?? 0) };
    },
    briefs: async (ids) => {
      const rows = await prisma.standingGift.findMany({ where: { id: { in: [...ids] } }, ...brief });
      return readEach(rows, toBrief, unreadable);
    },
    running: async (after, limit) => {
      const rows = await prisma.standingGift.findMany({
        where: { state: 'active', ...(after !== null && { id: { gt: after } }) },
        orderBy: { id: 'asc' },
        take: limit,
        ...brief,
      });
      return readEach(rows, toBrief, unreadable);
    },
    held: async () => {
      const rows = await prisma.standingGift.findMany({ where: { state: 'held' }, select: { id: true } });
      return rows.map(({ id }) => id);
    },
    heldUnscreened: async (limit) => {
      const { rows } = await pool.query<{ id: string }>({
        name: 'standing-held-unscreened',
        text: `SELECT id FROM standing_gift JOIN work ON subject_kind = 'standing-gift' AND subject_id = id
               WHERE state = 'held' AND 'cannot-screen' = ANY (hold_reasons) AND failure_count = 0 LIMIT $1`,
        values: [limit],
      });
      return rows.map(({ id }) => id);
    },
    queue: async (limit) => {
      const rows = await prisma.standingGift.findMany({
        where: { state: { in: ['held', 'decided'] } },
        orderBy: [{ heldUntil: 'asc' }, { id: 'asc' }],
        take: limit,
        include: { checkout: true, payer: true, screenings: { ...decidingOnly, take: 1 } },
      });
      const toItem = ({ payer, screenings, ...row }: (typeof rows)[number]) => ({
        gift: toStandingGift(row),
        payerName: payer?.name ?? payer?.billingName ?? null,
        organisation: payer?.organisation ?? null,
        reasons: screenings
          .flatMap((screening) => reasonsOf(toScreening(screening).screening))
          .map(({ rule, listing }) => ({ rule, listingName: listing?.name ?? null })),
      });
      return readEach(rows, toItem, unreadable);
    },
    list: (after, limit) =>
      listed(
        { prisma, unreadable },
        after
          ? {
              OR: [
                { createdAt: { lt: after.createdAt } },
                { createdAt: after.createdAt, id: { lt: after.id } },
              ],
            }
          : {},
        limit,
      ),
    inOther: (currencies, limit) =>
      listed({ prisma, unreadable }, { state: 'active', currency: { notIn: [...currencies] } }, limit),
  };
}

async function listed(
  { prisma, unreadable }: Pick<Db, 'prisma' | 'unreadable'>,
  where: Prisma.StandingGiftWhereInput,
  limit: number,
): Promise<StandingGiftListItem[]> {
  const rows = await prisma.standingGift.findMany({
    where,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    include: { payer: true },
  });
  const toItem = (row: (typeof rows)[number]) => ({
    ...parseRow('standing gift', row.id, listColumns, row),
    id: row.id,
    createdAt: row.createdAt,
    amount: money(Number(row.amountMinor), row.currency),
    feeCover: money(Number(row.feeCoverMinor), row.currency),
    nextAt: nextChargeAt(row),
    payerName: row.payer?.name ?? row.payer?.billingName ?? null,
    organisation: row.payer?.organisation ?? null,
  });
  return readEach(rows, toItem, unreadable);
}
