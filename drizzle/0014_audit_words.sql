CREATE TABLE "audit_words" (
	"audit_row_id" bigint PRIMARY KEY NOT NULL,
	"organisation_id" uuid,
	"salt" text NOT NULL,
	"words" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_row" RENAME COLUMN "request_id" TO "call_id";--> statement-breakpoint
ALTER TABLE "audit_row" ADD COLUMN "words_hash" text;--> statement-breakpoint
-- Every link of before is of form 1; new ones are of form 2.
ALTER TABLE "audit_seal" ADD COLUMN "form" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_seal" ALTER COLUMN "form" SET DEFAULT 2;--> statement-breakpoint
ALTER TABLE "audit_seal" ADD COLUMN "covers" bigint;--> statement-breakpoint
ALTER TABLE "audit_words" ADD CONSTRAINT "audit_words_audit_row_id_audit_row_id_fk" FOREIGN KEY ("audit_row_id") REFERENCES "public"."audit_row"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- The policies bind the owner as well: what follows is staff's.
SELECT set_config('app.scope', 'staff', true);
--> statement-breakpoint
SELECT protect_by_organisation('audit_words', 'organisation_id');
--> statement-breakpoint
-- Written with their row and never changed. Only forget_audit_words deletes them.
GRANT SELECT, INSERT ON audit_words TO lineshift_app;
--> statement-breakpoint
CREATE FUNCTION audit_words_hash(salt text, words jsonb) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(salt || words::text, 'UTF8')), 'hex')
$$;
--> statement-breakpoint
-- The words of the rows so far: names of actors, what people gave as a reason, numbers and places of lines and customers.
INSERT INTO audit_words (audit_row_id, organisation_id, salt, words)
SELECT id, organisation_id, replace(gen_random_uuid()::text, '-', ''), words
FROM (
  SELECT id, organisation_id, jsonb_strip_nulls(jsonb_build_object(
    'actor', CASE WHEN actor_id IS NULL AND actor_role = 'system' AND actor_name = 'Lineshift' THEN NULL ELSE actor_name END,
    'reason', CASE WHEN reason IN ('apply_retry', 'apply_wrong_configuration', 'apply_refused', 'apply_internal')
      OR (actor_role = 'system' AND reason IN ('retry', 'wrong_configuration', 'refused')) THEN NULL ELSE reason END))
    || CASE WHEN jsonb_typeof(before) = 'object' AND before ?| ARRAY['number', 'county', 'district'] THEN jsonb_build_object('before',
      (SELECT jsonb_object_agg(key, value) FROM jsonb_each(before) WHERE key IN ('number', 'county', 'district'))) ELSE '{}' END
    || CASE WHEN jsonb_typeof(after) = 'object' AND after ?| ARRAY['number', 'county', 'district'] THEN jsonb_build_object('after',
      (SELECT jsonb_object_agg(key, value) FROM jsonb_each(after) WHERE key IN ('number', 'county', 'district'))) ELSE '{}' END AS words
  FROM audit_row) AS told
WHERE words <> '{}';
--> statement-breakpoint
UPDATE audit_row SET
  words_hash = audit_words_hash(told.salt, told.words),
  reason = CASE WHEN told.words ? 'reason' THEN NULL ELSE reason END,
  before = CASE WHEN told.words ? 'before' THEN before - ARRAY['number', 'county', 'district'] ELSE before END,
  after = CASE WHEN told.words ? 'after' THEN after - ARRAY['number', 'county', 'district'] ELSE after END
FROM audit_words told WHERE told.audit_row_id = audit_row.id;
--> statement-breakpoint
ALTER TABLE "audit_row" DROP COLUMN "actor_name";--> statement-breakpoint
-- The canonical text of one audit row in form 2: what a seal's hash is made of. Of the words only their salted hash.
CREATE OR REPLACE FUNCTION audit_canonical(entry audit_row) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_array(entry.id, entry.organisation_id, (extract(epoch FROM entry.at) * 1000)::bigint, entry.actor_id,
    entry.actor_role, entry.action, entry.subject_kind, entry.subject_id, entry.change_request_id,
    entry.before, entry.after, entry.reason, entry.call_id, entry.words_hash)::text
$$;
--> statement-breakpoint
-- The same in form 1, when names and words stood in the row; it needs them.
CREATE FUNCTION audit_canonical_1(entry audit_row, words jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_array(entry.id, entry.organisation_id, (extract(epoch FROM entry.at) * 1000)::bigint, entry.actor_id,
    coalesce(words ->> 'actor', 'Lineshift'), entry.actor_role, entry.action, entry.subject_kind, entry.subject_id,
    entry.change_request_id,
    CASE WHEN words ? 'before' THEN entry.before || (words -> 'before') ELSE entry.before END,
    CASE WHEN words ? 'after' THEN entry.after || (words -> 'after') ELSE entry.after END,
    coalesce(words ->> 'reason', entry.reason), entry.call_id)::text
$$;
--> statement-breakpoint
-- The rows of each link so far once more in form 2, as further links of the same chains: they hold when the words are gone.
DO $$
DECLARE
  old audit_seal;
  previous text;
BEGIN
  FOR old IN SELECT * FROM audit_seal WHERE form = 1 ORDER BY id LOOP
    SELECT hash INTO previous FROM audit_seal
      WHERE organisation_id IS NOT DISTINCT FROM old.organisation_id ORDER BY id DESC LIMIT 1;
    INSERT INTO audit_seal (organisation_id, previous_hash, hash, row_count, covers)
      SELECT old.organisation_id, previous,
        encode(sha256(convert_to(previous || string_agg(audit_canonical(audit_row), E'\n' ORDER BY audit_row.id), 'UTF8')), 'hex'),
        count(*), old.id
      FROM audit_row WHERE seal_id = old.id HAVING count(*) > 0;
  END LOOP;
END $$;
--> statement-breakpoint
-- Recomputes every link; lists those whose rows, count or chain no longer agree. A link of form 1 whose words have been
-- deleted is vouched for by the one that covers it.
CREATE OR REPLACE FUNCTION verify_audit() RETURNS TABLE (seal bigint, organisation uuid, fault text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH link AS (
    SELECT s.*, coalesce(lag(s.hash) OVER (PARTITION BY s.organisation_id ORDER BY s.id), '') AS expected_previous
    FROM audit_seal s),
  computed AS (
    SELECT l.id, l.organisation_id, l.previous_hash, l.expected_previous, l.hash, l.row_count, count(r.id) AS found,
      l.form = 1 AND bool_or(r.words_hash IS NOT NULL AND w.audit_row_id IS NULL)
        AND EXISTS (SELECT FROM audit_seal again WHERE again.covers = l.id) AS vouched,
      encode(sha256(convert_to(l.previous_hash || coalesce(string_agg(
        CASE l.form WHEN 1 THEN audit_canonical_1(r, w.words) ELSE audit_canonical(r) END, E'\n' ORDER BY r.id), ''), 'UTF8')), 'hex') AS actual
    FROM link l
    LEFT JOIN audit_row r ON r.seal_id = coalesce(l.covers, l.id)
    LEFT JOIN audit_words w ON w.audit_row_id = r.id
    GROUP BY l.id, l.organisation_id, l.previous_hash, l.expected_previous, l.hash, l.row_count, l.form)
  SELECT id, organisation_id,
    CASE WHEN previous_hash <> expected_previous THEN 'chain'
         WHEN found <> row_count THEN 'row_count'
         ELSE 'content' END
  FROM computed
  WHERE previous_hash <> expected_previous OR found <> row_count OR (actual <> hash AND NOT coalesce(vouched, false))
$$;
--> statement-breakpoint
-- Deletes the words of one customer's rows, or of one person's: rows of that person's doing, and rows about them. Runs as the
-- owner, because the application's role may not delete words. The caller writes the audit row that says so; without it
-- `verify_audit_words` calls the words missing. Returns the newest row looked at, and how many rows lost their words.
CREATE FUNCTION forget_audit_words(customer uuid, person uuid, OUT up_to bigint, OUT entries integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (customer IS NULL) = (person IS NULL) THEN
    RAISE EXCEPTION 'name a customer or a person' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF current_setting('app.scope', true) IS DISTINCT FROM 'staff' THEN
    RAISE EXCEPTION 'only staff may forget' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT coalesce(max(id), 0) INTO up_to FROM audit_row;
  DELETE FROM audit_words told USING audit_row entry
    WHERE entry.id = told.audit_row_id AND entry.id <= up_to
      AND (entry.organisation_id = customer OR entry.actor_id = person
        OR (entry.subject_kind = 'user' AND entry.subject_id = person::text));
  GET DIAGNOSTICS entries = ROW_COUNT;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION forget_audit_words(uuid, uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION forget_audit_words(uuid, uuid) TO lineshift_app;
--> statement-breakpoint
-- What became of the words of each row: `kept`, `forgotten` where an audit row says who was forgotten, `missing` where none does,
-- `changed` where they do not fit their hash.
CREATE FUNCTION audit_words_state() RETURNS TABLE (entry bigint, organisation uuid, state text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH forgotten AS (
    SELECT subject_kind, subject_id, max((after ->> 'upTo')::bigint) AS up_to
    FROM audit_row WHERE action = 'audit.words_forgotten' GROUP BY subject_kind, subject_id)
  SELECT r.id, r.organisation_id, CASE
    WHEN w.audit_row_id IS NOT NULL THEN
      CASE WHEN r.words_hash = audit_words_hash(w.salt, w.words) AND r.organisation_id IS NOT DISTINCT FROM w.organisation_id
        THEN 'kept' ELSE 'changed' END
    WHEN EXISTS (SELECT FROM forgotten f WHERE r.id <= f.up_to AND (
      (f.subject_kind = 'customer' AND f.subject_id = r.organisation_id::text)
      OR (f.subject_kind = 'user' AND (f.subject_id = r.actor_id::text OR (r.subject_kind = 'user' AND r.subject_id = f.subject_id)))))
      THEN 'forgotten'
    ELSE 'missing' END
  FROM audit_row r LEFT JOIN audit_words w ON w.audit_row_id = r.id
  WHERE r.words_hash IS NOT NULL OR w.audit_row_id IS NOT NULL
$$;
--> statement-breakpoint
SELECT set_config('app.scope', '', true);
