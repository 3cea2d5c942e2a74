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
