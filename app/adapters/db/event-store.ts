/** Stripe's events in PostgreSQL; storing one is the whole of the webhook's path, so it is one prepared statement. */
import { z } from 'zod';
import {
  deadBefore,
  deadLooksMin,
  eventOwners,
  eventTopics,
  openOutcomes,
  subjectMissing,
  type OpenOutcome,
} from '#app/domain/stripe-event.ts';
import type { StripeEvent } from '#app/domain/stripe-event.ts';
import { subjectKey, type Subject } from '#app/domain/subject.ts';
import type { EventStore, WaitingEvent } from '#app/ports/events.ts';
import type { Db } from './client.ts';
import { createEventInserts } from './event-inserts.ts';
import { parseRow } from './parse-row.ts';
import { isNearestSql, subjectSql } from './subject-finders.ts';
import { toSubject } from './work-store.ts';

/** Whoever was handed an event has this long at least before it is handed out again. */
const leaseMs = 10_000;

interface ClaimedRow {
  readonly id: string;
  readonly type: string;
  readonly subject_kind: string | null;
  readonly subject_id: string | null;
  readonly owner: string;
  readonly outcome: string;
}

/** Half a character would be written as an escape, which PostgreSQL refuses to read as JSON. */
function hintsColumn(hints: StripeEvent['hints']): string {
  return JSON.stringify(hints, (_name, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : value,
  );
}

export function createEventStore({ pool }: Pick<Db, 'pool'>): EventStore {
  const insertEvent = createEventInserts(pool);
  return {
    store: ({ type, topic, objectId, hints, owner, ...event }, body, receivedAt) => {
      // As PostgreSQL will answer it: half a character is stored as the sign for what cannot be read.
      const id = event.id.toWellFormed();
      return insertEvent({
        id,
        values: [id, type, topic, objectId, hintsColumn(hints), owner, body.toString(), receivedAt],
      });
    },
    claimWaiting: async (now, limit, waitsMs) => {
      const { rows } = await pool.query<ClaimedRow>({
        name: 'claim-stripe-events',
        text: claimSql,
        values: [now, limit, waitsMs, leaseMs, deadBefore(now), deadLooksMin],
      });
      const subjects = new Map(rows.flatMap(subjectOf).map((subject) => [subjectKey(subject), subject]));
      const isUnsaid = (row: ClaimedRow) =>
        row.outcome === 'waiting' && row.subject_id === null && row.owner === 'unsaid';
      return {
        count: rows.length,
        subjects: [...subjects.values()],
        unsaid: rows.filter(isUnsaid).map(({ id }) => id),
        dead: rows.filter(({ outcome }) => outcome === 'dead').map(({ id, type }) => ({ id, type })),
      };
    },
    waitingOf: async ({ kind, id }) => {
      const { rows } = await pool.query<WaitingEvent>({
        name: 'stripe-events-of-subject',
        text: `SELECT id, type, coalesce(replayed_at, received_at) AS since, claim_count > 0 AS "isHandedOut" FROM stripe_event
               WHERE subject_kind = $1 AND subject_id = $2 AND outcome = 'waiting'`,
        values: [kind, id],
      });
      return rows;
    },
    settle: async (events, at) => {
      if (events.length === 0) return;
      // One that was settled before it was handed out was tried all the same.
      await pool.query({
        name: 'settle-stripe-events',
        text: `UPDATE stripe_event SET outcome = settled.outcome, processed_at = $3, error_code = NULL, next_claim_at = NULL,
                 claim_count = greatest(claim_count, 1)
               FROM unnest($1::text[], $2::text[]) AS settled (id, outcome), ${unhurriedSql}
               WHERE stripe_event.id = settled.id AND stripe_event.outcome = 'waiting'`,
        values: [events.map(({ id }) => id), events.map(({ outcome }) => outcome), at],
      });
    },
    noteFailure: async (eventIds, code) => {
      if (eventIds.length === 0) return;
      await pool.query({
        name: 'note-event-failure',
        text: `UPDATE stripe_event SET error_code = $2 WHERE id = ANY ($1) AND outcome = 'waiting'`,
        values: [eventIds, code],
      });
    },
    unsaid: async (eventId) => {
      const { rows } = await pool.query<Record<string, unknown>>({
        name: 'unsaid-event',
        text: `SELECT topic, object_id AS "objectId", hints, owner FROM stripe_event
               WHERE id = $1 AND outcome = 'waiting' AND owner = 'unsaid' AND subject_id IS NULL`,
        values: [eventId],
      });
      const [row] = rows;
      return row ? parseRow('stripe_event', eventId, readingColumns, row) : null;
    },
    learn: async (eventId, { topic, hints, owner }) => {
      await pool.query({
        name: 'learn-of-event',
        text: `UPDATE stripe_event SET topic = $2, hints = $3, owner = $4, error_code = NULL, next_claim_at = NULL
               WHERE id = $1 AND outcome = 'waiting' AND owner = 'unsaid'`,
        values: [eventId, topic, hintsColumn(hints), owner],
      });
    },
    oldestWaiting: async () => {
      const { rows } = await pool.query<{ oldest: Date | null }>(
        `SELECT min(received_at) AS oldest FROM stripe_event WHERE outcome = 'waiting'`,
      );
      return rows[0]?.oldest ?? null;
    },
    countOpen: async (since) => {
      const { rows } = await pool.query<{ outcome: OpenOutcome; count: number }>({
        name: 'count-open-events',
        text: `SELECT outcome, count(*)::int AS count FROM stripe_event
               WHERE outcome IN (${openSql}) AND ($1::timestamptz IS NULL OR processed_at >= $1) GROUP BY outcome`,
        values: [since],
      });
      const countOf = (outcome: OpenOutcome) => rows.find((row) => row.outcome === outcome)?.count ?? 0;
      return { 'not-understood': countOf('not-understood'), dead: countOf('dead') };
    },
  };
}

/** As a literal, or the planner would not know that the partial index serves. */
const openSql = openOutcomes.map((outcome) => `'${outcome}'`).join(', ');

const hintText = z.string().optional();
const readingColumns = z.object({
  topic: z.enum(eventTopics),
  objectId: z.string(),
  owner: z.enum(eventOwners),
  hints: z.object({
    object: z.string(),
    donation: hintText,
    standingGift: hintText,
    paymentIntent: hintText,
    charge: hintText,
    invoice: hintText,
    subscription: hintText,
    customer: hintText,
  }),
});

function subjectOf({ subject_kind: subjectKind, subject_id: subjectId }: ClaimedRow): Subject[] {
  return subjectKind === null || subjectId === null ? [] : [toSubject({ subjectKind, subjectId })];
}

/**
 * In a FROM: this statement's commit does not wait for the disk. Where it is lost with the server, the event waits as before and is
 * acted on again, which changes nothing; the answer to Stripe waits less for the disk meanwhile.
 */
const unhurriedSql = `(SELECT set_config('synchronous_commit', 'off', true) OFFSET 0) AS unhurried`;

/**
 * One statement and one new version of each row: events of nobody here, most of them in a shared account, are done with at once, the
 * others are leased. $1 now, $2 limit, $3 waits, $4 the lease; dead is what waits since before $5 and was handed out $6 times.
 */
const claimSql = `
  WITH waiting AS (
    SELECT id, topic, object_id, hints, owner, subject_kind, subject_id, claim_count, coalesce(replayed_at, received_at) AS since
    FROM stripe_event, ${unhurriedSql}
    WHERE outcome = 'waiting' AND (next_claim_at IS NULL OR next_claim_at <= $1)
    ORDER BY received_at LIMIT $2 FOR UPDATE OF stripe_event SKIP LOCKED),
  placed AS (
    SELECT waiting.id, owner, coalesce(subject.kind, subject_kind) AS kind, coalesce(subject.id, subject_id) AS subject_id,
           CASE WHEN coalesce(subject.id, subject_id) IS NOT NULL THEN 'waiting'
                WHEN owner NOT IN ('named', 'unsaid') THEN 'foreign'
                WHEN since <= $5 AND claim_count >= $6 THEN 'dead' ELSE 'waiting' END AS outcome
    FROM waiting
    LEFT JOIN LATERAL (${subjectSql}) subject
      ON owner NOT IN ('foreign-account', 'wrong-mode') AND ${isNearestSql} IS NOT TRUE)
  UPDATE stripe_event SET
    claim_count = claim_count + 1,
    next_claim_at = CASE WHEN placed.outcome = 'waiting' THEN
      $1::timestamptz + interval '1 millisecond' * greatest(($3::float8[])[least(claim_count + 1, cardinality($3))], $4) END,
    subject_kind = placed.kind,
    subject_id = placed.subject_id,
    outcome = placed.outcome,
    processed_at = CASE WHEN placed.outcome <> 'waiting' THEN $1::timestamptz END,
    error_code = CASE WHEN placed.owner IN ('foreign-account', 'wrong-mode') THEN placed.owner
                      WHEN placed.outcome = 'foreign' THEN NULL
                      WHEN placed.subject_id IS NULL AND placed.owner = 'named' THEN '${subjectMissing}'
                      ELSE nullif(error_code, '${subjectMissing}') END
  FROM placed WHERE stripe_event.id = placed.id
  RETURNING stripe_event.id, stripe_event.type, subject_kind, stripe_event.subject_id, stripe_event.owner, stripe_event.outcome`;
