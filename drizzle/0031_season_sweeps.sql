CREATE TABLE "season_answer" (
	"organisation_id" uuid NOT NULL,
	"season_sweep_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"change_request_id" uuid,
	"answered_by" uuid,
	"answered_by_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "season_answer_season_sweep_id_line_id_pk" PRIMARY KEY("season_sweep_id","line_id"),
	CONSTRAINT "season_answer_known" CHECK ("season_answer"."answer" in ('propose','none','own'))
);
--> statement-breakpoint
CREATE TABLE "season_notice" (
	"organisation_id" uuid NOT NULL,
	"season_sweep_id" uuid NOT NULL,
	"told" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "season_notice_season_sweep_id_organisation_id_pk" PRIMARY KEY("season_sweep_id","organisation_id"),
	CONSTRAINT "season_notice_known" CHECK ("season_notice"."told" in ('first','week','last'))
);
--> statement-breakpoint
CREATE TABLE "season_sweep" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"from_date" date NOT NULL,
	"to_date" date NOT NULL,
	"former_from" date,
	"former_to" date,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "season_sweep_one_a_stretch" UNIQUE("from_date")
);
--> statement-breakpoint
ALTER TABLE "season_answer" ADD CONSTRAINT "season_answer_season_sweep_id_season_sweep_id_fk" FOREIGN KEY ("season_sweep_id") REFERENCES "public"."season_sweep"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "season_answer" ADD CONSTRAINT "season_answer_organisation_id_line_id_line_organisation_id_id_fk" FOREIGN KEY ("organisation_id","line_id") REFERENCES "public"."line"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "season_notice" ADD CONSTRAINT "season_notice_season_sweep_id_season_sweep_id_fk" FOREIGN KEY ("season_sweep_id") REFERENCES "public"."season_sweep"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
SELECT protect_by_organisation('season_answer', 'organisation_id');
--> statement-breakpoint
SELECT protect_by_organisation('season_notice', 'organisation_id');
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON season_sweep TO lineshift_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON season_answer TO lineshift_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON season_notice TO lineshift_app;
