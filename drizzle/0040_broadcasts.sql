CREATE TABLE "broadcast" (
	"id" uuid PRIMARY KEY NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"county" text,
	"district" text,
	"from_at" timestamp (3) with time zone NOT NULL,
	"until_at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"prompt_id" uuid,
	"created_by" uuid NOT NULL,
	"provisional_until" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"approved_by" uuid,
	"approver_part" text GENERATED ALWAYS AS ('approver') STORED,
	"overridden_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "broadcast_window" CHECK ("broadcast"."from_at" < "broadcast"."until_at"),
	CONSTRAINT "broadcast_area" CHECK ("broadcast"."district" is null or "broadcast"."county" is not null),
	CONSTRAINT "broadcast_second_person" CHECK ("broadcast"."status" in ('draft', 'awaitingApproval', 'cancelled') or "broadcast"."approved_by" is not null or "broadcast"."overridden_by" is not null),
	CONSTRAINT "broadcast_not_by_its_author" CHECK ("broadcast"."approved_by" <> "broadcast"."created_by"),
	CONSTRAINT "broadcast_alone_is_provisional" CHECK ("broadcast"."overridden_by" is null or "broadcast"."approved_by" is not null or "broadcast"."provisional_until" is not null),
	CONSTRAINT "broadcast_provisional" CHECK ("broadcast"."provisional_until" is null or "broadcast"."overridden_by" is not null)
);
--> statement-breakpoint
CREATE TABLE "broadcast_heard" (
	"broadcast_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "broadcast_heard_broadcast_id_user_id_sha256_pk" PRIMARY KEY("broadcast_id","user_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "broadcast_line" (
	"organisation_id" uuid NOT NULL,
	"broadcast_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"phone_system_id" uuid NOT NULL,
	"state" text NOT NULL,
	"prompt_id" uuid,
	"attempts" integer DEFAULT 0 NOT NULL,
	"fault" jsonb,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "broadcast_line_broadcast_id_line_id_pk" PRIMARY KEY("broadcast_id","line_id")
);
--> statement-breakpoint
CREATE TABLE "broadcast_override" (
	"broadcast_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "broadcast_override_broadcast_id_user_id_pk" PRIMARY KEY("broadcast_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "broadcast_person" (
	"broadcast_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"user_name" text NOT NULL,
	"part" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "broadcast_person_broadcast_id_user_id_pk" PRIMARY KEY("broadcast_id","user_id"),
	CONSTRAINT "broadcast_person_part" UNIQUE("broadcast_id","user_id","part")
);
--> statement-breakpoint
ALTER TABLE "broadcast" ADD CONSTRAINT "broadcast_prompt_id_prompt_id_fk" FOREIGN KEY ("prompt_id") REFERENCES "public"."prompt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast" ADD CONSTRAINT "broadcast_approver" FOREIGN KEY ("id","approved_by","approver_part") REFERENCES "public"."broadcast_person"("broadcast_id","user_id","part") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast" ADD CONSTRAINT "broadcast_overrider" FOREIGN KEY ("id","overridden_by") REFERENCES "public"."broadcast_override"("broadcast_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_heard" ADD CONSTRAINT "broadcast_heard_broadcast_id_broadcast_id_fk" FOREIGN KEY ("broadcast_id") REFERENCES "public"."broadcast"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_line" ADD CONSTRAINT "broadcast_line_broadcast_id_broadcast_id_fk" FOREIGN KEY ("broadcast_id") REFERENCES "public"."broadcast"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_line" ADD CONSTRAINT "broadcast_line_phone_system_id_phone_system_id_fk" FOREIGN KEY ("phone_system_id") REFERENCES "public"."phone_system"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_line" ADD CONSTRAINT "broadcast_line_of_line" FOREIGN KEY ("organisation_id","line_id") REFERENCES "public"."line"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "broadcast_running" ON "broadcast" USING btree ("id") WHERE status in ('sending', 'stopped', 'active', 'restoring');--> statement-breakpoint
CREATE INDEX "broadcast_line_by_line" ON "broadcast_line" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "broadcast_line_to_drive" ON "broadcast_line" USING btree ("phone_system_id","line_id") WHERE state in ('queued', 'failed', 'restoring');--> statement-breakpoint
-- Every closure of a line, with the window that holds now. Runs with the reader's rights, so that row-level security holds.
CREATE VIEW line_closure WITH (security_invoker = true) AS
  SELECT organisation_id, line_id, id, source, from_at, until_at, approved_at, prompt_id FROM closure
  UNION ALL
  SELECT l.organisation_id, l.line_id, b.id, 'broadcast', b.from_at, least(b.until_at, b.provisional_until, b.ended_at), b.sent_at, l.prompt_id
  FROM broadcast_line l JOIN broadcast b ON b.id = l.broadcast_id
  WHERE l.state NOT IN ('held', 'stopped') AND b.from_at < least(b.until_at, b.provisional_until, b.ended_at);
--> statement-breakpoint
SELECT protect_by_organisation('broadcast_line', 'organisation_id');
--> statement-breakpoint
GRANT SELECT ON line_closure TO lineshift_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON broadcast_line TO lineshift_app;
--> statement-breakpoint
-- Who wrote it cannot be changed, nor who approved it: the keys between these tables are the two-person rule.
GRANT SELECT, INSERT ON broadcast TO lineshift_app;
--> statement-breakpoint
GRANT UPDATE (status, county, district, from_at, until_at, reason, prompt_id, provisional_until, ended_at, sent_at, approved_by,
  overridden_by, version) ON broadcast TO lineshift_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON broadcast_person, broadcast_override, broadcast_heard TO lineshift_app;
--> statement-breakpoint
-- What was approved is what runs: area, window and sound are fixed once it is sent.
CREATE FUNCTION broadcast_stays_as_approved() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF OLD.status NOT IN ('draft', 'awaitingApproval') AND (OLD.county, OLD.district, OLD.from_at, OLD.until_at, OLD.prompt_id)
    IS DISTINCT FROM (NEW.county, NEW.district, NEW.from_at, NEW.until_at, NEW.prompt_id) THEN
    RAISE EXCEPTION 'a broadcast stays as it was approved';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER broadcast_stays_as_approved BEFORE UPDATE ON broadcast
  FOR EACH ROW EXECUTE FUNCTION broadcast_stays_as_approved();
