ALTER TABLE "attachment" ADD COLUMN "enquiry_message_id" uuid;--> statement-breakpoint
ALTER TABLE "enquiry_message" ADD CONSTRAINT "enquiry_message_of" UNIQUE("organisation_id","id");--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_enquiry_message" FOREIGN KEY ("organisation_id","enquiry_message_id") REFERENCES "public"."enquiry_message"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachment_by_enquiry_message" ON "attachment" USING btree ("enquiry_message_id");--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_of_one" CHECK ("attachment"."quote_id" is null or "attachment"."enquiry_message_id" is null);
--> statement-breakpoint
GRANT UPDATE (enquiry_message_id) ON attachment TO lineshift_app;
