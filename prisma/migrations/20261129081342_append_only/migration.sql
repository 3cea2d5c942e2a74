-- What is append-only holds against ourselves: these triggers fire whatever session_replication_role says, which an ordinary
-- trigger does not. A trigger named <table>_append_only is also how a start knows which tables the app's role may only read and
-- add to (app/adapters/db/app-role.ts).
ALTER TABLE "ledger_transaction" ENABLE ALWAYS TRIGGER ledger_transaction_append_only;
ALTER TABLE "ledger_transaction" ENABLE ALWAYS TRIGGER ledger_transaction_balances;
ALTER TABLE "ledger_entry" ENABLE ALWAYS TRIGGER ledger_entry_append_only;
ALTER TABLE "ledger_entry" ENABLE ALWAYS TRIGGER ledger_entry_balances;
ALTER TABLE "history" ENABLE ALWAYS TRIGGER history_append_only;

-- What readers were told was wrong.
CREATE FUNCTION correction_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'corrections are append-only: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER article_correction_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "article_correction"
  FOR EACH STATEMENT EXECUTE FUNCTION correction_is_append_only();
ALTER TABLE "article_correction" ENABLE ALWAYS TRIGGER article_correction_append_only;
