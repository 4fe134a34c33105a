import type {
  CalendarExceptionReply,
  CalendarImportReply,
  DeadlineMoveReply,
  MovedDeadlineReply,
} from '../../contract/calendar.contract.ts';
import type { Language } from '../../deps.ts';
import type { CalendarDayChange, DayState } from '../../domain/calendar/calendar-change.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { requestNumber } from '../../domain/change-request/request-number.ts';
import type { MovedDeadline } from '../../domain/deadline/moved-deadline.ts';
import { presentHolidayName } from '../deadline-presenter.ts';
import type { CalendarExceptionRow, CalendarImportRow } from './calendar.repository.ts';
import type { MoveRow, RequestPlace } from './deadline-moves.repository.ts';

export function presentImport(row: CalendarImportRow): CalendarImportReply {
  const { id, year, state, encoding, fileName, createdByName, createdAt, decidedAt } = row;
  return {
    ...{ id, year, state, encoding, fileName, by: createdByName },
    format: row.format as CalendarImportReply['format'],
    createdAt: formatTaipei(createdAt),
    decidedAt: decidedAt && formatTaipei(decidedAt),
  };
}

/** Holidays are named in the reader's language, as in the calendar itself. */
export function presentDayChanges(changes: readonly CalendarDayChange[], language: Language): CalendarDayChange[] {
  const named = (state: DayState) => ({ ...state, name: presentHolidayName(state.name, language) });
  return changes.map(({ date, before, after }) => ({ date, before: named(before), after: named(after) }));
}

export function presentException(row: CalendarExceptionRow): CalendarExceptionReply {
  const { id, date, kind, reason, announcementId, createdByName, createdAt } = row;
  return { id, date, kind, reason, announcementId, by: createdByName, createdAt: formatTaipei(createdAt) };
}

/** `newest`: the number of the change in force, which alone can be taken back. */
export function presentMove(row: MoveRow, newest: number): DeadlineMoveReply {
  const { id, kind, at, byName, moved, day, undoes, undoneKind, undoneAt, number } = row;
  return {
    ...{ id, kind, at: formatTaipei(at), by: byName, moved, import: row.import, day, undoes, undoneKind },
    undoneAt: undoneAt && formatTaipei(undoneAt),
    undoable: number === newest && kind !== 'undo',
  };
}

/** A request whose promise was moved, or would be. */
export interface MovedPromise {
  changeRequestId: string;
  organisationId: string;
  before: MovedDeadline;
  after: MovedDeadline;
}

export function presentMoved(row: MovedPromise, place: RequestPlace | undefined): MovedDeadlineReply {
  const { changeRequestId, organisationId, before, after } = row;
  return {
    ...{ changeRequestId, number: requestNumber(changeRequestId), jobId: place?.jobId ?? null },
    ...{ organisationId, customer: place?.customer ?? '' },
    ...{ before: windowOf(before), after: windowOf(after) },
  };
}

function windowOf({ day0, earliestBy, dueBy }: MovedDeadline) {
  return { day0, earliestBy: formatTaipei(new Date(earliestBy)), dueBy: formatTaipei(new Date(dueBy)) };
}
