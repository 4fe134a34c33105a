ALTER TABLE "alarm" DROP CONSTRAINT "alarm_kind_known";--> statement-breakpoint
ALTER TABLE "broadcast" ADD COLUMN "reminded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "alarm" ADD CONSTRAINT "alarm_kind_known" CHECK ("alarm"."kind" in ('deadline_breach','change_request_failed','change_request_partial','change_request_held','announcement_disputed','announcement_ended','broadcast_not_applied','broadcast_alone'));--> statement-breakpoint
GRANT UPDATE (reminded_at) ON broadcast TO lineshift_app;
