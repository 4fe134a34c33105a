ALTER TABLE "request_message" DROP CONSTRAINT "request_message_kind_known";--> statement-breakpoint
ALTER TABLE "request_message" ADD COLUMN "side" text;--> statement-breakpoint
ALTER TABLE "request_message" ADD COLUMN "author_id" uuid;--> statement-breakpoint
ALTER TABLE "request_message" ADD COLUMN "author_name" text;--> statement-breakpoint
-- The policies bind the owner as well: these two statements are staff's.
SELECT set_config('app.scope', 'staff', true);
--> statement-breakpoint
-- Whoever took the step at that instant said its words; a name that was deleted meanwhile stays deleted.
UPDATE request_message said SET
  author_id = entry.actor_id,
  author_name = entry.name,
  side = CASE WHEN entry.actor_role IN ('owner', 'member') THEN 'customer' ELSE 'staff' END
FROM (
  SELECT DISTINCT ON (a.change_request_id, a.action, a.at) a.change_request_id, a.action, a.at, a.actor_id, a.actor_role,
    w.words ->> 'actor' AS name
  FROM audit_row a LEFT JOIN audit_words w ON w.audit_row_id = a.id
  WHERE a.action IN ('change_request.askCustomer', 'change_request.provide')
  ORDER BY a.change_request_id, a.action, a.at, a.id) entry
WHERE entry.change_request_id = said.change_request_id AND entry.at = said.at
  AND entry.action = CASE said.kind WHEN 'question' THEN 'change_request.askCustomer' ELSE 'change_request.provide' END;
--> statement-breakpoint
UPDATE request_message SET side = CASE kind WHEN 'question' THEN 'staff' ELSE 'customer' END WHERE side IS NULL;
--> statement-breakpoint
SELECT set_config('app.scope', '', true);
--> statement-breakpoint
ALTER TABLE "request_message" ALTER COLUMN "side" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "request_message" ADD CONSTRAINT "request_message_side_known" CHECK ("request_message"."side" in ('customer','staff'));--> statement-breakpoint
ALTER TABLE "request_message" ADD CONSTRAINT "request_message_kind_known" CHECK ("request_message"."kind" in ('question','answer','message'));
