ALTER TABLE "broadcast" ADD COLUMN "correction_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "broadcast" ADD COLUMN "corrected_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "broadcast_question" ADD COLUMN "taken_down_by" uuid;--> statement-breakpoint
ALTER TABLE "broadcast_question" ADD COLUMN "taken_down_by_name" text;--> statement-breakpoint
GRANT UPDATE (correction_due_at, corrected_at) ON broadcast TO lineshift_app;
--> statement-breakpoint
GRANT UPDATE (taken_down_by, taken_down_by_name) ON broadcast_question TO lineshift_app;
--> statement-breakpoint
GRANT DELETE ON exercise_line TO lineshift_app;
