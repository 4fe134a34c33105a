ALTER TABLE "alarm" DROP CONSTRAINT "alarm_kind_known";--> statement-breakpoint
ALTER TABLE "change_request" ADD COLUMN "announcement_id" uuid;--> statement-breakpoint
ALTER TABLE "closure" ADD COLUMN "change_request_id" uuid;--> statement-breakpoint
ALTER TABLE "closure" ADD COLUMN "withdrawn" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "line_drive" ADD COLUMN "hurried" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "change_request" ADD CONSTRAINT "change_request_announcement_id_announcement_id_fk" FOREIGN KEY ("announcement_id") REFERENCES "public"."announcement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "line_drive_hurried" ON "line_drive" USING btree ("line_id") WHERE hurried;--> statement-breakpoint
ALTER TABLE "closure" ADD CONSTRAINT "closure_once_a_request" UNIQUE("change_request_id","line_id");--> statement-breakpoint
ALTER TABLE "alarm" ADD CONSTRAINT "alarm_kind_known" CHECK ("alarm"."kind" in ('deadline_breach','change_request_failed','change_request_partial','change_request_held','emergency_waiting','announcement_disputed','announcement_ended','broadcast_not_applied','broadcast_alone'));
--> statement-breakpoint
ALTER TABLE "closure" ADD CONSTRAINT "closure_of_request" FOREIGN KEY ("organisation_id","change_request_id") REFERENCES "public"."change_request"("organisation_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- What was withdrawn is as if it were not there.
CREATE OR REPLACE VIEW line_closure WITH (security_invoker = true) AS
  SELECT organisation_id, line_id, id, source, from_at, until_at, approved_at, prompt_id FROM closure WHERE NOT withdrawn
  UNION ALL
  SELECT l.organisation_id, l.line_id, b.id, 'broadcast', b.from_at, least(b.until_at, b.provisional_until, b.ended_at), b.sent_at, l.prompt_id
  FROM broadcast_line l JOIN broadcast b ON b.id = l.broadcast_id
  WHERE l.state NOT IN ('held', 'stopped') AND b.from_at < least(b.until_at, b.provisional_until, b.ended_at);
