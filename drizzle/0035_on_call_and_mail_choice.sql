CREATE TABLE "mail_choice" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"muted" text[] NOT NULL,
	"pace" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alarm" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"change_request_id" uuid NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"notified_at" timestamp (3) with time zone NOT NULL,
	"escalates" boolean NOT NULL,
	"acknowledged_at" timestamp (3) with time zone,
	"acknowledged_by" uuid,
	"acknowledged_by_name" text,
	"solved_at" timestamp (3) with time zone,
	CONSTRAINT "alarm_kind_known" CHECK ("alarm"."kind" in ('deadline_breach','change_request_failed','change_request_partial','change_request_held'))
);
--> statement-breakpoint
CREATE TABLE "alarm_notified" (
	"organisation_id" uuid NOT NULL,
	"alarm_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"user_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "alarm_notified_alarm_id_user_id_pk" PRIMARY KEY("alarm_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "on_call_setting" (
	"id" integer PRIMARY KEY NOT NULL,
	"escalate_after_minutes" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "on_call_setting_one_row" CHECK ("on_call_setting"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "on_call_shift" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "on_call_shift_forward" CHECK ("on_call_shift"."ends_at" > "on_call_shift"."starts_at")
);
--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "gathered_for" uuid;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "digest_id" uuid;--> statement-breakpoint
ALTER TABLE "mail_choice" ADD CONSTRAINT "mail_choice_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarm" ADD CONSTRAINT "alarm_change_request_id_change_request_id_fk" FOREIGN KEY ("change_request_id") REFERENCES "public"."change_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarm_notified" ADD CONSTRAINT "alarm_notified_alarm_id_alarm_id_fk" FOREIGN KEY ("alarm_id") REFERENCES "public"."alarm"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "on_call_shift" ADD CONSTRAINT "on_call_shift_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alarm_open" ON "alarm" USING btree ("id") WHERE acknowledged_at is null and solved_at is null;--> statement-breakpoint
CREATE INDEX "on_call_shift_by_end" ON "on_call_shift" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "message_gathered" ON "message" USING btree ("gathered_for") WHERE gathered_for is not null and digest_id is null;--> statement-breakpoint
INSERT INTO on_call_setting (id, escalate_after_minutes) VALUES (1, 15);
--> statement-breakpoint
SELECT protect_by_organisation('alarm', 'organisation_id');
--> statement-breakpoint
SELECT protect_by_organisation('alarm_notified', 'organisation_id');
--> statement-breakpoint
GRANT SELECT, UPDATE ON on_call_setting TO lineshift_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON on_call_shift TO lineshift_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON alarm TO lineshift_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON alarm_notified TO lineshift_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON mail_choice TO lineshift_app;
