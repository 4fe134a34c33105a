CREATE TABLE "change_request_line" (
	"organisation_id" uuid NOT NULL,
	"change_request_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"patch" jsonb,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"revision" integer,
	"proof" text,
	"result" jsonb,
	"reverted_at" timestamp (3) with time zone,
	CONSTRAINT "change_request_line_change_request_id_line_id_pk" PRIMARY KEY("change_request_id","line_id"),
	CONSTRAINT "change_request_line_state_known" CHECK ("change_request_line"."state" in ('waiting','applying','live','failed','unchanged','stopped')),
	CONSTRAINT "change_request_line_proof_known" CHECK ("change_request_line"."proof" in ('written','readBack','settled','heard','signedOff','unknown'))
);
--> statement-breakpoint
CREATE TABLE "change_request_place" (
	"organisation_id" uuid NOT NULL,
	"change_request_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"place" text NOT NULL,
	"open" boolean DEFAULT true NOT NULL,
	CONSTRAINT "change_request_place_change_request_id_line_id_place_pk" PRIMARY KEY("change_request_id","line_id","place")
);
--> statement-breakpoint
ALTER TABLE "change_request" ADD COLUMN "line_count" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "change_request" ADD COLUMN "patch" jsonb;
--> statement-breakpoint
ALTER TABLE "change_request" ADD COLUMN "outcome" text;
--> statement-breakpoint
-- What stood in columns of the request becomes a patch and one line. Row-level security binds the owner too.
SELECT set_config('app.scope', 'staff', true);
--> statement-breakpoint
UPDATE change_request SET
  patch = jsonb_build_object('kind', 'set_prompt', 'slot', slot, 'promptId', prompt_id),
  outcome = CASE WHEN status = 'completed' THEN 'whole' END
WHERE slot IS NOT NULL;
--> statement-breakpoint
INSERT INTO change_request_line (organisation_id, change_request_id, line_id, position, state, attempt, revision, proof, result, reverted_at)
SELECT r.organisation_id, r.id, r.line_id, 0,
  CASE WHEN r.status = 'completed' THEN 'live' WHEN r.status = 'failed' THEN 'failed'
    WHEN r.status IN ('cancelled', 'rejected') THEN 'stopped'
    WHEN job.apply_requested_at IS NOT NULL THEN 'applying' ELSE 'waiting' END,
  CASE WHEN r.revision IS NULL THEN 0 ELSE 1 END, r.revision, r.proof, job.result, r.reverted_at
FROM change_request r LEFT JOIN job ON job.change_request_id = r.id;
--> statement-breakpoint
INSERT INTO change_request_place (organisation_id, change_request_id, line_id, place, open)
SELECT organisation_id, id, line_id, 'slot:' || slot, status NOT IN ('completed', 'rejected', 'failed', 'cancelled')
FROM change_request WHERE slot IS NOT NULL;
--> statement-breakpoint
SELECT set_config('app.scope', '', true);
--> statement-breakpoint
DROP INDEX "change_request_one_open_voice";
--> statement-breakpoint
ALTER TABLE "change_request" drop column "slot";
--> statement-breakpoint
ALTER TABLE "change_request" ADD COLUMN "slot" text GENERATED ALWAYS AS (patch ->> 'slot') STORED;
--> statement-breakpoint
ALTER TABLE "change_request" DROP COLUMN "revision";
--> statement-breakpoint
ALTER TABLE "change_request_line" ADD CONSTRAINT "change_request_line_organisation_id_change_request_id_change_request_organisation_id_id_fk" FOREIGN KEY ("organisation_id","change_request_id") REFERENCES "public"."change_request"("organisation_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "change_request_line" ADD CONSTRAINT "change_request_line_organisation_id_line_id_line_organisation_id_id_fk" FOREIGN KEY ("organisation_id","line_id") REFERENCES "public"."line"("organisation_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "change_request_place" ADD CONSTRAINT "change_request_place_change_request_id_line_id_change_request_line_change_request_id_line_id_fk" FOREIGN KEY ("change_request_id","line_id") REFERENCES "public"."change_request_line"("change_request_id","line_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "change_request_line_by_line" ON "change_request_line" USING btree ("line_id","change_request_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "change_request_place_one_open" ON "change_request_place" USING btree ("line_id","place") WHERE open;
--> statement-breakpoint
ALTER TABLE "change_request" ADD CONSTRAINT "change_request_patch_given" CHECK ("change_request"."patch" is not null or "change_request"."kind" in ('prompt_recording','ivr_redesign','bot_flow_design','integration_support','custom_feature'));
--> statement-breakpoint
SELECT protect_by_organisation('change_request_line', 'organisation_id');
--> statement-breakpoint
SELECT protect_by_organisation('change_request_place', 'organisation_id');
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON change_request_line, change_request_place TO lineshift_app;
