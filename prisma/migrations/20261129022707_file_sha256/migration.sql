-- AlterTable
ALTER TABLE "registry_edition" ADD COLUMN     "file_sha256" TEXT;
