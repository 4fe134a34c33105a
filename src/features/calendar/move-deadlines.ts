import type { Transaction } from '../../db/database.ts';
import type { OutboxNudge } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import type { ServiceCalendar } from '../../domain/calendar/service-calendar.ts';
import { waitsUntil } from '../../domain/deadline/deadline-rules.ts';
import { explainDeadline } from '../../domain/deadline/explain-deadline.ts';
import { movedForecast } from '../../domain/deadline/forecast.ts';
import { mailMovedDeadlines } from '../notifications/moved-deadline-mails.ts';
import type { MovedPromise } from './calendar.presenter.ts';
import { type NewPromise, type OpenPromise, openPromises, savePromises } from './deadline-moves.repository.ts';

interface Moving {
  moveId: string;
  calendar: ServiceCalendar;
  now: Date;
}

/** What was moved, by organisation. */
export interface Moved {
  count: number;
  organisationIds: string[];
  nudges: OutboxNudge[];
}

/**
 * Brings every open promise to a calendar, in the caller's transaction: those whose window changes are listed with the change that
 * moved them, and each customer is told once. What is overdue stays so; what the calendar does not reach stays as it is.
 */
export async function moveDeadlines(
  deps: Deps,
  transaction: Transaction,
  { moveId, calendar, now }: Moving,
): Promise<Moved> {
  const open = await openPromises(transaction, { calendarVersion: calendar.version, now, lock: true });
  const promises = open.flatMap((promise) => promiseBy(calendar, promise, now));
  await savePromises(transaction, { promises, moveId, at: now });
  const moved = promises.filter((promise) => promise.moved);
  const former = new Map(open.map(({ id, dueBy }) => [id, new Date(dueBy).toISOString()]));
  const moves = moved.map(({ id, organisationId, dueBy: after }) => ({
    ...{ id, organisationId, before: former.get(id) ?? after, after },
  }));
  const nudges = await mailMovedDeadlines(deps, transaction, { moves, now });
  return { count: moved.length, organisationIds: [...new Set(moved.map((each) => each.organisationId))], nudges };
}

/** The promises that a calendar would move now, in the order of the requests' ids; nothing is moved. */
export async function foreseeMoved(
  transaction: Transaction,
  { calendar, now }: Omit<Moving, 'moveId'>,
): Promise<MovedPromise[]> {
  const open = await openPromises(transaction, { calendarVersion: calendar.version, now, lock: false });
  return open.flatMap((promise) =>
    promiseBy(calendar, promise, now)
      .filter(({ moved }) => moved)
      .map((after) => ({
        changeRequestId: promise.id,
        organisationId: promise.organisationId,
        before: promise,
        after,
      })),
  );
}

/** How many promises a calendar would move now, and which way. */
export async function foreseeMoves(
  transaction: Transaction,
  wish: Omit<Moving, 'moveId'>,
): Promise<{ count: number; later: number; earlier: number }> {
  const moved = await foreseeMoved(transaction, wish);
  const ways = moved.map(({ before, after }) => Math.sign(Date.parse(after.dueBy) - Date.parse(before.dueBy)));
  const going = (way: number) => ways.filter((each) => each === way).length;
  return { count: ways.length, later: going(1), earlier: going(-1) };
}

/** Nothing where the calendar does not reach it. */
function promiseBy(calendar: ServiceCalendar, promise: OpenPromise, now: Date): NewPromise[] {
  const { extraBusinessDays, forecastBy, forecastBasis: basis } = promise;
  const clock = { receivedAt: new Date(promise.receivedAt), extraBusinessDays, waits: waitsUntil(promise.waits, now) };
  const explained = explainDeadline(calendar, clock);
  if (!explained.ok) return [];
  const { clockStart, day0, earliestBy, dueBy, calendarVersion, provisional, receipt } = explained.deadline;
  const forecast =
    forecastBy === null || basis === null
      ? null
      : movedForecast(calendar, clock, { by: new Date(forecastBy), basis, since: now });
  const isSame = (instant: Date, former: string) => instant.getTime() === Date.parse(former);
  return [
    {
      ...{ id: promise.id, organisationId: promise.organisationId, day0, calendarVersion, provisional, receipt },
      clockStart: clockStart.toISOString(),
      earliestBy: earliestBy.toISOString(),
      dueBy: dueBy.toISOString(),
      forecastBy: forecast?.toISOString() ?? null,
      moved: day0 !== promise.day0 || !isSame(earliestBy, promise.earliestBy) || !isSame(dueBy, promise.dueBy),
    },
  ];
}
