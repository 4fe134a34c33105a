CREATE TABLE "shift_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"words" text NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"done_by_name" text
);
--> statement-breakpoint
CREATE INDEX "shift_note_open" ON "shift_note" USING btree ("id") WHERE done_at is null;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON shift_note TO lineshift_app;
