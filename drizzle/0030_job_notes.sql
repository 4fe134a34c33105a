CREATE TABLE "job_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"job_id" uuid NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "job_note" ADD CONSTRAINT "job_note_job_id_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."job"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "job_note_by_job" ON "job_note" USING btree ("job_id","id");--> statement-breakpoint
SELECT protect_by_organisation('job_note', 'organisation_id');
--> statement-breakpoint
GRANT SELECT, INSERT ON job_note TO lineshift_app;
