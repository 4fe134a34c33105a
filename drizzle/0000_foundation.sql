CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"prefix" text NOT NULL,
	"secret_hash" text NOT NULL,
	"name" text NOT NULL,
	"user_id" uuid NOT NULL,
	"organisation_id" uuid,
	"role" text NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_key_prefix" UNIQUE("prefix"),
	CONSTRAINT "api_key_side" CHECK (("api_key"."role" in ('owner','member')) = ("api_key"."organisation_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid,
	"email" text NOT NULL,
	"roles" text[] NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" uuid,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitation_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "member" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limit_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "staff_role" (
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_role_user_id_role_pk" PRIMARY KEY("user_id","role")
);
--> statement-breakpoint
CREATE TABLE "totp_used" (
	"user_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "totp_used_user_id_code_hash_pk" PRIMARY KEY("user_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "two_factor" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT true NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone,
	CONSTRAINT "two_factor_user" UNIQUE("user_id")
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"language" text,
	"demo" boolean DEFAULT false NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "change_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"held_from" text,
	"awaiting" text,
	"question" text,
	"line_id" uuid NOT NULL,
	"slot" text,
	"prompt_id" uuid,
	"note" text,
	"filed_by" uuid,
	"filed_by_name" text NOT NULL,
	"on_behalf" boolean DEFAULT false NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"clock_start" timestamp (3) with time zone NOT NULL,
	"day0" date NOT NULL,
	"earliest_by" timestamp (3) with time zone NOT NULL,
	"due_by" timestamp (3) with time zone NOT NULL,
	"extra_business_days" integer NOT NULL,
	"calendar_version" text NOT NULL,
	"provisional" boolean NOT NULL,
	"receipt" jsonb NOT NULL,
	"waits" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"effective_at" timestamp (3) with time zone,
	"revert_at" timestamp (3) with time zone,
	"reverted_at" timestamp (3) with time zone,
	"reason" text,
	"revision" integer,
	"reopens" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"completed_at" timestamp (3) with time zone,
	CONSTRAINT "change_request_in_organisation" UNIQUE("organisation_id","id"),
	CONSTRAINT "change_request_status_known" CHECK ("change_request"."status" in ('acknowledged','accepted','inProgress','scheduled','partial','completed','pending','held','rejected','failed','cancelled'))
);
--> statement-breakpoint
CREATE TABLE "customer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"plan" text NOT NULL,
	"onboarded_on" date NOT NULL,
	"contract_from" date,
	"contract_until" date,
	"environment" text NOT NULL,
	"extra_business_days" integer,
	"county" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_contract_whole" CHECK (("customer"."contract_from" is null) = ("customer"."contract_until" is null)),
	CONSTRAINT "customer_contract_order" CHECK ("customer"."contract_from" <= "customer"."contract_until")
);
--> statement-breakpoint
CREATE TABLE "job" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"change_request_id" uuid NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"paused" boolean DEFAULT false NOT NULL,
	"outcome" text,
	"emergency" boolean DEFAULT false NOT NULL,
	"due_by" timestamp (3) with time zone NOT NULL,
	"taken_by" uuid,
	"taken_by_name" text,
	"taken_at" timestamp (3) with time zone,
	"lease_until" timestamp (3) with time zone,
	"apply_requested_at" timestamp (3) with time zone,
	"apply_requested_by" uuid,
	"attempts" integer DEFAULT 0 NOT NULL,
	"result" jsonb,
	"reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "job_change_request_id_unique" UNIQUE("change_request_id"),
	CONSTRAINT "job_holder" CHECK (("job"."status" <> 'taken') or ("job"."taken_by" is not null and "job"."lease_until" is not null))
);
--> statement-breakpoint
CREATE TABLE "closure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"source" text NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"until_at" timestamp (3) with time zone NOT NULL,
	"approved_at" timestamp (3) with time zone NOT NULL,
	"prompt_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "closure_window" CHECK ("closure"."from_at" < "closure"."until_at")
);
--> statement-breakpoint
CREATE TABLE "line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"number" text NOT NULL,
	"label" text NOT NULL,
	"phone_system_id" uuid NOT NULL,
	"county" text NOT NULL,
	"district" text,
	"time_zone" text NOT NULL,
	"emergency_consent" text DEFAULT 'ask' NOT NULL,
	"revision" integer NOT NULL,
	"settled_revision" integer,
	"settled_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "line_number_unique" UNIQUE("number"),
	CONSTRAINT "line_in_organisation" UNIQUE("organisation_id","id"),
	CONSTRAINT "line_number_e164" CHECK ("line"."number" ~ '^\+[1-9][0-9]{6,14}$')
);
--> statement-breakpoint
CREATE TABLE "line_revision" (
	"organisation_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"config" jsonb NOT NULL,
	"reason" text NOT NULL,
	"change_request_id" uuid,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "line_revision_line_id_number_pk" PRIMARY KEY("line_id","number"),
	CONSTRAINT "line_revision_once_a_change" UNIQUE("change_request_id","line_id","reason")
);
--> statement-breakpoint
CREATE TABLE "phone_system" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"settings" jsonb NOT NULL,
	"audio_profile" text DEFAULT 'telephony-v1' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "phone_system_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "prompt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"upload_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"raw_format" text,
	"slot" text,
	"master_key" text NOT NULL,
	"master_sha256" text NOT NULL,
	"master_size" bigint NOT NULL,
	"status" text DEFAULT 'checking' NOT NULL,
	"verdict" text,
	"findings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"measurements" jsonb,
	"peaks" jsonb,
	"profile_id" text NOT NULL,
	"engine" text,
	"uploaded_by" uuid,
	"uploaded_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"checked_at" timestamp (3) with time zone,
	CONSTRAINT "prompt_upload_id_unique" UNIQUE("upload_id"),
	CONSTRAINT "prompt_in_organisation" UNIQUE("organisation_id","id"),
	CONSTRAINT "prompt_verdict_when_checked" CHECK (("prompt"."status" = 'checking') = ("prompt"."verdict" is null))
);
--> statement-breakpoint
CREATE TABLE "rendition" (
	"organisation_id" uuid NOT NULL,
	"prompt_id" uuid NOT NULL,
	"name" text NOT NULL,
	"storage_key" text NOT NULL,
	"content_type" text NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL,
	"profile_id" text NOT NULL,
	"engine" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rendition_prompt_id_name_pk" PRIMARY KEY("prompt_id","name")
);
--> statement-breakpoint
CREATE TABLE "audit_row" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_row_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organisation_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"actor_role" text NOT NULL,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"change_request_id" uuid,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	"request_id" text,
	"seal_id" bigint
);
--> statement-breakpoint
CREATE TABLE "audit_seal" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_seal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organisation_id" uuid,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	"row_count" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_key" (
	"caller" text NOT NULL,
	"key" text NOT NULL,
	"organisation_id" uuid,
	"fingerprint" text NOT NULL,
	"status" integer,
	"headers" jsonb,
	"body" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_key_caller_key_pk" PRIMARY KEY("caller","key")
);
--> statement-breakpoint
CREATE TABLE "message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid,
	"kind" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organisation_id" uuid,
	"events" jsonb NOT NULL,
	"nudges" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sequence" bigint
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_organisation_id_customer_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organisation_id_customer_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_user_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_organisation_id_customer_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totp_used" ADD CONSTRAINT "totp_used_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_request" ADD CONSTRAINT "change_request_organisation_id_line_id_line_organisation_id_id_fk" FOREIGN KEY ("organisation_id","line_id") REFERENCES "public"."line"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_request" ADD CONSTRAINT "change_request_organisation_id_prompt_id_prompt_organisation_id_id_fk" FOREIGN KEY ("organisation_id","prompt_id") REFERENCES "public"."prompt"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job" ADD CONSTRAINT "job_organisation_id_change_request_id_change_request_organisation_id_id_fk" FOREIGN KEY ("organisation_id","change_request_id") REFERENCES "public"."change_request"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closure" ADD CONSTRAINT "closure_organisation_id_line_id_line_organisation_id_id_fk" FOREIGN KEY ("organisation_id","line_id") REFERENCES "public"."line"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line" ADD CONSTRAINT "line_organisation_id_customer_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line" ADD CONSTRAINT "line_phone_system_id_phone_system_id_fk" FOREIGN KEY ("phone_system_id") REFERENCES "public"."phone_system"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_revision" ADD CONSTRAINT "line_revision_organisation_id_line_id_line_organisation_id_id_fk" FOREIGN KEY ("organisation_id","line_id") REFERENCES "public"."line"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt" ADD CONSTRAINT "prompt_organisation_id_customer_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rendition" ADD CONSTRAINT "rendition_organisation_id_prompt_id_prompt_organisation_id_id_fk" FOREIGN KEY ("organisation_id","prompt_id") REFERENCES "public"."prompt"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_by_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "api_key_by_organisation" ON "api_key" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "invitation_by_organisation" ON "invitation" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "member_by_organisation" ON "member" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "session_by_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_by_identifier" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE UNIQUE INDEX "change_request_one_open_voice" ON "change_request" USING btree ("line_id","slot") WHERE kind = 'voice_replacement' and status not in ('completed', 'rejected', 'failed', 'cancelled');--> statement-breakpoint
CREATE INDEX "change_request_by_prompt" ON "change_request" USING btree ("prompt_id");--> statement-breakpoint
CREATE INDEX "change_request_to_switch" ON "change_request" USING btree ("effective_at") WHERE status = 'scheduled';--> statement-breakpoint
CREATE INDEX "change_request_to_revert" ON "change_request" USING btree ("revert_at") WHERE status = 'completed' and revert_at is not null and reverted_at is null;--> statement-breakpoint
CREATE INDEX "job_queue_order" ON "job" USING btree ("emergency" DESC NULLS FIRST,"due_by","created_at","id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "job_taken" ON "job" USING btree ("taken_by","lease_until") WHERE status = 'taken';--> statement-breakpoint
CREATE INDEX "job_applying" ON "job" USING btree ("apply_requested_at") WHERE apply_requested_at is not null;--> statement-breakpoint
CREATE INDEX "closure_by_line" ON "closure" USING btree ("line_id","until_at");--> statement-breakpoint
CREATE INDEX "line_by_organisation" ON "line" USING btree ("organisation_id","number");--> statement-breakpoint
CREATE INDEX "line_by_area" ON "line" USING btree ("county","district");--> statement-breakpoint
CREATE INDEX "prompt_to_check" ON "prompt" USING btree ("created_at") WHERE status = 'checking';--> statement-breakpoint
CREATE INDEX "audit_row_by_organisation" ON "audit_row" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "audit_row_by_request" ON "audit_row" USING btree ("change_request_id","id");--> statement-breakpoint
CREATE INDEX "audit_row_unsealed" ON "audit_row" USING btree ("organisation_id","id") WHERE seal_id is null;--> statement-breakpoint
CREATE INDEX "audit_row_by_seal" ON "audit_row" USING btree ("seal_id");--> statement-breakpoint
CREATE INDEX "audit_seal_by_organisation" ON "audit_seal" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "idempotency_key_by_age" ON "idempotency_key" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("id") WHERE sequence is null;--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_sequence" ON "outbox" USING btree ("sequence");