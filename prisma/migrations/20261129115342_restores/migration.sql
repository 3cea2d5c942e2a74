-- AlterTable
ALTER TABLE "mail" ADD COLUMN     "may_repeat" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "restore" (
    "id" TEXT NOT NULL,
    "restored_at" TIMESTAMPTZ(3) NOT NULL,
    "snapshot_at" TIMESTAMPTZ(3) NOT NULL,
    "version" TEXT NOT NULL,
    "reached" TEXT,
    "read_count" INTEGER NOT NULL DEFAULT 0,
    "caught_up_at" TIMESTAMPTZ(3),

    CONSTRAINT "restore_pkey" PRIMARY KEY ("id")
);
