ALTER TABLE "quote" ADD COLUMN "behalf_channel" text;--> statement-breakpoint
ALTER TABLE "quote" ADD COLUMN "behalf_evidence" text;--> statement-breakpoint
ALTER TABLE "quote" ADD CONSTRAINT "quote_on_behalf" CHECK (("quote"."behalf_channel" is null) = ("quote"."behalf_evidence" is null));