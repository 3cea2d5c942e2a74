-- AlterTable
ALTER TABLE "donor" ADD COLUMN     "reminders_stopped_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "mail" ADD COLUMN     "given_up_at" TIMESTAMPTZ(3),
ADD COLUMN     "refused_at" TIMESTAMPTZ(3),
ADD COLUMN     "unsubscribe_url" TEXT;

-- CreateTable
CREATE TABLE "receipt" (
    "id" TEXT NOT NULL,
    "donation_id" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "series" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "given_on" DATE NOT NULL,
    "received_minor" BIGINT NOT NULL,
    "returned_minor" BIGINT NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "regime" TEXT NOT NULL,
    "printed" JSONB NOT NULL,
    "replaces_id" TEXT,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipt_withdrawal" (
    "receipt_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "receipt_withdrawal_pkey" PRIMARY KEY ("receipt_id")
);

-- CreateIndex
CREATE INDEX "mail_given_up_idx" ON "mail"("given_up_at") WHERE (given_up_at IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "receipt_replaces_id_key" ON "receipt"("replaces_id");

-- CreateIndex
CREATE INDEX "receipt_donation_id_issued_at_idx" ON "receipt"("donation_id", "issued_at");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_issuer_year_series_sequence_key" ON "receipt"("issuer", "year", "series", "sequence");

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "receipt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt_withdrawal" ADD CONSTRAINT "receipt_withdrawal_receipt_id_fkey" FOREIGN KEY ("receipt_id") REFERENCES "receipt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One first receipt a donation, and each later one takes the place of one: a donation's receipts are a chain.
CREATE UNIQUE INDEX "receipt_first_of_donation" ON "receipt"("donation_id") WHERE (replaces_id IS NULL);

ALTER TABLE "receipt" ADD CONSTRAINT "receipt_amounts" CHECK (
  "received_minor" > 0 AND "returned_minor" >= 0 AND "returned_minor" < "received_minor");
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_regime_known" CHECK (
  "regime" IN ('none', 'us-501c3', 'uk-charity', 'de-notice'));
ALTER TABLE "receipt_withdrawal" ADD CONSTRAINT "receipt_withdrawal_reason_known" CHECK ("reason" IN ('returned', 'replaced'));

-- What a donor was given in writing stays what it was.
CREATE FUNCTION receipt_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'receipts are append-only: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER receipt_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "receipt"
  FOR EACH STATEMENT EXECUTE FUNCTION receipt_is_append_only();
ALTER TABLE "receipt" ENABLE ALWAYS TRIGGER receipt_append_only;
CREATE TRIGGER receipt_withdrawal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "receipt_withdrawal"
  FOR EACH STATEMENT EXECUTE FUNCTION receipt_is_append_only();
ALTER TABLE "receipt_withdrawal" ENABLE ALWAYS TRIGGER receipt_withdrawal_append_only;

-- Numbers leave none out: each but the first comes after one that is there. A constraint, so that a restore sets it aside while the
-- rows come in as they lie.
CREATE FUNCTION receipt_is_next() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sequence < 1 OR (NEW.sequence > 1 AND NOT EXISTS (
    SELECT FROM receipt WHERE issuer = NEW.issuer AND year = NEW.year AND series = NEW.series AND sequence = NEW.sequence - 1
  )) THEN
    RAISE EXCEPTION 'receipt % is not the next', NEW.number USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER receipt_next AFTER INSERT ON "receipt" FOR EACH ROW EXECUTE FUNCTION receipt_is_next();
ALTER TABLE "receipt" ENABLE ALWAYS TRIGGER receipt_next;
