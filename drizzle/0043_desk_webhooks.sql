-- A webhook without an organisation is the desk's own. The policies of these tables compare the organisation with the caller's: null
-- equals none, so a customer's connection neither sees nor writes such a row.
ALTER TABLE "webhook_delivery" ALTER COLUMN "organisation_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "webhook_endpoint" ALTER COLUMN "organisation_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "on_call_shift" ADD COLUMN "webhook_id" uuid;--> statement-breakpoint
ALTER TABLE "on_call_shift" ADD CONSTRAINT "on_call_shift_webhook_id_webhook_endpoint_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "public"."webhook_endpoint"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
-- The key of organisation and endpoint proves nothing where the organisation is null.
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_endpoint_id_webhook_endpoint_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "public"."webhook_endpoint"("id") ON DELETE cascade ON UPDATE no action;