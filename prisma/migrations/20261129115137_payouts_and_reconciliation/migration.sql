-- Payouts and what they paid out, comparisons with Stripe, and what they found.

-- CreateTable
CREATE TABLE "payout" (
    "id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "kind" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "arrives_at" TIMESTAMPTZ(3) NOT NULL,
    "transaction_id" TEXT,
    "takes_back" TEXT,
    "failure_reason" TEXT,
    "settled_at" TIMESTAMPTZ(3),
    "matching" TEXT NOT NULL,
    "difference_minor" BIGINT,

    CONSTRAINT "payout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paid_out" (
    "transaction_id" TEXT NOT NULL,
    "payout_id" TEXT NOT NULL,

    CONSTRAINT "paid_out_pkey" PRIMARY KEY ("transaction_id")
);

-- CreateTable
CREATE TABLE "reconciliation" (
    "id" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "done" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "seen" INTEGER NOT NULL DEFAULT 0,
    "found" INTEGER NOT NULL DEFAULT 0,
    "mended" INTEGER NOT NULL DEFAULT 0,
    "open" INTEGER NOT NULL DEFAULT 0,
    "totals" JSONB,
    "failure_code" TEXT,

    CONSTRAINT "reconciliation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reconciliation_finding" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "subject_kind" TEXT,
    "subject_id" TEXT,
    "stripe_minor" BIGINT,
    "our_minor" BIGINT,
    "currency" VARCHAR(3),
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "reconciliation_finding_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "payout_transaction_id_key" ON "payout"("transaction_id");

-- CreateIndex
CREATE INDEX "payout_created_at_id_idx" ON "payout"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "paid_out_payout_id_idx" ON "paid_out"("payout_id");

-- CreateIndex
CREATE INDEX "reconciliation_started_at_idx" ON "reconciliation"("started_at" DESC);

-- CreateIndex
CREATE INDEX "reconciliation_finding_open_idx" ON "reconciliation_finding"("opened_at") WHERE (closed_at IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "reconciliation_finding_one" ON "reconciliation_finding"("kind", "object_id") WHERE (closed_at IS NULL);

-- CreateIndex
CREATE INDEX "ledger_transaction_occurred_at_idx" ON "ledger_transaction"("occurred_at");

-- AddForeignKey
ALTER TABLE "paid_out" ADD CONSTRAINT "paid_out_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What cannot be (app/domain/payout/payout.ts), also not by hand.
ALTER TABLE "payout" ADD CONSTRAINT "payout_state_known" CHECK ("state" IN (
  'announced', 'pending', 'in-transit', 'paid', 'failed', 'canceled'));
ALTER TABLE "payout" ADD CONSTRAINT "payout_kind_known" CHECK ("kind" IN ('automatic', 'manual', 'instant'));
ALTER TABLE "payout" ADD CONSTRAINT "payout_settled" CHECK (
  ("state" IN ('paid', 'failed', 'canceled')) = ("settled_at" IS NOT NULL));
ALTER TABLE "payout" ADD CONSTRAINT "payout_failed" CHECK (
  ("state" IN ('failed', 'canceled')) = ("failure_reason" IS NOT NULL));
-- Stripe says of automatic ones alone what they paid out.
ALTER TABLE "payout" ADD CONSTRAINT "payout_matching" CHECK (
  "matching" IN ('none', 'waiting', 'matched', 'differs') AND ("matching" = 'none' OR "kind" = 'automatic')
  AND ("difference_minor" IS NOT NULL) = ("matching" = 'differs'));

ALTER TABLE "reconciliation" ADD CONSTRAINT "reconciliation_cause_known" CHECK ("cause" IN ('hourly', 'command', 'restore'));
ALTER TABLE "reconciliation_finding" ADD CONSTRAINT "reconciliation_finding_subject" CHECK (
  ("subject_kind" IS NULL) = ("subject_id" IS NULL));
ALTER TABLE "reconciliation_finding" ADD CONSTRAINT "reconciliation_finding_sums" CHECK (
  ("stripe_minor" IS NULL AND "our_minor" IS NULL) OR "currency" IS NOT NULL);
-- Nobody is told of what a mend was asked for and had no time to work.
ALTER TABLE "reconciliation_finding" ADD CONSTRAINT "reconciliation_finding_told" CHECK (
  "told_at" IS NULL OR "opened_at" IS NOT NULL);

-- The bank's side of a payout has postings of its own.
ALTER TABLE "ledger_transaction" DROP CONSTRAINT "ledger_transaction_kind_known";
ALTER TABLE "ledger_transaction" ADD CONSTRAINT "ledger_transaction_kind_known" CHECK (
  "kind" IN ('hold-placed', 'hold-ended', 'balance-transaction', 'payout-arrived', 'payout-returned')
  AND ("category" IS NOT NULL) = ("kind" = 'balance-transaction'));

-- Every kind of subject that there is or is about to be: an order of migrations must not take one away.
ALTER TABLE "work" DROP CONSTRAINT "work_subject_known";
ALTER TABLE "work" ADD CONSTRAINT "work_subject_known" CHECK (
  "subject_kind" IN ('donation', 'standing-gift', 'refund', 'dispute', 'late-refusal', 'payout'));
