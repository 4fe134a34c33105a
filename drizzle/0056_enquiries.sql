CREATE TABLE "enquiry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"category" text NOT NULL,
	"topic_key" text,
	"scope_version" integer NOT NULL,
	"status" text NOT NULL,
	"asked_by" uuid,
	"asked_by_name" text NOT NULL,
	"taken_by" uuid,
	"taken_by_name" text,
	"waiting_since" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"answer_due_by" timestamp (3) with time zone,
	"change_request_id" uuid,
	"merged_into" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "enquiry_of" UNIQUE("organisation_id","id"),
	CONSTRAINT "enquiry_handed_over" CHECK ("enquiry"."status" <> 'handedOver' or "enquiry"."change_request_id" is not null),
	CONSTRAINT "enquiry_merged" CHECK (("enquiry"."status" = 'merged') = ("enquiry"."merged_into" is not null)),
	CONSTRAINT "enquiry_answered" CHECK (("enquiry"."answered_at" is null) = ("enquiry"."answer_due_by" is null))
);
--> statement-breakpoint
CREATE TABLE "enquiry_message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"enquiry_id" uuid NOT NULL,
	"side" text NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "enquiry" ADD CONSTRAINT "enquiry_organisation_id_customer_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry" ADD CONSTRAINT "enquiry_request" FOREIGN KEY ("organisation_id","change_request_id") REFERENCES "public"."change_request"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry" ADD CONSTRAINT "enquiry_goes_on_in" FOREIGN KEY ("organisation_id","merged_into") REFERENCES "public"."enquiry"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_message" ADD CONSTRAINT "enquiry_message_enquiry" FOREIGN KEY ("organisation_id","enquiry_id") REFERENCES "public"."enquiry"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "enquiry_by_clock" ON "enquiry" USING btree ("status","waiting_since","id");--> statement-breakpoint
CREATE INDEX "enquiry_message_by_enquiry" ON "enquiry_message" USING btree ("enquiry_id","id");
--> statement-breakpoint
SELECT protect_by_organisation(name::regclass, 'organisation_id') FROM unnest(ARRAY['enquiry', 'enquiry_message']) AS name;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON enquiry TO lineshift_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON enquiry_message TO lineshift_app;
