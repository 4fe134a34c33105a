CREATE TABLE "quote_rates_version" (
	"number" integer PRIMARY KEY NOT NULL,
	"rates" jsonb NOT NULL,
	"edited_by" uuid,
	"edited_by_name" text,
	"edited_at" timestamp (3) with time zone NOT NULL
);

--> statement-breakpoint
GRANT SELECT, INSERT ON quote_rates_version TO lineshift_app;
--> statement-breakpoint
-- The table as it is now: what the next edit is compared with.
INSERT INTO quote_rates_version (number, rates, edited_at) SELECT version, rates, now() FROM quote_rates;
