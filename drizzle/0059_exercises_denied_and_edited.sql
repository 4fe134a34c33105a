ALTER TABLE "exercise_broadcast" ADD COLUMN "going_since" timestamp (3) with time zone;--> statement-breakpoint
GRANT UPDATE (going_since, county, district, from_at, until_at, reason, draft_hash) ON exercise_broadcast TO lineshift_app;
