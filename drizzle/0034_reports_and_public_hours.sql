CREATE TABLE "public_hours" (
	"line_id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"token" text NOT NULL,
	"label" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "public_hours_token_unique" UNIQUE("token")
);
--> statement-breakpoint
ALTER TABLE "public_hours" ADD CONSTRAINT "public_hours_organisation_id_line_id_line_organisation_id_id_fk" FOREIGN KEY ("organisation_id","line_id") REFERENCES "public"."line"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "change_request_by_due" ON "change_request" USING btree ("due_by");--> statement-breakpoint
CREATE INDEX "change_request_by_wish" ON "change_request" USING btree ("effective_at") WHERE effective_at is not null;--> statement-breakpoint
CREATE INDEX "change_request_by_filing" ON "change_request" USING btree ("received_at");--> statement-breakpoint
SELECT protect_by_organisation('public_hours', 'organisation_id');
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON public_hours TO lineshift_app;
