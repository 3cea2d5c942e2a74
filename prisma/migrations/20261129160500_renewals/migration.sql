-- CreateTable
CREATE TABLE "renewal" (
    "id" TEXT NOT NULL,
    "standing_gift_id" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "period_starts_at" TIMESTAMPTZ(3) NOT NULL,
    "period_ends_at" TIMESTAMPTZ(3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "fee_cover_minor" BIGINT NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "hold_reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "cleared_at" TIMESTAMPTZ(3),
    "decision" TEXT,
    "decision_in_force_at" TIMESTAMPTZ(3),
    "refusal_decided_at" TIMESTAMPTZ(3),
    "refused_by" TEXT,
    "outcome" TEXT,
    "failed_at" TIMESTAMPTZ(3),
    "last_failed_at" TIMESTAMPTZ(3),
    "retry_cause" TEXT,
    "invoice_url" TEXT,
    "donation_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "renewal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "renewal_invoice_id_key" ON "renewal"("invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "renewal_donation_id_key" ON "renewal"("donation_id");

-- CreateIndex
CREATE INDEX "renewal_standing_gift_id_created_at_idx" ON "renewal"("standing_gift_id", "created_at");

-- CreateIndex
CREATE INDEX "renewal_state_period_ends_at_idx" ON "renewal"("state", "period_ends_at");

-- AddForeignKey
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_standing_gift_id_fkey" FOREIGN KEY ("standing_gift_id") REFERENCES "standing_gift"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE INDEX "renewal_otherwise_idx" ON "renewal"("settled_at") WHERE ((state = 'paid'::text) AND (outcome IS NOT NULL));

-- What Prisma has no words for, by hand.

-- A state that the transition table does not know (app/domain/renewal/states.ts) cannot be stored.
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_state_known" CHECK ("state" IN (
  'draft', 'held', 'decided', 'charging', 'failing', 'voiding', 'paid', 'void'));
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_amounts_positive" CHECK ("amount_minor" > 0 AND "fee_cover_minor" >= 0);
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_period" CHECK ("period_ends_at" > "period_starts_at");
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_hold_reasons_known" CHECK (
  "hold_reasons" <@ ARRAY['resembles', 'cannot-screen', 'payer-unknown', 'too-many-donations', 'amount-differs']);

-- A renewal is known to be what its state says (app/domain/renewal/facts.ts).
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_settled" CHECK (("settled_at" IS NOT NULL) = ("state" IN ('paid', 'void')));
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_paid" CHECK (("donation_id" IS NOT NULL) = ("state" = 'paid'));
-- Nobody is charged whom nobody cleared, and nothing goes against a decision.
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_cleared" CHECK (
  CASE WHEN "state" IN ('draft', 'held', 'decided') THEN "cleared_at" IS NULL
    WHEN "state" IN ('charging', 'failing') THEN "cleared_at" IS NOT NULL ELSE true END);
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_decision" CHECK (
  ("decision" IS NULL) = ("decision_in_force_at" IS NULL) AND "decision" IN ('clear', 'refuse')
  AND CASE WHEN "state" IN ('draft', 'held') THEN "decision" IS NULL
    WHEN "state" = 'decided' THEN "decision" IS NOT NULL
    WHEN "state" IN ('charging', 'failing') THEN coalesce("decision", 'clear') = 'clear' ELSE true END);
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_hold_reasons_said" CHECK (
  CASE WHEN "state" = 'draft' THEN "hold_reasons" <@ ARRAY['cannot-screen']
    WHEN "state" IN ('held', 'decided') THEN cardinality("hold_reasons") > 0 ELSE true END);
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_outcome" CHECK (
  "outcome" IN ('refused', 'lapsed', 'failed', 'stopped', 'voided', 'unscreened')
  AND CASE WHEN "state" IN ('voiding', 'void') THEN "outcome" IS NOT NULL AND "outcome" <> 'unscreened'
    WHEN "state" = 'paid' THEN true ELSE "outcome" IS NULL END);
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_refusal" CHECK ("refused_by" IN ('screening', 'staff')
  AND ("refused_by" IS NOT NULL) = ("outcome" IS NOT DISTINCT FROM 'refused')
  AND ("refused_by" IS NULL OR "refusal_decided_at" IS NOT NULL)
  AND CASE "state" WHEN 'decided' THEN ("refusal_decided_at" IS NOT NULL) = ("decision" = 'refuse') ELSE true END);
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_failed" CHECK (
  ("last_failed_at" IS NULL OR "failed_at" IS NOT NULL)
  AND CASE WHEN "state" = 'failing' THEN "failed_at" IS NOT NULL
    WHEN "state" IN ('draft', 'held', 'decided', 'charging') THEN num_nonnulls("failed_at", "retry_cause", "invoice_url") = 0
    WHEN "state" IN ('paid', 'void') THEN num_nonnulls("retry_cause", "invoice_url") = 0 ELSE true END);

-- A standing gift can end because it was not paid.
ALTER TABLE "standing_gift" DROP CONSTRAINT "standing_gift_state_known", DROP CONSTRAINT "standing_gift_settled",
  DROP CONSTRAINT "standing_gift_decision", DROP CONSTRAINT "standing_gift_close", DROP CONSTRAINT "standing_gift_subscription";
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_state_known" CHECK ("state" IN (
  'open', 'abandoned', 'set-up', 'held', 'decided', 'starting', 'confirming', 'active', 'closing',
  'refused', 'lapsed', 'declined', 'stopped', 'unpaid'));
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_settled" CHECK (
  ("settled_at" IS NOT NULL) = ("state" IN ('abandoned', 'refused', 'lapsed', 'declined', 'stopped', 'unpaid')));
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_decision" CHECK (
  ("decision" IS NULL) = ("decision_in_force_at" IS NULL) AND "decision" IN ('clear', 'refuse')
  AND CASE WHEN "state" IN ('set-up', 'held') THEN "decision" IS NULL
    WHEN "state" = 'decided' THEN "decision" IS NOT NULL
    WHEN "state" IN ('starting', 'confirming', 'active') OR "close_outcome" IN ('declined', 'stopped', 'unpaid')
      THEN coalesce("decision", 'clear') = 'clear'
    WHEN "close_outcome" = 'lapsed' THEN "decision" IS NULL
    WHEN "close_outcome" = 'refused' THEN "decision" IS NULL OR ("decision" = 'clear') = ("started_at" IS NOT NULL) ELSE true END);
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_close" CHECK (
  "close_outcome" IN ('refused', 'lapsed', 'declined', 'stopped', 'unpaid')
  AND CASE WHEN "state" = 'closing' THEN "close_outcome" IS NOT NULL
    WHEN "state" IN ('refused', 'lapsed', 'declined', 'stopped', 'unpaid') THEN "close_outcome" IS NOT DISTINCT FROM "state"
    ELSE "close_outcome" IS NULL END);
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_subscription" CHECK (
  CASE WHEN "state" = 'active' OR "close_outcome" IN ('stopped', 'unpaid')
      OR ("close_outcome" IS NOT DISTINCT FROM 'refused' AND "started_at" IS NOT NULL)
      THEN num_nonnulls("subscription_id", "started_at", "paid_until") = 3
    WHEN "state" = 'confirming' OR "close_outcome" IS NOT DISTINCT FROM 'declined'
      THEN num_nonnulls("started_at", "paid_until") = 0
    ELSE num_nonnulls("subscription_id", "confirm_url", "started_at", "paid_until") = 0 END);

ALTER TABLE "screening" DROP CONSTRAINT "screening_stage_known";
ALTER TABLE "screening" ADD CONSTRAINT "screening_stage_known" CHECK ("stage" IN ('form', 'payer', 'again', 'renewal', 'card', 'report'));

ALTER TABLE "work" DROP CONSTRAINT "work_subject_known";
ALTER TABLE "work" ADD CONSTRAINT "work_subject_known" CHECK (
  "subject_kind" IN ('donation', 'standing-gift', 'renewal', 'refund', 'dispute', 'late-refusal', 'payout'));
