/** What holds of every history once it has come to rest. Each check answers what is wrong, one line each. */
import { checkLedgerDays } from '#app/usecases/check-ledger-days.ts';
import { compareBalance } from '#app/usecases/compare-balance.ts';
import { none, type Check } from './check.ts';
import { portsOf, type Row, type Scene } from './scene.ts';
import { figureChecks } from './check-figures.ts';
import { payerChecks } from './check-payers.ts';

/** States in which something is still under way. */
const passing = none(`
  SELECT 'donation ' || id || ' is ' || state AS fault FROM donation
    WHERE state NOT IN ('received', 'refused', 'lapsed', 'abandoned') OR (state = 'received' AND booked_at IS NULL)
  UNION ALL
  SELECT 'standing gift ' || id || ' is ' || state FROM standing_gift
    WHERE state NOT IN ('active', 'abandoned', 'refused', 'lapsed', 'declined', 'stopped', 'unpaid')
  UNION ALL
  -- A yearly one may wait for staff for a year; what began to fail within the time of its retries goes on failing.
  SELECT 'renewal ' || renewal.id || ' is ' || renewal.state FROM renewal
    JOIN standing_gift ON standing_gift.id = standing_gift_id
    WHERE renewal.state NOT IN ('paid', 'void')
    AND NOT (renewal.state = 'held' AND renewal.lapses_at > $now)
    AND NOT (renewal.state = 'draft' AND renewal.due_at > $now)
    AND NOT (renewal.state = 'failing' AND renewal.failed_at > $now - interval '23 days')
  UNION ALL
  SELECT 'refund ' || id || ' is ' || state FROM refund WHERE state NOT IN ('succeeded', 'failed', 'canceled', 'refused')
  UNION ALL
  SELECT 'dispute ' || id || ' is ' || state FROM dispute WHERE state NOT IN ('won', 'lost', 'warning-closed', 'prevented')
  UNION ALL
  SELECT 'late refusal ' || donation_id || ' is ' || state FROM late_refusal WHERE state = 'returning'
  UNION ALL
  SELECT 'payout ' || id || ' is ' || state FROM payout WHERE state NOT IN ('paid', 'failed', 'canceled')
`);

const workDone = none(`
  SELECT 'work ' || subject_kind || ' ' || subject_id || ' fails: ' || coalesce(failure_code, '') AS fault
    FROM work WHERE failure_count > 0
  UNION ALL
  SELECT 'work ' || subject_kind || ' ' || subject_id || ' is due' FROM work WHERE due_since IS NOT NULL
  UNION ALL
  SELECT 'a request is open: ' || subject_kind || ' ' || subject_id || ' ' || kind || ' ' || coalesce(outcome, 'never asked')
    FROM stripe_request WHERE finished_at IS NULL
  UNION ALL
  SELECT 'an event waits: ' || type || ' ' || id || ' ' || coalesce(error_code, '') FROM stripe_event WHERE outcome = 'waiting'
  UNION ALL
  SELECT 'an event is not understood: ' || type || ' ' || id FROM stripe_event WHERE outcome = 'not-understood'
  UNION ALL
  SELECT 'an event is a dead letter: ' || type || ' ' || id FROM stripe_event WHERE outcome = 'dead'
  UNION ALL
  SELECT 'a mail is not sent: ' || kind FROM mail WHERE sent_at IS NULL AND recipient IS NOT NULL
  UNION ALL
  SELECT 'a rescreening is open' FROM rescreening WHERE finished_at IS NULL
  UNION ALL
  SELECT 'an appeal is decided and not carried out' FROM appeal WHERE in_force_at IS NOT NULL AND enforced_at IS NULL
`);

/** Each of Stripe's balance transactions stands in the ledger once, with its net. */
const booked = none(`
  SELECT 'balance transaction ' || coalesce(id, external_id) || ' is ' || coalesce(net::text, 'nothing') || ' at Stripe, '
    || coalesce(ours::text, 'nothing') || ' here' AS fault
  FROM (SELECT id, (body ->> 'net')::bigint AS net, upper(body ->> 'currency') AS currency
        FROM sandbox.object WHERE kind = 'balance_transaction') stripe
  FULL JOIN (SELECT external_id, entry.currency, sum(amount_minor)::bigint AS ours
             FROM ledger_transaction JOIN ledger_entry entry ON entry.transaction_id = ledger_transaction.id
             WHERE kind = 'balance-transaction' AND account = 'stripe-receivable' GROUP BY 1, 2) ledger
    ON external_id = stripe.id AND ledger.currency = stripe.currency
  WHERE coalesce(net, 0) <> coalesce(ours, 0) OR (net IS NULL AND ours <> 0)
  UNION ALL
  SELECT 'balance transaction ' || id || ' is not booked' FROM sandbox.object
    WHERE kind = 'balance_transaction' AND NOT EXISTS (SELECT FROM ledger_transaction WHERE external_id = sandbox.object.id)
  UNION ALL
  SELECT 'a hold is left: ' || currency || ' ' || sum(amount_minor) FROM ledger_entry WHERE account = 'card-holds'
    GROUP BY currency HAVING sum(amount_minor) <> 0
`);

const balance: Check = async (scene) => {
  const compared = await compareBalance(portsOf(scene));
  const nets = await scene.query<{ currency: string; net: string }>(
    `SELECT upper(body ->> 'currency') AS currency, sum((body ->> 'net')::bigint)::text AS net
     FROM sandbox.object WHERE kind = 'balance_transaction' GROUP BY 1`,
  );
  return compared.flatMap(({ currency, ledgerMinor, stripeMinor }) => {
    const net = Number(nets.find((each) => each.currency === currency)?.net ?? 0);
    return ledgerMinor === stripeMinor && net === stripeMinor
      ? []
      : [
          `${currency}: ledger ${String(ledgerMinor)}, balance ${String(stripeMinor)}, transactions ${String(net)}`,
        ];
  });
};

const days: Check = async (scene) =>
  (await checkLedgerDays(portsOf(scene))).differences.map(
    ({ day, measure, currency, kept, derived }) =>
      `${day} ${measure} ${currency}: kept ${String(kept)}, derived ${String(derived)}`,
  );

/** What a person is to look at though nothing of a history makes it. */
const findings = none(`
  SELECT 'reconciliation found: ' || kind || ' ' || object_id AS fault FROM reconciliation_finding WHERE closed_at IS NULL
    AND kind NOT IN ('payout-failed', 'renewal-otherwise', 'donation-otherwise')
`);

const receipts = none(`
  SELECT 'receipts of ' || year || ' have ' || count(*) || ' numbers up to ' || max(sequence) AS fault FROM receipt
    GROUP BY issuer, year, series HAVING count(*) <> max(sequence) OR count(DISTINCT sequence) <> count(*) OR min(sequence) <> 1
  UNION ALL
  SELECT 'receipt number ' || number || ' is given twice' FROM receipt GROUP BY issuer, number HAVING count(*) > 1
  UNION ALL
  SELECT 'a receipt of ' || donation.id || ' says ' || coalesce(standing.minor::text, 'nothing') || ' and ' || kept.minor || ' is left'
    FROM donation
    CROSS JOIN LATERAL (SELECT coalesce(-sum(amount_minor), 0)::bigint AS minor
      FROM ledger_entry JOIN ledger_transaction ON ledger_transaction.id = transaction_id
      WHERE donation_id = donation.id AND account IN ('donation-income', 'refunds', 'disputes')) kept
    LEFT JOIN LATERAL (SELECT sum(received_minor - returned_minor)::bigint AS minor FROM receipt WHERE donation_id = donation.id
      AND NOT EXISTS (SELECT FROM receipt_withdrawal WHERE receipt_id = receipt.id)) standing ON true
    WHERE donation.state = 'received' AND greatest(kept.minor, 0) <> coalesce(standing.minor, 0)
`);

/** Mails of which there is one a subject, whatever their cause. */
const onceKinds = [
  ...['received', 'refused', 'lapsed', 'held', 'standing-held', 'standing-refused', 'standing-lapsed'],
  ...['standing-stopped', 'standing-declined', 'standing-unpaid'],
];

const written = none(`
  SELECT 'mail ' || kind || ' is written ' || count(*) || ' times of ' || coalesce(donation_id, standing_gift_id) AS fault
    FROM mail WHERE kind IN (${onceKinds.map((kind) => `'${kind}'`).join(', ')})
    GROUP BY kind, coalesce(donation_id, standing_gift_id) HAVING count(*) > 1
  UNION ALL
  SELECT 'a refund of ' || donation_id || ' is told ' || count(*) || ' times' FROM mail
    WHERE kind IN ('refund-pending', 'refunded', 'return-pending', 'returned')
    GROUP BY donation_id HAVING count(*) > (SELECT count(*) FROM refund WHERE refund.donation_id = mail.donation_id)
  UNION ALL
  SELECT kind || ' is told ' || count(*) || ' times of the renewals of ' || standing_gift_id FROM mail
    WHERE kind IN ('renewal-failed', 'renewal-failed-last', 'renewal-held', 'renewal-lapsed')
    GROUP BY kind, standing_gift_id
    HAVING count(*) > (SELECT count(*) FROM renewal WHERE renewal.standing_gift_id = mail.standing_gift_id)
`);

const mails: Check = async (scene) => [
  ...(await written(scene)),
  ...[...scene.sent]
    .filter(([, times]) => times > 1)
    .map(([id, times]) => `mail ${id} is sent ${String(times)} times`),
];

/** Every charge that succeeded is one donation; one a payment, one an invoice, one invoice a period. */
const charges = none(`
  SELECT 'invoice ' || (body ->> 'invoice') || ' is paid ' || count(*) || ' times' AS fault FROM sandbox.object
    WHERE kind = 'invoice_payment' AND body ->> 'status' = 'paid' GROUP BY body ->> 'invoice' HAVING count(*) > 1
  UNION ALL
  SELECT 'subscription ' || subscription || ' is paid twice for ' || to_timestamp(period::bigint) FROM (
    SELECT body #>> '{parent,subscription_details,subscription}' AS subscription,
           body #>> '{lines,data,0,period,start}' AS period
    FROM sandbox.object WHERE kind = 'invoice' AND body ->> 'status' = 'paid') paid
    GROUP BY subscription, period HAVING count(*) > 1
  UNION ALL
  SELECT 'a charge is no donation here: ' || id FROM sandbox.object AS charge
    WHERE kind = 'charge' AND body ->> 'status' = 'succeeded' AND (body ->> 'captured')::boolean
    AND body #>> '{metadata,order}' IS NULL
    AND NOT EXISTS (SELECT FROM donation WHERE payment_intent_id = charge.payment_intent AND state = 'received')
  UNION ALL
  SELECT 'a donation is received and nothing was charged: ' || donation.id FROM donation WHERE state = 'received'
    AND NOT EXISTS (SELECT FROM sandbox.object WHERE kind = 'charge' AND payment_intent = donation.payment_intent_id
                    AND body ->> 'status' = 'succeeded' AND (body ->> 'captured')::boolean)
  UNION ALL
  SELECT 'customer ' || id || ' has a credit' FROM sandbox.object WHERE kind = 'customer' AND (body ->> 'balance')::bigint <> 0
`);

/** With no fault about, nothing of the last hours may have thrown. */
const failures: Check = (scene) =>
  Promise.resolve([...new Set(scene.workers.flatMap((worker) => worker.failures))]);

const checks: Readonly<Record<string, Check>> = {
  passing: async (scene) => passing(at(scene)),
  work: workDone,
  failures,
  booked,
  balance,
  days,
  findings,
  receipts,
  mails,
  charges,
  ...figureChecks,
  ...payerChecks,
};

/** The same scene, in whose queries `$now` is the product's moment. */
function at(scene: Scene): Scene {
  const now = `'${portsOf(scene).clock.now().toISOString()}'::timestamptz`;
  const query = <T extends Row>(sql: string, values?: readonly unknown[]) =>
    scene.query<T>(sql.replaceAll('$now', now), values);
  return { ...scene, query };
}

export async function faultsOf(scene: Scene): Promise<string[]> {
  const found: string[] = [];
  for (const [name, check] of Object.entries(checks))
    for (const fault of await check(scene)) found.push(`${name}: ${fault}`);
  return found;
}
