import type { Transaction } from '../../db/database.ts';
import { type AuditEntry, type LiveEvent, type OutboxNudge, writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/access/actor.ts';
import type { ChangeRequestCommand, ChangeRequestIntent } from '../../domain/change-request/change-request-state.ts';
import type { ChangeRequestDecision } from '../../domain/change-request/decide-change-request.ts';
import { isBetweenColleagues } from '../../domain/change-request/lifecycle.ts';
import { explainDeadline } from '../../domain/deadline/explain-deadline.ts';
import {
  type ChangeRequestRow,
  type JobRow,
  type RequestWithJob,
  updateRequest,
} from './change-requests.repository.ts';
import { keepWords } from './conversation.ts';
import { messagesFor, noticesFor } from './request-messages.ts';
import { saveJob } from './save-job.ts';

type Decided = Extract<ChangeRequestDecision, { ok: true }>;

export interface Transition {
  current: RequestWithJob;
  command: ChangeRequestCommand;
  decision: Decided;
  actor: Actor;
  requestId: string | null;
  now: Date;
  /** Further values of the rows that the decision does not know of. */
  request?: Partial<ChangeRequestRow>;
  job?: Partial<JobRow>;
  /** How many jobs the taker holds already; for taking and stealing. */
  takenJobs?: number;
  /** Further audit rows and events of the same step. */
  audit?: AuditEntry[];
  events?: LiveEvent[];
}

/**
 * Writes one decided transition: the request, its job, the audit, the outbox and the messages it asks for, in the caller's
 * transaction. Every status change of a request goes through here, but the two hot paths (filing, taking the next job).
 */
export async function saveTransition(deps: Deps, transaction: Transaction, step: Transition): Promise<RequestWithJob> {
  const { current, decision, now } = step;
  const request = await updateRequest(transaction, current.request.id, {
    ...requestValues(deps, step),
    ...step.request,
    updatedAt: now,
  });
  const { id: changeRequestId, organisationId } = request;
  await keepWords(transaction, step.command, { organisationId, changeRequestId, at: now });
  const { job, intents } = await saveJob(transaction, step, request);
  const mails = await messagesFor(deps, transaction, { request, decision, now });
  const notices = await noticesFor(deps, transaction, { request, intents, now });
  await writeRecords(transaction, deps.outbox, request.organisationId, {
    at: now,
    actor: step.actor,
    requestId: step.requestId,
    audit: [auditOf(step, request), ...(step.audit ?? [])],
    events: [...eventsOf(request, job), ...(step.events ?? [])],
    nudges: [...nudgesOf(decision.intents, request, job), ...mails, ...notices],
  });
  return { request, job };
}

function auditOf({ decision }: Transition, request: ChangeRequestRow): AuditEntry {
  const { action, before, after, reason } = decision.audit;
  return {
    organisationId: request.organisationId,
    action,
    subjectKind: 'change_request',
    subjectId: request.id,
    changeRequestId: request.id,
    before,
    after,
    reason: reason ?? null,
  };
}

/** Ids and states only: agents may see these too. */
export function eventsOf(
  request: Pick<ChangeRequestRow, 'id' | 'organisationId' | 'status' | 'lineId'>,
  job: { id: string; status: string } | null,
): LiveEvent[] {
  const { id, organisationId, status, lineId } = request;
  const events: LiveEvent[] = [
    { type: 'change_request.changed', subjectId: id, organisationId, data: { status, lineId } },
  ];
  if (job)
    events.push({
      type: 'job.changed',
      subjectId: job.id,
      organisationId,
      data: { status: job.status, changeRequestId: id },
    });
  return events;
}

function requestValues(deps: Deps, { current, decision, now }: Transition): Partial<ChangeRequestRow> {
  const { next, intents, audit } = decision;
  const waits = waitsAfter(current.request.waits, intents);
  const values: Partial<ChangeRequestRow> = {
    status: next.status,
    heldFrom: next.heldFrom,
    awaiting: next.awaited?.wants ?? null,
    question: next.awaited?.question ?? null,
    completedAt: next.completedAt,
    waits,
    reason: isBetweenColleagues(audit.action) ? null : (audit.reason ?? null),
  };
  return intents.some(({ type }) => type === 'recomputeDeadline')
    ? { ...values, ...deadlineValues(deps, current.request, waits, now) }
    : values;
}

function waitsAfter(waits: ChangeRequestRow['waits'], intents: ChangeRequestIntent[]): ChangeRequestRow['waits'] {
  let after = waits;
  for (const intent of intents) {
    if (intent.type === 'startWait') after = [...after, { from: intent.at.toISOString(), until: null }];
    if (intent.type === 'endWait')
      after = after.map((wait) => (wait.until === null ? { ...wait, until: intent.at.toISOString() } : wait));
  }
  return after;
}

/** The promise again, with what the customer's waits give back. A calendar that no longer reaches it leaves the promise as it is. */
function deadlineValues(
  deps: Deps,
  row: ChangeRequestRow,
  waits: ChangeRequestRow['waits'],
  now: Date,
): Partial<ChangeRequestRow> {
  const result = explainDeadline(deps.calendar.current(), {
    receivedAt: row.receivedAt,
    extraBusinessDays: row.extraBusinessDays,
    waits: waits.map(({ from, until }) => ({ from: new Date(from), until: until === null ? now : new Date(until) })),
  });
  if (!result.ok) return {};
  const { clockStart, day0, earliestBy, dueBy, calendarVersion, provisional, receipt } = result.deadline;
  return { clockStart, day0, earliestBy, dueBy, calendarVersion, provisional, receipt };
}

function nudgesOf(intents: ChangeRequestIntent[], request: ChangeRequestRow, job: JobRow | null): OutboxNudge[] {
  const nudges: OutboxNudge[] = [];
  for (const intent of intents) {
    if (intent.type === 'applyChange' && job) nudges.push({ job: 'apply-change', payload: { jobId: job.id } });
    if (intent.type === 'startCheck' && request.promptId)
      nudges.push({ job: 'check-prompt', payload: { promptId: request.promptId } });
  }
  return nudges;
}
