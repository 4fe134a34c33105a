CREATE TABLE "feed" (
	"id" uuid PRIMARY KEY NOT NULL,
	"place" integer NOT NULL,
	"address" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"etag" text,
	"last_modified" text,
	"entries" integer DEFAULT 0 NOT NULL,
	"unread" integer DEFAULT 0 NOT NULL,
	"asked_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"fault" text,
	"fault_status" integer,
	"failures" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"claim" uuid,
	"claimed_until" timestamp (3) with time zone,
	"alarmed_at" timestamp (3) with time zone,
	CONSTRAINT "feed_place_unique" UNIQUE("place"),
	CONSTRAINT "feed_is_one" CHECK ("feed"."place" = 1),
	CONSTRAINT "feed_fault_known" CHECK ("feed"."fault" in ('timed_out','unreachable','certificate_refused','error_status','too_large','refused_document','not_a_feed','entries_unreadable'))
);
--> statement-breakpoint
CREATE TABLE "feed_entry" (
	"key" text PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"identifier" text,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"gone_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "alarm" DROP CONSTRAINT "alarm_kind_known";--> statement-breakpoint
CREATE INDEX "feed_entry_gone" ON "feed_entry" USING btree ("gone_at") WHERE gone_at is not null;--> statement-breakpoint
ALTER TABLE "alarm" ADD CONSTRAINT "alarm_kind_known" CHECK ("alarm"."kind" in ('deadline_breach','change_request_failed','change_request_partial','change_request_held','emergency_waiting','announcement_disputed','announcement_ended','broadcast_not_applied','broadcast_alone','feed_silent'));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON feed TO lineshift_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON feed_entry TO lineshift_app;
