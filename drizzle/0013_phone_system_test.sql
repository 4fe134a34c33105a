ALTER TABLE "phone_system" ADD COLUMN "test_requested_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "phone_system" ADD COLUMN "tested_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "phone_system" ADD COLUMN "test_ok" boolean;--> statement-breakpoint
ALTER TABLE "phone_system" ADD COLUMN "test_says" jsonb;