-- CreateTable
CREATE TABLE "refund" (
    "id" TEXT NOT NULL,
    "donation_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "origin" TEXT NOT NULL,
    "attempt_key" TEXT,
    "amount_minor" BIGINT NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "stripe_id" TEXT,
    "pending_reason" TEXT,
    "failure_reason" TEXT,
    "reason" TEXT,
    "note" TEXT,
    "actor_id" TEXT,
    "actor_name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "attended_at" TIMESTAMPTZ(3),
    "attended_by" TEXT,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "refund_attempt_key_key" ON "refund"("attempt_key");

-- CreateIndex
CREATE UNIQUE INDEX "refund_stripe_id_key" ON "refund"("stripe_id");

-- CreateIndex
CREATE INDEX "refund_donation_id_created_at_idx" ON "refund"("donation_id", "created_at");

-- CreateIndex
CREATE INDEX "refund_state_created_at_idx" ON "refund"("state", "created_at");

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What cannot be (app/domain/refund/facts.ts), also not by hand.
ALTER TABLE "refund" ADD CONSTRAINT "refund_state_known" CHECK ("state" IN (
  'asked', 'pending', 'requires-action', 'succeeded', 'failed', 'canceled', 'refused'));
ALTER TABLE "refund" ADD CONSTRAINT "refund_amount_positive" CHECK ("amount_minor" > 0);
-- Who asked for it says so, and why; what was asked for at Stripe is known by Stripe's id alone.
ALTER TABLE "refund" ADD CONSTRAINT "refund_origin" CHECK (
  ("origin" = 'desk' AND "reason" IS NOT NULL AND "actor_id" IS NOT NULL AND "actor_name" IS NOT NULL AND "attempt_key" IS NOT NULL)
  OR ("origin" = 'stripe' AND "reason" IS NULL AND "actor_id" IS NULL AND "actor_name" IS NULL AND "attempt_key" IS NULL
    AND "stripe_id" IS NOT NULL));
ALTER TABLE "refund" ADD CONSTRAINT "refund_made" CHECK (
  CASE WHEN "state" = 'asked' THEN true WHEN "state" = 'refused' THEN "stripe_id" IS NULL ELSE "stripe_id" IS NOT NULL END);
ALTER TABLE "refund" ADD CONSTRAINT "refund_pending" CHECK (
  ("state" = 'pending' AND "pending_reason" IN ('processing', 'insufficient-funds', 'charge-pending', 'unknown'))
  OR ("state" <> 'pending' AND "pending_reason" IS NULL));
ALTER TABLE "refund" ADD CONSTRAINT "refund_failed" CHECK (
  ("state" IN ('failed', 'canceled', 'refused')) = ("failure_reason" IS NOT NULL));
ALTER TABLE "refund" ADD CONSTRAINT "refund_settled" CHECK (
  ("state" IN ('asked', 'pending', 'requires-action')) = ("settled_at" IS NULL));
ALTER TABLE "refund" ADD CONSTRAINT "refund_attended" CHECK (
  ("attended_at" IS NULL) = ("attended_by" IS NULL) AND ("attended_at" IS NULL OR "state" IN ('failed', 'canceled', 'refused')));

-- Every kind of subject that there is or is about to be: an order of migrations must not take one away.
ALTER TABLE "work" DROP CONSTRAINT "work_subject_known";
ALTER TABLE "work" ADD CONSTRAINT "work_subject_known" CHECK ("subject_kind" IN ('donation', 'standing-gift', 'refund'));
