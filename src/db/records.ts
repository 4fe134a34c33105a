import { randomBytes } from 'node:crypto';
import type { Actor } from '../domain/access/actor.ts';
import type { AuditAction, AuditSubjectKind } from '../domain/audit-entry.ts';
import type { AuditFacts, AuditNames, AuditWords } from '../domain/audit-facts.ts';
import { changeFaultOf } from '../domain/change-request/change-fault.ts';
import { holdCauseOf } from '../domain/change-request/hold-cause.ts';
import type { Transaction } from './database.ts';
import { announce } from './webhook-outbox.ts';

/**
 * One audit row. `before` and `after` are kept for good; `names`, a person's reason and the actor's name can be deleted.
 */
export interface AuditEntry {
  organisationId: string | null;
  action: AuditAction;
  subjectKind: AuditSubjectKind;
  subjectId: string;
  changeRequestId?: string | null;
  before?: AuditFacts | null;
  after?: AuditFacts | null;
  names?: { before?: AuditNames; after?: AuditNames };
  /** The code of a fault of ours, or a person's own words. */
  reason?: string | null;
  /** The actor of a step that the product takes within somebody's transaction; default: the caller. */
  actor?: Actor;
}

/** An event for the pages: ids and states only, so that everybody who may see the subject may see it. */
export interface LiveEvent {
  type: string;
  subjectId: string;
  organisationId: string | null;
  data?: Record<string, unknown>;
}

/** A task to start after the commit: a name from `src/tasks` and its payload of ids. */
export interface OutboxNudge {
  task: string;
  payload: unknown;
  /** ISO instant before which it must not start. */
  notBefore?: string;
  /** Overrides the task's own; 1 is most urgent. */
  priority?: number;
}

export interface Records {
  at: Date;
  actor: Actor;
  /** The HTTP call it happened in; null for the product's own work. */
  callId: string | null;
  audit: AuditEntry[];
  events: LiveEvent[];
  nudges: OutboxNudge[];
}

/** Set once by the container: wakes the relay after a commit that left something in the outbox. */
export interface OutboxSignal {
  wake(): void;
}

/** As long as the hash, so that deleted words cannot be found by trying. */
const saltBytes = 16;

function auditValues(records: Records): Record<string, unknown>[] {
  return records.audit.map(({ actor = records.actor, ...entry }) => {
    const { reason = null } = entry;
    const code = changeFaultOf(reason) ?? holdCauseOf(reason);
    const words: AuditWords = {
      ...(actor.kind === 'system' ? {} : { actor: actor.name }),
      ...(reason === null || code !== null ? {} : { reason }),
      ...entry.names,
    };
    const isSaid = Object.keys(words).length > 0;
    return {
      actor_id: actor.userId,
      actor_role: actor.roles.join('+') || 'system',
      organisation_id: entry.organisationId,
      action: entry.action,
      subject_kind: entry.subjectKind,
      subject_id: entry.subjectId,
      change_request_id: entry.changeRequestId ?? null,
      before: entry.before ?? null,
      after: entry.after ?? null,
      reason: code,
      words: isSaid ? words : null,
      salt: isSaid ? randomBytes(saltBytes).toString('base64url') : null,
    };
  });
}

/**
 * Writes audit rows with their words and the outbox row in one statement of the caller's transaction, and the events of the
 * customer's webhooks in a second one, so that the change, its audit and its consequences are committed together or not at
 * all. A row is linked to its words by their salted hash. Sent without waiting: the commit waits for it.
 */
export async function writeRecords(
  transaction: Transaction,
  signal: OutboxSignal,
  organisationId: string | null,
  records: Records,
): Promise<void> {
  const { at, callId } = records;
  const outgoing = records.events.length + records.nudges.length > 0;
  if (outgoing) transaction.afterCommit(() => signal.wake());
  transaction.last(transaction.sql`
    with entry as materialized (
      select *, audit_words_hash(salt, words) as words_hash
      from jsonb_to_recordset(${JSON.stringify(auditValues(records))}::text::jsonb) as entry(actor_id uuid, actor_role text,
           organisation_id uuid, action text, subject_kind text, subject_id text, change_request_id uuid, before jsonb, after jsonb,
           reason text, words jsonb, salt text)),
    audited as (
      insert into audit_row (organisation_id, at, actor_id, actor_role, action, subject_kind, subject_id,
                             change_request_id, before, after, reason, words_hash, call_id)
      select organisation_id, ${at.toISOString()}::timestamptz, actor_id, actor_role, action, subject_kind, subject_id,
             change_request_id, before, after, reason, words_hash, ${callId} from entry
      returning id, organisation_id, words_hash),
    worded as (
      insert into audit_words (audit_row_id, organisation_id, salt, words)
      select audited.id, audited.organisation_id, entry.salt, entry.words from entry join audited using (words_hash))
    insert into outbox (organisation_id, events, nudges)
    select ${organisationId}::uuid, ${JSON.stringify(records.events)}::text::jsonb, ${JSON.stringify(records.nudges)}::text::jsonb
    where ${outgoing}`);
  announce(transaction, organisationId, records);
}
