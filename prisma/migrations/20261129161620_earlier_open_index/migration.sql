-- CreateIndex
CREATE INDEX "standing_gift_earlier_open_idx" ON "standing_gift"("refusal_decided_at", "id") WHERE ((close_outcome = 'refused'::text) AND (started_at IS NOT NULL) AND (earlier_left_at IS NULL));
