-- AlterTable
ALTER TABLE "article" ADD COLUMN     "topics" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "withdrawal_note" TEXT,
ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(3),
ALTER COLUMN "published_at" DROP NOT NULL;

-- CreateTable
CREATE TABLE "article_correction" (
    "id" TEXT NOT NULL,
    "article_slug" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_image" (
    "article_slug" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "article_image_pkey" PRIMARY KEY ("article_slug","sha256")
);

-- CreateTable
CREATE TABLE "image" (
    "sha256" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "image_pkey" PRIMARY KEY ("sha256")
);

-- CreateIndex
CREATE INDEX "article_correction_article_slug_at_idx" ON "article_correction"("article_slug", "at" DESC);

-- CreateIndex
CREATE INDEX "article_topics_idx" ON "article" USING GIN ("topics");

-- AddForeignKey
ALTER TABLE "article_correction" ADD CONSTRAINT "article_correction_article_slug_fkey" FOREIGN KEY ("article_slug") REFERENCES "article"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_image" ADD CONSTRAINT "article_image_article_slug_fkey" FOREIGN KEY ("article_slug") REFERENCES "article"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_image" ADD CONSTRAINT "article_image_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "image"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;


-- A withdrawal always says why.
ALTER TABLE "article" ADD CONSTRAINT "article_withdrawal_says_why" CHECK (("withdrawn_at" IS NULL) = ("withdrawal_note" IS NULL));
