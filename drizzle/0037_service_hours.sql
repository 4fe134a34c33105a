CREATE TABLE "service_hours_extension" (
	"id" uuid PRIMARY KEY NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"opened_by" uuid,
	"opened_by_name" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_by_name" text,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "service_hours_extension_forward" CHECK ("service_hours_extension"."ends_at" >= "service_hours_extension"."starts_at")
);
--> statement-breakpoint
CREATE INDEX "service_hours_extension_by_end" ON "service_hours_extension" USING btree ("ends_at");--> statement-breakpoint
-- Two operators who press at the same moment; a span without length overlaps nothing.
ALTER TABLE service_hours_extension ADD CONSTRAINT service_hours_extension_no_overlap
EXCLUDE USING gist (tstzrange(starts_at, ends_at, '[)') WITH &&);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON service_hours_extension TO lineshift_app;
