CREATE TABLE "broadcast_change" (
	"broadcast_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"until_at" timestamp (3) with time zone NOT NULL,
	"was_from" timestamp (3) with time zone NOT NULL,
	"was_until" timestamp (3) with time zone NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_by_name" text NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"approved_by" uuid,
	"approved_by_name" text,
	"approved_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "broadcast_change_broadcast_id_number_pk" PRIMARY KEY("broadcast_id","number"),
	CONSTRAINT "broadcast_change_second_person" CHECK ("broadcast_change"."approved_by" <> "broadcast_change"."proposed_by"),
	CONSTRAINT "broadcast_change_approved" CHECK (("broadcast_change"."approved_by" is null) = ("broadcast_change"."approved_at" is null)),
	CONSTRAINT "broadcast_change_one_end" CHECK ("broadcast_change"."approved_at" is null or "broadcast_change"."withdrawn_at" is null),
	CONSTRAINT "broadcast_change_longer" CHECK ("broadcast_change"."from_at" <= "broadcast_change"."was_from" and "broadcast_change"."until_at" >= "broadcast_change"."was_until")
);
--> statement-breakpoint
ALTER TABLE "broadcast_change" ADD CONSTRAINT "broadcast_change_broadcast_id_broadcast_id_fk" FOREIGN KEY ("broadcast_id") REFERENCES "public"."broadcast"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "broadcast_change_one_waits" ON "broadcast_change" USING btree ("broadcast_id") WHERE approved_at is null and withdrawn_at is null;
--> statement-breakpoint
GRANT SELECT, INSERT ON broadcast_change TO lineshift_app;
--> statement-breakpoint
-- Who asked for it and what for cannot be changed.
GRANT UPDATE (approved_by, approved_by_name, approved_at, withdrawn_at) ON broadcast_change TO lineshift_app;
--> statement-breakpoint
CREATE FUNCTION broadcast_change_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF OLD.approved_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL THEN
    RAISE EXCEPTION 'a change of a broadcast stays as it was decided';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER broadcast_change_stays BEFORE UPDATE ON broadcast_change
  FOR EACH ROW EXECUTE FUNCTION broadcast_change_stays();
--> statement-breakpoint
-- What was approved is what runs. The window may become that of the newest change that a second person has approved, from the window
-- as it was when it was asked for, and no other.
CREATE OR REPLACE FUNCTION broadcast_stays_as_approved() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF OLD.status IN ('draft', 'awaitingApproval') THEN
    RETURN NEW;
  END IF;
  IF (OLD.county, OLD.district, OLD.prompt_id) IS DISTINCT FROM (NEW.county, NEW.district, NEW.prompt_id) THEN
    RAISE EXCEPTION 'a broadcast stays as it was approved';
  END IF;
  IF (OLD.from_at, OLD.until_at) IS DISTINCT FROM (NEW.from_at, NEW.until_at) AND NOT EXISTS (
    SELECT FROM public.broadcast_change c
    WHERE c.broadcast_id = NEW.id AND c.from_at = NEW.from_at AND c.until_at = NEW.until_at
      AND c.was_from = OLD.from_at AND c.was_until = OLD.until_at
      AND c.number = (SELECT max(n.number) FROM public.broadcast_change n WHERE n.broadcast_id = NEW.id AND n.approved_at IS NOT NULL))
  THEN
    RAISE EXCEPTION 'a broadcast stays as it was approved';
  END IF;
  RETURN NEW;
END $$;
