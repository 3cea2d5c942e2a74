-- AlterTable
ALTER TABLE "standing_gift" ADD COLUMN     "question_hash" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "standing_gift_question_hash_key" ON "standing_gift"("question_hash");
