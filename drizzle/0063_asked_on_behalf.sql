ALTER TABLE "change_request" ADD COLUMN "behalf_channel" text;--> statement-breakpoint
ALTER TABLE "change_request" ADD COLUMN "behalf_evidence" text;