CREATE TABLE "mail_refusal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid,
	"recipient" text NOT NULL,
	"token_hash" text NOT NULL,
	"refused_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mail_refusal_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "mail_refusal" ADD CONSTRAINT "mail_refusal_organisation_id_customer_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_refusal_by_recipient" ON "mail_refusal" USING btree ("recipient","organisation_id");--> statement-breakpoint
SELECT protect_by_organisation('mail_refusal', 'organisation_id');
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON mail_refusal TO lineshift_app;
