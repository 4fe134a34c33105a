import type { CalendarDayReply, CalendarYearReply, ServiceDayReply } from '../../contract/deadlines.contract.ts';
import { calendarDayWords, calendarSource } from '../../contract/words/deadlines.ts';
import type { Caller, Deps, Language } from '../../deps.ts';
import {
  coveredDates,
  type DayDescription,
  describeDate,
  type ServiceCalendar,
} from '../../domain/calendar/service-calendar.ts';
import { datesOfYear } from '../../domain/calendar/taipei-time.ts';
import { AppError } from '../../shared/app-error.ts';
import { presentDayLabel, presentHolidayName } from '../deadline-presenter.ts';
import { ensure } from '../ensure.ts';

/** Reads whether one date is a service day, and why. @throws AppError `outside_calendar` (422). */
export async function getServiceDay(deps: Deps, caller: Caller, date: string): Promise<ServiceDayReply> {
  ensure(caller.actor, 'calendar.read', { organisationId: caller.actor.organisationId });
  const calendar = deps.calendar.current();
  const day = describeOrRefuse(calendar, date);
  return {
    ...presentCalendarDay(day, caller.language),
    calendarVersion: calendar.version,
    source: presentSource(caller.language),
  };
}

/** All days of one year. @throws AppError `outside_calendar` (422). */
export async function getCalendarYear(deps: Deps, caller: Caller, year: number): Promise<CalendarYearReply> {
  ensure(caller.actor, 'calendar.read', { organisationId: caller.actor.organisationId });
  const calendar = deps.calendar.current();
  const first = describeOrRefuse(calendar, `${year}-01-01`);
  const { from, to } = coveredDates(calendar);
  const days = datesOfYear(year).map((date) => presentCalendarDay(describeOrRefuse(calendar, date), caller.language));
  return {
    year,
    provisional: first.provisional,
    serviceDays: days.filter(({ serviceDay }) => serviceDay).length,
    known: { from: Number(from.slice(0, 4)), to: Number(to.slice(0, 4)) },
    days,
    calendarVersion: calendar.version,
    source: presentSource(caller.language),
  };
}

function describeOrRefuse(calendar: ServiceCalendar, date: string): DayDescription {
  const day = describeDate(calendar, date);
  if (!day) throw new AppError('outside_calendar', { status: 422, params: coveredDates(calendar) });
  return day;
}

function presentCalendarDay(day: DayDescription, language: Language): CalendarDayReply {
  const name = presentHolidayName(day.name, language);
  const label = presentDayLabel({ date: day.date, name, words: calendarDayWords[day.reason] }, language);
  const { date, serviceDay, reason, provisional } = day;
  return { date, serviceDay, reason, name, label, provisional };
}

function presentSource(language: Language) {
  return { attribution: calendarSource.attribution[language], licence: calendarSource.licence };
}
