-- AlterTable
ALTER TABLE "registry_edition" ALTER COLUMN "left_out" DROP DEFAULT;
ALTER TABLE "screening" ALTER COLUMN "further" DROP DEFAULT;

-- What Prisma has no words for, by hand: a donation is known to be what its state says (app/domain/donation-facts.ts).

ALTER TABLE "donation" DROP CONSTRAINT "donation_hold_ends";
-- Nobody has paid: there is nothing to screen, to decide or to release.
ALTER TABLE "donation" ADD CONSTRAINT "donation_unpaid" CHECK ("state" NOT IN ('open', 'abandoned') OR (
  "payment_intent_id" IS NULL AND "charge_id" IS NULL AND "authorised_at" IS NULL AND "capture_before" IS NULL
  AND "held_until" IS NULL AND cardinality("hold_reasons") = 0 AND "decision" IS NULL AND "release_outcome" IS NULL
  AND "refused_by" IS NULL AND "refusal_decided_at" IS NULL));
-- A bank holds the money, or once did; a hold without its deadline could wait for ever.
ALTER TABLE "donation" ADD CONSTRAINT "donation_paid" CHECK ("state" IN ('open', 'abandoned') OR (
  "payment_intent_id" IS NOT NULL AND "charge_id" IS NOT NULL AND "authorised_at" IS NOT NULL AND "held_until" IS NOT NULL));
ALTER TABLE "donation" ADD CONSTRAINT "donation_settled" CHECK (
  ("settled_at" IS NOT NULL) = ("state" IN ('abandoned', 'received', 'refused', 'lapsed')));
-- What is held says why.
ALTER TABLE "donation" ADD CONSTRAINT "donation_hold_reasons_said" CHECK (
  CASE "state" WHEN 'authorised' THEN cardinality("hold_reasons") = 0
    WHEN 'held' THEN cardinality("hold_reasons") > 0 WHEN 'decided' THEN cardinality("hold_reasons") > 0 ELSE true END);
-- A decision has the moment at which it comes into force, and nothing goes against it.
ALTER TABLE "donation" ADD CONSTRAINT "donation_decision" CHECK (
  ("decision" IS NULL) = ("decision_in_force_at" IS NULL) AND "decision" IN ('clear', 'refuse')
  AND CASE "state" WHEN 'authorised' THEN "decision" IS NULL WHEN 'held' THEN "decision" IS NULL
    WHEN 'decided' THEN "decision" IS NOT NULL WHEN 'capturing' THEN coalesce("decision", 'clear') = 'clear'
    WHEN 'releasing' THEN coalesce("decision", 'refuse') = 'refuse' ELSE true END);
-- What is released says what it ends as.
ALTER TABLE "donation" ADD CONSTRAINT "donation_release" CHECK ("release_outcome" IN ('refused', 'lapsed')
  AND CASE "state" WHEN 'releasing' THEN "release_outcome" IS NOT NULL
    WHEN 'refused' THEN "release_outcome" IS NOT DISTINCT FROM 'refused'
    WHEN 'lapsed' THEN coalesce("release_outcome", 'lapsed') = 'lapsed' ELSE "release_outcome" IS NULL END);
-- What is refused says by whom and when that was decided; nothing else does, but for a decision that is not in force yet.
ALTER TABLE "donation" ADD CONSTRAINT "donation_refusal" CHECK ("refused_by" IN ('screening', 'staff')
  AND ("refused_by" IS NOT NULL) = ("release_outcome" IS NOT DISTINCT FROM 'refused')
  AND CASE "state" WHEN 'lapsed' THEN true WHEN 'decided' THEN ("refusal_decided_at" IS NOT NULL) = ("decision" = 'refuse')
    ELSE ("refusal_decided_at" IS NOT NULL) = ("refused_by" IS NOT NULL) END);
ALTER TABLE "donation" ADD CONSTRAINT "donation_fee" CHECK (
  ("fee_minor" IS NULL) = ("fee_currency" IS NULL) AND ("fee_minor" IS NULL) = ("balance_transaction_id" IS NULL)
  AND ("fee_minor" IS NULL OR "state" = 'received'));

ALTER TABLE "screening" ADD CONSTRAINT "screening_stage_known" CHECK ("stage" IN ('form', 'payer', 'again', 'report'));
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_decision" CHECK ("decision" IN ('won', 'rejected')
  AND ("decision" IS NULL) = ("in_force_at" IS NULL) AND ("decision" IS NULL) = ("decided_at" IS NULL)
  AND ("decision" IS NOT NULL OR "enforced_at" IS NULL));
ALTER TABLE "listing" ADD CONSTRAINT "listing_tier_known" CHECK ("tier" IN ('committee', 'filer'));
