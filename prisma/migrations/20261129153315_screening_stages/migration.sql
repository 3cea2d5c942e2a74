-- `card`: with another card of a standing gift. `renewal`: before one of its renewals.
ALTER TABLE "screening" DROP CONSTRAINT "screening_stage_known";
ALTER TABLE "screening" ADD CONSTRAINT "screening_stage_known" CHECK ("stage" IN ('form', 'payer', 'again', 'card', 'renewal', 'report'));
