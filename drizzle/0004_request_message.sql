CREATE TABLE "request_message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"change_request_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "request_message_kind_known" CHECK ("request_message"."kind" in ('question','answer'))
);
--> statement-breakpoint
ALTER TABLE "request_message" ADD CONSTRAINT "request_message_organisation_id_change_request_id_change_request_organisation_id_id_fk" FOREIGN KEY ("organisation_id","change_request_id") REFERENCES "public"."change_request"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "request_message_by_request" ON "request_message" USING btree ("change_request_id","id");--> statement-breakpoint
SELECT protect_by_organisation('request_message', 'organisation_id');
--> statement-breakpoint
-- Written once: nobody changes afterwards what was asked or answered.
GRANT SELECT, INSERT ON request_message TO lineshift_app;
--> statement-breakpoint
-- The policies bind the owner as well: these two statements are staff's.
SELECT set_config('app.scope', 'staff', true);
--> statement-breakpoint
-- Questions that wait for their answer; those of before were not kept.
INSERT INTO request_message (id, organisation_id, change_request_id, kind, words, at)
SELECT gen_random_uuid(), r.organisation_id, r.id, 'question', r.question,
  (SELECT max(a.at) FROM audit_row a WHERE a.change_request_id = r.id AND a.action = 'change_request.askCustomer')
FROM change_request r
WHERE r.question IS NOT NULL
  AND EXISTS (SELECT FROM audit_row a WHERE a.change_request_id = r.id AND a.action = 'change_request.askCustomer');
--> statement-breakpoint
-- Why a job changed hands is between colleagues; it stood here for the customer to read.
UPDATE change_request SET reason = NULL WHERE reason IS NOT NULL AND status IN ('accepted', 'inProgress', 'partial');
--> statement-breakpoint
SELECT set_config('app.scope', '', true);
