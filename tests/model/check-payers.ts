/** That nobody was charged whom the screening refuses, and that money of who is political went back or waits for a person. */
import { none, type Check } from './check.ts';
import type { Scene } from './scene.ts';

/** Received, and something of it is left with us. */
const keptSql = `
  SELECT donation.id, coalesce(own.name, standing.name) AS name, donation.standing_gift_id, donation.authorised_at
  FROM donation
  LEFT JOIN payer own ON own.donation_id = donation.id
  LEFT JOIN payer standing ON standing.standing_gift_id = donation.standing_gift_id
  WHERE donation.state = 'received' AND (
    SELECT -sum(amount_minor) FROM ledger_entry JOIN ledger_transaction ON ledger_transaction.id = transaction_id
    WHERE donation_id = donation.id AND account IN ('donation-income', 'refunds', 'disputes')) > 0`;

/** Names that are on the lists now, as the lists have them. */
const listedNow = `
  SELECT listing.name FROM listing JOIN registry_source ON registry_source.current_edition_id = listing.edition_id`;

/** Returned, or at the desk with its cause, or a person decided that it may stay. */
const politicalMoney: Check = none(`
  SELECT 'money of ' || name || ' is here and nobody is told: ' || kept.id AS fault FROM (${keptSql}) kept
  WHERE name IN (${listedNow})
  AND NOT EXISTS (SELECT FROM late_refusal WHERE donation_id = kept.id)
  AND NOT EXISTS (SELECT FROM rescreening_finding WHERE donation_id = kept.id)
  AND NOT EXISTS (SELECT FROM review WHERE (review.donation_id = kept.id OR review.standing_gift_id = kept.standing_gift_id)
                  AND decision = 'clear' AND undone_at IS NULL)
  AND NOT EXISTS (SELECT FROM allowlist_entry WHERE withdrawn_at IS NULL AND given = name)
  AND NOT EXISTS (SELECT FROM standing_gift WHERE id = kept.standing_gift_id AND state = 'refused')`);

/** A payment that a screening or staff refused was never taken, but by a person in Stripe's Dashboard. */
const refusedCharged: Check = none(`
  SELECT 'a refused payment was charged: ' || donation.id AS fault FROM donation
    JOIN sandbox.object charge ON charge.kind = 'charge' AND charge.payment_intent = donation.payment_intent_id
    WHERE donation.state = 'refused' AND (charge.body ->> 'captured')::boolean
  UNION ALL
  SELECT 'a payment was taken whose last screening said ' || last.outcome || ': ' || donation.id FROM donation
    CROSS JOIN LATERAL (SELECT outcome FROM screening WHERE donation_id = donation.id AND stage <> 'report'
                        ORDER BY created_at DESC, id DESC LIMIT 1) last
    WHERE donation.state = 'received' AND origin = 'checkout' AND last.outcome <> 'clear'
    AND NOT EXISTS (SELECT FROM review WHERE review.donation_id = donation.id AND decision = 'clear' AND undone_at IS NULL)
    AND NOT EXISTS (SELECT FROM history WHERE subject_id = donation.id AND event = 'captured' AND from_state <> 'capturing')
  UNION ALL
  SELECT 'a payment was taken that nobody screened: ' || id FROM donation
    WHERE state = 'received' AND origin = 'checkout' AND NOT EXISTS (SELECT FROM screening WHERE donation_id = donation.id)
    AND NOT EXISTS (SELECT FROM history WHERE subject_id = donation.id AND event = 'captured' AND from_state <> 'capturing')
  UNION ALL
  SELECT 'a renewal was charged that was refused: ' || id FROM renewal WHERE state = 'paid' AND refused_by IS NOT NULL
    AND outcome IS NULL
  UNION ALL
  SELECT 'a renewal was charged that nobody screened: ' || renewal.id FROM renewal
    JOIN donation ON donation.id = renewal.donation_id
    JOIN sandbox.object charge ON charge.kind = 'charge' AND charge.payment_intent = donation.payment_intent_id
    WHERE renewal.state = 'paid' AND renewal.outcome IS NULL AND charge.body ->> 'status' = 'succeeded'
    AND NOT EXISTS (SELECT FROM screening WHERE screening.standing_gift_id = renewal.standing_gift_id
      AND outcome <> 'political' AND screening.created_at >= renewal.created_at - interval '1 second'
      AND screening.created_at <= to_timestamp(charge.created) + interval '2 seconds')`);

/** By what the history knows of payers, not by what the product says that it found: on the lists throughout, and charged. */
const listedCharged: Check = async (scene: Scene) => {
  const political = [...scene.payers.values()]
    .filter(({ kind }) => kind === 'political')
    .map(({ email }) => email);
  return (
    await scene.query<{ fault: string }>(
      `SELECT 'a listed payer was charged: ' || donation.id AS fault FROM payer
       JOIN donation ON donation.id = payer.donation_id OR donation.standing_gift_id = payer.standing_gift_id
       WHERE payer.email = ANY ($1) AND donation.state = 'received'
       AND NOT EXISTS (SELECT FROM review WHERE decision = 'clear' AND undone_at IS NULL
         AND (review.donation_id = donation.id OR review.standing_gift_id = donation.standing_gift_id))
       AND NOT EXISTS (SELECT FROM allowlist_entry WHERE given = payer.name)
       AND NOT EXISTS (SELECT FROM history WHERE subject_id = donation.id AND event = 'captured' AND from_state <> 'capturing')`,
      [political],
    )
  ).map(({ fault }) => fault);
};

export const payerChecks: Readonly<Record<string, Check>> = { politicalMoney, refusedCharged, listedCharged };
