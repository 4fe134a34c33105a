CREATE INDEX "verification_by_value" ON "verification" USING btree ("value");--> statement-breakpoint
-- A change of a credential ends every link to set a password and every pending question for a second factor of that person, in
-- the same transaction, whoever makes the change: these rows name the person in `value`.
CREATE FUNCTION end_pending_links() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM verification WHERE value = (CASE TG_OP WHEN 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END ->> TG_ARGV[0]);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER account_password_changed AFTER UPDATE OF password ON account
  FOR EACH ROW WHEN (OLD.password IS DISTINCT FROM NEW.password) EXECUTE FUNCTION end_pending_links('user_id');
--> statement-breakpoint
CREATE TRIGGER two_factor_set_up AFTER UPDATE OF verified ON two_factor
  FOR EACH ROW WHEN (OLD.verified IS DISTINCT FROM NEW.verified) EXECUTE FUNCTION end_pending_links('user_id');
--> statement-breakpoint
CREATE TRIGGER two_factor_removed AFTER DELETE ON two_factor
  FOR EACH ROW EXECUTE FUNCTION end_pending_links('user_id');
--> statement-breakpoint
CREATE TRIGGER user_address_or_right_changed AFTER UPDATE OF email, disabled_at ON "user"
  FOR EACH ROW WHEN (OLD.email <> NEW.email OR OLD.disabled_at IS DISTINCT FROM NEW.disabled_at)
  EXECUTE FUNCTION end_pending_links('id');
--> statement-breakpoint
-- Keys that would come to life again: of people who are disabled, and of roles that their people no longer hold.
SELECT set_config('app.scope', 'staff', true);
--> statement-breakpoint
UPDATE api_key k SET revoked_at = now() FROM "user" u
WHERE u.id = k.user_id AND k.revoked_at IS NULL
  AND (u.disabled_at IS NOT NULL OR NOT (
    EXISTS (SELECT FROM member m WHERE m.user_id = k.user_id AND m.organisation_id = k.organisation_id
            AND (m.role = k.role OR (m.role = 'owner' AND k.role = 'member')))
    OR (k.organisation_id IS NULL AND EXISTS (SELECT FROM staff_role r WHERE r.user_id = k.user_id AND r.role = k.role))));
--> statement-breakpoint
SELECT set_config('app.scope', '', true);
