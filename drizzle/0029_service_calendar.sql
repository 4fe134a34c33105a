CREATE TABLE "calendar_exception" (
	"id" uuid PRIMARY KEY NOT NULL,
	"date" date NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "calendar_exception_kind_known" CHECK ("calendar_exception"."kind" in ('closed','open'))
);
--> statement-breakpoint
CREATE TABLE "calendar_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"official" jsonb NOT NULL,
	"format" text NOT NULL,
	"encoding" text NOT NULL,
	"file_name" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "calendar_import_state_known" CHECK ("calendar_import"."state" in ('draft','active','replaced','discarded'))
);
--> statement-breakpoint
CREATE TABLE "deadline_move" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"cause_id" uuid NOT NULL,
	"former_import_id" uuid,
	"undoes" uuid,
	"calendar_before" text NOT NULL,
	"calendar_after" text NOT NULL,
	"moved" integer NOT NULL,
	"by" uuid NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "deadline_move_number_unique" UNIQUE("number"),
	CONSTRAINT "deadline_move_undoes_unique" UNIQUE("undoes"),
	CONSTRAINT "deadline_move_kind_known" CHECK ("deadline_move"."kind" in ('import','exception_added','exception_removed','undo'))
);
--> statement-breakpoint
CREATE TABLE "moved_deadline" (
	"organisation_id" uuid NOT NULL,
	"move_id" uuid NOT NULL,
	"change_request_id" uuid NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	CONSTRAINT "moved_deadline_move_id_change_request_id_pk" PRIMARY KEY("move_id","change_request_id")
);
--> statement-breakpoint
ALTER TABLE "moved_deadline" ADD CONSTRAINT "moved_deadline_move_id_deadline_move_id_fk" FOREIGN KEY ("move_id") REFERENCES "public"."deadline_move"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moved_deadline" ADD CONSTRAINT "moved_deadline_change_request_id_change_request_id_fk" FOREIGN KEY ("change_request_id") REFERENCES "public"."change_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_exception_one_a_day" ON "calendar_exception" USING btree ("date") WHERE removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_import_one_active" ON "calendar_import" USING btree ("year") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "moved_deadline_by_request" ON "moved_deadline" USING btree ("change_request_id");--> statement-breakpoint
SELECT protect_by_organisation('moved_deadline', 'organisation_id');
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON calendar_import TO lineshift_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON calendar_exception TO lineshift_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON deadline_move TO lineshift_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON moved_deadline TO lineshift_app;
