/** Donations in PostgreSQL, as they are read; what writes them is a step (commit.ts). */
import { settledStates } from '#app/domain/donation/states.ts';
import { donationSubject } from '#app/domain/subject.ts';
import type { DonationStore } from '#app/ports/donations.ts';
import type { Db } from './client.ts';
import {
  decidingOnly,
  toDonation,
  toHistory,
  toPayer,
  toReview,
  toScreening,
  withCheckout,
} from './donation-rows.ts';
import { readEach } from './parse-row.ts';
import { donationLists } from './donation-lists.ts';
import { donationsFound } from './donations-found.ts';
import { columnsOf, toWork } from './work-store.ts';

export function createDonationStore(db: Db): DonationStore {
  const { prisma, unreadable } = db;
  return {
    ...donationLists(db),
    ...donationsFound(db),
    find: async (id) => {
      const row = await prisma.donation.findUnique({ where: { id }, ...withCheckout });
      return row && toDonation(row);
    },
    known: async (ids) => {
      const rows = await prisma.donation.findMany({ where: { id: { in: [...ids] } }, ...withCheckout });
      return readEach(rows, toDonation, unreadable);
    },
    unsettled: async (before, after, limit) => {
      const rows = await prisma.donation.findMany({
        where: {
          state: { notIn: [...settledStates] },
          createdAt: { lt: before, ...(after && { gte: after.createdAt }) },
          ...(after && { OR: [{ createdAt: { gt: after.createdAt } }, { id: { gt: after.id } }] }),
        },
        ...withCheckout,
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        take: limit,
      });
      return readEach(rows, toDonation, unreadable);
    },
    byPayment: async (paymentIntentIds) => {
      const rows = await prisma.donation.findMany({
        where: { paymentIntentId: { in: [...paymentIntentIds] } },
        select: { id: true, paymentIntentId: true },
      });
      return new Map(
        rows.flatMap(({ id, paymentIntentId }) => (paymentIntentId ? [[paymentIntentId, id] as const] : [])),
      );
    },
    payments: async (ids) => {
      const rows = await prisma.donation.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, paymentIntentId: true, currency: true },
      });
      return new Map(rows.map(({ id, ...payment }) => [id, payment] as const));
    },
    findByToken: async (token) => {
      const row = await prisma.donation.findUnique({ where: { token }, ...withCheckout });
      return row && toDonation(row);
    },
    findAttempt: async (attemptKey, attemptBodyHash, since) => {
      const row = await prisma.donation.findFirst({
        where: { checkout: { attemptKey, attemptBodyHash, createdAt: { gte: since } }, state: 'open' },
        ...withCheckout,
      });
      return row && toDonation(row);
    },
    payer: async (donationId) => {
      const row = await prisma.payer.findUnique({ where: { donationId } });
      return row && toPayer(row);
    },
    lastScreening: async (donationId) => {
      const row = await prisma.screening.findFirst({
        ...decidingOnly,
        where: { donationId, ...decidingOnly.where },
      });
      return row && toScreening(row);
    },
    review: async (donationId) => {
      const row = await prisma.review.findFirst({
        where: { donationId, undoneAt: null },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      });
      return row && toReview(row);
    },
    file: async (id) => {
      const row = await prisma.donation.findUnique({
        where: { id },
        include: {
          checkout: true,
          payer: true,
          screenings: { where: decidingOnly.where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
          reviews: { orderBy: { createdAt: 'asc' } },
        },
      });
      if (!row) return null;
      const subject = columnsOf(donationSubject(id));
      const [work, history, article] = await Promise.all([
        prisma.work.findUniqueOrThrow({ where: { subjectKind_subjectId: subject } }),
        prisma.history.findMany({ where: subject, orderBy: { id: 'asc' } }),
        prisma.article.findUnique({ where: { slug: row.articleSlug ?? '' }, select: { headline: true } }),
      ]);
      return {
        donation: toDonation(row),
        work: toWork(work),
        payer: row.payer && toPayer(row.payer),
        history: history.map(toHistory),
        screenings: row.screenings.map(toScreening),
        reviews: row.reviews.map(toReview),
        articleHeadline: article?.headline ?? null,
      };
    },
    refusedCard: async (fingerprintHash, now) => {
      const card = await prisma.refusedCard.findFirst({ where: { fingerprintHash, expiresAt: { gt: now } } });
      return card && { listingId: card.listingId, listingName: card.listingName };
    },
  };
}
