ALTER TABLE "prompt" ADD COLUMN "repaired_from" uuid;--> statement-breakpoint
ALTER TABLE "prompt" ADD COLUMN "repair_steps" jsonb;--> statement-breakpoint
ALTER TABLE "prompt" ADD COLUMN "repair_done" jsonb;--> statement-breakpoint
ALTER TABLE "prompt" ADD CONSTRAINT "prompt_repaired_from" FOREIGN KEY ("repaired_from") REFERENCES "public"."prompt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt" ADD CONSTRAINT "prompt_repaired_from_own" FOREIGN KEY ("organisation_id","repaired_from") REFERENCES "public"."prompt"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "prompt_by_original" ON "prompt" USING btree ("repaired_from") WHERE repaired_from is not null;--> statement-breakpoint
ALTER TABLE "prompt" ADD CONSTRAINT "prompt_repaired_by_steps" CHECK (("prompt"."repaired_from" is null) = ("prompt"."repair_steps" is null));--> statement-breakpoint
-- Of a repaired voice file only what its steps did is written later, with its verdict.
GRANT UPDATE (repair_done) ON prompt TO lineshift_app;
