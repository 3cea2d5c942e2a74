-- AlterTable
ALTER TABLE "renewal" ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "lapses_at" TIMESTAMPTZ(3);

-- What was drafted before is due when its period begins, and the next one when it ends.
UPDATE "renewal" SET "due_at" = "period_starts_at", "lapses_at" = "period_ends_at";
ALTER TABLE "renewal" ALTER COLUMN "due_at" SET NOT NULL,
ALTER COLUMN "lapses_at" SET NOT NULL;

-- AlterTable
ALTER TABLE "standing_gift" ADD COLUMN     "due_anchor" TIMESTAMPTZ(3),
ADD COLUMN     "due_anchor_before" TIMESTAMPTZ(3),
ADD COLUMN     "due_anchor_from" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "standing_gift_change" ADD COLUMN     "due_anchor" TIMESTAMPTZ(3);

-- What Prisma has no words for, by hand.

ALTER TABLE "renewal" ADD CONSTRAINT "renewal_day" CHECK ("due_at" >= "period_starts_at" AND "lapses_at" >= "period_ends_at");

ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_day" CHECK (
  CASE WHEN "due_anchor_from" IS NULL THEN "due_anchor" IS NULL AND "due_anchor_before" IS NULL
    ELSE "started_at" IS NOT NULL END);

-- A change of the amount says both sums, a pause its end, another day that day or nothing for the usual one, the end of a pause nothing more
-- (app/domain/standing-gift/changes.ts).
ALTER TABLE "standing_gift_change" DROP CONSTRAINT "standing_gift_change_known";
ALTER TABLE "standing_gift_change" ADD CONSTRAINT "standing_gift_change_known" CHECK (
  "kind" IN ('amount', 'pause', 'resume', 'day')
  AND num_nonnulls("from_amount_minor", "from_fee_cover_minor", "to_amount_minor", "to_fee_cover_minor", "currency")
    = CASE "kind" WHEN 'amount' THEN 5 ELSE 0 END
  AND ("paused_until" IS NOT NULL) = ("kind" = 'pause') AND "paused_until" > "holds_from"
  AND ("due_anchor" IS NULL OR "kind" = 'day')
  AND least("from_amount_minor", "to_amount_minor") > 0 AND least("from_fee_cover_minor", "to_fee_cover_minor") >= 0);
