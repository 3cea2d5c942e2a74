/** All that is kept of one donor, as it lies in the tables: whole rows, so that a column that comes later is in it too. */
import { ownDataKeys, type OwnDataKey } from '#app/domain/own-data.ts';
import type { OwnData } from '#app/ports/supporters.ts';
import type { Db } from './client.ts';

/** The donor's gifts of both kinds with the renewals of standing ones, and their appeals. */
const own = `
  WITH gift AS (
    SELECT id, payment_intent_id AS stripe_id, 'donation' AS kind FROM donation WHERE donor_id = $1
    UNION ALL SELECT id, customer_id, 'standing-gift' FROM standing_gift WHERE donor_id = $1
    UNION ALL SELECT r.id, NULL, 'renewal' FROM renewal r JOIN standing_gift s ON s.id = r.standing_gift_id WHERE s.donor_id = $1
  ),
  own_appeal AS (
    SELECT id FROM appeal WHERE donation_id IN (SELECT id FROM gift) OR standing_gift_id IN (SELECT id FROM gift)
  )`;
const ofGift = 'donation_id IN (SELECT id FROM gift) OR standing_gift_id IN (SELECT id FROM gift)';
/** Whole rows, but what names somebody of the staff, or would open something to whoever finds the file. */
const rowsOf = (table: string, where: string, order: string) =>
  `SELECT to_jsonb(r) - ARRAY['actor_id', 'actor_name', 'attended_by', 'accepted_by', 'left_by', 'undone_by', 'closed_by',
     'request_hash', 'token_hash', 'code_hash',
     'new_token_hash', 'old_token_hash', 'question_hash'] || jsonb_build_object('table', '${table}') AS row
   FROM ${table} r WHERE ${where} ORDER BY ${order}`;

const queries: Readonly<Record<OwnDataKey, readonly string[]>> = {
  gifts: [
    rowsOf('donation', 'donor_id = $1', 'created_at'),
    rowsOf('history', '(subject_kind, subject_id) IN (SELECT kind, id FROM gift)', 'id'),
    `SELECT jsonb_build_object('table', 'ledger_entry', 'donation_id', donation_id, 'kind', kind, 'category', category,
       'occurred_at', occurred_at, 'account', account, 'currency', currency, 'amount_minor', amount_minor) AS row
     FROM ledger_transaction moved JOIN ledger_entry ON transaction_id = moved.id
     WHERE donation_id IN (SELECT id FROM gift) ORDER BY ledger_entry.id`,
  ],
  payer: [rowsOf('payer', ofGift, 'id')],
  donor: [rowsOf('donor', 'id = $1', 'id')],
  standing: [
    rowsOf('standing_gift', 'donor_id = $1', 'created_at'),
    rowsOf('renewal', 'standing_gift_id IN (SELECT id FROM gift)', 'created_at'),
    rowsOf('standing_gift_change', 'standing_gift_id IN (SELECT id FROM gift)', 'changed_at'),
  ],
  screening: [rowsOf('screening', `stage <> 'report' AND (${ofGift})`, 'created_at')],
  appeal: [rowsOf('appeal', ofGift, 'created_at'), rowsOf('review', ofGift, 'created_at')],
  refund: [
    rowsOf('refund', 'donation_id IN (SELECT id FROM gift)', 'created_at'),
    rowsOf('late_refusal', 'donation_id IN (SELECT id FROM gift)', 'decided_at'),
  ],
  warning: [
    rowsOf('dispute', 'donation_id IN (SELECT id FROM gift)', 'opened_at'),
    rowsOf('fraud_warning', 'donation_id IN (SELECT id FROM gift)', 'warned_at'),
  ],
  receipts: [rowsOf('receipt', 'donation_id IN (SELECT id FROM gift)', 'issued_at')],
  entry: [rowsOf('allowlist_entry', `${ofGift} OR appeal_id IN (SELECT id FROM own_appeal)`, 'created_at')],
  alias: [rowsOf('alias', ofGift, 'created_at')],
  findings: [
    rowsOf('screening', `stage = 'report' AND (${ofGift})`, 'created_at'),
    rowsOf('rescreening_finding', 'donation_id IN (SELECT id FROM gift)', 'id'),
  ],
  mails: [rowsOf('mail', `${ofGift} OR appeal_id IN (SELECT id FROM own_appeal)`, 'created_at')],
  signIns: [
    rowsOf('sign_in_link', 'donor_id = $1', 'created_at'),
    rowsOf('address_change', 'donor_id = $1', 'created_at'),
    rowsOf('donor_session', 'donor_id = $1', 'created_at'),
    // Without its text, whose link may still work.
    `SELECT jsonb_build_object('table', 'mail', 'kind', kind, 'recipient', recipient, 'subject', subject, 'created_at', created_at,
       'sent_at', sent_at) AS row
     FROM mail WHERE kind = 'sign-in' AND cause IN (SELECT id FROM sign_in_link WHERE donor_id = $1)
       OR kind IN ('address-old', 'address-new') AND cause IN (SELECT id FROM address_change WHERE donor_id = $1)
     ORDER BY created_at`,
  ],
  events: [
    rowsOf(
      'stripe_event',
      `body IS NOT NULL AND ((subject_kind, subject_id) IN (SELECT kind, id FROM gift)
        OR hints ->> 'donation' IN (SELECT id FROM gift) OR hints ->> 'standingGift' IN (SELECT id FROM gift)
        OR hints ->> 'paymentIntent' IN (SELECT stripe_id FROM gift) OR hints ->> 'customer' IN (SELECT stripe_id FROM gift))`,
      'received_at',
    ),
  ],
  cards: [rowsOf('refused_card', 'refused_id IN (SELECT id FROM gift)', 'created_at')],
};

export function createOwnData({ pool }: Pick<Db, 'pool'>): OwnData {
  return {
    read: async (donorId) => {
      const rowsFor = async (key: OwnDataKey) => {
        const rows: unknown[] = [];
        for (const text of queries[key]) {
          const found = await pool.query<{ row: unknown }>(`${own} ${text}`, [donorId]);
          rows.push(...found.rows.map(({ row }) => row));
        }
        return [key, rows] as const;
      };
      return new Map(await Promise.all(ownDataKeys.map(rowsFor)));
    },
  };
}
