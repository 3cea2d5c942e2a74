-- For the desk's search; a trusted extension, which whoever may create tables in the database may create too.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateTable
CREATE TABLE "article" (
    "slug" TEXT NOT NULL,
    "headline" TEXT NOT NULL,
    "checked_on" DATE NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "topics" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "content" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawal_note" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_pkey" PRIMARY KEY ("slug")
);

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

-- CreateTable
CREATE TABLE "donation" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "origin" TEXT NOT NULL,
    "article_slug" TEXT,
    "site" TEXT NOT NULL DEFAULT 'direct',
    "amount_minor" BIGINT NOT NULL,
    "fee_cover_minor" BIGINT NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "locale" TEXT NOT NULL,
    "pledge_version" TEXT NOT NULL,
    "attestation_version" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "payment_intent_id" TEXT,
    "charge_id" TEXT,
    "authorised_at" TIMESTAMPTZ(3),
    "capture_before" TIMESTAMPTZ(3),
    "held_until" TIMESTAMPTZ(3),
    "hold_reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "decision" TEXT,
    "decision_in_force_at" TIMESTAMPTZ(3),
    "refusal_decided_at" TIMESTAMPTZ(3),
    "release_outcome" TEXT,
    "refused_by" TEXT,
    "settled_at" TIMESTAMPTZ(3),
    "booked_at" TIMESTAMPTZ(3),
    "donor_id" TEXT,

    CONSTRAINT "donation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkout" (
    "donation_id" TEXT NOT NULL,
    "attempt_key" TEXT NOT NULL,
    "attempt_body_hash" TEXT NOT NULL,
    "session_id" TEXT,
    "url" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checkout_pkey" PRIMARY KEY ("donation_id")
);

-- CreateTable
CREATE TABLE "work" (
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "check_at" TIMESTAMPTZ(3),
    "due_since" TIMESTAMPTZ(3),
    "failure_count" INTEGER NOT NULL DEFAULT 0,
    "failure_code" TEXT,
    "failed_at" TIMESTAMPTZ(3),
    "retry_at" TIMESTAMPTZ(3),

    CONSTRAINT "work_pkey" PRIMARY KEY ("subject_kind","subject_id")
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
    "further" JSONB NOT NULL,
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
    "failure_count" INTEGER NOT NULL DEFAULT 0,
    "failure_code" TEXT,
    "retry_at" TIMESTAMPTZ(3),

    CONSTRAINT "appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "allowlist_entry" (
    "id" TEXT NOT NULL,
    "name_compact" TEXT NOT NULL,
    "given" TEXT,
    "listing_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "appeal_id" TEXT,
    "donation_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by" TEXT,

    CONSTRAINT "allowlist_entry_pkey" PRIMARY KEY ("id")
);

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
    "failure_count" INTEGER NOT NULL DEFAULT 0,
    "failure_code" TEXT,
    "retry_at" TIMESTAMPTZ(3),

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
CREATE TABLE "history" (
    "id" BIGSERIAL NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "actor_name" TEXT,

    CONSTRAINT "history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stripe_request" (
    "id" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "cause" TEXT NOT NULL DEFAULT '',
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
    "claim_count" INTEGER NOT NULL DEFAULT 0,
    "next_claim_at" TIMESTAMPTZ(3),
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "stripe_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_not_understood" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "donation_id" TEXT NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_not_understood_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_transaction" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "category" TEXT,
    "donation_id" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,

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
    "cause" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "recipient" TEXT,
    "subject" TEXT,
    "text" TEXT,
    "html" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "next_try_at" TIMESTAMPTZ(3),
    "try_count" INTEGER NOT NULL DEFAULT 0,
    "failure_code" TEXT,
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
    "file_sha256" TEXT,
    "row_count" INTEGER NOT NULL,
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "left_out" JSONB NOT NULL,
    "file_size" BIGINT NOT NULL DEFAULT 0,
    "imported_by" TEXT,
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
    "postal_code" TEXT,
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
CREATE TABLE "checkout_slot" (
    "id" BIGSERIAL NOT NULL,
    "pool" TEXT NOT NULL,
    "block" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checkout_slot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkout_network" (
    "key" TEXT NOT NULL,
    "tried_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checkout_network_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "checkout_shortage" (
    "id" BIGSERIAL NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "turned_away" INTEGER NOT NULL DEFAULT 1,
    "reported_at" TIMESTAMPTZ(3),

    CONSTRAINT "checkout_shortage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkout_attempt" (
    "key" TEXT NOT NULL,
    "attempt_key" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "checkout_attempt_pkey" PRIMARY KEY ("key")
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
CREATE INDEX "article_topics_idx" ON "article" USING GIN ("topics");

-- CreateIndex
CREATE INDEX "article_correction_article_slug_at_idx" ON "article_correction"("article_slug", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "donation_token_key" ON "donation"("token");

-- CreateIndex
CREATE UNIQUE INDEX "donation_payment_intent_id_key" ON "donation"("payment_intent_id");

-- CreateIndex
CREATE UNIQUE INDEX "donation_charge_id_key" ON "donation"("charge_id");

-- CreateIndex
CREATE INDEX "donation_state_held_until_idx" ON "donation"("state", "held_until");

-- CreateIndex
CREATE INDEX "donation_created_at_id_idx" ON "donation"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "donation_site_created_at_id_idx" ON "donation"("site", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "donation_article_slug_created_at_id_idx" ON "donation"("article_slug", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "donation_settled_at_idx" ON "donation"("settled_at");

-- CreateIndex
CREATE UNIQUE INDEX "checkout_attempt_key_key" ON "checkout"("attempt_key");

-- CreateIndex
CREATE UNIQUE INDEX "checkout_session_id_key" ON "checkout"("session_id");

-- CreateIndex
CREATE INDEX "work_check_at_idx" ON "work"("check_at");

-- CreateIndex
CREATE INDEX "work_due_since_idx" ON "work"("due_since");

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
CREATE INDEX "refused_card_expires_at_idx" ON "refused_card"("expires_at");

-- CreateIndex
CREATE INDEX "history_subject_kind_subject_id_id_idx" ON "history"("subject_kind", "subject_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "stripe_request_idempotency_key_key" ON "stripe_request"("idempotency_key");

-- CreateIndex
CREATE INDEX "stripe_request_finished_at_requested_at_idx" ON "stripe_request"("finished_at", "requested_at");

-- CreateIndex
CREATE UNIQUE INDEX "stripe_request_subject_kind_subject_id_kind_cause_key" ON "stripe_request"("subject_kind", "subject_id", "kind", "cause");

-- CreateIndex
CREATE INDEX "stripe_event_processed_at_received_at_idx" ON "stripe_event"("processed_at", "received_at");

-- CreateIndex
CREATE INDEX "stripe_event_donation_id_idx" ON "stripe_event"("donation_id");

-- CreateIndex
CREATE INDEX "event_not_understood_noted_at_idx" ON "event_not_understood"("noted_at");

-- CreateIndex
CREATE INDEX "ledger_transaction_donation_id_idx" ON "ledger_transaction"("donation_id");

-- CreateIndex
CREATE INDEX "ledger_transaction_posted_at_idx" ON "ledger_transaction"("posted_at");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transaction_kind_external_id_key" ON "ledger_transaction"("kind", "external_id");

-- CreateIndex
CREATE INDEX "ledger_entry_account_currency_idx" ON "ledger_entry"("account", "currency");

-- CreateIndex
CREATE INDEX "ledger_entry_transaction_id_idx" ON "ledger_entry"("transaction_id");

-- CreateIndex
CREATE INDEX "mail_donation_id_idx" ON "mail"("donation_id");

-- CreateIndex
CREATE INDEX "mail_appeal_id_idx" ON "mail"("appeal_id");

-- CreateIndex
CREATE INDEX "mail_next_try_at_idx" ON "mail"("next_try_at");

-- CreateIndex
CREATE INDEX "mail_created_at_idx" ON "mail"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "mail_kind_cause_key" ON "mail"("kind", "cause");

-- CreateIndex
CREATE UNIQUE INDEX "registry_source_current_edition_id_key" ON "registry_source"("current_edition_id");

-- CreateIndex
CREATE UNIQUE INDEX "registry_edition_source_id_file_hash_key" ON "registry_edition"("source_id", "file_hash");

-- CreateIndex
CREATE INDEX "listing_listing_id_idx" ON "listing"("listing_id");

-- CreateIndex
CREATE INDEX "listing_name_trgm" ON "listing" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit"("expire");

-- CreateIndex
CREATE INDEX "checkout_slot_pool_at_idx" ON "checkout_slot"("pool", "at" DESC);

-- CreateIndex
CREATE INDEX "checkout_slot_at_idx" ON "checkout_slot"("at");

-- CreateIndex
CREATE INDEX "checkout_network_tried_at_idx" ON "checkout_network"("tried_at");

-- CreateIndex
CREATE INDEX "checkout_shortage_last_at_idx" ON "checkout_shortage"("last_at");

-- CreateIndex
CREATE INDEX "checkout_attempt_started_at_idx" ON "checkout_attempt"("started_at");

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
ALTER TABLE "article_correction" ADD CONSTRAINT "article_correction_article_slug_fkey" FOREIGN KEY ("article_slug") REFERENCES "article"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_image" ADD CONSTRAINT "article_image_article_slug_fkey" FOREIGN KEY ("article_slug") REFERENCES "article"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_image" ADD CONSTRAINT "article_image_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "image"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "donation" ADD CONSTRAINT "donation_donor_id_fkey" FOREIGN KEY ("donor_id") REFERENCES "donor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkout" ADD CONSTRAINT "checkout_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

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
ALTER TABLE "rescreening_finding" ADD CONSTRAINT "rescreening_finding_rescreening_id_fkey" FOREIGN KEY ("rescreening_id") REFERENCES "rescreening"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rescreening_finding" ADD CONSTRAINT "rescreening_finding_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rescreening_finding" ADD CONSTRAINT "rescreening_finding_screening_id_fkey" FOREIGN KEY ("screening_id") REFERENCES "screening"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

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

-- A state that the transition table does not know (app/domain/donation/states.ts) cannot be stored.
ALTER TABLE "donation" ADD CONSTRAINT "donation_state_known" CHECK ("state" IN (
  'open', 'abandoned', 'authorised', 'held', 'decided', 'capturing', 'releasing', 'received', 'refused', 'lapsed'));
ALTER TABLE "donation" ADD CONSTRAINT "donation_amounts_positive" CHECK ("amount_minor" > 0 AND "fee_cover_minor" >= 0);
ALTER TABLE "screening" ADD CONSTRAINT "screening_outcome_known" CHECK ("outcome" IN ('clear', 'unclear', 'political'));

-- A donation is known to be what its state says (app/domain/donation/facts.ts).
ALTER TABLE "donation" ADD CONSTRAINT "donation_origin_known" CHECK ("origin" IN ('checkout', 'renewal'));
ALTER TABLE "donation" ADD CONSTRAINT "donation_site" CHECK ("site" = 'direct' OR "site" ~ '^https?://[^/?#]+$');
ALTER TABLE "donation" ADD CONSTRAINT "donation_hold_reasons_known" CHECK (
  "hold_reasons" <@ ARRAY['resembles', 'cannot-screen', 'payer-unknown', 'too-many-donations', 'amount-differs']);
-- Nobody has paid: there is nothing to screen, to decide or to release.
ALTER TABLE "donation" ADD CONSTRAINT "donation_unpaid" CHECK ("state" NOT IN ('open', 'abandoned') OR (
  "payment_intent_id" IS NULL AND "charge_id" IS NULL AND "authorised_at" IS NULL AND "capture_before" IS NULL
  AND "held_until" IS NULL AND cardinality("hold_reasons") = 0 AND "decision" IS NULL AND "release_outcome" IS NULL
  AND "refused_by" IS NULL AND "refusal_decided_at" IS NULL));
-- A bank holds the money, or once did; a hold without its deadline could wait for ever.
ALTER TABLE "donation" ADD CONSTRAINT "donation_paid" CHECK ("state" IN ('open', 'abandoned') OR (
  "payment_intent_id" IS NOT NULL AND "charge_id" IS NOT NULL AND "authorised_at" IS NOT NULL AND "held_until" IS NOT NULL));
ALTER TABLE "donation" ADD CONSTRAINT "donation_settled" CHECK (
  ("settled_at" IS NOT NULL) = ("state" IN ('abandoned', 'received', 'refused', 'lapsed')));
-- What is held says why.
ALTER TABLE "donation" ADD CONSTRAINT "donation_hold_reasons_said" CHECK (
  CASE "state" WHEN 'authorised' THEN cardinality("hold_reasons") = 0
    WHEN 'held' THEN cardinality("hold_reasons") > 0 WHEN 'decided' THEN cardinality("hold_reasons") > 0 ELSE true END);
-- A decision has the moment at which it comes into force, and nothing goes against it.
ALTER TABLE "donation" ADD CONSTRAINT "donation_decision" CHECK (
  ("decision" IS NULL) = ("decision_in_force_at" IS NULL) AND "decision" IN ('clear', 'refuse')
  AND CASE "state" WHEN 'authorised' THEN "decision" IS NULL WHEN 'held' THEN "decision" IS NULL
    WHEN 'decided' THEN "decision" IS NOT NULL WHEN 'capturing' THEN coalesce("decision", 'clear') = 'clear'
    WHEN 'releasing' THEN coalesce("decision", 'refuse') = 'refuse' ELSE true END);
-- What is released says what it ends as.
ALTER TABLE "donation" ADD CONSTRAINT "donation_release" CHECK ("release_outcome" IN ('refused', 'lapsed')
  AND CASE "state" WHEN 'releasing' THEN "release_outcome" IS NOT NULL
    WHEN 'refused' THEN "release_outcome" IS NOT DISTINCT FROM 'refused'
    WHEN 'lapsed' THEN coalesce("release_outcome", 'lapsed') = 'lapsed' ELSE "release_outcome" IS NULL END);
-- What is refused says by whom and when that was decided; nothing else does, but for a decision that is not in force yet.
ALTER TABLE "donation" ADD CONSTRAINT "donation_refusal" CHECK ("refused_by" IN ('screening', 'staff')
  AND ("refused_by" IS NOT NULL) = ("release_outcome" IS NOT DISTINCT FROM 'refused')
  AND CASE "state" WHEN 'lapsed' THEN true WHEN 'decided' THEN ("refusal_decided_at" IS NOT NULL) = ("decision" = 'refuse')
    ELSE ("refusal_decided_at" IS NOT NULL) = ("refused_by" IS NOT NULL) END);
-- Only what was taken is booked as income.
ALTER TABLE "donation" ADD CONSTRAINT "donation_booked" CHECK ("booked_at" IS NULL OR "state" = 'received');

ALTER TABLE "screening" ADD CONSTRAINT "screening_stage_known" CHECK ("stage" IN ('form', 'payer', 'again', 'report'));
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_decision" CHECK ("decision" IN ('won', 'rejected')
  AND ("decision" IS NULL) = ("in_force_at" IS NULL) AND ("decision" IS NULL) = ("decided_at" IS NULL)
  AND ("decision" IS NOT NULL OR "enforced_at" IS NULL));
ALTER TABLE "listing" ADD CONSTRAINT "listing_tier_known" CHECK ("tier" IN ('committee', 'filer'));
ALTER TABLE "alias" ADD CONSTRAINT "alias_kind_known" CHECK ("kind" IN ('name', 'domain'));
-- A withdrawal always says why.
ALTER TABLE "article" ADD CONSTRAINT "article_withdrawal_says_why" CHECK (("withdrawn_at" IS NULL) = ("withdrawal_note" IS NULL));

-- What a subject is about stands in the code (app/domain/subject.ts), and here.
ALTER TABLE "work" ADD CONSTRAINT "work_subject_known" CHECK ("subject_kind" IN ('donation'));
ALTER TABLE "ledger_transaction" ADD CONSTRAINT "ledger_transaction_kind_known" CHECK (
  "kind" IN ('hold-placed', 'hold-ended', 'balance-transaction') AND ("category" IS NOT NULL) = ("kind" = 'balance-transaction'));

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

-- What happened stays as it was told.
CREATE FUNCTION history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the history is append-only: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER history_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "history"
  FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only();
