-- AlterTable
ALTER TABLE "standing_gift" ADD COLUMN     "paused_from" TIMESTAMPTZ(3),
ADD COLUMN     "paused_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "standing_gift_change" ADD COLUMN     "paused_until" TIMESTAMPTZ(3);

-- What Prisma has no words for, by hand.

ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_paused" CHECK (
  ("paused_from" IS NULL) = ("paused_until" IS NULL) AND "paused_until" > "paused_from"
  AND ("paused_from" IS NULL OR "started_at" IS NOT NULL));

-- A change of the amount says both sums, a pause its end, the end of one nothing more (app/domain/standing-gift/changes.ts).
ALTER TABLE "standing_gift_change" DROP CONSTRAINT "standing_gift_change_known";
ALTER TABLE "standing_gift_change" ADD CONSTRAINT "standing_gift_change_known" CHECK (
  "kind" IN ('amount', 'pause', 'resume')
  AND num_nonnulls("from_amount_minor", "from_fee_cover_minor", "to_amount_minor", "to_fee_cover_minor", "currency")
    = CASE "kind" WHEN 'amount' THEN 5 ELSE 0 END
  AND ("paused_until" IS NOT NULL) = ("kind" = 'pause') AND "paused_until" > "holds_from"
  AND least("from_amount_minor", "to_amount_minor") > 0 AND least("from_fee_cover_minor", "to_fee_cover_minor") >= 0);

-- Its donor may leave a renewal out (app/domain/renewal/facts.ts).
ALTER TABLE "renewal" DROP CONSTRAINT "renewal_outcome";
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_outcome" CHECK (
  "outcome" IN ('refused', 'lapsed', 'failed', 'stopped', 'skipped', 'voided', 'unscreened')
  AND CASE WHEN "state" IN ('voiding', 'void') THEN "outcome" IS NOT NULL AND "outcome" <> 'unscreened'
    WHEN "state" = 'paid' THEN true ELSE "outcome" IS NULL END);
