-- What payers typed was kept as it came. From now on it is kept as it is shown; what is here already loses its direction
-- controls. Where one turned letters round, U+FFFD takes its place, so that the next screening knows (S20).
CREATE FUNCTION pg_temp.as_shown(typed text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(
    regexp_replace(typed, '[\u202D\u202E]', U&'\FFFD', 'g'),
    '[\u061C\u200E\u200F\u202A-\u202C\u2066-\u2069]', '', 'g')
$$;
CREATE FUNCTION pg_temp.is_turned(typed text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT typed ~ '[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]'
$$;

UPDATE "payer" SET "organisation" = pg_temp.as_shown("organisation"), "name" = pg_temp.as_shown("name"),
    "billing_name" = pg_temp.as_shown("billing_name"), "email" = pg_temp.as_shown("email"),
    "postal_code" = pg_temp.as_shown("postal_code")
  WHERE pg_temp.is_turned(concat_ws(' ', "organisation", "name", "billing_name", "email", "postal_code"));
UPDATE "donor" SET "name" = pg_temp.as_shown("name"), "email" = pg_temp.as_shown("email")
  WHERE pg_temp.is_turned(concat_ws(' ', "name", "email"));
UPDATE "screening" SET "evidence" = pg_temp.as_shown("evidence"::text)::jsonb, "sentence" = pg_temp.as_shown("sentence"),
    "further" = pg_temp.as_shown("further"::text)::jsonb
  WHERE pg_temp.is_turned(concat_ws(' ', "evidence"::text, "sentence", "further"::text));
UPDATE "appeal" SET "statement" = pg_temp.as_shown("statement") WHERE pg_temp.is_turned("statement");
UPDATE "allowlist_entry" SET "given" = pg_temp.as_shown("given") WHERE pg_temp.is_turned("given");
UPDATE "alias" SET "text" = pg_temp.as_shown("text") WHERE pg_temp.is_turned("text");
UPDATE "mail" SET "subject" = pg_temp.as_shown("subject"), "text" = pg_temp.as_shown("text"), "html" = pg_temp.as_shown("html")
  WHERE pg_temp.is_turned(concat_ws(' ', "subject", "text", "html"));
