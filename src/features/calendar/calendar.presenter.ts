import type {
  CalendarExceptionReply,
  CalendarImportReply,
  DeadlineMoveReply,
  MovedDeadlineReply,
} from '../../contract/calendar.contract.ts';
import type { movedDeadline } from '../../db/schema/calendar.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { requestNumber } from '../../domain/change-request/request-number.ts';
import type { MovedDeadline } from '../../domain/deadline/moved-deadline.ts';
import type { CalendarExceptionRow, CalendarImportRow, DeadlineMoveRow } from './calendar.repository.ts';

export function presentImport(row: CalendarImportRow): CalendarImportReply {
  const { id, year, state, encoding, fileName, createdByName, createdAt, decidedAt } = row;
  return {
    ...{ id, year, state, encoding, fileName, by: createdByName },
    format: row.format as CalendarImportReply['format'],
    createdAt: formatTaipei(createdAt),
    decidedAt: decidedAt && formatTaipei(decidedAt),
  };
}

export function presentException(row: CalendarExceptionRow): CalendarExceptionReply {
  const { id, date, kind, reason, createdByName, createdAt } = row;
  return { id, date, kind, reason, by: createdByName, createdAt: formatTaipei(createdAt) };
}

/** `newest`: the number of the change in force, which alone can be taken back. */
export function presentMove(row: DeadlineMoveRow, newest: number): DeadlineMoveReply {
  const { id, kind, at, byName, moved, undoes, number } = row;
  return { id, kind, at: formatTaipei(at), by: byName, moved, undoes, undoable: number === newest && kind !== 'undo' };
}

export function presentMoved(row: typeof movedDeadline.$inferSelect): MovedDeadlineReply {
  const { changeRequestId, organisationId, before, after } = row;
  const number = requestNumber(changeRequestId);
  return { changeRequestId, number, organisationId, before: windowOf(before), after: windowOf(after) };
}

function windowOf({ day0, earliestBy, dueBy }: MovedDeadline) {
  return { day0, earliestBy: formatTaipei(new Date(earliestBy)), dueBy: formatTaipei(new Date(dueBy)) };
}
