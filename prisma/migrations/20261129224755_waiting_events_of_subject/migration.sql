-- DropIndex
DROP INDEX "stripe_event_subject_idx";

-- CreateIndex
CREATE INDEX "stripe_event_subject_idx" ON "stripe_event"("subject_kind", "subject_id", "outcome") WHERE (subject_id IS NOT NULL);
