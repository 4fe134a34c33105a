ALTER TABLE "broadcast_question" DROP CONSTRAINT "broadcast_question_one";--> statement-breakpoint
ALTER TABLE "broadcast_question_mail" ALTER COLUMN "user_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "broadcast_question" ADD COLUMN "contact_name" text;--> statement-breakpoint
ALTER TABLE "broadcast_question" ADD COLUMN "contact_email" text;--> statement-breakpoint
ALTER TABLE "broadcast_question" ADD COLUMN "answered_by_contact" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "line" ADD COLUMN "contact_name" text;--> statement-breakpoint
ALTER TABLE "line" ADD COLUMN "contact_email" text;--> statement-breakpoint
ALTER TABLE "broadcast_question" ADD CONSTRAINT "broadcast_question_one" UNIQUE NULLS NOT DISTINCT("broadcast_id","organisation_id","contact_email");--> statement-breakpoint
ALTER TABLE "line" ADD CONSTRAINT "line_contact_whole" CHECK (("line"."contact_name" is null) = ("line"."contact_email" is null));--> statement-breakpoint
GRANT UPDATE (answered_by_contact) ON broadcast_question TO lineshift_app;
