-- A job has a subject of any kind. Whatever stands there now is a request's; the request's column becomes the subject where it is one,
-- so that the foreign key and "one job a request" stay. All of it in one transaction, without a moment in which a job has neither.
ALTER TABLE "job" ADD COLUMN "subject_kind" text;--> statement-breakpoint
ALTER TABLE "job" ADD COLUMN "subject_id" uuid;--> statement-breakpoint
UPDATE "job" SET "subject_kind" = 'request', "subject_id" = "change_request_id";--> statement-breakpoint
ALTER TABLE "job" ALTER COLUMN "subject_kind" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "job" ALTER COLUMN "subject_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "job" DROP COLUMN "change_request_id";--> statement-breakpoint
ALTER TABLE "job" ADD COLUMN "change_request_id" uuid GENERATED ALWAYS AS (case when subject_kind = 'request' then subject_id end) STORED;--> statement-breakpoint
ALTER TABLE "job" ADD CONSTRAINT "job_change_request_id_unique" UNIQUE("change_request_id");--> statement-breakpoint
ALTER TABLE "job" ADD CONSTRAINT "job_organisation_id_change_request_id_change_request_organisation_id_id_fk" FOREIGN KEY ("organisation_id","change_request_id") REFERENCES "public"."change_request"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "job_one_open_per_subject" ON "job" USING btree ("subject_kind","subject_id") WHERE status in ('open', 'taken');--> statement-breakpoint
ALTER TABLE "job" ADD CONSTRAINT "job_subject_kind" CHECK ("job"."subject_kind" in ('request', 'broadcast_line', 'quote', 'drift'));
