import type { Transaction } from '../../../db/database.ts';
import { type AuditEntry, writeRecords } from '../../../db/records.ts';
import type { Deps } from '../../../deps.ts';
import { type ChangeRequestRow, type RequestWithJob, updateRequest } from '../change-requests.repository.ts';
import { eventsOf } from '../live-events.ts';
import { followIntents, requestValuesOf } from './carry-intents.ts';
import { followJobIntents } from './carry-job-intents.ts';
import { keepWords } from './conversation.ts';
import { saveJob } from './save-job.ts';
import { saveLines } from './save-lines.ts';
import type { Transition } from './transition.ts';

/**
 * Writes one decided transition: the request, its job, the audit, the outbox and the messages, in the caller's
 * transaction. Every status change of a request goes through here, except filing and following a change of hands.
 */
export async function saveTransition(deps: Deps, transaction: Transaction, step: Transition): Promise<RequestWithJob> {
  const { current, now } = step;
  const request = await updateRequest(transaction, current.request.id, {
    ...requestValues(deps, step),
    ...step.request,
    updatedAt: now,
  });
  const { id: changeRequestId, organisationId } = request;
  await keepWords(transaction, step.command, { organisationId, changeRequestId, at: now, actor: step.actor });
  const lines = await saveLines(transaction, step, request);
  const { job, intents } = await saveJob(transaction, step, request);
  const following = await followIntents(deps, { transaction, step, request, lines, job });
  const notices = await followJobIntents(deps, intents, { transaction, request, now });
  await writeRecords(transaction, deps.outbox, request.organisationId, {
    at: now,
    actor: step.actor,
    callId: step.callId,
    audit: [auditOf(step, request), ...(step.audit ?? [])],
    events: [...eventsOf(request, job), ...following.events, ...(step.events ?? [])],
    nudges: [...following.nudges, ...notices],
  });
  return { request, lines, job };
}

/** What is audited of a decided step. */
export function auditOf({ decision }: Pick<Transition, 'decision'>, request: ChangeRequestRow): AuditEntry {
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

function requestValues(deps: Deps, { current, decision, now }: Transition): Partial<ChangeRequestRow> {
  const { next, intents, audit } = decision;
  return {
    status: next.status,
    heldFrom: next.heldFrom,
    awaiting: next.awaited?.wants ?? null,
    question: next.awaited?.question ?? null,
    effectiveAt: next.effectiveAt,
    revertAt: next.revertAt,
    completedAt: next.completedAt,
    outcome: next.outcome,
    proof: next.proof,
    reason: audit.reason ?? null,
    ...requestValuesOf(deps, { intents, row: current.request, now }),
  };
}
