ALTER TABLE "change_request" ADD COLUMN "proof" text;--> statement-breakpoint
ALTER TABLE "line" ADD COLUMN "unknown_since" timestamp (3) with time zone;--> statement-breakpoint
-- What was known before it had a place of its own. Row-level security binds the owner too.
SELECT set_config('app.scope', 'staff', true);
--> statement-breakpoint
UPDATE change_request SET proof = job.result ->> 'state', version = change_request.version + 1
FROM job
WHERE job.change_request_id = change_request.id AND change_request.status = 'completed'
  AND job.result ->> 'state' IN ('settled', 'signedOff');
--> statement-breakpoint
UPDATE change_request SET proof = 'unknown', version = change_request.version + 1
FROM job
WHERE job.change_request_id = change_request.id AND change_request.status = 'failed' AND job.result ->> 'restored' = 'false';
--> statement-breakpoint
-- A line that could not be restored lost its settled revision; one that was moved later has another phone system.
UPDATE line SET unknown_since = doubt.since, version = line.version + 1
FROM (
  SELECT change_request.line_id, max(job.finished_at) AS since
  FROM change_request JOIN job ON job.change_request_id = change_request.id
  WHERE job.result ->> 'restored' = 'false' AND job.finished_at IS NOT NULL
  GROUP BY change_request.line_id
) AS doubt
WHERE doubt.line_id = line.id AND line.settled_revision IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM audit_row
    WHERE audit_row.subject_kind = 'line' AND audit_row.subject_id = line.id::text AND audit_row.action = 'line.edited'
      AND audit_row.at > doubt.since
      AND (audit_row.before ->> 'phoneSystemId' IS DISTINCT FROM audit_row.after ->> 'phoneSystemId'
        OR audit_row.before ->> 'number' IS DISTINCT FROM audit_row.after ->> 'number')
  );
--> statement-breakpoint
ALTER TABLE "change_request" ADD CONSTRAINT "change_request_proof_known" CHECK ("change_request"."proof" in ('written','readBack','settled','heard','signedOff','unknown'));
