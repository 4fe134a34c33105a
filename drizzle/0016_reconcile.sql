CREATE TABLE "line_drive" (
	"line_id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"target" integer NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"not_before" timestamp (3) with time zone,
	"lease_token" uuid,
	"lease_until" timestamp (3) with time zone,
	"as_of" timestamp (3) with time zone,
	"again" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "line_wish" (
	"organisation_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"change_request_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"fault" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "line_wish_line_id_revision_pk" PRIMARY KEY("line_id","revision"),
	CONSTRAINT "line_wish_once" UNIQUE("change_request_id","line_id","reason")
);
--> statement-breakpoint
ALTER TABLE "line_revision" DROP CONSTRAINT "line_revision_once_a_change";--> statement-breakpoint
ALTER TABLE "line_revision" ADD COLUMN "attempt" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "line_revision" ADD COLUMN "takes_back" integer;--> statement-breakpoint
ALTER TABLE "line_drive" ADD CONSTRAINT "line_drive_organisation_id_line_id_line_organisation_id_id_fk" FOREIGN KEY ("organisation_id","line_id") REFERENCES "public"."line"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_wish" ADD CONSTRAINT "line_wish_line_id_revision_line_revision_line_id_number_fk" FOREIGN KEY ("line_id","revision") REFERENCES "public"."line_revision"("line_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_wish" ADD CONSTRAINT "line_wish_organisation_id_line_id_line_organisation_id_id_fk" FOREIGN KEY ("organisation_id","line_id") REFERENCES "public"."line"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "line_drive_again" ON "line_drive" USING btree ("line_id") WHERE again;--> statement-breakpoint
CREATE INDEX "line_by_phone_system" ON "line" USING btree ("phone_system_id");--> statement-breakpoint
CREATE INDEX "line_unsettled" ON "line" USING btree ("phone_system_id") WHERE settled_revision is distinct from revision;--> statement-breakpoint
ALTER TABLE "line_revision" ADD CONSTRAINT "line_revision_once_an_attempt" UNIQUE("change_request_id","line_id","reason","attempt");--> statement-breakpoint
ALTER TABLE "line_revision" ADD CONSTRAINT "line_revision_taken_back_once" UNIQUE("line_id","takes_back");--> statement-breakpoint
ALTER TABLE "line_revision" ADD CONSTRAINT "line_revision_takes_back" CHECK (("line_revision"."reason" = 'taken_back') = ("line_revision"."takes_back" is not null));
--> statement-breakpoint
SELECT protect_by_organisation('line_drive', 'organisation_id');
--> statement-breakpoint
SELECT protect_by_organisation('line_wish', 'organisation_id');
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON line_drive, line_wish TO lineshift_app;
--> statement-breakpoint
-- What a phone system has already is driven from now on. Row-level security binds the owner too.
SELECT set_config('app.scope', 'staff', true);
--> statement-breakpoint
INSERT INTO line_drive (line_id, organisation_id, target, as_of)
SELECT id, organisation_id, revision, settled_at FROM line WHERE settled_revision IS NOT NULL;
--> statement-breakpoint
SELECT set_config('app.scope', '', true);
