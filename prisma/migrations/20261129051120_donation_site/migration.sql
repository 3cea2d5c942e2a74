-- Donations from before began on our own pages
ALTER TABLE "donation" ADD COLUMN     "site" TEXT NOT NULL DEFAULT 'direct';
ALTER TABLE "donation" ADD CONSTRAINT "donation_site" CHECK ("site" = 'direct' OR "site" ~ '^https?://[^/?#]+$');

-- CreateIndex
CREATE INDEX "donation_site_created_at_id_idx" ON "donation"("site", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "donation_article_slug_created_at_id_idx" ON "donation"("article_slug", "created_at" DESC, "id" DESC);
