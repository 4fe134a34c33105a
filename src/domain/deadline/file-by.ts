import { coversDay, ordinalOfDay, type ServiceCalendar } from '../calendar/service-calendar.ts';
import { taipeiDayOf, taipeiEpochMs } from '../calendar/taipei-time.ts';
import { type DeadlineRefusal, outsideCalendar } from './compute-deadline.ts';
import { type DeadlineInput, defaultDeadlineRules, extraBusinessDaysOf } from './deadline-rules.ts';
import { type ExplainedDeadline, explainDeadline } from './explain-deadline.ts';

export interface FileBy {
  /** A whole second, included: the clock of a filing counts whole seconds. */
  fileBy: Date;
  /** The promise of a filing at that moment; its `dueBy` is never later than the wish. */
  deadline: ExplainedDeadline;
}

/**
 * The last moment of filing whose `dueBy` is not later than a wished instant: `computeDeadline` turned round. It is the
 * last response (17:40:00 Taipei) of a business day. Refuses when the wish or that day lies outside the calendar's years,
 * so that a gap in what we know never becomes a promise. Some microseconds. docs/deadlines.md#file-by
 */
export function fileBy(
  calendar: ServiceCalendar,
  { wishedAt, ...input }: Omit<DeadlineInput, 'receivedAt' | 'waits'> & { wishedAt: Date },
): ({ ok: true } & FileBy) | { ok: false; refusal: DeadlineRefusal } {
  const rules = input.rules ?? defaultDeadlineRules;
  const wishedDay = taipeiDayOf(wishedAt.getTime());
  if (!coversDay(calendar, wishedDay)) return outsideCalendar(calendar);
  const isClosed = wishedAt.getTime() >= taipeiEpochMs(wishedDay, rules.closesAt);
  const due = ordinalOfDay(calendar, isClosed ? wishedDay + 1 : wishedDay) - 1;
  const day0 = calendar.businessDays[due - rules.dueBusinessDays - extraBusinessDaysOf(input)];
  if (day0 === undefined) return outsideCalendar(calendar);
  const receivedAt = new Date(taipeiEpochMs(day0, rules.lastResponseAt));
  const explained = explainDeadline(calendar, { ...input, receivedAt });
  return explained.ok ? { ok: true, fileBy: receivedAt, deadline: explained.deadline } : explained;
}
