import type { Transaction } from '../../../db/database.ts';
import type { Caller, Deps } from '../../../deps.ts';
import type { RequestAuditAction } from '../../../domain/audit-entry.ts';
import { decideChangeRequest } from '../../../domain/change-request/decide-change-request.ts';
import { reopenableUntil } from '../../../domain/change-request/reopening.ts';
import { requestNumber } from '../../../domain/change-request/request-number.ts';
import { outsideCalendar } from '../../../domain/deadline/compute-deadline.ts';
import { placesOf } from '../../../domain/line/place.ts';
import { conflict, invalidInput } from '../../../shared/app-error.ts';
import { ensure } from '../../ensure.ts';
import { type ChangeRequestRow, findRequest } from '../change-requests.repository.ts';
import type { Ask } from '../kinds/ask.ts';
import { stateOf } from '../moving/request-state.ts';
import { refusalError } from '../refusal-error.ts';
import type { RequestLine } from '../request-lines.repository.ts';

/** A completed request that a filing reopens, with the audit record for it. */
export interface Reopening {
  former: ChangeRequestRow;
  audit: { action: RequestAuditAction; before: Record<string, unknown>; after: Record<string, unknown> };
}

/**
 * Checks whether a filing can reopen the request it names: the same places, completed, within five business days, by its
 * customer, with a note about what is wrong, and not reopened yet. Nothing is written: the old request stays completed,
 * the new one has a clock of its own (docs/rules.md#reopening).
 * @throws AppError `invalid_input` for an unknown request, one about other places, or a missing note; `forbidden`;
 * `already_reopened` (409, names the successor); `illegal_transition`, `reopen_window_over`, `outside_calendar`.
 */
export async function assessReopening(
  deps: Deps,
  transaction: Transaction,
  { caller, ask, now }: { caller: Caller; ask: Ask; now: Date },
): Promise<Reopening | null> {
  const { reopens, note } = ask;
  if (reopens === null) return null;
  const current = await findRequest(transaction, reopens);
  if (!current) throw invalidInput([{ path: 'reopens', code: 'unknown_request', message: reopens }]);
  const { request: former, lines, successor } = current;
  ensure(caller.actor, 'changeRequest.reopen', { organisationId: former.organisationId });
  if (!isSamePlace(ask, former, lines))
    throw invalidInput([{ path: 'reopens', code: 'other_place', message: reopens }]);
  if (note === null) throw invalidInput([{ path: 'note', code: 'reopen_note_missing', message: '' }]);
  if (successor) throw conflict('already_reopened', { changeRequestId: successor, number: requestNumber(successor) });
  const calendar = deps.calendar.current();
  const until = reopenableUntil(calendar, former.completedAt ?? now);
  if (until === null) throw refusalError(outsideCalendar(calendar).refusal);
  const command = { action: 'reopen', until } as const;
  const decision = decideChangeRequest({ state: stateOf(current), command, actor: caller.actor, now });
  if (!decision.ok) throw refusalError(decision.refusal);
  return { former, audit: decision.audit };
}

/** The same places on the same lines, in any order. */
function isSamePlace(ask: Ask, former: ChangeRequestRow, lines: RequestLine[]): boolean {
  if (former.patch === null || former.kind !== ask.kind) return false;
  const before = new Set(lines.map(({ lineId }) => lineId));
  if (before.size !== ask.lineIds.length || !ask.lineIds.every((id) => before.has(id))) return false;
  return placesOf(former.patch).join() === placesOf(ask.patch(null)).join();
}
