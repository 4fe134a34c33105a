CREATE TABLE "announcement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"status" text NOT NULL,
	"msg_type" text NOT NULL,
	"identifier" text,
	"text_hash" text NOT NULL,
	"topic" text,
	"county" text,
	"district" text,
	"level" text NOT NULL,
	"date" date,
	"part" text NOT NULL,
	"from_time" text,
	"until_time" text,
	"work" text NOT NULL,
	"school" text NOT NULL,
	"doubts" jsonb NOT NULL,
	"text" text NOT NULL,
	"marks" jsonb NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"stands_since" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"disputed_at" timestamp (3) with time zone,
	"activated_at" timestamp (3) with time zone,
	"activated_by" uuid,
	"activated_by_name" text,
	"wait_overridden" boolean DEFAULT false NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"replaced_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "announcement_state_known" CHECK ("announcement"."state" in ('settling','proposed','disputed','active','rejected','superseded','revoked')),
	CONSTRAINT "announcement_active_is_actual" CHECK ("announcement"."activated_at" is null or ("announcement"."status" = 'Actual' and "announcement"."work" = 'closed' and "announcement"."county" is not null and "announcement"."date" is not null))
);
--> statement-breakpoint
CREATE TABLE "announcement_sighting" (
	"id" uuid PRIMARY KEY NOT NULL,
	"announcement_id" uuid NOT NULL,
	"source" text NOT NULL,
	"identifier" text,
	"text_hash" text NOT NULL,
	"text" text NOT NULL,
	"status" text NOT NULL,
	"work" text NOT NULL,
	"school" text NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"withdrawn" boolean DEFAULT false NOT NULL,
	"by_id" uuid,
	"by_name" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_replaced_by_announcement_id_fk" FOREIGN KEY ("replaced_by") REFERENCES "public"."announcement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_sighting" ADD CONSTRAINT "announcement_sighting_announcement_id_announcement_id_fk" FOREIGN KEY ("announcement_id") REFERENCES "public"."announcement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "announcement_waiting" ON "announcement" USING btree ("stands_since") WHERE state in ('settling','disputed');--> statement-breakpoint
CREATE INDEX "announcement_by_identifier" ON "announcement" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "announcement_by_hash" ON "announcement" USING btree ("text_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "announcement_one_standing_a_topic" ON "announcement" USING btree ("topic") WHERE state in ('settling','proposed','disputed','active');--> statement-breakpoint
CREATE INDEX "announcement_sighting_by_announcement" ON "announcement_sighting" USING btree ("announcement_id");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON announcement, announcement_sighting TO lineshift_app;
