-- AlterTable
ALTER TABLE "standing_gift" ADD COLUMN     "older_gift_id" TEXT,
ADD COLUMN     "second_choice" TEXT;

-- CreateIndex
CREATE INDEX "standing_gift_donor_id_idx" ON "standing_gift"("donor_id");

-- CreateIndex
CREATE INDEX "standing_gift_older_idx" ON "standing_gift"("older_gift_id") WHERE (older_gift_id IS NOT NULL);

-- AddForeignKey
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_older_gift_id_fkey" FOREIGN KEY ("older_gift_id") REFERENCES "standing_gift"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma has no words for, by hand.

-- A choice answers a question, and nobody asks about themselves (app/domain/standing-gift/second.ts).
ALTER TABLE "standing_gift" ADD CONSTRAINT "standing_gift_second" CHECK (
  "second_choice" IN ('both', 'instead', 'not') AND "older_gift_id" <> "id"
  AND ("second_choice" IS NULL OR "older_gift_id" IS NOT NULL));
