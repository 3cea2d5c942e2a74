-- AlterTable
ALTER TABLE "appeal" ADD COLUMN     "failure_code" TEXT,
ADD COLUMN     "failure_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "retry_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "donation" ADD COLUMN     "due_since" TIMESTAMPTZ(3),
ADD COLUMN     "failed_at" TIMESTAMPTZ(3),
ADD COLUMN     "failure_code" TEXT,
ADD COLUMN     "failure_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "retry_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "mail" ADD COLUMN     "failure_code" TEXT;

-- AlterTable
ALTER TABLE "rescreening" ADD COLUMN     "failure_code" TEXT,
ADD COLUMN     "failure_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "retry_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "stripe_event" DROP COLUMN "claimed_at",
ADD COLUMN     "claim_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "next_claim_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "event_not_understood" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "donation_id" TEXT NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_not_understood_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "event_not_understood_noted_at_idx" ON "event_not_understood"("noted_at");

-- CreateIndex
CREATE INDEX "donation_due_since_idx" ON "donation"("due_since");
