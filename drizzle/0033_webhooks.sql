CREATE TABLE "webhook_delivery" (
	"number" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "webhook_delivery_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organisation_id" uuid NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"data" jsonb NOT NULL,
	"test" boolean DEFAULT false NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"replays" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"claimed_until" timestamp (3) with time zone,
	"last_attempt_at" timestamp (3) with time zone,
	"fault" text,
	"response_status" integer,
	"response_text" text,
	"duration_ms" integer,
	"delivered_at" timestamp (3) with time zone,
	CONSTRAINT "webhook_delivery_once" UNIQUE("endpoint_id","event_id"),
	CONSTRAINT "webhook_delivery_status_known" CHECK ("webhook_delivery"."status" in ('waiting','delivered','failed','missed')),
	CONSTRAINT "webhook_delivery_waits" CHECK (("webhook_delivery"."status" = 'waiting') = ("webhook_delivery"."next_attempt_at" is not null)),
	CONSTRAINT "webhook_delivery_fault_known" CHECK ("webhook_delivery"."fault" in ('answered','redirected','timed_out','address_refused','name_unknown','connection_failed','certificate_refused','answer_unreadable','secret_lost'))
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoint" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"url" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"event_types" text[],
	"enabled" boolean DEFAULT true NOT NULL,
	"off_cause" text,
	"secret" text NOT NULL,
	"former_secret" text,
	"former_until" timestamp (3) with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"failing_since" timestamp (3) with time zone,
	"last_success_at" timestamp (3) with time zone,
	"last_failure_at" timestamp (3) with time zone,
	"rests_until" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_endpoint_in_organisation" UNIQUE("organisation_id","id"),
	CONSTRAINT "webhook_endpoint_off_cause_known" CHECK ("webhook_endpoint"."off_cause" in ('owner','failing','gone','contractEnded')),
	CONSTRAINT "webhook_endpoint_on_or_off" CHECK ("webhook_endpoint"."enabled" = ("webhook_endpoint"."off_cause" is null)),
	CONSTRAINT "webhook_endpoint_former" CHECK (("webhook_endpoint"."former_secret" is null) = ("webhook_endpoint"."former_until" is null))
);
--> statement-breakpoint
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_organisation_id_endpoint_id_webhook_endpoint_organisation_id_id_fk" FOREIGN KEY ("organisation_id","endpoint_id") REFERENCES "public"."webhook_endpoint"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_organisation_id_customer_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_delivery_by_endpoint" ON "webhook_delivery" USING btree ("endpoint_id","number");--> statement-breakpoint
CREATE INDEX "webhook_delivery_waiting" ON "webhook_delivery" USING btree ("endpoint_id","subject_id","number") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "webhook_delivery_by_age" ON "webhook_delivery" USING btree ("occurred_at");--> statement-breakpoint
SELECT protect_by_organisation('webhook_endpoint', 'organisation_id');
--> statement-breakpoint
SELECT protect_by_organisation('webhook_delivery', 'organisation_id');
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_endpoint TO lineshift_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_delivery TO lineshift_app;
