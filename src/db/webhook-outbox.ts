import {
  type Announcement,
  announcementsOf,
  type DeskEventType,
  type Happened,
} from '../domain/webhook/webhook-events.ts';
import { newId } from '../shared/ids.ts';
import type { Transaction } from './database.ts';

/** Lines that an event names; the request has them all. */
const mostLines = 50;

/**
 * Keeps the events of a transaction for the customer's endpoints, in that transaction: one row an event and endpoint, with
 * the data as they are now. An endpoint that is off gets them as missed, to be replayed. Sent without waiting, like the records
 * that it comes from, and without a row where the customer has no endpoint.
 */
export function announce(
  transaction: Transaction,
  organisationId: string | null,
  { at, ...happenings }: Happened & { at: Date },
): void {
  if (organisationId === null) return;
  const announced = announcementsOf(happenings);
  if (announced.length === 0) return;
  const wanted = JSON.stringify(announced.map(wantedOf));
  const happened = at.toISOString();
  transaction.last(transaction.sql`
    with wanted as (
      select * from jsonb_to_recordset(${wanted}::text::jsonb) as wanted(position int, event_id uuid, type text,
        subject text, subject_id uuid, status text, previous_status text)),
    listening as materialized (
      select * from webhook_endpoint e
      where e.organisation_id = ${organisationId}::uuid and e.off_cause is distinct from 'contractEnded'
      -- One that is being deleted is waited for and then skipped; its foreign key would undo the whole transaction.
      for key share),
    requests as (
      select position, event_id, type, subject_id, status, jsonb_build_object('previousStatus', previous_status) as further
      from wanted where subject = 'request'
      union all
      -- A later pass of the same move names its requests again: the same event is kept once.
      select position, md5(move_id::text || change_request_id::text)::uuid, type, change_request_id, null,
        jsonb_build_object('previousDueBy', (m.before ->> 'dueBy')::timestamptz)
      from wanted join moved_deadline m on m.move_id = wanted.subject_id and m.organisation_id = ${organisationId}::uuid
      where subject = 'move'),
    told as (
      select w.position, w.event_id, w.type, w.subject_id, w.further || jsonb_build_object(
        'id', r.id, 'kind', r.kind, 'status', coalesce(w.status, r.status), 'outcome', r.outcome, 'proof', r.proof,
        'receivedAt', r.received_at, 'earliestBy', r.earliest_by, 'dueBy', r.due_by, 'effectiveAt', r.effective_at,
        'revertAt', r.revert_at, 'completedAt', r.completed_at, 'reopens', r.reopens, 'mergedInto', r.merged_into,
        'returnOf', r.return_of, 'lineCount', r.line_count, 'lines', (
          select jsonb_agg(jsonb_build_object('lineId', c.line_id, 'number', l.number, 'state', c.state,
            'revision', c.revision, 'proof', c.proof) order by c.position)
          from change_request_line c join line l on l.id = c.line_id
          where c.change_request_id = r.id and c.position < ${mostLines})) as data
      from requests w join change_request r on r.id = w.subject_id
      where exists (select from listening)
      union all
      select position, event_id, type, subject_id, jsonb_build_object('id', l.id, 'number', l.number, 'label', l.label,
        'revision', l.revision, 'settledRevision', l.settled_revision)
      from wanted join line l on l.id = subject_id
      where subject = 'line' and exists (select from listening)
      union all
      select position, event_id, type, subject_id, jsonb_build_object('id', q.id, 'kind', q.kind,
        'status', coalesce(w.status, q.status), 'previousStatus', w.previous_status, 'version', v.number, 'net', v.net,
        'tax', v.tax, 'total', v.total, 'validUntil', v.valid_until, 'requestedAt', q.created_at, 'agreedOn', k.agreed_on,
        'dueBy', k.due_by, 'deliveredAt', k.delivered_at, 'confirmedAt', k.confirmed_at)
      from wanted w join quote q on q.id = w.subject_id
        left join quote_version v on v.quote_id = q.id and v.number = q.offered
        left join quote_work k on k.quote_id = q.id
      where subject = 'quote' and exists (select from listening))
    insert into webhook_delivery (organisation_id, endpoint_id, event_id, type, subject_id, occurred_at, data, status,
                                  next_attempt_at)
    select e.organisation_id, e.id, told.event_id, told.type, told.subject_id, ${happened}::timestamptz, told.data,
      case when e.enabled then 'waiting' else 'missed' end, case when e.enabled then ${happened}::timestamptz end
    from listening e join told on e.event_types is null or told.type = any(e.event_types)
    order by e.id, told.position
    on conflict (endpoint_id, event_id) do nothing`);
}

/** An alarm as an endpoint of the desk hears of it. */
export interface AlarmNotice {
  type: DeskEventType;
  alarmId: string;
  at: Date;
  /** Ids, codes, instants as ISO text, and the names of those who are notified. */
  data: Record<string, unknown>;
}

/**
 * Keeps an alarm for one endpoint of the desk, in the transaction that notifies people of it, like `announce`. Alarms are raised
 * in transactions of staff and of the system: a customer's connection would see no such endpoint.
 */
export function announceAlarm(
  transaction: Transaction,
  endpointId: string,
  { type, alarmId, at, data }: AlarmNotice,
): void {
  const happened = at.toISOString();
  transaction.last(transaction.sql`
    with listening as materialized (
      select * from webhook_endpoint e
      where e.id = ${endpointId}::uuid and e.organisation_id is null
        and (e.event_types is null or ${type} = any(e.event_types))
      -- One that is being deleted is waited for and then skipped.
      for key share)
    insert into webhook_delivery (endpoint_id, event_id, type, subject_id, occurred_at, data, status, next_attempt_at)
    select e.id, ${newId()}::uuid, ${type}, ${alarmId}::uuid, ${happened}::timestamptz, ${JSON.stringify(data)}::text::jsonb,
      case when e.enabled then 'waiting' else 'missed' end, case when e.enabled then ${happened}::timestamptz end
    from listening e`);
}

function wantedOf({ type, subject, subjectId, status, previousStatus }: Announcement, position: number) {
  return { position, event_id: newId(), type, subject, subject_id: subjectId, status, previous_status: previousStatus };
}
