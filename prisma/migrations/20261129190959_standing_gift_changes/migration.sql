-- CreateTable
CREATE TABLE "standing_gift_change" (
    "id" TEXT NOT NULL,
    "standing_gift_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "holds_from" TIMESTAMPTZ(3) NOT NULL,
    "from_amount_minor" BIGINT,
    "from_fee_cover_minor" BIGINT,
    "to_amount_minor" BIGINT,
    "to_fee_cover_minor" BIGINT,
    "currency" VARCHAR(3),

    CONSTRAINT "standing_gift_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "standing_gift_change_standing_gift_id_changed_at_idx" ON "standing_gift_change"("standing_gift_id", "changed_at");

-- AddForeignKey
ALTER TABLE "standing_gift_change" ADD CONSTRAINT "standing_gift_change_standing_gift_id_fkey" FOREIGN KEY ("standing_gift_id") REFERENCES "standing_gift"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma has no words for, by hand.

-- A change of the amount says both sums (app/domain/standing-gift/changes.ts).
ALTER TABLE "standing_gift_change" ADD CONSTRAINT "standing_gift_change_known" CHECK ("kind" = 'amount'
  AND num_nonnulls("from_amount_minor", "from_fee_cover_minor", "to_amount_minor", "to_fee_cover_minor", "currency") = 5
  AND least("from_amount_minor", "to_amount_minor") > 0 AND least("from_fee_cover_minor", "to_fee_cover_minor") >= 0);

-- What was agreed for a period is known from it.
CREATE FUNCTION standing_gift_change_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'changes of standing gifts are append-only: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER standing_gift_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "standing_gift_change"
  FOR EACH STATEMENT EXECUTE FUNCTION standing_gift_change_is_append_only();
ALTER TABLE "standing_gift_change" ENABLE ALWAYS TRIGGER standing_gift_change_append_only;
