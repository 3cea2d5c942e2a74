-- Who left the staff signs in no more; the name stays where it stands in records.
ALTER TABLE "staff_user" ADD COLUMN "ended_at" TIMESTAMPTZ(3);
