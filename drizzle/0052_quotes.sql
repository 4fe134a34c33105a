CREATE TABLE "attachment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"quote_id" uuid,
	"position" smallint,
	"file_name" text NOT NULL,
	"content_type" text NOT NULL,
	"sha256" text NOT NULL,
	"size" integer NOT NULL,
	"storage_key" text NOT NULL,
	"uploaded_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quote" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"description" text NOT NULL,
	"sketch_text" text,
	"sketch" jsonb,
	"wished_on" date,
	"requested_by" uuid,
	"requested_by_name" text NOT NULL,
	"draft" jsonb,
	"offered" integer DEFAULT 0 NOT NULL,
	"offered_until" date,
	"accepted_by" uuid,
	"accepted_name" text,
	"accepted_at" timestamp (3) with time zone,
	"reason" text,
	"reminded" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "quote_of" UNIQUE("organisation_id","id"),
	CONSTRAINT "quote_accepted" CHECK (("quote"."status" = 'accepted') = ("quote"."accepted_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "quote_message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"quote_id" uuid NOT NULL,
	"side" text NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quote_rates" (
	"id" smallint PRIMARY KEY NOT NULL,
	"rates" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "quote_rates_one" CHECK ("quote_rates"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "quote_version" (
	"organisation_id" uuid NOT NULL,
	"quote_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"feasibility" text NOT NULL,
	"feasibility_note" text,
	"valid_until" date NOT NULL,
	"agreed_on" date,
	"net" bigint NOT NULL,
	"tax" bigint NOT NULL,
	"total" bigint NOT NULL,
	"offered_by" uuid,
	"offered_by_name" text NOT NULL,
	"offered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "quote_version_quote_id_number_pk" PRIMARY KEY("quote_id","number"),
	CONSTRAINT "quote_version_of" UNIQUE("organisation_id","quote_id","number"),
	CONSTRAINT "quote_version_total" CHECK ("quote_version"."total" = "quote_version"."net" + "quote_version"."tax")
);
--> statement-breakpoint
CREATE TABLE "quote_version_line" (
	"organisation_id" uuid NOT NULL,
	"quote_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"position" smallint NOT NULL,
	"description" text NOT NULL,
	"role" text NOT NULL,
	"hundredths" integer NOT NULL,
	"rate_per_hour" integer NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "quote_version_line_quote_id_number_position_pk" PRIMARY KEY("quote_id","number","position")
);
--> statement-breakpoint
CREATE TABLE "quote_work" (
	"quote_id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"agreed_on" date NOT NULL,
	"due_by" timestamp (3) with time zone NOT NULL,
	"delivered_at" timestamp (3) with time zone,
	"delivered_by_name" text,
	"hundredths_spent" integer DEFAULT 0 NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"confirmed_by_name" text,
	"return_reason" text,
	"warned" text,
	CONSTRAINT "quote_work_delivered" CHECK ("quote_work"."state" = 'open' or "quote_work"."delivered_at" is not null),
	CONSTRAINT "quote_work_confirmed" CHECK (("quote_work"."state" = 'confirmed') = ("quote_work"."confirmed_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_organisation_id_customer_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_organisation_id_quote_id_quote_organisation_id_id_fk" FOREIGN KEY ("organisation_id","quote_id") REFERENCES "public"."quote"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote" ADD CONSTRAINT "quote_organisation_id_customer_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote_message" ADD CONSTRAINT "quote_message_organisation_id_quote_id_quote_organisation_id_id_fk" FOREIGN KEY ("organisation_id","quote_id") REFERENCES "public"."quote"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote_version" ADD CONSTRAINT "quote_version_organisation_id_quote_id_quote_organisation_id_id_fk" FOREIGN KEY ("organisation_id","quote_id") REFERENCES "public"."quote"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote_version_line" ADD CONSTRAINT "quote_version_line_version" FOREIGN KEY ("organisation_id","quote_id","number") REFERENCES "public"."quote_version"("organisation_id","quote_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote_work" ADD CONSTRAINT "quote_work_organisation_id_quote_id_quote_organisation_id_id_fk" FOREIGN KEY ("organisation_id","quote_id") REFERENCES "public"."quote"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachment_by_quote" ON "attachment" USING btree ("quote_id");--> statement-breakpoint
CREATE INDEX "quote_by_status" ON "quote" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "quote_message_by_quote" ON "quote_message" USING btree ("quote_id","id");
--> statement-breakpoint
SELECT protect_by_organisation(name::regclass, 'organisation_id')
FROM unnest(ARRAY['quote', 'quote_version', 'quote_version_line', 'quote_message', 'attachment', 'quote_work']) AS name;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON quote, quote_work TO lineshift_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON quote_version, quote_version_line, quote_message TO lineshift_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON attachment TO lineshift_app;
--> statement-breakpoint
GRANT UPDATE (quote_id, position) ON attachment TO lineshift_app;
--> statement-breakpoint
GRANT SELECT, UPDATE ON quote_rates TO lineshift_app;
--> statement-breakpoint
INSERT INTO quote_rates (id, rates) VALUES (1, '[{"role": "designer", "ratePerHour": 1800},
  {"role": "voice_talent", "ratePerHour": 2400}, {"role": "engineer", "ratePerHour": 2000},
  {"role": "developer", "ratePerHour": 2200}, {"role": "project_manager", "ratePerHour": 1600}]');
--> statement-breakpoint
-- What was accepted is what was agreed: it never changes, and no further version follows.
CREATE FUNCTION quote_stays_as_accepted() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF TG_TABLE_NAME = 'quote' THEN
    IF OLD.status = 'accepted' THEN
      RAISE EXCEPTION 'an accepted quote stays as it was accepted';
    END IF;
  ELSIF EXISTS (SELECT FROM public.quote q WHERE q.id = NEW.quote_id AND q.status = 'accepted') THEN
    RAISE EXCEPTION 'an accepted quote has no further version';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER quote_stays_as_accepted BEFORE UPDATE ON quote
  FOR EACH ROW EXECUTE FUNCTION quote_stays_as_accepted();
--> statement-breakpoint
CREATE TRIGGER quote_version_stays_as_accepted BEFORE INSERT ON quote_version
  FOR EACH ROW EXECUTE FUNCTION quote_stays_as_accepted();
--> statement-breakpoint
CREATE TRIGGER quote_version_line_stays_as_accepted BEFORE INSERT ON quote_version_line
  FOR EACH ROW EXECUTE FUNCTION quote_stays_as_accepted();
