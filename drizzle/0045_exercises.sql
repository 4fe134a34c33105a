CREATE TABLE "exercise" (
	"id" uuid PRIMARY KEY NOT NULL,
	"evening" text,
	"speed" smallint NOT NULL,
	"started_by" uuid NOT NULL,
	"started_by_name" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "exercise_speed" CHECK ("exercise"."speed" in (1, 10)),
	CONSTRAINT "exercise_forward" CHECK ("exercise"."started_at" < "exercise"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "exercise_broadcast" (
	"id" uuid PRIMARY KEY NOT NULL,
	"exercise_id" uuid NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"topic" text,
	"county" text,
	"district" text,
	"from_at" timestamp (3) with time zone NOT NULL,
	"until_at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"draft_hash" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"approved_by" uuid,
	"approver_part" text GENERATED ALWAYS AS ('approver') STORED,
	CONSTRAINT "exercise_broadcast_window" CHECK ("exercise_broadcast"."from_at" < "exercise_broadcast"."until_at"),
	CONSTRAINT "exercise_broadcast_area" CHECK ("exercise_broadcast"."district" is null or "exercise_broadcast"."county" is not null),
	CONSTRAINT "exercise_broadcast_second_person" CHECK ("exercise_broadcast"."status" in ('draft', 'awaitingApproval', 'cancelled') or "exercise_broadcast"."approved_by" is not null)
);
--> statement-breakpoint
CREATE TABLE "exercise_heard" (
	"broadcast_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"user_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "exercise_heard_broadcast_id_user_id_pk" PRIMARY KEY("broadcast_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "exercise_line" (
	"broadcast_id" uuid NOT NULL,
	"number" text NOT NULL,
	"label" text NOT NULL,
	"customer" text NOT NULL,
	"phone_system" text NOT NULL,
	"disposition" text NOT NULL,
	"blocker" text,
	"own_sound" boolean NOT NULL,
	"place" integer,
	"held_until" timestamp (3) with time zone,
	"answers_at" timestamp (3) with time zone,
	"refuses" boolean DEFAULT false NOT NULL,
	"opens_at" timestamp (3) with time zone,
	CONSTRAINT "exercise_line_broadcast_id_number_pk" PRIMARY KEY("broadcast_id","number")
);
--> statement-breakpoint
CREATE TABLE "exercise_person" (
	"broadcast_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"user_name" text NOT NULL,
	"part" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "exercise_person_broadcast_id_user_id_pk" PRIMARY KEY("broadcast_id","user_id"),
	CONSTRAINT "exercise_person_part" UNIQUE("broadcast_id","user_id","part")
);
--> statement-breakpoint
ALTER TABLE "exercise_broadcast" ADD CONSTRAINT "exercise_broadcast_exercise_id_exercise_id_fk" FOREIGN KEY ("exercise_id") REFERENCES "public"."exercise"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exercise_broadcast" ADD CONSTRAINT "exercise_broadcast_approver" FOREIGN KEY ("id","approved_by","approver_part") REFERENCES "public"."exercise_person"("broadcast_id","user_id","part") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exercise_heard" ADD CONSTRAINT "exercise_heard_broadcast_id_exercise_broadcast_id_fk" FOREIGN KEY ("broadcast_id") REFERENCES "public"."exercise_broadcast"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exercise_line" ADD CONSTRAINT "exercise_line_broadcast_id_exercise_broadcast_id_fk" FOREIGN KEY ("broadcast_id") REFERENCES "public"."exercise_broadcast"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "exercise_one_at_a_time" ON "exercise" USING btree ((true)) WHERE "exercise"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "exercise_broadcast_by_exercise" ON "exercise_broadcast" USING btree ("exercise_id");--> statement-breakpoint
-- For staff alone, although a copied line names a customer: no customer's connection sees or writes an exercise.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['exercise', 'exercise_broadcast', 'exercise_person', 'exercise_heard', 'exercise_line'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY staff ON %I USING ((SELECT current_setting(''app.scope'', true)) = ''staff'')
      WITH CHECK ((SELECT current_setting(''app.scope'', true)) = ''staff'')', name);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT ON exercise, exercise_broadcast, exercise_person, exercise_heard, exercise_line TO lineshift_app;
--> statement-breakpoint
GRANT UPDATE (ended_at) ON exercise TO lineshift_app;
--> statement-breakpoint
-- What was drafted is what is approved, and its score: only its way on is written.
GRANT UPDATE (status, sent_at, ended_at, approved_by) ON exercise_broadcast TO lineshift_app;
--> statement-breakpoint
GRANT UPDATE (held_until, answers_at, refuses, opens_at) ON exercise_line TO lineshift_app;
