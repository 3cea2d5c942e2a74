-- An event gets a subject, whose it is, and an outcome; what stands there is carried over.

-- DropIndex
DROP INDEX "stripe_event_donation_id_idx";

-- DropIndex
DROP INDEX "stripe_event_processed_at_received_at_idx";

-- AlterTable
ALTER TABLE "stripe_event" ADD COLUMN "topic" TEXT,
ADD COLUMN "hints" JSONB,
ADD COLUMN "owner" TEXT,
ADD COLUMN "subject_kind" TEXT,
ADD COLUMN "subject_id" TEXT,
ADD COLUMN "outcome" TEXT NOT NULL DEFAULT 'waiting',
ADD COLUMN "error_code" TEXT,
ADD COLUMN "replayed_at" TIMESTAMPTZ(3),
ADD COLUMN "replayed_by" TEXT;

UPDATE "stripe_event" event SET
  "topic" = CASE
    WHEN "type" LIKE 'refund.%' OR "type" LIKE 'charge.refund.%' THEN 'refund'
    WHEN "type" LIKE 'charge.dispute.%' THEN 'dispute'
    WHEN "type" LIKE 'payout.%' THEN 'payout'
    WHEN "type" LIKE 'charge.%' OR "type" LIKE 'payment_intent.%' OR "type" LIKE 'checkout.session.%' THEN 'donation'
    ELSE 'other' END,
  "hints" = jsonb_strip_nulls(jsonb_build_object('object', '', 'donation', "donation_id", 'paymentIntent', "payment_intent_id")),
  "owner" = CASE WHEN "donation_id" IS NULL THEN 'others' ELSE 'named' END,
  "subject_kind" = (SELECT 'donation' FROM "donation" WHERE "donation"."id" = event."donation_id"),
  "subject_id" = (SELECT "donation"."id" FROM "donation" WHERE "donation"."id" = event."donation_id"),
  "outcome" = CASE
    WHEN EXISTS (SELECT 1 FROM "event_not_understood" noted WHERE noted."id" = event."id") THEN 'not-understood'
    WHEN "processed_at" IS NULL THEN 'waiting'
    WHEN "donation_id" IS NULL THEN 'foreign'
    ELSE 'acted' END;
UPDATE "stripe_event" SET "processed_at" = "received_at" WHERE "outcome" = 'not-understood' AND "processed_at" IS NULL;

ALTER TABLE "stripe_event" ALTER COLUMN "topic" SET NOT NULL,
ALTER COLUMN "hints" SET NOT NULL,
ALTER COLUMN "owner" SET NOT NULL,
DROP COLUMN "donation_id",
DROP COLUMN "payment_intent_id";

-- DropTable
DROP TABLE "event_not_understood";

-- CreateIndex
CREATE INDEX "stripe_event_received_at_id_idx" ON "stripe_event"("received_at" DESC, "id" DESC);

-- What Prisma has no words for, by hand.

-- Few events wait or are open at any time, however many are kept.
CREATE INDEX "stripe_event_waiting_idx" ON "stripe_event"("received_at") WHERE "outcome" = 'waiting';
CREATE INDEX "stripe_event_open_idx" ON "stripe_event"("processed_at" DESC, "id" DESC) WHERE "outcome" IN ('not-understood', 'dead');
CREATE INDEX "stripe_event_subject_idx" ON "stripe_event"("subject_kind", "subject_id") WHERE "subject_id" IS NOT NULL;

ALTER TABLE "stripe_event" ADD CONSTRAINT "stripe_event_topic_known" CHECK (
  "topic" IN ('donation', 'standing-gift', 'refund', 'dispute', 'payout', 'other'));
ALTER TABLE "stripe_event" ADD CONSTRAINT "stripe_event_owner_known" CHECK (
  "owner" IN ('named', 'others', 'unsaid', 'foreign-account', 'wrong-mode'));
ALTER TABLE "stripe_event" ADD CONSTRAINT "stripe_event_subject" CHECK (("subject_kind" IS NULL) = ("subject_id" IS NULL));
-- What has an outcome says since when; nobody's event has a subject, and neither has one whose subject never came.
ALTER TABLE "stripe_event" ADD CONSTRAINT "stripe_event_outcome" CHECK (
  "outcome" IN ('waiting', 'acted', 'foreign', 'not-understood', 'dead')
  AND ("processed_at" IS NULL) = ("outcome" = 'waiting')
  AND ("outcome" NOT IN ('foreign', 'dead') OR "subject_id" IS NULL));
