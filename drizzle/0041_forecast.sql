CREATE TABLE "service_pace" (
	"kind" text NOT NULL,
	"environment" text NOT NULL,
	"by_hand" boolean NOT NULL,
	"p90_ms" bigint NOT NULL,
	"count" integer NOT NULL,
	"days" integer NOT NULL,
	"measured_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "service_pace_kind_environment_by_hand_pk" PRIMARY KEY("kind","environment","by_hand"),
	CONSTRAINT "service_pace_environment_known" CHECK ("service_pace"."environment" in ('shared','dedicated'))
);
--> statement-breakpoint
ALTER TABLE "change_request" ADD COLUMN "forecast_by" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "change_request" ADD COLUMN "forecast_basis" jsonb;--> statement-breakpoint
CREATE INDEX "change_request_by_completion" ON "change_request" USING btree ("completed_at") WHERE status = 'completed' and effective_at is null;--> statement-breakpoint
ALTER TABLE "change_request" ADD CONSTRAINT "change_request_forecast_whole" CHECK (("change_request"."forecast_by" is null) = ("change_request"."forecast_basis" is null));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON service_pace TO lineshift_app;
