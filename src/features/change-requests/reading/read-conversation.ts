import type { ConversationEntry, ConversationReply } from '../../../contract/conversation.contract.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { formatTaipei } from '../../../domain/calendar/taipei-time.ts';
import { decideMessage } from '../../../domain/change-request/conversation.ts';
import type { ChangeRequestStatus } from '../../../domain/change-request/lifecycle.ts';
import { reopenableUntil } from '../../../domain/change-request/reopening.ts';
import { holdsJob } from '../../../domain/job/holds-job.ts';
import { notFound } from '../../../shared/app-error.ts';
import { ensure } from '../../ensure.ts';
import { findRequest, type RequestWithJob } from '../change-requests.repository.ts';
import { listRequestMessages, type RequestMessageRow } from '../moving/conversation.repository.ts';

/**
 * What customer and technician wrote to each other about a request, oldest first.
 * @throws AppError `not_found`; `forbidden` for staff who do not hold the job.
 */
export async function readConversation(deps: Deps, caller: Caller, id: string): Promise<ConversationReply> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const row = await findRequest(transaction, id);
    if (!row) throw notFound();
    ensure(caller.actor, 'changeRequest.readContents', contentsOf(deps, caller, row));
    const entries = await listRequestMessages(transaction, id);
    const decision = decideMessage(conversationState(deps, row, entries.length), deps.clock.now());
    return { items: entries.map(presentEntry), open: decision.ok };
  });
}

/** A request's contents, as the policy knows them. */
export function contentsOf(deps: Deps, { actor }: Caller, { request, job }: RequestWithJob) {
  return { organisationId: request.organisationId, holdsJob: holdsJob(job, actor, deps.clock.now()) };
}

/** What decides whether messages can be written. */
export function conversationState(deps: Deps, { request, successor = null }: RequestWithJob, entries: number) {
  const { completedAt } = request;
  return {
    status: request.status as ChangeRequestStatus,
    successor,
    reopenableUntil: completedAt && reopenableUntil(deps.calendar.current(), completedAt),
    entries,
  };
}

export function presentEntry({ id, kind, side, authorName, words, at }: RequestMessageRow): ConversationEntry {
  return { id, kind, side, by: authorName, text: words, at: formatTaipei(at) };
}
