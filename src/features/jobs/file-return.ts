import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { newChangeRequest } from '../../domain/change-request/change-request-state.ts';
import { decideChangeRequest } from '../../domain/change-request/decide-change-request.ts';
import { explainDeadline } from '../../domain/deadline/explain-deadline.ts';
import type { ReopenLinePatch, SingleValuePatch } from '../../domain/line/line-patch.ts';
import { placesOf } from '../../domain/line/place.ts';
import { newId } from '../../shared/ids.ts';
import type { ChangeRequestRow } from '../change-requests/change-requests.repository.ts';
import { insertFiling, type NewFiling } from '../change-requests/filing/filing.repository.ts';
import { eventsOf } from '../change-requests/live-events.ts';
import { refusalError } from '../change-requests/refusal-error.ts';
import type { RequestLine } from '../change-requests/request-lines.repository.ts';

interface Return {
  /** Locked; its time is over. */
  request: ChangeRequestRow;
  /** What is put back, line by line; at least one. */
  back: { line: RequestLine; patch: SingleValuePatch | ReopenLinePatch }[];
}

/**
 * Files the request that has a technician put back what was there before: a rollback of its own, in the filer's name, with its own
 * job and promise, for the lines that people change (docs/rules.md#duplicates). @throws AppError `outside_calendar`.
 */
export async function fileReturn(deps: Deps, transaction: Transaction, { request, back }: Return): Promise<void> {
  const now = deps.clock.now();
  const state = newChangeRequest({ kind: 'rollback', effectiveAt: null, revertAt: null, lineCount: back.length });
  const decision = decideChangeRequest({ state, command: { action: 'checkPassed' }, actor: systemActor, now });
  if (!decision.ok) throw refusalError(decision.refusal);
  const filing = filingOf(deps, { request, back }, now);
  insertFiling(transaction, filing);
  const { organisationId, id, jobId } = filing;
  const [lineId = '', ...otherLineIds] = filing.lines.map((line) => line.lineId);
  const subject = { organisationId, subjectKind: 'change_request', subjectId: id, changeRequestId: id } as const;
  const { id: returnOf } = request;
  const filed = {
    kind: filing.kind,
    lineId,
    ...(otherLineIds.length > 0 ? { otherLineIds } : {}),
    places: [...new Set(filing.lines.flatMap(({ places }) => places))],
    dueBy: filing.deadline.dueBy.toISOString(),
    returnOf,
    status: 'acknowledged',
  };
  const { action, before, after } = decision.audit;
  await writeRecords(transaction, deps.outbox, organisationId, {
    ...{ at: now, actor: systemActor, callId: null, nudges: [] },
    audit: [
      { ...subject, action: 'change_request.filed', after: filed },
      { ...subject, action, before, after },
      {
        ...{ ...subject, subjectId: returnOf, changeRequestId: returnOf },
        ...{ action: 'change_request.return_filed', after: { returnedBy: id } },
      },
    ],
    events: [...eventsOf({ ...filing, lineId }, { id: jobId as string, status: 'open' }), ...eventsOf(request, null)],
  });
}

function filingOf(deps: Deps, { request, back }: Return, now: Date): NewFiling {
  const { organisationId, extraBusinessDays, filedBy, filedByName } = request;
  const explained = explainDeadline(deps.calendar.current(), { receivedAt: now, extraBusinessDays });
  if (!explained.ok) throw refusalError(explained.refusal);
  const { receipt, ...deadline } = explained.deadline;
  const [{ patch }] = back as [Return['back'][number]];
  return {
    ...{ id: newId(), jobId: newId(), organisationId, kind: 'rollback', status: 'accepted', awaiting: null },
    lines: back.map(({ line: { lineId }, patch: own }) => {
      const isCommon = JSON.stringify(own) === JSON.stringify(patch);
      return { lineId, patch: isCommon ? null : own, state: 'waiting', places: placesOf(own) };
    }),
    ...{ patch, promptId: null, note: null, filedBy: { userId: filedBy, name: filedByName }, onBehalf: null },
    ...{ receivedAt: now, deadline, receipt, forecast: null, extraBusinessDays, waits: [] },
    ...{ effectiveAt: null, revertAt: null, reopens: null, returnOf: request.id, announcementId: null },
    emergency: patch.kind === 'reopen_line',
  };
}
