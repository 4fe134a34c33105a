ALTER TABLE "broadcast_line" ADD COLUMN "hand_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "broadcast_line_by_hand" ON "broadcast_line" USING btree ("hand_id") WHERE hand_id is not null;

--> statement-breakpoint
CREATE TABLE "broadcast_question" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"broadcast_id" uuid NOT NULL,
	"line_ids" uuid[] NOT NULL,
	"answer" boolean,
	"answered_by" text,
	"answered_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"mailed_at" timestamp (3) with time zone,
	CONSTRAINT "broadcast_question_one" UNIQUE("broadcast_id","organisation_id"),
	CONSTRAINT "broadcast_question_of" UNIQUE("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "broadcast_question_mail" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"user_name" text NOT NULL,
	"email" text NOT NULL,
	"token_hash" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	CONSTRAINT "broadcast_question_mail_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "broadcast_line" ADD COLUMN "reopened_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "broadcast_question" ADD CONSTRAINT "broadcast_question_organisation_id_customer_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_question" ADD CONSTRAINT "broadcast_question_broadcast_id_broadcast_id_fk" FOREIGN KEY ("broadcast_id") REFERENCES "public"."broadcast"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_question_mail" ADD CONSTRAINT "broadcast_question_mail_question" FOREIGN KEY ("organisation_id","question_id") REFERENCES "public"."broadcast_question"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "broadcast_question_to_mail" ON "broadcast_question" USING btree ("created_at") WHERE mailed_at is null;--> statement-breakpoint
CREATE INDEX "broadcast_question_mail_of" ON "broadcast_question_mail" USING btree ("question_id");
--> statement-breakpoint
SELECT protect_by_organisation('broadcast_question', 'organisation_id');
--> statement-breakpoint
SELECT protect_by_organisation('broadcast_question_mail', 'organisation_id');
--> statement-breakpoint
GRANT SELECT, INSERT ON broadcast_question, broadcast_question_mail TO lineshift_app;
--> statement-breakpoint
GRANT UPDATE (answer, answered_by, answered_at, mailed_at) ON broadcast_question TO lineshift_app;
--> statement-breakpoint
GRANT UPDATE (opened_at) ON broadcast_question_mail TO lineshift_app;
--> statement-breakpoint
-- A line that its customer wants open before the others has an end of its own.
CREATE OR REPLACE VIEW line_closure WITH (security_invoker = true) AS
  SELECT organisation_id, line_id, id, source, from_at, until_at, approved_at, prompt_id FROM closure WHERE NOT withdrawn
  UNION ALL
  SELECT l.organisation_id, l.line_id, b.id, 'broadcast', b.from_at, least(b.until_at, b.provisional_until, b.ended_at, l.reopened_at),
    b.sent_at, l.prompt_id
  FROM broadcast_line l JOIN broadcast b ON b.id = l.broadcast_id
  WHERE l.state NOT IN ('held', 'stopped') AND b.from_at < least(b.until_at, b.provisional_until, b.ended_at, l.reopened_at);

--> statement-breakpoint
CREATE TABLE "broadcast_fallback" (
	"broadcast_id" uuid NOT NULL,
	"phone_system_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "broadcast_fallback_broadcast_id_phone_system_id_pk" PRIMARY KEY("broadcast_id","phone_system_id")
);
--> statement-breakpoint
ALTER TABLE "broadcast_fallback" ADD CONSTRAINT "broadcast_fallback_broadcast_id_broadcast_id_fk" FOREIGN KEY ("broadcast_id") REFERENCES "public"."broadcast"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_fallback" ADD CONSTRAINT "broadcast_fallback_phone_system_id_phone_system_id_fk" FOREIGN KEY ("phone_system_id") REFERENCES "public"."phone_system"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
GRANT SELECT, INSERT ON broadcast_fallback TO lineshift_app;
