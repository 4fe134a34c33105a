CREATE TABLE "mail_choice" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"muted" text[] NOT NULL,
	"pace" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "gathered_for" uuid;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "digest_id" uuid;--> statement-breakpoint
ALTER TABLE "mail_choice" ADD CONSTRAINT "mail_choice_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_gathered" ON "message" USING btree ("gathered_for") WHERE gathered_for is not null and digest_id is null;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON mail_choice TO lineshift_app;
