-- CreateTable
CREATE TABLE "sign_in_link" (
    "id" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "email_hash" TEXT NOT NULL,
    "donor_id" TEXT,
    "token_hash" TEXT,
    "code_hash" TEXT,
    "code_tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "written_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "donor_session" (
    "token_hash" TEXT NOT NULL,
    "donor_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "donor_session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_link_request_hash_key" ON "sign_in_link"("request_hash");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_link_token_hash_key" ON "sign_in_link"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_link_donor_id_idx" ON "sign_in_link"("donor_id");

-- CreateIndex
CREATE INDEX "sign_in_link_created_at_idx" ON "sign_in_link"("created_at");

-- CreateIndex
CREATE INDEX "sign_in_link_unwritten_idx" ON "sign_in_link"("created_at") WHERE (written_at IS NULL);

-- CreateIndex
CREATE INDEX "donor_session_donor_id_idx" ON "donor_session"("donor_id");

-- CreateIndex
CREATE INDEX "donor_session_seen_at_idx" ON "donor_session"("seen_at");

-- AddForeignKey
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_donor_id_fkey" FOREIGN KEY ("donor_id") REFERENCES "donor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "donor_session" ADD CONSTRAINT "donor_session_donor_id_fkey" FOREIGN KEY ("donor_id") REFERENCES "donor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
