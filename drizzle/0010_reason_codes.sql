-- What was kept of a phone system's fault was its class (`retry`), for which nobody has words. It becomes the code that has some.
-- The audit stays as it was written: it is read by its former codes. Row-level security binds the owner too.
SELECT set_config('app.scope', 'staff', true);
--> statement-breakpoint
UPDATE change_request SET reason = 'apply_' || change_request.reason, version = change_request.version + 1
FROM job
WHERE job.change_request_id = change_request.id AND change_request.status = 'failed'
  AND job.result ->> 'fault' = change_request.reason
  AND change_request.reason IN ('retry', 'wrong_configuration', 'refused');
--> statement-breakpoint
UPDATE job SET reason = 'apply_' || reason, version = version + 1
WHERE result ->> 'fault' = reason AND reason IN ('retry', 'wrong_configuration', 'refused');
--> statement-breakpoint
UPDATE job SET result = jsonb_set(result, '{fault}', to_jsonb('apply_' || (result ->> 'fault'))), version = version + 1
WHERE result ->> 'fault' IN ('retry', 'wrong_configuration', 'refused', 'internal');
