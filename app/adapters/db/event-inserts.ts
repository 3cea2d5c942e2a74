/** Inserts Stripe's events as they come: alone when it is quiet, several in one statement and one commit under load. */
import type pg from 'pg';

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

const columns = ['id', 'type', 'topic', 'object_id', 'hints', 'owner', 'body', 'received_at'];
/** One on its way to the disk while the next is filled; more make each smaller and dearer by the row, and no answer comes sooner. */
const statementsMax = 2;
const rowsMax = 16;

/**
 * Resolves when the row is committed, with `known` where its id was there before; nothing waits for company while fewer
 * than `statementsMax` statements run.
 */
export function createEventInserts(pool: pg.Pool): (row: EventRow) => Promise<'stored' | 'known'> {
  const waiting: Waiting[] = [];
  let running = 0;
  const run = async () => {
    running += 1;
    while (waiting.length > 0) await insertBatch(pool, waiting.splice(0, rowsMax));
    running -= 1;
  };
  return (row) =>
    new Promise((resolve, reject) => {
      waiting.push({ row, resolve, reject });
      if (running < statementsMax) void run();
    });
}

/** Never rejects: each row's own promise says what became of it. */
async function insertBatch(pool: pg.Pool, batch: readonly Waiting[]): Promise<void> {
  try {
    const stored = await insert(
      pool,
      batch.map(({ row }) => row),
    );
    // Of two rows with one id the first was stored.
    for (const { row, resolve } of batch) resolve(stored.delete(row.id) ? 'stored' : 'known');
  } catch (error) {
    // One bad row must not take the others with it.
    if (batch.length > 1) for (const each of batch) await insertBatch(pool, [each]);
    else for (const { reject } of batch) reject(error);
  }
}

/** Answers the ids that are new. Prepared once for each number of rows and connection. */
async function insert(pool: pg.Pool, rows: readonly EventRow[]): Promise<Set<string>> {
  // In one order everywhere, or two statements that share ids could wait for each other.
  const sorted = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const places = sorted.map((_row, at) => {
    const first = at * columns.length + 1;
    return `(${columns.map((_column, offset) => `$${first + offset}`).join(', ')})`;
  });
  const { rows: stored } = await pool.query<{ id: string }>({
    name: `store-stripe-events-${rows.length}`,
    text: `INSERT INTO stripe_event (${columns.join(', ')}) VALUES ${places.join(', ')}
           ON CONFLICT (id) DO NOTHING RETURNING id`,
    values: sorted.flatMap(({ values }) => values),
  });
  return new Set(stored.map(({ id }) => id));
}
