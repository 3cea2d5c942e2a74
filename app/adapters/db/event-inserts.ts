/**
 * Inserts Stripe's events as they come: alone when it is quiet, several in one statement and one commit under load. Which donation one names
 * is looked up with it; what else may be its subject is found when it is handed out.
 */
import type pg from 'pg';
import { outageOf } from './outage.ts';
import { namedDonationSql } from './subject-finders.ts';

export interface EventRow {
  readonly id: string;
  /** In the order of `columns`, the id first. */
  readonly values: readonly unknown[];
}

interface Waiting {
  readonly row: EventRow;
  readonly resolve: (outcome: 'stored' | 'known') => void;
  readonly reject: (error: unknown) => void;
}

const columns = {
  id: 'text',
  type: 'text',
  topic: 'text',
  object_id: 'text',
  hints: 'jsonb',
  owner: 'text',
  body: 'text',
  received_at: 'timestamptz',
};
const names = Object.keys(columns);
const types = Object.values(columns);
const rowsMax = 32;
/** A connection that a firewall dropped without a word would keep every event waiting until the kernel gives it up. */
const usualAnswerMsMax = 5_000;

/**
 * Resolves when the row is committed, with `known` where its id was there before. One statement is on its way to the disk while
 * the next is filled: with two at once each is smaller and dearer by the row, and answers come later.
 */
export function createEventInserts(
  pool: pg.Pool,
  answerMsMax = usualAnswerMsMax,
): (row: EventRow) => Promise<'stored' | 'known'> {
  const waiting: Waiting[] = [];
  const insert = (rows: readonly EventRow[]) => insertRows(pool, rows, answerMsMax);
  let isRunning = false;
  const run = async () => {
    isRunning = true;
    while (waiting.length > 0) await insertBatch(insert, waiting.splice(0, batchSize(waiting.length)));
    isRunning = false;
  };
  return (row) =>
    new Promise((resolve, reject) => {
      waiting.push({ row, resolve, reject });
      if (!isRunning) void run();
    });
}

/** A power of two: each size is a statement of its own, which every connection has to prepare. */
function batchSize(waiting: number): number {
  return 2 ** Math.floor(Math.log2(Math.min(waiting, rowsMax)));
}

type Insert = (rows: readonly EventRow[]) => Promise<Set<string>>;

/** Never rejects: each row's own promise says what became of it. */
async function insertBatch(insert: Insert, batch: readonly Waiting[], isSecond = false): Promise<void> {
  try {
    const stored = await insert(batch.map(({ row }) => row));
    // Of two rows with one id the first was stored.
    for (const { row, resolve } of batch) resolve(stored.delete(row.id) ? 'stored' : 'known');
  } catch (error) {
    const isOutage = outageOf(error) !== null;
    // A connection may have broken while nobody used it, and the next one stands.
    if (isOutage && !isSecond) await insertBatch(insert, batch, true);
    else if (isOutage || batch.length === 1) for (const { reject } of batch) reject(error);
    // One bad row must not take the others with it.
    else for (const each of batch) await insertBatch(insert, [each], isSecond);
  }
}

/** Answers the ids that are new. Prepared once for each number of rows and connection. */
async function insertRows(
  pool: pg.Pool,
  rows: readonly EventRow[],
  answerMsMax: number,
): Promise<Set<string>> {
  // In one order everywhere, or two statements that share ids could wait for each other.
  const sorted = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const places = sorted.map((_row, at) => {
    const first = at * types.length + 1;
    return `(${types.map((type, offset) => `$${first + offset}::${type}`).join(', ')})`;
  });
  const statement: pg.QueryConfig & { readonly query_timeout: number } = {
    query_timeout: answerMsMax,
    name: `store-stripe-events-${rows.length}`,
    text: `INSERT INTO stripe_event (${names.join(', ')}, subject_kind, subject_id)
           SELECT waiting.*, CASE WHEN named.id IS NOT NULL THEN 'donation' END, named.id
           FROM (VALUES ${places.join(', ')}) AS waiting (${names.join(', ')})
           LEFT JOIN LATERAL (${namedDonationSql}) named ON true
           ON CONFLICT (id) DO NOTHING RETURNING id`,
    values: sorted.flatMap(({ values }) => values),
  };
  const { rows: stored } = await pool.query<{ id: string }>(statement);
  return new Set(stored.map(({ id }) => id));
}
