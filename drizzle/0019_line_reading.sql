CREATE TABLE "line_reading" (
	"line_id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"requested_at" timestamp (3) with time zone,
	"at" timestamp (3) with time zone,
	"reading" jsonb
);
--> statement-breakpoint
ALTER TABLE "phone_system" ADD COLUMN "unanswered_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "line_reading" ADD CONSTRAINT "line_reading_organisation_id_line_id_line_organisation_id_id_fk" FOREIGN KEY ("organisation_id","line_id") REFERENCES "public"."line"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "line_reading_waiting" ON "line_reading" USING btree ("requested_at") WHERE requested_at is not null;
--> statement-breakpoint
SELECT protect_by_organisation('line_reading', 'organisation_id');
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON line_reading TO lineshift_app;
