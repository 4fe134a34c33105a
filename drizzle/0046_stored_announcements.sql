ALTER TABLE "announcement_sighting" ADD COLUMN "from_time" text;--> statement-breakpoint
ALTER TABLE "announcement_sighting" ADD COLUMN "until_time" text;--> statement-breakpoint
ALTER TABLE "announcement_sighting" ADD COLUMN "doubts" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "announcement_sighting" ADD COLUMN "marks" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "broadcast" ADD COLUMN "announcement_id" uuid;--> statement-breakpoint
ALTER TABLE "broadcast" ADD CONSTRAINT "broadcast_announcement_id_announcement_id_fk" FOREIGN KEY ("announcement_id") REFERENCES "public"."announcement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "broadcast_by_announcement" ON "broadcast" USING btree ("announcement_id") WHERE announcement_id is not null;