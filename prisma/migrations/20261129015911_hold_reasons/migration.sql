-- AlterTable: every reason that holds a donation, where there was the first alone; what was written before keeps that one.
ALTER TABLE "donation" ADD COLUMN     "hold_reasons" TEXT[] DEFAULT ARRAY[]::TEXT[];
UPDATE "donation" SET "hold_reasons" = ARRAY["hold_reason"] WHERE "hold_reason" IS NOT NULL;
ALTER TABLE "donation" DROP COLUMN "hold_reason";
ALTER TABLE "donation" ADD CONSTRAINT "donation_hold_reasons_known" CHECK (
    "hold_reasons" <@ ARRAY['resembles', 'cannot-screen', 'payer-unknown', 'too-many-donations']
);

-- AlterTable
ALTER TABLE "screening" ADD COLUMN     "further" JSONB NOT NULL DEFAULT '[]';
