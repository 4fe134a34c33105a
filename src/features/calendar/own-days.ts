import type {
  AddExceptionInput,
  CalendarExceptionReply,
  DeadlineMoveReply,
  ExceptionDay,
  ExceptionPreviewReply,
} from '../../contract/calendar.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { stateOfDate } from '../../domain/calendar/calendar-change.ts';
import { coveredDates } from '../../domain/calendar/service-calendar.ts';
import { AppError, conflict, notFound } from '../../shared/app-error.ts';
import { newId } from '../../shared/ids.ts';
import { ensure } from '../ensure.ts';
import { presentException, presentMove } from './calendar.presenter.ts';
import {
  findException,
  findExceptionOn,
  insertException,
  listExceptions,
  readStoredCalendar,
  setExceptionRemoved,
} from './calendar.repository.ts';
import { changeCalendar } from './change-calendar.ts';
import { assertDayOff } from './day-off-proposals.ts';
import { foreseeMoves } from './move-deadlines.ts';

export async function readExceptions(deps: Deps, caller: Caller): Promise<{ items: CalendarExceptionReply[] }> {
  ensure(caller.actor, 'calendar.write', { organisationId: null });
  const rows = await deps.database.transaction(caller.actor, listExceptions);
  return { items: rows.map(presentException) };
}

/**
 * Closes or opens our own office on a Taipei date. @throws AppError `forbidden`; `outside_calendar` (422);
 * `calendar_day_taken` (409) where the day is one of ours already; and those of `assertDayOff` where it follows a notice.
 */
export async function addException(
  deps: Deps,
  caller: Caller,
  { date, kind, reason, announcementId }: AddExceptionInput,
): Promise<CalendarExceptionReply & { move: DeadlineMoveReply }> {
  ensure(caller.actor, 'calendar.write', { organisationId: null });
  mustBeCovered(deps, date);
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const id = newId();
    const row = {
      ...{ id, date, kind, reason, announcementId: announcementId ?? null },
      ...{ removedAt: null, createdAt: deps.clock.now() },
      ...{ createdBy: caller.actor.userId as string, createdByName: caller.actor.name },
    };
    const move = await changeCalendar(deps, transaction, caller, async () => {
      if (announcementId !== undefined) await assertDayOff(deps, transaction, { announcementId, date, kind });
      if (await findExceptionOn(transaction, date)) throw conflict('calendar_day_taken', { date });
      await insertException(transaction, row);
      const audit = { action: 'calendar.exception_added', subjectId: id, after: { date, kind }, reason } as const;
      return { kind: 'exception_added', causeId: id, audit };
    });
    const reply = { ...presentException(row), move: presentMove(move, move.number) };
    await caller.remember(transaction, { status: 201, body: reply });
    return reply;
  });
}

/**
 * What a day of our own would change now. @throws AppError `forbidden`; `outside_calendar` (422); `calendar_day_taken` (409) where the
 * day is one of ours already.
 */
export async function previewException(
  deps: Deps,
  { actor }: Caller,
  { date, kind }: ExceptionDay,
): Promise<ExceptionPreviewReply> {
  ensure(actor, 'calendar.write', { organisationId: null });
  mustBeCovered(deps, date);
  return await deps.database.transaction(actor, async (transaction) => {
    if (await findExceptionOn(transaction, date)) throw conflict('calendar_day_taken', { date });
    const stored = await readStoredCalendar(transaction);
    const exceptions = [...stored.exceptions, { date, kind, reason: '' }];
    const [before, after] = [deps.calendar.build(stored), deps.calendar.build({ ...stored, exceptions })];
    const moves = await foreseeMoves(transaction, { calendar: after, now: deps.clock.now() });
    const isOn = { ...stateOfDate(after, date), name: null };
    return { day: { date, before: stateOfDate(before, date), after: isOn }, moves };
  });
}

function mustBeCovered(deps: Deps, date: string): void {
  const covered = coveredDates(deps.calendar.current());
  if (date < covered.from || date > covered.to)
    throw new AppError('outside_calendar', { status: 422, params: covered });
}

/** @throws AppError `forbidden`, `not_found`, also where it was taken back before. */
export async function removeException(deps: Deps, caller: Caller, id: string): Promise<DeadlineMoveReply> {
  ensure(caller.actor, 'calendar.write', { organisationId: null });
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const move = await changeCalendar(deps, transaction, caller, async () => {
      const row = await findException(transaction, id);
      if (row?.removedAt !== null) throw notFound();
      await setExceptionRemoved(transaction, id, deps.clock.now());
      const after = { date: row.date, kind: row.kind };
      const audit = { action: 'calendar.exception_removed', subjectId: id, after } as const;
      return { kind: 'exception_removed', causeId: id, audit };
    });
    return presentMove(move, move.number);
  });
}
