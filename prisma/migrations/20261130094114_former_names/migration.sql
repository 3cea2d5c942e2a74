-- AlterTable
ALTER TABLE "listing" ADD COLUMN     "former_names" JSONB;

-- AlterTable
ALTER TABLE "registry_edition" ADD COLUMN     "older_files" JSONB;
