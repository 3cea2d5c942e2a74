/** At least one row in every table, odd characters included, for what must not forget any of them. */
import pg from 'pg';

/** What a table's CHECKs ask for beyond the types of its columns. */
const asked: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'public.alias': { kind: 'name' },
  'public.appeal': { decision: null },
  'public.listing': { tier: 'committee' },
  'public.stripe_event': { topic: 'donation', owner: 'named', outcome: 'waiting' },
  'public.work': { subject_kind: 'donation' },
  'public.standing_gift': { state: 'open', interval: 'month', site: 'direct' },
  'public.standing_gift_change': {
    kind: 'amount',
    from_amount_minor: 1,
    from_fee_cover_minor: 0,
    to_amount_minor: 2,
    to_fee_cover_minor: 0,
    currency: 'USD',
  },
  'public.renewal': {
    state: 'draft',
    period_ends_at: '2027-11-29 10:11:12.345+00',
    lapses_at: '2027-11-29 10:11:12.345+00',
  },
  'public.review': { standing_gift_id: null },
  'public.dispute': { state: 'unread' },
  'public.late_refusal': { state: 'returning' },
  'public.payout': { state: 'announced', kind: 'automatic', matching: 'waiting' },
  'public.reconciliation': { cause: 'hourly' },
  'public.receipt': { received_minor: 2, returned_minor: 1, sequence: 1, regime: 'none' },
  'public.receipt_withdrawal': { reason: 'returned' },
  'public.refund': {
    state: 'asked',
    origin: 'desk',
    amount_minor: 1,
    reason: 'requested',
    actor_id: 'a',
    actor_name: 'Ada',
    attempt_key: 'k',
  },
};

const odd = 'Zoë\t\\N "Ω"\r\n\u2028\\.\u{1f600}';

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  /** Table and column that it refers to. */
  readonly parent: string | null;
  readonly parent_column: string | null;
}

/** Fills each table that has no row, parents before children. `ownerUrl`: of the role that owns the tables. */
export async function fillEveryTable(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const columns = await requiredColumns(client);
    const waiting = new Set(await emptyTables(client));
    while (waiting.size > 0) {
      const ready = [...waiting].filter((table) =>
        columns.every((column) => column.table !== table || !waiting.has(column.parent ?? '')),
      );
      if (ready.length === 0) throw new Error(`tables in a ring: ${[...waiting].join(', ')}`);
      for (const table of ready) {
        await insertInto(
          client,
          table,
          columns.filter((column) => column.table === table),
        );
        waiting.delete(table);
      }
    }
  } finally {
    await client.end();
  }
}

/** Of the schemas that a backup holds. */
export async function emptyTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('public', 'sandbox') AND c.relkind = 'r' ORDER BY 1`,
  );
  const empty: string[] = [];
  for (const { name } of rows)
    if ((await client.query(`SELECT 1 FROM ${name} LIMIT 1`)).rows.length === 0) empty.push(name);
  return empty;
}

async function requiredColumns(client: pg.Client): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `SELECT n.nspname || '.' || c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
       k.confrelid::regclass::text AS parent_name, pn.nspname || '.' || pc.relname AS parent, pa.attname AS parent_column
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'f' AND k.conkey = ARRAY[a.attnum]
     LEFT JOIN pg_class pc ON pc.oid = k.confrelid LEFT JOIN pg_namespace pn ON pn.oid = pc.relnamespace
     LEFT JOIN pg_attribute pa ON pa.attrelid = k.confrelid AND pa.attnum = k.confkey[1]
     WHERE n.nspname IN ('public', 'sandbox') AND c.relkind = 'r' AND a.attgenerated = '' AND a.attidentity = ''
       -- A row of a table that may name another one of it names none.
       AND (a.attnotnull OR (k.oid IS NOT NULL AND k.confrelid <> c.oid)) AND NOT a.atthasdef`,
  );
  return rows;
}

async function insertInto(client: pg.Client, table: string, columns: readonly Column[]): Promise<void> {
  const wanted = { ...asked[table] };
  for (const { name, type, parent, parent_column } of columns) {
    if (name in wanted) continue;
    wanted[name] = parent === null ? valueOf(type) : await firstOf(client, parent, parent_column ?? '');
  }
  const names = Object.keys(wanted);
  const places = names.map((_, index) => `$${String(index + 1)}`);
  const insert = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')})`;
  const values = names.map((name) => wanted[name]);
  await client.query(insert, values).catch((error: unknown) => {
    throw new Error(`say above what ${table} asks for: ${String(error)}`, { cause: error });
  });
}

async function firstOf(client: pg.Client, table: string, column: string): Promise<unknown> {
  const { rows } = await client.query<{ value: unknown }>(`SELECT ${column} AS value FROM ${table} LIMIT 1`);
  return rows[0]?.value;
}

function valueOf(type: string): unknown {
  if (type === 'text' || type === 'character varying(255)') return odd;
  if (type === 'character varying(3)') return 'USD';
  if (type.startsWith('timestamp')) return '2026-11-29 10:11:12.345+00';
  if (type === 'date') return '2026-02-28';
  if (type === 'jsonb' || type === 'json') return JSON.stringify({ odd, deep: [null, 1.5, '\\n'] });
  if (type === 'bytea') return Buffer.from([0, 10, 92, 255, 9]);
  if (type === 'boolean') return true;
  if (type === 'text[]') return [odd, '', 'NULL', '{"a"}'];
  if (/int|numeric|double/.test(type)) return 7;
  throw new Error(`no example of ${type}`);
}
