-- A donor may stop a standing gift before its first payment: then there is no subscription of it.
ALTER TABLE "standing_gift" DROP CONSTRAINT "standing_gift_subscription";
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_subscription" CHECK (
  CASE WHEN "state" = 'active' OR "close_outcome" IS NOT DISTINCT FROM 'unpaid'
      OR ("close_outcome" IN ('refused', 'stopped') AND "started_at" IS NOT NULL)
      THEN num_nonnulls("subscription_id", "started_at", "paid_until") = 3
    WHEN "state" = 'confirming' OR "close_outcome" IS NOT DISTINCT FROM 'declined'
      THEN num_nonnulls("started_at", "paid_until") = 0
    ELSE num_nonnulls("subscription_id", "confirm_url", "started_at", "paid_until") = 0 END);
