-- Who calls? Asked before anybody knows the caller's organisation, so these two look past row-level security, each at the
-- one row its secret names. plpgsql, because it keeps the plan: an SQL function would be planned anew at every call.
-- The scope is widened and given back in the body: as a setting of the function only a superuser could declare it.
CREATE FUNCTION resolve_session(session_token text, at timestamptz)
RETURNS TABLE (session_id uuid, user_id uuid, name text, language text, demo boolean, second_factor boolean,
               organisation_id uuid, roles text[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  scope_before text := current_setting('app.scope', true);
BEGIN
  PERFORM set_config('app.scope', 'staff', true);
  RETURN QUERY
    SELECT s.id, u.id, u.name, u.language, u.demo, u.two_factor_enabled, m.organisation_id,
           CASE WHEN m.user_id IS NOT NULL THEN ARRAY[m.role]
                ELSE ARRAY(SELECT r.role FROM staff_role r WHERE r.user_id = u.id ORDER BY r.role) END
    FROM session s
    JOIN "user" u ON u.id = s.user_id
    LEFT JOIN member m ON m.user_id = u.id
    WHERE s.token = session_token AND s.expires_at > at AND u.disabled_at IS NULL;
  PERFORM set_config('app.scope', coalesce(scope_before, ''), true);
END $$;
--> statement-breakpoint
-- A key's role counts only while its owner holds it; an owner may do whatever a member may.
CREATE FUNCTION resolve_api_key(key_prefix text, at timestamptz)
RETURNS TABLE (api_key_id uuid, secret_hash text, user_id uuid, name text, language text, organisation_id uuid, role text,
               stale boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  scope_before text := current_setting('app.scope', true);
BEGIN
  PERFORM set_config('app.scope', 'staff', true);
  RETURN QUERY
    SELECT k.id, k.secret_hash, u.id, u.name, u.language, k.organisation_id, k.role,
           k.last_used_at IS NULL OR k.last_used_at < at - interval '1 minute'
    FROM api_key k
    JOIN "user" u ON u.id = k.user_id
    LEFT JOIN member m ON m.user_id = u.id AND m.organisation_id = k.organisation_id
                      AND (m.role = k.role OR (m.role = 'owner' AND k.role = 'member'))
    LEFT JOIN staff_role r ON r.user_id = u.id AND r.role = k.role AND k.organisation_id IS NULL
    WHERE k.prefix = key_prefix AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > at)
      AND u.disabled_at IS NULL AND (m.user_id IS NOT NULL OR r.user_id IS NOT NULL);
  PERFORM set_config('app.scope', coalesce(scope_before, ''), true);
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION resolve_session(text, timestamptz), resolve_api_key(text, timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION resolve_session(text, timestamptz), resolve_api_key(text, timestamptz) TO lineshift_app;
--> statement-breakpoint
-- A customer's user and staff are two kinds of people: nobody is both, whatever a use case forgets.
CREATE FUNCTION refuse_both_sides() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  scope_before text := current_setting('app.scope', true);
BEGIN
  PERFORM set_config('app.scope', 'staff', true);
  PERFORM pg_advisory_xact_lock(hashtextextended('lineshift sides ' || NEW.user_id, 0));
  IF (TG_TABLE_NAME = 'member' AND EXISTS (SELECT FROM staff_role WHERE user_id = NEW.user_id))
     OR (TG_TABLE_NAME = 'staff_role' AND EXISTS (SELECT FROM member WHERE user_id = NEW.user_id)) THEN
    RAISE EXCEPTION 'a user is either a customer''s or ours' USING ERRCODE = 'check_violation', CONSTRAINT = 'one_side';
  END IF;
  PERFORM set_config('app.scope', coalesce(scope_before, ''), true);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER member_one_side BEFORE INSERT ON member FOR EACH ROW EXECUTE FUNCTION refuse_both_sides();
--> statement-breakpoint
CREATE TRIGGER staff_role_one_side BEFORE INSERT ON staff_role FOR EACH ROW EXECUTE FUNCTION refuse_both_sides();
