-- CreateTable
CREATE TABLE "article" (
    "slug" TEXT NOT NULL,
    "headline" TEXT NOT NULL,
    "checked_on" DATE NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "content" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "donation" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "article_slug" TEXT,
    "amount_minor" BIGINT NOT NULL,
    "fee_cover_minor" BIGINT NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "locale" TEXT NOT NULL,
    "frequency" TEXT NOT NULL,
    "pledge_version" TEXT NOT NULL,
    "attestation_version" TEXT NOT NULL,
    "attempt_key" TEXT NOT NULL,
    "attempt_body_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "session_id" TEXT,
    "session_url" TEXT,
    "session_expires_at" TIMESTAMPTZ(3),
    "payment_intent_id" TEXT,
    "charge_id" TEXT,
    "authorised_at" TIMESTAMPTZ(3),
    "capture_before" TIMESTAMPTZ(3),
    "held_until" TIMESTAMPTZ(3),
    "hold_reason" TEXT,
    "decision" TEXT,
    "decision_in_force_at" TIMESTAMPTZ(3),
    "refusal_decided_at" TIMESTAMPTZ(3),
    "release_outcome" TEXT,
    "refused_by" TEXT,
    "settled_at" TIMESTAMPTZ(3),
    "check_at" TIMESTAMPTZ(3),
    "fee_minor" BIGINT,
    "fee_currency" VARCHAR(3),
    "balance_transaction_id" TEXT,
    "donor_id" TEXT,

    CONSTRAINT "donation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "donor" (
    "id" TEXT NOT NULL,
    "email_hash" TEXT,
    "name" TEXT,
    "email" TEXT,
    "country" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "donor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payer" (
    "donation_id" TEXT NOT NULL,
    "organisation" TEXT,
    "name" TEXT,
    "billing_name" TEXT,
    "email" TEXT,
    "country" TEXT,
    "postal_code" TEXT,
    "card_brand" TEXT,
    "card_last4" TEXT,
    "card_funding" TEXT,
    "email_hash" TEXT,
    "card_fingerprint_hash" TEXT,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "payer_pkey" PRIMARY KEY ("donation_id")
);

-- CreateTable
CREATE TABLE "screening" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "donation_id" TEXT,
    "stage" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "listing_id" TEXT,
    "listing_name" TEXT,
    "listing_source" TEXT,
    "edition" TEXT,
    "evidence" JSONB,
    "trail" JSONB NOT NULL,
    "sentence" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "screening_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" TEXT NOT NULL,
    "donation_id" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "in_force_at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" TEXT,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appeal" (
    "id" TEXT NOT NULL,
    "screening_id" TEXT NOT NULL,
    "donation_id" TEXT,
    "statement" TEXT,
    "email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decision" TEXT,
    "actor_id" TEXT,
    "actor_name" TEXT,
    "reason" TEXT,
    "note" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "in_force_at" TIMESTAMPTZ(3),
    "enforced_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "allowlist_entry" (
    "id" TEXT NOT NULL,
    "name_compact" TEXT NOT NULL,
    "listing_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "appeal_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "allowlist_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refused_card" (
    "fingerprint_hash" TEXT NOT NULL,
    "donation_id" TEXT NOT NULL,
    "listing_id" TEXT,
    "listing_name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refused_card_pkey" PRIMARY KEY ("fingerprint_hash","donation_id")
);

-- CreateTable
CREATE TABLE "donation_history" (
    "id" BIGSERIAL NOT NULL,
    "donation_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "actor_name" TEXT,

    CONSTRAINT "donation_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stripe_request" (
    "id" TEXT NOT NULL,
    "donation_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "stripe_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stripe_event" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "donation_id" TEXT,
    "payment_intent_id" TEXT,
    "body" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_at" TIMESTAMPTZ(3),
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "stripe_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_transaction" (
    "id" TEXT NOT NULL,
    "donation_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "external_id" TEXT,

    CONSTRAINT "ledger_transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" BIGSERIAL NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" TEXT NOT NULL,
    "donation_id" TEXT,
    "appeal_id" TEXT,
    "kind" TEXT NOT NULL,
    "recipient" TEXT,
    "subject" TEXT,
    "text" TEXT,
    "html" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "next_try_at" TIMESTAMPTZ(3),
    "try_count" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registry_source" (
    "id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "ages" BOOLEAN NOT NULL DEFAULT true,
    "current_edition_id" TEXT,

    CONSTRAINT "registry_source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registry_edition" (
    "id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "file_hash" TEXT NOT NULL,
    "row_count" INTEGER NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "registry_edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing" (
    "edition_id" TEXT NOT NULL,
    "listing_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" TEXT[],
    "domains" TEXT[],
    "identifiers" TEXT[],
    "kind" TEXT NOT NULL,
    "country" TEXT,
    "tier" TEXT NOT NULL,
    "reads_as_person" BOOLEAN NOT NULL,
    "sponsor" TEXT,
    "url" TEXT,

    CONSTRAINT "listing_pkey" PRIMARY KEY ("edition_id","listing_id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "staff_user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" TEXT NOT NULL DEFAULT 'reviewer',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_verification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "article_checked_on_slug_idx" ON "article"("checked_on" DESC, "slug");

-- CreateIndex
CREATE UNIQUE INDEX "donation_token_key" ON "donation"("token");

-- CreateIndex
CREATE UNIQUE INDEX "donation_attempt_key_key" ON "donation"("attempt_key");

-- CreateIndex
CREATE UNIQUE INDEX "donation_session_id_key" ON "donation"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "donation_payment_intent_id_key" ON "donation"("payment_intent_id");

-- CreateIndex
CREATE INDEX "donation_check_at_idx" ON "donation"("check_at");

-- CreateIndex
CREATE INDEX "donation_state_held_until_idx" ON "donation"("state", "held_until");

-- CreateIndex
CREATE INDEX "donation_created_at_id_idx" ON "donation"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "donation_settled_at_idx" ON "donation"("settled_at");

-- CreateIndex
CREATE UNIQUE INDEX "donor_email_hash_key" ON "donor"("email_hash");

-- CreateIndex
CREATE INDEX "payer_email_hash_idx" ON "payer"("email_hash");

-- CreateIndex
CREATE INDEX "payer_card_fingerprint_hash_idx" ON "payer"("card_fingerprint_hash");

-- CreateIndex
CREATE UNIQUE INDEX "screening_token_key" ON "screening"("token");

-- CreateIndex
CREATE INDEX "screening_donation_id_created_at_idx" ON "screening"("donation_id", "created_at");

-- CreateIndex
CREATE INDEX "screening_stage_created_at_idx" ON "screening"("stage", "created_at");

-- CreateIndex
CREATE INDEX "review_donation_id_created_at_idx" ON "review"("donation_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "appeal_screening_id_key" ON "appeal"("screening_id");

-- CreateIndex
CREATE INDEX "appeal_enforced_at_in_force_at_idx" ON "appeal"("enforced_at", "in_force_at");

-- CreateIndex
CREATE UNIQUE INDEX "allowlist_entry_name_compact_listing_id_key" ON "allowlist_entry"("name_compact", "listing_id");

-- CreateIndex
CREATE INDEX "refused_card_expires_at_idx" ON "refused_card"("expires_at");

-- CreateIndex
CREATE INDEX "donation_history_donation_id_id_idx" ON "donation_history"("donation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "stripe_request_idempotency_key_key" ON "stripe_request"("idempotency_key");

-- CreateIndex
CREATE INDEX "stripe_request_finished_at_requested_at_idx" ON "stripe_request"("finished_at", "requested_at");

-- CreateIndex
CREATE UNIQUE INDEX "stripe_request_donation_id_kind_key" ON "stripe_request"("donation_id", "kind");

-- CreateIndex
CREATE INDEX "stripe_event_processed_at_received_at_idx" ON "stripe_event"("processed_at", "received_at");

-- CreateIndex
CREATE INDEX "stripe_event_donation_id_idx" ON "stripe_event"("donation_id");

-- CreateIndex
CREATE INDEX "ledger_transaction_occurred_at_idx" ON "ledger_transaction"("occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transaction_donation_id_kind_key" ON "ledger_transaction"("donation_id", "kind");

-- CreateIndex
CREATE INDEX "ledger_entry_account_currency_idx" ON "ledger_entry"("account", "currency");

-- CreateIndex
CREATE INDEX "ledger_entry_transaction_id_idx" ON "ledger_entry"("transaction_id");

-- CreateIndex
CREATE INDEX "mail_next_try_at_idx" ON "mail"("next_try_at");

-- CreateIndex
CREATE INDEX "mail_created_at_idx" ON "mail"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "mail_donation_id_kind_key" ON "mail"("donation_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "mail_appeal_id_kind_key" ON "mail"("appeal_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "registry_source_current_edition_id_key" ON "registry_source"("current_edition_id");

-- CreateIndex
CREATE UNIQUE INDEX "registry_edition_source_id_file_hash_key" ON "registry_edition"("source_id", "file_hash");

-- CreateIndex
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit"("expire");

-- CreateIndex
CREATE UNIQUE INDEX "staff_user_email_key" ON "staff_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "staff_session_token_key" ON "staff_session"("token");

-- CreateIndex
CREATE INDEX "staff_session_user_id_idx" ON "staff_session"("user_id");

-- CreateIndex
CREATE INDEX "staff_account_user_id_idx" ON "staff_account"("user_id");

-- CreateIndex
CREATE INDEX "staff_verification_identifier_idx" ON "staff_verification"("identifier");

-- AddForeignKey
ALTER TABLE "donation" ADD CONSTRAINT "donation_donor_id_fkey" FOREIGN KEY ("donor_id") REFERENCES "donor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payer" ADD CONSTRAINT "payer_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "screening" ADD CONSTRAINT "screening_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_screening_id_fkey" FOREIGN KEY ("screening_id") REFERENCES "screening"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "donation_history" ADD CONSTRAINT "donation_history_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stripe_request" ADD CONSTRAINT "stripe_request_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_transaction" ADD CONSTRAINT "ledger_transaction_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_appeal_id_fkey" FOREIGN KEY ("appeal_id") REFERENCES "appeal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registry_source" ADD CONSTRAINT "registry_source_current_edition_id_fkey" FOREIGN KEY ("current_edition_id") REFERENCES "registry_edition"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registry_edition" ADD CONSTRAINT "registry_edition_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "registry_source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing" ADD CONSTRAINT "listing_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "registry_edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_account" ADD CONSTRAINT "staff_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma has no words for, by hand.

-- A state that the transition table does not know (app/domain/donation.ts) cannot be stored.
ALTER TABLE "donation" ADD CONSTRAINT "donation_state_known" CHECK ("state" IN (
  'open', 'abandoned', 'authorised', 'held', 'decided', 'capturing', 'releasing', 'received', 'refused', 'lapsed'));
ALTER TABLE "donation" ADD CONSTRAINT "donation_amounts_positive" CHECK ("amount_minor" > 0 AND "fee_cover_minor" >= 0);
-- A hold without its deadline could wait for ever.
ALTER TABLE "donation" ADD CONSTRAINT "donation_hold_ends" CHECK ("state" NOT IN ('held', 'decided') OR "held_until" IS NOT NULL);
ALTER TABLE "screening" ADD CONSTRAINT "screening_outcome_known" CHECK ("outcome" IN ('clear', 'unclear', 'political'));

-- The ledger only grows. A mistake is mended by another transaction, never by changing one.
CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER ledger_transaction_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_transaction"
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();

-- Every transaction has entries, and they balance in every currency by the time it is committed.
CREATE FUNCTION ledger_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  checked text := CASE TG_TABLE_NAME WHEN 'ledger_entry' THEN to_jsonb(NEW) ->> 'transaction_id' ELSE to_jsonb(NEW) ->> 'id' END;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "ledger_entry" WHERE "transaction_id" = checked) THEN
    RAISE EXCEPTION 'ledger transaction % has no entries', checked USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM "ledger_entry" WHERE "transaction_id" = checked GROUP BY "currency" HAVING sum("amount_minor") <> 0) THEN
    RAISE EXCEPTION 'ledger transaction % does not balance', checked USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_transaction_balances AFTER INSERT ON "ledger_transaction"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_balances();
CREATE CONSTRAINT TRIGGER ledger_entry_balances AFTER INSERT ON "ledger_entry"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_balances();
