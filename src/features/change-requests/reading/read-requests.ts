import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { removedName } from '../../../contract/words/removed-words.ts';
import { timelineLabel } from '../../../contract/words/timeline.ts';
import type { AuditRecord } from '../../../db/audit-log.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { formatTaipei } from '../../../domain/calendar/taipei-time.ts';
import { isBetweenColleagues } from '../../../domain/change-request/lifecycle.ts';
import { requestNumberPatterns } from '../../../domain/change-request/request-number.ts';
import { notFound } from '../../../shared/app-error.ts';
import { ensure } from '../../ensure.ts';
import { decodeIdCursor, pageOf } from '../../page.ts';
import { presentReasonText, reasonOfEntry } from '../../reason-presenter.ts';
import { findRequest, listRequests, type RequestFilter, timelineRows } from '../change-requests.repository.ts';
import { listRequestMessages } from '../moving/conversation.repository.ts';
import { wordsOfEntries } from '../moving/conversation.ts';
import { presentRequest } from './change-requests.presenter.ts';
import { sideOf, sightOf } from './sight.ts';

/** One request. @throws AppError `not_found`, `forbidden`. */
export async function getRequest(deps: Deps, caller: Caller, id: string): Promise<ChangeRequestReply> {
  const row = await deps.database.transaction(caller.actor, (transaction) => findRequest(transaction, id));
  if (!row) throw notFound();
  ensure(caller.actor, 'changeRequest.read', { organisationId: row.request.organisationId });
  return presentRequest(row, sightOf(deps, caller, row));
}

export interface RequestQuery {
  limit: number;
  cursor?: string;
  status?: RequestFilter['status'];
  kind?: RequestFilter['kind'];
  lineId?: string;
  organisationId?: string;
  open?: 'true' | 'false';
  q?: string;
}

/** Requests, newest first. @throws AppError `forbidden`, `cursor_invalid`. */
export async function listChangeRequests(deps: Deps, caller: Caller, query: RequestQuery) {
  ensure(caller.actor, 'changeRequest.read', { organisationId: caller.actor.organisationId });
  const { limit, cursor, open, q, ...filter } = query;
  const numbers = q === undefined ? undefined : requestNumberPatterns(q);
  const after = decodeIdCursor(cursor);
  const rows = await deps.database.transaction(caller.actor, (transaction) =>
    listRequests(transaction, {
      ...filter,
      after,
      limit,
      numbers,
      open: open === undefined ? undefined : open === 'true',
    }),
  );
  const page = pageOf(rows, limit, ({ request }) => [request.id]);
  return {
    items: page.rows.map((row) => presentRequest(row, sightOf(deps, caller, row))),
    nextCursor: page.nextCursor,
  };
}

/**
 * What happened to a request, oldest first: its audit rows, in the reader's own words, and what was asked and answered for those
 * who may read contents. Which technician has it, and why, is between colleagues. @throws AppError `not_found`, `forbidden`. */
export async function readTimeline(deps: Deps, caller: Caller, id: string) {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const row = await findRequest(transaction, id);
    if (!row) throw notFound();
    ensure(caller.actor, 'changeRequest.read', { organisationId: row.request.organisationId });
    const entries = await timelineRows(transaction, id);
    const { contents } = sightOf(deps, caller, row);
    const words = wordsOfEntries(entries, contents ? await listRequestMessages(transaction, id) : []);
    return {
      items: entries.flatMap((entry, index) =>
        presentEntry(entry, { text: words[index] ?? null, hasFile: row.request.promptId !== null }, caller),
      ),
    };
  });
}

/** One entry, or none where the reader's side does not see it. */
function presentEntry(
  entry: AuditRecord,
  { text, hasFile }: { text: string | null; hasFile: boolean },
  caller: Caller,
) {
  const { at, action, actorName, actorRole, before, after, wordsRemoved } = entry;
  // Messages are read in the conversation.
  if (action === 'change_request.message') return [];
  const side = sideOf(caller.actor);
  const label = timelineLabel({ action, after, hasFile }, caller.language, side);
  if (label === null) return [];
  const reason = side === 'customer' && isBetweenColleagues(action) ? null : reasonOfEntry(entry);
  return [
    {
      at: formatTaipei(at),
      action,
      label,
      by: { name: actorName ?? removedName[caller.language], role: actorRole },
      before,
      after,
      reason: presentReasonText(reason, caller.language, side),
      wordsRemoved,
      text,
    },
  ];
}
