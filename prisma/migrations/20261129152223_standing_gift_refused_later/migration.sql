-- AlterTable
ALTER TABLE "standing_gift" ADD COLUMN     "earlier_left_at" TIMESTAMPTZ(3),
ADD COLUMN     "earlier_left_by" TEXT;

-- What Prisma has no words for, by hand.

-- One that runs may be refused later (app/domain/standing-gift/facts.ts): what was paid stays on record, and so does the decision that had cleared it.
ALTER TABLE "standing_gift" DROP CONSTRAINT "standing_gift_decision";
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_decision" CHECK (
  ("decision" IS NULL) = ("decision_in_force_at" IS NULL) AND "decision" IN ('clear', 'refuse')
  AND CASE WHEN "state" IN ('set-up', 'held') THEN "decision" IS NULL
    WHEN "state" = 'decided' THEN "decision" IS NOT NULL
    WHEN "state" IN ('starting', 'confirming', 'active') OR "close_outcome" IN ('declined', 'stopped') THEN coalesce("decision", 'clear') = 'clear'
    WHEN "close_outcome" = 'lapsed' THEN "decision" IS NULL
    WHEN "close_outcome" = 'refused' THEN "decision" IS NULL OR ("decision" = 'clear') = ("started_at" IS NOT NULL) ELSE true END);
ALTER TABLE "standing_gift" DROP CONSTRAINT "standing_gift_subscription";
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_subscription" CHECK (
  CASE WHEN "state" = 'active' OR "close_outcome" IS NOT DISTINCT FROM 'stopped'
      OR ("close_outcome" IS NOT DISTINCT FROM 'refused' AND "started_at" IS NOT NULL)
      THEN num_nonnulls("subscription_id", "started_at", "paid_until") = 3
    WHEN "state" = 'confirming' OR "close_outcome" IS NOT DISTINCT FROM 'declined'
      THEN num_nonnulls("started_at", "paid_until") = 0
    ELSE num_nonnulls("subscription_id", "confirm_url", "started_at", "paid_until") = 0 END);
-- Only of such a one somebody says what becomes of what came before.
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_earlier_left" CHECK (
  ("earlier_left_at" IS NULL) = ("earlier_left_by" IS NULL)
  AND ("earlier_left_at" IS NULL OR ("started_at" IS NOT NULL AND "close_outcome" IS NOT DISTINCT FROM 'refused')));
