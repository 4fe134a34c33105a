-- The application's own role: no superuser, no table of its own, bound by every policy below.
-- Roles belong to the cluster, so another database may have made it already.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lineshift_app') THEN
    CREATE ROLE lineshift_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END $$;
--> statement-breakpoint
GRANT lineshift_app TO CURRENT_USER;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO lineshift_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO lineshift_app;
--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO lineshift_app;
--> statement-breakpoint
-- What is written once stays: revisions, audit rows and their seals, and a prompt's master.
REVOKE UPDATE, DELETE ON line_revision, audit_row FROM lineshift_app;
--> statement-breakpoint
REVOKE INSERT, UPDATE, DELETE ON audit_seal FROM lineshift_app;
--> statement-breakpoint
REVOKE UPDATE ON prompt FROM lineshift_app;
--> statement-breakpoint
GRANT UPDATE (status, verdict, findings, measurements, peaks, engine, checked_at, slot) ON prompt TO lineshift_app;
--> statement-breakpoint
-- Row-level security. `app.organisation` is the caller's organisation, `app.scope` is 'staff' for staff and the system;
-- both are set inside the transaction. With neither set nothing is visible. A later migration calls this for each new
-- table that carries an organisation. FORCE binds the owner too. CASE instead of OR for the planner's sake: it expects one
-- row in forty to pass an OR, four tables deep none at all, and would sort ten thousand jobs to list fifty.
CREATE FUNCTION protect_by_organisation(protected_table regclass, organisation_column name) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', protected_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', protected_table);
  EXECUTE format(
    'CREATE POLICY organisation ON %1$s
       USING (CASE WHEN (SELECT current_setting(''app.scope'', true)) = ''staff'' THEN true
              ELSE %2$I = (SELECT nullif(current_setting(''app.organisation'', true), '''')::uuid) END)
       WITH CHECK (CASE WHEN (SELECT current_setting(''app.scope'', true)) = ''staff'' THEN true
              ELSE %2$I = (SELECT nullif(current_setting(''app.organisation'', true), '''')::uuid) END)',
    protected_table, organisation_column);
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION protect_by_organisation(regclass, name) FROM PUBLIC;
--> statement-breakpoint
SELECT protect_by_organisation('customer', 'id');
--> statement-breakpoint
SELECT protect_by_organisation(name::regclass, 'organisation_id')
FROM unnest(ARRAY['line', 'line_revision', 'closure', 'prompt', 'rendition', 'change_request', 'job', 'audit_row',
                  'audit_seal', 'outbox', 'idempotency_key', 'message', 'member', 'invitation', 'api_key']) AS name;
--> statement-breakpoint
-- The canonical text of one audit row: what its seal's hash is made of.
CREATE FUNCTION audit_canonical(entry audit_row) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_array(entry.id, entry.organisation_id, (extract(epoch FROM entry.at) * 1000)::bigint, entry.actor_id,
    entry.actor_name, entry.actor_role, entry.action, entry.subject_kind, entry.subject_id, entry.change_request_id,
    entry.before, entry.after, entry.reason, entry.request_id)::text
$$;
--> statement-breakpoint
-- Seals the unsealed rows, one link a customer: hash = SHA-256(previous hash, rows in order of id). Runs as the owner,
-- because the application's role can neither write a seal nor touch a row. Rows are named by seal_id, so a row whose
-- transaction commits late simply falls into a later link. Returns the number of rows sealed.
CREATE FUNCTION seal_audit(most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  scope_before text := current_setting('app.scope', true);
  organisation uuid;
  batch bigint[];
  previous text;
  link bigint;
  sealed integer := 0;
BEGIN
  -- As a setting of the function only a superuser could declare it.
  PERFORM set_config('app.scope', 'staff', true);
  PERFORM pg_advisory_xact_lock(hashtext('lineshift seal_audit'));
  FOR organisation IN SELECT DISTINCT organisation_id FROM audit_row WHERE seal_id IS NULL LOOP
    SELECT array_agg(id ORDER BY id) INTO batch FROM (
      SELECT id FROM audit_row WHERE seal_id IS NULL AND organisation_id IS NOT DISTINCT FROM organisation
      ORDER BY id LIMIT most) AS waiting;
    SELECT hash INTO previous FROM audit_seal
      WHERE organisation_id IS NOT DISTINCT FROM organisation ORDER BY id DESC LIMIT 1;
    previous := coalesce(previous, '');
    INSERT INTO audit_seal (organisation_id, previous_hash, hash, row_count)
      SELECT organisation, previous,
        encode(sha256(convert_to(previous || string_agg(audit_canonical(audit_row), E'\n' ORDER BY audit_row.id), 'UTF8')), 'hex'),
        count(*)
      FROM audit_row WHERE id = ANY (batch)
      RETURNING id INTO link;
    UPDATE audit_row SET seal_id = link WHERE id = ANY (batch);
    sealed := sealed + cardinality(batch);
  END LOOP;
  PERFORM set_config('app.scope', coalesce(scope_before, ''), true);
  RETURN sealed;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION seal_audit(integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION seal_audit(integer) TO lineshift_app;
--> statement-breakpoint
-- Recomputes every link. `broken` lists those whose rows, count or chain no longer agree.
CREATE FUNCTION verify_audit() RETURNS TABLE (seal bigint, organisation uuid, fault text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH link AS (
    SELECT s.*, coalesce(lag(s.hash) OVER (PARTITION BY s.organisation_id ORDER BY s.id), '') AS expected_previous
    FROM audit_seal s),
  computed AS (
    SELECT l.id, l.organisation_id, l.previous_hash, l.expected_previous, l.hash, l.row_count, count(r.id) AS found,
      encode(sha256(convert_to(l.previous_hash || coalesce(string_agg(audit_canonical(r), E'\n' ORDER BY r.id), ''), 'UTF8')), 'hex') AS actual
    FROM link l LEFT JOIN audit_row r ON r.seal_id = l.id
    GROUP BY l.id, l.organisation_id, l.previous_hash, l.expected_previous, l.hash, l.row_count)
  SELECT id, organisation_id,
    CASE WHEN previous_hash <> expected_previous THEN 'chain'
         WHEN found <> row_count THEN 'row_count'
         ELSE 'content' END
  FROM computed
  WHERE previous_hash <> expected_previous OR found <> row_count OR actual <> hash
$$;
--> statement-breakpoint
-- Numbers of the live stream: given by the relay in commit order.
CREATE SEQUENCE outbox_published;
--> statement-breakpoint
GRANT USAGE ON SEQUENCE outbox_published TO lineshift_app;
--> statement-breakpoint
-- A customer's step may tell one of our people something: whoever cancels a request tells the technician who held its job.
-- Such a message belongs to no organisation. Writing it is allowed to everybody; reading it stays with staff.
CREATE POLICY to_staff ON message FOR INSERT WITH CHECK (organisation_id IS NULL);
