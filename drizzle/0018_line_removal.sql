CREATE TABLE "line_removal" (
	"organisation_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"phone_system_id" uuid NOT NULL,
	"number" text NOT NULL,
	"revision" integer,
	"since" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"says" jsonb,
	"not_before" timestamp (3) with time zone,
	"lease_token" uuid,
	"lease_until" timestamp (3) with time zone,
	CONSTRAINT "line_removal_line_id_phone_system_id_pk" PRIMARY KEY("line_id","phone_system_id")
);
--> statement-breakpoint
ALTER TABLE "line_removal" ADD CONSTRAINT "line_removal_phone_system_id_phone_system_id_fk" FOREIGN KEY ("phone_system_id") REFERENCES "public"."phone_system"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_removal" ADD CONSTRAINT "line_removal_organisation_id_line_id_line_organisation_id_id_fk" FOREIGN KEY ("organisation_id","line_id") REFERENCES "public"."line"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "line_removal_by_phone_system" ON "line_removal" USING btree ("phone_system_id");
--> statement-breakpoint
SELECT protect_by_organisation('line_removal', 'organisation_id');
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON line_removal TO lineshift_app;
