/** The site's payment pages of each minute: booked in PostgreSQL in real time, one process at a time, and what runs short. */
import type pg from 'pg';
import type { CheckoutQuota, CheckoutShortage, ClientKeys } from '#app/ports/limits.ts';
import type { Db } from './client.ts';

/** A reader waits this long for a page to load before they try again or leave. */
const waitMsMax = 10_000;
/** Any number: it only has to be the same in every process. */
const lock = 7_404_606;

/**
 * Books the next slot. Both pools hold at most their size in any minute: the next slot of a pool is a minute after the
 * one that lies its size back, or now. A network that is new takes the reserved pool or, where that is faster, the shared
 * one. One IPv6 /32 has at most half of the reserved pool: its owner can make up new networks there as fast as asking.
 * $1 network, $2 block, $3 and $4 the pools' sizes, $5 milliseconds that may be waited.
 */
const book = `
  WITH moment AS (SELECT clock_timestamp() AS now),
  known AS (
    SELECT FROM checkout_network, moment WHERE key = $1 AND tried_at > now - interval '1 hour'),
  tried AS (
    INSERT INTO checkout_network (key, tried_at) SELECT $1, now FROM moment
    ON CONFLICT (key) DO UPDATE SET tried_at = excluded.tried_at),
  gone AS (
    DELETE FROM checkout_slot USING moment WHERE at < now - interval '1 minute'),
  pools AS (
    SELECT * FROM (VALUES ('reserved', $3::int), ('shared', $4::int)) AS pool (name, size), moment
    WHERE name = 'shared' OR (NOT EXISTS (SELECT FROM known) AND (
      SELECT count(*) FROM checkout_slot WHERE block = $2 AND pool = 'reserved' AND at > now - interval '1 minute'
    ) < (size + 1) / 2)),
  next AS (
    SELECT name, now, greatest(now, (
      SELECT at + interval '1 minute' FROM checkout_slot WHERE pool = name ORDER BY at DESC OFFSET size - 1 LIMIT 1
    )) AS at FROM pools ORDER BY at, name LIMIT 1),
  booked AS (
    INSERT INTO checkout_slot (pool, block, at)
    SELECT name, $2, at FROM next WHERE at <= now + $5 * interval '1 millisecond' RETURNING id)
  SELECT extract(epoch FROM at - now) * 1000 AS wait_ms, EXISTS (SELECT FROM booked) AS is_booked FROM next`;

/** A shortage goes on until nobody was turned away for an hour, so that one night of attacks is one mail. */
const countTurnedAway = `
  WITH open AS (
    UPDATE checkout_shortage SET turned_away = turned_away + 1, last_at = clock_timestamp()
    WHERE last_at > clock_timestamp() - interval '1 hour' RETURNING id)
  INSERT INTO checkout_shortage (began_at, last_at)
  SELECT clock_timestamp(), clock_timestamp() WHERE NOT EXISTS (SELECT FROM open)`;

/** `perMinute`: two or more, for both pools have their share. */
export function createCheckoutQuota({ pool, prisma }: Db, perMinute: number): CheckoutQuota {
  const reserved = Math.ceil(perMinute / 2);
  const inTurn = oneAtATime();
  const shortage = async (where: string): Promise<CheckoutShortage | null> => {
    const { rows } = await pool.query<ShortageRow>(
      `SELECT id, began_at, last_at, turned_away, clock_timestamp() AS now FROM checkout_shortage
       WHERE ${where} ORDER BY began_at LIMIT 1`,
    );
    return rows[0] ? toShortage(rows[0], perMinute) : null;
  };
  return {
    // In turn: of a flood that waits for the lock, each process holds one connection and not all.
    take: (client) => inTurn(() => take(pool, client, { reserved, shared: perMinute - reserved })),
    shortage: () => shortage("last_at > clock_timestamp() - interval '1 hour'"),
    unreported: () => shortage('reported_at IS NULL'),
    report: (id, mails, at) =>
      prisma.$transaction(async (tx) => {
        const marked = await tx.checkoutShortage.updateMany({
          where: { id: BigInt(id), reportedAt: null },
          data: { reportedAt: at },
        });
        if (marked.count === 0) return false;
        await tx.mail.createMany({ data: mails.map((mail) => ({ ...mail, createdAt: at, nextTryAt: at })) });
        return true;
      }),
  };
}

async function take(
  pool: pg.Pool,
  { network, block }: ClientKeys,
  sizes: { readonly reserved: number; readonly shared: number },
): ReturnType<CheckoutQuota['take']> {
  return inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [lock]);
    const { rows } = await client.query<{ wait_ms: string; is_booked: boolean }>({
      name: 'book-checkout-slot',
      text: book,
      values: [network, block, sizes.reserved, sizes.shared, waitMsMax],
    });
    const [next] = rows;
    if (!next) throw new Error('no slot was found, not even a late one');
    const waitMs = Math.ceil(Number(next.wait_ms));
    if (next.is_booked) return { kind: 'slot', waitMs };
    await client.query({ name: 'count-turned-away', text: countTurnedAway });
    return { kind: 'none', waitSeconds: Math.max(1, Math.ceil((waitMs - waitMsMax) / 1000)) };
  });
}

async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // The connection goes with its transaction, whatever state that is in.
    client.release(true);
    throw error;
  }
}

/** Runs each work when the one before it has ended, however it ended. */
function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}

interface ShortageRow {
  readonly id: string;
  readonly began_at: Date;
  readonly last_at: Date;
  readonly turned_away: number;
  readonly now: Date;
}

function toShortage(row: ShortageRow, perMinute: number): CheckoutShortage {
  const { id, began_at: beganAt, last_at: lastAt, turned_away: turnedAway, now } = row;
  return { id, beganAt, lastAt, turnedAway, now, perMinute };
}
