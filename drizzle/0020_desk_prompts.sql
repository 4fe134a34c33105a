CREATE TABLE "desk" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"store_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	CONSTRAINT "desk_one_row" CHECK ("desk"."id" = 1)
);
--> statement-breakpoint
INSERT INTO desk DEFAULT VALUES;--> statement-breakpoint
GRANT SELECT ON desk TO lineshift_app;--> statement-breakpoint
-- A recording without an organisation is the desk's own. The policies of these tables compare the organisation with the caller's:
-- null equals none, so a customer's connection neither sees nor writes such a row, and the key of a request to its prompt, in
-- which the organisation is never null, refuses it.
ALTER TABLE "prompt" ALTER COLUMN "organisation_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "rendition" ALTER COLUMN "organisation_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "unfinished_upload" ALTER COLUMN "organisation_id" DROP NOT NULL;--> statement-breakpoint
-- The key of organisation and prompt proves nothing where the organisation is null.
ALTER TABLE "rendition" ADD CONSTRAINT "rendition_prompt_id_prompt_id_fk" FOREIGN KEY ("prompt_id") REFERENCES "public"."prompt"("id") ON DELETE no action ON UPDATE no action;