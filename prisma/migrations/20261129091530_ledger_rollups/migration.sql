-- DropIndex
DROP INDEX "donation_settled_at_idx";

-- DropIndex
DROP INDEX "ledger_transaction_posted_at_idx";

-- AlterTable
ALTER TABLE "ledger_transaction" ADD COLUMN     "posted_on" DATE NOT NULL;

-- CreateTable
CREATE TABLE "day_rollup" (
    "day" DATE NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "site" TEXT NOT NULL,
    "gifts" BIGINT NOT NULL DEFAULT 0,
    "supporters" BIGINT NOT NULL DEFAULT 0,
    "stripe_receivable" BIGINT NOT NULL DEFAULT 0,
    "stripe_reserves" BIGINT NOT NULL DEFAULT 0,
    "donation_income" BIGINT NOT NULL DEFAULT 0,
    "payment_fees" BIGINT NOT NULL DEFAULT 0,
    "refunds" BIGINT NOT NULL DEFAULT 0,
    "disputes" BIGINT NOT NULL DEFAULT 0,
    "dispute_fees" BIGINT NOT NULL DEFAULT 0,
    "stripe_fees" BIGINT NOT NULL DEFAULT 0,
    "currency_exchange" BIGINT NOT NULL DEFAULT 0,
    "payouts_in_transit" BIGINT NOT NULL DEFAULT 0,
    "bank" BIGINT NOT NULL DEFAULT 0,
    "unclassified" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "day_rollup_pkey" PRIMARY KEY ("day","currency","site")
);

-- CreateTable
CREATE TABLE "year_supporter" (
    "year" INTEGER NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "donor_id" TEXT NOT NULL,

    CONSTRAINT "year_supporter_pkey" PRIMARY KEY ("year","currency","donor_id")
);

-- CreateTable
CREATE TABLE "balance_import" (
    "id" TEXT NOT NULL,
    "reached" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "balance_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "figures_mark" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "figures_mark_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "donation_donor_id_idx" ON "donation"("donor_id");

-- CreateIndex
CREATE INDEX "donation_refused_idx" ON "donation"("refusal_decided_at", "settled_at", "currency", "amount_minor", "fee_cover_minor") WHERE (state = 'refused');

-- CreateIndex
CREATE INDEX "donation_lapsed_idx" ON "donation"("settled_at", "currency") WHERE (state = 'lapsed');

-- CreateIndex
CREATE INDEX "ledger_transaction_posted_on_idx" ON "ledger_transaction"("posted_on");
