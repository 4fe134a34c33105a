ALTER TABLE "alarm" DROP CONSTRAINT "alarm_kind_known";--> statement-breakpoint
ALTER TABLE "alarm" ALTER COLUMN "organisation_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "alarm" ALTER COLUMN "change_request_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "alarm_notified" ALTER COLUMN "organisation_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "alarm" ADD COLUMN "subject_kind" text;--> statement-breakpoint
ALTER TABLE "alarm" ADD COLUMN "subject_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "alarm_open_of_subject" ON "alarm" USING btree ("kind","subject_id") WHERE acknowledged_at is null and solved_at is null;--> statement-breakpoint
ALTER TABLE "alarm" ADD CONSTRAINT "alarm_about_one_thing" CHECK (("alarm"."change_request_id" is null) = ("alarm"."subject_id" is not null) and ("alarm"."subject_id" is null) = ("alarm"."subject_kind" is null) and ("alarm"."change_request_id" is null) = ("alarm"."organisation_id" is null));--> statement-breakpoint
ALTER TABLE "alarm" ADD CONSTRAINT "alarm_kind_known" CHECK ("alarm"."kind" in ('deadline_breach','change_request_failed','change_request_partial','change_request_held','announcement_disputed','broadcast_not_applied','broadcast_alone'));