-- DropForeignKey
ALTER TABLE "checkout" DROP CONSTRAINT "checkout_donation_id_fkey";

-- DropForeignKey
ALTER TABLE "payer" DROP CONSTRAINT "payer_donation_id_fkey";

-- DropForeignKey
ALTER TABLE "review" DROP CONSTRAINT "review_donation_id_fkey";

-- DropIndex
DROP INDEX "checkout_attempt_key_key";

-- AlterTable
ALTER TABLE "alias" ADD COLUMN     "standing_gift_id" TEXT;

-- AlterTable
ALTER TABLE "allowlist_entry" ADD COLUMN     "standing_gift_id" TEXT;

-- AlterTable
ALTER TABLE "appeal" ADD COLUMN     "standing_gift_id" TEXT;

-- AlterTable
ALTER TABLE "checkout" DROP CONSTRAINT "checkout_pkey",
ADD COLUMN     "standing_gift_id" TEXT,
ALTER COLUMN "donation_id" DROP NOT NULL,
ADD CONSTRAINT "checkout_pkey" PRIMARY KEY ("attempt_key");

-- AlterTable
ALTER TABLE "donation" ADD COLUMN     "invoice_payment_id" TEXT,
ADD COLUMN     "standing_gift_id" TEXT;

-- AlterTable
ALTER TABLE "mail" ADD COLUMN     "standing_gift_id" TEXT;

-- AlterTable
-- What is there already has the id of its donation.
ALTER TABLE "payer" ADD COLUMN "id" TEXT;
UPDATE "payer" SET "id" = "donation_id";
ALTER TABLE "payer" DROP CONSTRAINT "payer_pkey",
ALTER COLUMN "id" SET NOT NULL,
ADD COLUMN     "standing_gift_id" TEXT,
ALTER COLUMN "donation_id" DROP NOT NULL,
ADD CONSTRAINT "payer_pkey" PRIMARY KEY ("id");

-- AlterTable
-- Renamed, not made anew: the cards of before stay remembered.
ALTER TABLE "refused_card" RENAME COLUMN "donation_id" TO "refused_id";

-- AlterTable
ALTER TABLE "review" ADD COLUMN     "standing_gift_id" TEXT,
ALTER COLUMN "donation_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "screening" ADD COLUMN     "standing_gift_id" TEXT;

-- CreateTable
CREATE TABLE "standing_gift" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "interval" TEXT NOT NULL,
    "article_slug" TEXT,
    "site" TEXT NOT NULL DEFAULT 'direct',
    "amount_minor" BIGINT NOT NULL,
    "fee_cover_minor" BIGINT NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "locale" TEXT NOT NULL,
    "pledge_version" TEXT NOT NULL,
    "attestation_version" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "customer_id" TEXT,
    "payment_method_id" TEXT,
    "set_up_at" TIMESTAMPTZ(3),
    "held_until" TIMESTAMPTZ(3),
    "hold_reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "decision" TEXT,
    "decision_in_force_at" TIMESTAMPTZ(3),
    "refusal_decided_at" TIMESTAMPTZ(3),
    "close_outcome" TEXT,
    "refused_by" TEXT,
    "subscription_id" TEXT,
    "confirm_url" TEXT,
    "started_at" TIMESTAMPTZ(3),
    "paid_until" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "donor_id" TEXT,

    CONSTRAINT "standing_gift_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "standing_gift_token_key" ON "standing_gift"("token");

-- CreateIndex
CREATE UNIQUE INDEX "standing_gift_customer_id_key" ON "standing_gift"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "standing_gift_payment_method_id_key" ON "standing_gift"("payment_method_id");

-- CreateIndex
CREATE UNIQUE INDEX "standing_gift_subscription_id_key" ON "standing_gift"("subscription_id");

-- CreateIndex
CREATE INDEX "standing_gift_state_held_until_idx" ON "standing_gift"("state", "held_until");

-- CreateIndex
CREATE INDEX "standing_gift_created_at_id_idx" ON "standing_gift"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "checkout_donation_id_key" ON "checkout"("donation_id");

-- CreateIndex
CREATE UNIQUE INDEX "checkout_standing_gift_id_key" ON "checkout"("standing_gift_id");

-- CreateIndex
CREATE UNIQUE INDEX "donation_invoice_payment_id_key" ON "donation"("invoice_payment_id");

-- CreateIndex
CREATE INDEX "donation_standing_gift_id_idx" ON "donation"("standing_gift_id");

-- CreateIndex
CREATE INDEX "mail_standing_gift_id_idx" ON "mail"("standing_gift_id");

-- CreateIndex
CREATE UNIQUE INDEX "payer_donation_id_key" ON "payer"("donation_id");

-- CreateIndex
CREATE UNIQUE INDEX "payer_standing_gift_id_key" ON "payer"("standing_gift_id");

-- CreateIndex
CREATE INDEX "review_standing_gift_id_created_at_idx" ON "review"("standing_gift_id", "created_at");

-- CreateIndex
CREATE INDEX "screening_standing_gift_id_created_at_idx" ON "screening"("standing_gift_id", "created_at");

-- AddForeignKey
ALTER TABLE "donation" ADD CONSTRAINT "donation_standing_gift_id_fkey" FOREIGN KEY ("standing_gift_id") REFERENCES "standing_gift"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_donor_id_fkey" FOREIGN KEY ("donor_id") REFERENCES "donor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkout" ADD CONSTRAINT "checkout_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkout" ADD CONSTRAINT "checkout_standing_gift_id_fkey" FOREIGN KEY ("standing_gift_id") REFERENCES "standing_gift"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payer" ADD CONSTRAINT "payer_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payer" ADD CONSTRAINT "payer_standing_gift_id_fkey" FOREIGN KEY ("standing_gift_id") REFERENCES "standing_gift"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "screening" ADD CONSTRAINT "screening_standing_gift_id_fkey" FOREIGN KEY ("standing_gift_id") REFERENCES "standing_gift"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_standing_gift_id_fkey" FOREIGN KEY ("standing_gift_id") REFERENCES "standing_gift"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_standing_gift_id_fkey" FOREIGN KEY ("standing_gift_id") REFERENCES "standing_gift"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_standing_gift_id_fkey" FOREIGN KEY ("standing_gift_id") REFERENCES "standing_gift"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma has no words for, by hand.

-- A payment page and a payer belong to one gift, of either kind.
ALTER TABLE "checkout" ADD CONSTRAINT "checkout_of_one" CHECK (num_nonnulls("donation_id", "standing_gift_id") = 1);
ALTER TABLE "payer" ADD CONSTRAINT "payer_of_one" CHECK (
  num_nonnulls("donation_id", "standing_gift_id") = 1 AND "id" = coalesce("donation_id", "standing_gift_id"));
ALTER TABLE "review" ADD CONSTRAINT "review_of_one" CHECK (num_nonnulls("donation_id", "standing_gift_id") = 1);
ALTER TABLE "screening" ADD CONSTRAINT "screening_of_one" CHECK (num_nonnulls("donation_id", "standing_gift_id") <= 1);

-- A state that the transition table does not know (app/domain/standing-gift/states.ts) cannot be stored.
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_state_known" CHECK ("state" IN (
  'open', 'abandoned', 'set-up', 'held', 'decided', 'starting', 'confirming', 'active', 'closing',
  'refused', 'lapsed', 'declined', 'stopped'));
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_interval_known" CHECK ("interval" IN ('month', 'year'));
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_amounts_positive" CHECK ("amount_minor" > 0 AND "fee_cover_minor" >= 0);
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_site" CHECK ("site" = 'direct' OR "site" ~ '^https?://[^/?#]+$');
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_hold_reasons_known" CHECK (
  "hold_reasons" <@ ARRAY['resembles', 'cannot-screen', 'payer-unknown', 'too-many-donations', 'amount-differs']);

-- A standing gift is known to be what its state says (app/domain/standing-gift/facts.ts).
-- Nobody has saved a card: there is nothing to screen, to decide or to charge.
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_no_card" CHECK ("state" NOT IN ('open', 'abandoned') OR (
  num_nonnulls("customer_id", "payment_method_id", "set_up_at", "held_until", "decision", "decision_in_force_at",
    "refusal_decided_at", "close_outcome", "refused_by", "subscription_id", "confirm_url", "started_at", "paid_until") = 0
  AND cardinality("hold_reasons") = 0));
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_card" CHECK ("state" IN ('open', 'abandoned') OR (
  num_nonnulls("customer_id", "payment_method_id", "set_up_at", "held_until") = 4));
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_settled" CHECK (
  ("settled_at" IS NOT NULL) = ("state" IN ('abandoned', 'refused', 'lapsed', 'declined', 'stopped')));
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_hold_reasons_said" CHECK (
  CASE "state" WHEN 'set-up' THEN cardinality("hold_reasons") = 0
    WHEN 'held' THEN cardinality("hold_reasons") > 0 WHEN 'decided' THEN cardinality("hold_reasons") > 0 ELSE true END);
-- Nothing goes against a decision.
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_decision" CHECK (
  ("decision" IS NULL) = ("decision_in_force_at" IS NULL) AND "decision" IN ('clear', 'refuse')
  AND CASE WHEN "state" IN ('set-up', 'held') THEN "decision" IS NULL
    WHEN "state" = 'decided' THEN "decision" IS NOT NULL
    WHEN "state" IN ('starting', 'confirming', 'active') OR "close_outcome" IN ('declined', 'stopped') THEN coalesce("decision", 'clear') = 'clear'
    WHEN "close_outcome" = 'lapsed' THEN "decision" IS NULL
    WHEN "close_outcome" = 'refused' THEN coalesce("decision", 'refuse') = 'refuse' ELSE true END);
-- What ends says what as.
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_close" CHECK (
  "close_outcome" IN ('refused', 'lapsed', 'declined', 'stopped')
  AND CASE WHEN "state" = 'closing' THEN "close_outcome" IS NOT NULL
    WHEN "state" IN ('refused', 'lapsed', 'declined', 'stopped') THEN "close_outcome" IS NOT DISTINCT FROM "state"
    ELSE "close_outcome" IS NULL END);
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_refusal" CHECK ("refused_by" IN ('screening', 'staff')
  AND ("refused_by" IS NOT NULL) = ("close_outcome" IS NOT DISTINCT FROM 'refused')
  AND CASE "state" WHEN 'decided' THEN ("refusal_decided_at" IS NOT NULL) = ("decision" = 'refuse')
    ELSE ("refusal_decided_at" IS NOT NULL) = ("refused_by" IS NOT NULL) END);
-- A subscription only after the screening or staff cleared the payer; one that was never paid for never started.
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_subscription" CHECK (
  CASE WHEN "state" = 'active' OR "close_outcome" IS NOT DISTINCT FROM 'stopped'
      THEN num_nonnulls("subscription_id", "started_at", "paid_until") = 3
    WHEN "state" = 'confirming' OR "close_outcome" IS NOT DISTINCT FROM 'declined'
      THEN num_nonnulls("started_at", "paid_until") = 0
    ELSE num_nonnulls("subscription_id", "confirm_url", "started_at", "paid_until") = 0 END);

-- A renewal is known from the payment on: no hold comes before it, and nobody decides about it.
ALTER TABLE "donation" DROP CONSTRAINT "donation_paid";
ALTER TABLE "donation" ADD CONSTRAINT "donation_paid" CHECK ("state" IN ('open', 'abandoned') OR (
  "payment_intent_id" IS NOT NULL AND "charge_id" IS NOT NULL
  AND ("origin" = 'renewal' OR ("authorised_at" IS NOT NULL AND "held_until" IS NOT NULL))));
ALTER TABLE "donation" ADD CONSTRAINT "donation_renewal" CHECK (
  ("origin" = 'renewal') = ("standing_gift_id" IS NOT NULL) AND ("origin" = 'renewal') = ("invoice_payment_id" IS NOT NULL)
  AND ("origin" <> 'renewal' OR ("state" = 'received' AND "authorised_at" IS NULL AND "capture_before" IS NULL
    AND "held_until" IS NULL AND cardinality("hold_reasons") = 0 AND "decision" IS NULL)));

ALTER TABLE "work" DROP CONSTRAINT "work_subject_known";
ALTER TABLE "work" ADD CONSTRAINT "work_subject_known" CHECK ("subject_kind" IN ('donation', 'standing-gift', 'refund'));
