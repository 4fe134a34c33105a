ALTER TABLE "line" DROP CONSTRAINT "line_number_unique";--> statement-breakpoint
ALTER TABLE "line" ADD COLUMN "retired_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "line_number_unique" ON "line" USING btree ("number") WHERE retired_at is null;