-- CreateTable
CREATE TABLE "dispute" (
    "id" TEXT NOT NULL,
    "donation_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "stripe_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "respond_by" TIMESTAMPTZ(3),
    "is_refundable" BOOLEAN NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by" TEXT,

    CONSTRAINT "dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fraud_warning" (
    "id" TEXT NOT NULL,
    "donation_id" TEXT NOT NULL,
    "stripe_id" TEXT NOT NULL,
    "fraud_type" TEXT NOT NULL,
    "is_actionable" BOOLEAN NOT NULL,
    "warned_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),
    "left_by" TEXT,
    "note" TEXT,

    CONSTRAINT "fraud_warning_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "late_refusal" (
    "donation_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "cause" TEXT,
    "reason" TEXT NOT NULL,
    "note" TEXT,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "attended_by" TEXT,

    CONSTRAINT "late_refusal_pkey" PRIMARY KEY ("donation_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "dispute_stripe_id_key" ON "dispute"("stripe_id");

-- CreateIndex
CREATE INDEX "dispute_donation_id_opened_at_idx" ON "dispute"("donation_id", "opened_at");

-- CreateIndex
CREATE INDEX "dispute_state_respond_by_idx" ON "dispute"("state", "respond_by");

-- CreateIndex
CREATE UNIQUE INDEX "fraud_warning_stripe_id_key" ON "fraud_warning"("stripe_id");

-- CreateIndex
CREATE INDEX "fraud_warning_donation_id_idx" ON "fraud_warning"("donation_id");

-- CreateIndex
CREATE INDEX "fraud_warning_open_idx" ON "fraud_warning"("warned_at") WHERE (is_actionable AND (left_at IS NULL));

-- CreateIndex
CREATE INDEX "late_refusal_state_decided_at_idx" ON "late_refusal"("state", "decided_at");

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fraud_warning" ADD CONSTRAINT "fraud_warning_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "late_refusal" ADD CONSTRAINT "late_refusal_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What cannot be (app/domain/dispute/facts.ts, app/domain/late-refusal/facts.ts), also not by hand.
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_state_known" CHECK ("state" IN (
  'unread', 'warning-needs-response', 'warning-under-review', 'warning-closed', 'needs-response', 'under-review', 'won', 'lost',
  'prevented', 'appeal-needs-response', 'appeal-under-review', 'unknown'));
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_amount_positive" CHECK ("amount_minor" > 0);
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_deadline" CHECK (
  "respond_by" IS NULL OR "state" IN ('warning-needs-response', 'needs-response', 'appeal-needs-response'));
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_settled" CHECK (
  ("state" IN ('warning-closed', 'won', 'lost', 'prevented')) = ("settled_at" IS NOT NULL));
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_accepted" CHECK (("accepted_at" IS NULL) = ("accepted_by" IS NULL));
ALTER TABLE "fraud_warning" ADD CONSTRAINT "fraud_warning_left" CHECK (
  ("left_at" IS NULL) = ("left_by" IS NULL) AND ("left_at" IS NOT NULL OR "note" IS NULL));
ALTER TABLE "late_refusal" ADD CONSTRAINT "late_refusal_state_known" CHECK ("state" IN ('returning', 'returned', 'open'));
ALTER TABLE "late_refusal" ADD CONSTRAINT "late_refusal_open" CHECK (("state" = 'open') = ("cause" IS NOT NULL));
ALTER TABLE "late_refusal" ADD CONSTRAINT "late_refusal_settled" CHECK (
  ("state" = 'returned') = ("settled_at" IS NOT NULL) AND ("attended_by" IS NULL OR "state" = 'returned'));

-- Every kind of subject that there is or is about to be: an order of migrations must not take one away.
ALTER TABLE "work" DROP CONSTRAINT "work_subject_known";
ALTER TABLE "work" ADD CONSTRAINT "work_subject_known" CHECK (
  "subject_kind" IN ('donation', 'standing-gift', 'refund', 'dispute', 'late-refusal', 'payout'));
