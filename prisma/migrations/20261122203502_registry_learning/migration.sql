-- For the desk's search; a trusted extension, which whoever may create tables in the database may create too.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- AlterTable
ALTER TABLE "allowlist_entry" ADD COLUMN     "donation_id" TEXT,
ADD COLUMN     "given" TEXT,
ADD COLUMN     "withdrawn_by" TEXT;

-- AlterTable
ALTER TABLE "registry_edition" ADD COLUMN     "file_size" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "imported_by" TEXT,
ADD COLUMN     "left_out" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "rows_read" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "alias" (
    "id" TEXT NOT NULL,
    "listing_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "text_compact" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "donation_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by" TEXT,

    CONSTRAINT "alias_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rescreening" (
    "id" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "revision" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "reached" TEXT,
    "seen" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rescreening_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rescreening_finding" (
    "id" TEXT NOT NULL,
    "rescreening_id" TEXT NOT NULL,
    "donation_id" TEXT NOT NULL,
    "screening_id" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" TEXT,
    "note" TEXT,

    CONSTRAINT "rescreening_finding_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "alias_text_compact_listing_id_key" ON "alias"("text_compact", "listing_id");

-- CreateIndex
CREATE INDEX "rescreening_finished_at_idx" ON "rescreening"("finished_at");

-- CreateIndex
CREATE UNIQUE INDEX "rescreening_finding_screening_id_key" ON "rescreening_finding"("screening_id");

-- CreateIndex
CREATE INDEX "rescreening_finding_donation_id_idx" ON "rescreening_finding"("donation_id");

-- CreateIndex
CREATE INDEX "rescreening_finding_closed_at_idx" ON "rescreening_finding"("closed_at");

-- CreateIndex
CREATE INDEX "listing_listing_id_idx" ON "listing"("listing_id");

-- CreateIndex
CREATE INDEX "listing_name_trgm" ON "listing" USING GIN ("name" gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "rescreening_finding" ADD CONSTRAINT "rescreening_finding_rescreening_id_fkey" FOREIGN KEY ("rescreening_id") REFERENCES "rescreening"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rescreening_finding" ADD CONSTRAINT "rescreening_finding_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rescreening_finding" ADD CONSTRAINT "rescreening_finding_screening_id_fkey" FOREIGN KEY ("screening_id") REFERENCES "screening"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma has no words for, by hand.
ALTER TABLE "alias" ADD CONSTRAINT "alias_kind_known" CHECK ("kind" IN ('name', 'domain'));
