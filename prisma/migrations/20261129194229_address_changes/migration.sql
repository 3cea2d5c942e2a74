-- AlterTable
ALTER TABLE "payer" ADD COLUMN     "given_email" TEXT;

-- CreateTable
CREATE TABLE "address_change" (
    "id" TEXT NOT NULL,
    "donor_id" TEXT NOT NULL,
    "email" TEXT,
    "email_hash" TEXT NOT NULL,
    "new_token_hash" TEXT NOT NULL,
    "old_token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "new_confirmed_at" TIMESTAMPTZ(3),
    "old_confirmed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "address_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "address_change_new_token_hash_key" ON "address_change"("new_token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "address_change_old_token_hash_key" ON "address_change"("old_token_hash");

-- CreateIndex
CREATE INDEX "address_change_donor_id_idx" ON "address_change"("donor_id");

-- CreateIndex
CREATE INDEX "address_change_expires_at_idx" ON "address_change"("expires_at");

-- AddForeignKey
ALTER TABLE "address_change" ADD CONSTRAINT "address_change_donor_id_fkey" FOREIGN KEY ("donor_id") REFERENCES "donor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
