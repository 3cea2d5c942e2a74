/** The journal of Stripe's events in PostgreSQL: what staff read of them, and the way back to waiting. */
import { z } from 'zod';
import type { JournalFilter } from '#app/domain/journal-filter.ts';
import { eventOutcomes, eventTopics, openOutcomes } from '#app/domain/stripe-event.ts';
import { SUBJECT_KINDS } from '#app/domain/subject.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type * as rows from '#app/generated/prisma/models.ts';
import type { EventJournal, EventResult, JournalEvent } from '#app/ports/events.ts';
import type { Db } from './client.ts';
import { parseRow, readEach } from './parse-row.ts';

export function createEventJournal({ prisma, pool, unreadable }: Db): EventJournal {
  return {
    list: async (filter, after, limit) => {
      const found = await prisma.stripeEvent.findMany({
        where: { ...whereOf(filter), ...(after && olderThan(after.createdAt, after.id)) },
        orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
        take: limit,
        omit: { body: true, hints: true },
      });
      return readEach(found, toJournal, unreadable);
    },
    open: async (limit) => {
      const found = await prisma.stripeEvent.findMany({
        where: { outcome: { in: [...openOutcomes] } },
        orderBy: [{ processedAt: 'desc' }, { id: 'desc' }],
        take: limit,
        omit: { body: true, hints: true },
      });
      return readEach(found, toJournal, unreadable);
    },
    find: async (id) => {
      const row = await prisma.stripeEvent.findUnique({ where: { id }, omit: { body: true, hints: true } });
      return row && toJournal(row);
    },
    resultsOf: async ({ subject, receivedAt, processedAt }) => {
      if (!subject) return [];
      const { rows: found } = await pool.query<EventResult>({
        name: 'results-of-event',
        text: resultsSql,
        values: [subject.kind, subject.id, receivedAt, processedAt],
      });
      return found;
    },
    reopen: async (which, replayedBy, replayedAt) => {
      const chosen: Prisma.StripeEventWhereInput =
        'ids' in which ? { id: { in: [...which.ids] } } : whereOf(which.filter);
      const { count } = await prisma.stripeEvent.updateMany({
        where: { AND: [chosen, { owner: { notIn: ['foreign-account', 'wrong-mode'] } }] },
        data: {
          ...{ outcome: 'waiting', processedAt: null, errorCode: null, nextClaimAt: null, claimCount: 0 },
          ...{ subjectKind: null, subjectId: null, replayedAt, replayedBy },
        },
      });
      return count;
    },
  };
}

function whereOf({ outcome, type, topic }: JournalFilter): Prisma.StripeEventWhereInput {
  return { ...(outcome && { outcome }), ...(type && { type }), ...(topic && { topic }) };
}

/** As PostgreSQL can walk the index from there. */
function olderThan(receivedAt: Date, id: string): Prisma.StripeEventWhereInput {
  return {
    receivedAt: { lte: receivedAt },
    OR: [{ receivedAt: { lt: receivedAt } }, { receivedAt, id: { lt: id } }],
  };
}

const columns = z.object({
  topic: z.enum(eventTopics),
  outcome: z.enum(eventOutcomes),
  subjectKind: z.enum(SUBJECT_KINDS).nullable(),
});

function toJournal(row: Omit<rows.StripeEventModel, 'body' | 'hints'>): JournalEvent {
  const { subjectKind: kind, ...known } = parseRow('stripe_event', row.id, columns, row);
  const { id, type, objectId, receivedAt, processedAt, errorCode, replayedAt, replayedBy } = row;
  return {
    ...{ id, type, objectId, receivedAt, processedAt, errorCode, replayedAt, replayedBy },
    ...known,
    subject: kind === null || row.subjectId === null ? null : { kind, id: row.subjectId },
    tryCount: row.claimCount,
    nextTryAt: row.nextClaimAt,
  };
}

/** Steps, requests, postings and mails are not kept by event: one look acts on all events that wait, so what counts is the time. */
const resultsSql = `
  SELECT at, kind, what FROM (
    SELECT at, 'history' AS kind, event AS what FROM history WHERE subject_kind = $1 AND subject_id = $2
    UNION ALL
    SELECT requested_at, 'request', kind FROM stripe_request WHERE subject_kind = $1 AND subject_id = $2
    UNION ALL
    SELECT posted_at, 'posting', coalesce(category, kind) FROM ledger_transaction WHERE $1 = 'donation' AND donation_id = $2
    UNION ALL
    SELECT created_at, 'mail', kind FROM mail WHERE $1 = 'donation' AND donation_id = $2) result
  WHERE at >= $3 AND ($4::timestamptz IS NULL OR at <= $4)
  ORDER BY at, kind LIMIT 100`;
