-- Whatever is open was asked for before anybody checked from which address.
ALTER TABLE "address_change" ADD COLUMN     "old_email_hash" TEXT;
UPDATE "address_change" SET "ended_at" = coalesce("ended_at", now()),
  "old_email_hash" = coalesce((SELECT "email_hash" FROM "donor" WHERE "donor"."id" = "donor_id"), '');
ALTER TABLE "address_change" ALTER COLUMN     "old_email_hash" SET NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "address_change_one_open" ON "address_change"("donor_id") WHERE (ended_at IS NULL);
