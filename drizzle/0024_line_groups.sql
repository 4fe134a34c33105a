CREATE TABLE "line_group" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"name_key" text GENERATED ALWAYS AS (search_key(name)) STORED NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "line_group_in_organisation" UNIQUE("organisation_id","id"),
	CONSTRAINT "line_group_one_name" UNIQUE("organisation_id","name_key")
);
--> statement-breakpoint
CREATE TABLE "line_group_line" (
	"organisation_id" uuid NOT NULL,
	"line_group_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "line_group_line_line_group_id_line_id_pk" PRIMARY KEY("line_group_id","line_id")
);
--> statement-breakpoint
ALTER TABLE "line_group" ADD CONSTRAINT "line_group_organisation_id_customer_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_group_line" ADD CONSTRAINT "line_group_line_organisation_id_line_group_id_line_group_organisation_id_id_fk" FOREIGN KEY ("organisation_id","line_group_id") REFERENCES "public"."line_group"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_group_line" ADD CONSTRAINT "line_group_line_organisation_id_line_id_line_organisation_id_id_fk" FOREIGN KEY ("organisation_id","line_id") REFERENCES "public"."line"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "line_group_line_by_line" ON "line_group_line" USING btree ("line_id");--> statement-breakpoint
SELECT protect_by_organisation('line_group', 'organisation_id');
--> statement-breakpoint
SELECT protect_by_organisation('line_group_line', 'organisation_id');
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON line_group TO lineshift_app;
--> statement-breakpoint
-- The lines of a group are replaced as a whole.
GRANT SELECT, INSERT, DELETE ON line_group_line TO lineshift_app;
