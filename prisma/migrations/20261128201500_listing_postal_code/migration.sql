-- AlterTable
ALTER TABLE "listing" ADD COLUMN     "postal_code" TEXT;
