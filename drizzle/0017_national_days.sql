ALTER TABLE "phone_system" ADD COLUMN "national_version" text;--> statement-breakpoint
ALTER TABLE "phone_system" ADD COLUMN "national_settled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "phone_system" ADD COLUMN "national_tried_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "phone_system" ADD COLUMN "national_says" jsonb;