CREATE TABLE "unfinished_upload" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"size" bigint NOT NULL,
	"file_name" text NOT NULL,
	"raw_format" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"held_by" uuid,
	"held_until" timestamp (3) with time zone,
	"is_wanted" boolean DEFAULT false NOT NULL,
	CONSTRAINT "unfinished_upload_size_positive" CHECK ("unfinished_upload"."size" > 0)
);
--> statement-breakpoint
CREATE TABLE "storage_survey" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"objects_without_row" integer NOT NULL,
	"rows_without_object" integer NOT NULL,
	"objects_removed" bigint NOT NULL,
	CONSTRAINT "storage_survey_one_row" CHECK ("storage_survey"."id" = 1)
);
--> statement-breakpoint
ALTER TABLE "unfinished_upload" ADD CONSTRAINT "unfinished_upload_organisation_id_customer_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unfinished_upload_by_organisation" ON "unfinished_upload" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "unfinished_upload_by_age" ON "unfinished_upload" USING btree ("created_at");--> statement-breakpoint
SELECT protect_by_organisation('unfinished_upload', 'organisation_id');
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON unfinished_upload TO lineshift_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON storage_survey TO lineshift_app;
