/** M28: a donation cannot be stored, stepped to or read in a state whose facts it lacks. */
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { donationStates, type DonationState } from '#app/domain/donation/states.ts';
import { donationFacts } from '#app/domain/donation/facts.ts';
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts';

const at = new Date('2026-11-01T12:00:00Z');
/** Every column that a state can demand or forbid, and a value for it. */
const values = {
  payment_intent_id: 'pi_1',
  charge_id: 'ch_1',
  authorised_at: at,
  capture_before: at,
  held_until: at,
  hold_reasons: ['resembles'],
  decision: 'clear',
  decision_in_force_at: at,
  release_outcome: 'refused',
  refused_by: 'staff',
  refusal_decided_at: at,
  settled_at: at,
  booked_at: at,
} as const;
type Column = keyof typeof values;
type Row = Readonly<Partial<Record<Column, string | Date | readonly string[]>>>;

const { payment_intent_id, charge_id, authorised_at, held_until, hold_reasons } = values;
const paid: Row = { payment_intent_id, charge_id, authorised_at, held_until };
const held: Row = { ...paid, hold_reasons };
const settled: Row = { settled_at: at };
const refused: Row = { release_outcome: 'refused', refused_by: 'screening', refusal_decided_at: at };
const byStaff = (decision: 'clear' | 'refuse'): Row => ({ ...held, decision, decision_in_force_at: at });

/** Rows as the steps write them, one or more a state. */
const possibleRows: Readonly<Record<DonationState, readonly Row[]>> = {
  open: [{}],
  abandoned: [settled],
  authorised: [paid, { ...paid, capture_before: at }],
  held: [held],
  decided: [byStaff('clear'), { ...byStaff('refuse'), refusal_decided_at: at }],
  capturing: [paid, byStaff('clear')],
  releasing: [
    { ...paid, ...refused },
    { ...byStaff('refuse'), ...refused },
    { ...held, release_outcome: 'lapsed' },
  ],
  received: [
    { ...paid, ...settled },
    { ...paid, ...settled, booked_at: at },
    { ...byStaff('refuse'), ...settled },
  ],
  refused: [
    { ...paid, ...refused, ...settled },
    { ...byStaff('refuse'), ...refused, ...settled },
  ],
  lapsed: [
    { ...paid, ...settled },
    { ...held, ...settled, release_outcome: 'lapsed' },
  ],
};

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client(database.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** The name of the check that refuses the row; null where it can be written. Nothing stays. */
async function refusalOf(state: string, row: Row): Promise<string | null> {
  const names = Object.keys(row).map((name) => `, ${name}`);
  const places = names.map((_, place) => `, $${String(place + 2)}`);
  await client.query('BEGIN');
  try {
    await client.query(
      `INSERT INTO donation (id, token, state, amount_minor, fee_cover_minor, currency, locale, origin,
         pledge_version, attestation_version, created_at${names.join('')})
       VALUES ('gift', 't', $1, 500, 0, 'USD', 'en', 'checkout', '1', '1', now()${places.join('')})`,
      [state, ...Object.values(row)],
    );
    return null;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '23514') return error.constraint ?? '';
    throw error;
  } finally {
    await client.query('ROLLBACK');
  }
}

/** Whether the program can read such a row as a donation. */
function isReadable(state: string, row: Row): boolean {
  const absent = Object.fromEntries(Object.keys(values).map((column) => [camel(column), null]));
  const present = Object.fromEntries(Object.entries(row).map(([column, value]) => [camel(column), value]));
  return donationFacts.safeParse({
    ...absent,
    origin: 'checkout',
    standingGiftId: null,
    holdReasons: [],
    ...present,
    state,
  }).success;
}

const camel = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const flipped = (row: Row, column: Column): Row => {
  const { [column]: present, ...others } = row;
  return present === undefined ? { ...row, [column]: values[column] } : others;
};

test('a row as the steps write it is stored and read, in every state', async () => {
  for (const state of donationStates) {
    for (const row of possibleRows[state]) {
      expect(await refusalOf(state, row), `${state} ${Object.keys(row).join()}`).toBeNull();
      expect(isReadable(state, row)).toBe(true);
    }
  }
});

test('a state without the facts that it needs is refused by the database', async () => {
  const { decision: _, ...undecided } = byStaff('clear');
  expect(await refusalOf('decided', undecided)).toBe('donation_decision');
  expect(await refusalOf('decided', held)).toBe('donation_decision');
  expect(await refusalOf('decided', byStaff('refuse'))).toBe('donation_refusal');
  expect(await refusalOf('held', paid)).toBe('donation_hold_reasons_said');
  expect(await refusalOf('held', { ...held, decision: 'clear', decision_in_force_at: at })).toBe(
    'donation_decision',
  );
  expect(await refusalOf('authorised', {})).toBe('donation_paid');
  expect(await refusalOf('open', paid)).toBe('donation_unpaid');
  expect(await refusalOf('capturing', byStaff('refuse'))).toBe('donation_decision');
  expect(await refusalOf('capturing', { ...paid, ...refused })).toBe('donation_release');
  expect(await refusalOf('releasing', paid)).toBe('donation_release');
  expect(await refusalOf('releasing', { ...byStaff('clear'), ...refused })).toBe('donation_decision');
  expect(await refusalOf('refused', { ...paid, ...settled, release_outcome: 'refused' })).toBe(
    'donation_refusal',
  );
  expect(await refusalOf('received', paid)).toBe('donation_settled');
  expect(await refusalOf('held', { ...held, booked_at: at })).toBe('donation_booked');
  expect(await refusalOf('lapsed', { ...paid, ...settled, ...refused })).toBe('donation_release');
  expect(await refusalOf('given', paid)).toBe('donation_state_known');
});

test('whatever one or two columns say, the database holds no donation that the program cannot read', async () => {
  const columns = Object.keys(values) as Column[];
  let refusals = 0;
  for (const state of donationStates) {
    for (const row of possibleRows[state]) {
      for (const one of columns) {
        for (const two of columns) {
          const changed = one === two ? flipped(row, one) : flipped(flipped(row, one), two);
          const refusal = await refusalOf(state, changed);
          if (refusal !== null) refusals += 1;
          else expect(isReadable(state, changed), `${state} ${JSON.stringify(changed)}`).toBe(true);
        }
      }
    }
  }
  expect(refusals).toBeGreaterThan(1000);
});
