import type { NationalDayChange } from '../calendar/national-days.ts';
import { dayOfDateKey } from '../calendar/taipei-time.ts';
import { minutesOfDay } from './day-intervals.ts';
import type { LineSchedule } from './day-plan.ts';
import type { LineConfig } from './line-config.ts';
import { lineScheduleOf, nextBoundary, scheduledAnswer } from './line-schedule.ts';

export interface ChangedAnswers {
  lineId: string;
  /** National days (`YYYY-MM-DD`, the line's own local dates) around which its callers hear something else. */
  dates: string[];
}

/**
 * Finds the lines whose callers hear something else under another edition of the national days, with the days that cause
 * it.
 * Not among them: a line that does not follow the national calendar, one whose own dated days cover the changes, one that
 * only sees a day renamed. Closures are left out: they win before and after.
 */
export function linesThatAnswerOtherwise(
  lines: readonly { lineId: string; config: LineConfig }[],
  changes: readonly NationalDayChange[],
): ChangedAnswers[] {
  const names = (side: 'before' | 'after') => new Map(changes.map((change) => [change.date, change[side]]));
  const [before, after] = [names('before'), names('after')];
  return lines.flatMap(({ lineId, config }) => {
    if (!config.followNationalCalendar) return [];
    const former = lineScheduleOf(config, { holidayOn: (date) => before.get(date) ?? null, makeupOn: () => null });
    const coming = lineScheduleOf(config, { holidayOn: (date) => after.get(date) ?? null, makeupOn: () => null });
    const dates = changes.map(({ date }) => date).filter((date) => differsAround(former, coming, date));
    return dates.length === 0 ? [] : [{ lineId, dates }];
  });
}

/** Hours that begin on a day may run into the next one. */
function differsAround(former: LineSchedule, coming: LineSchedule, date: string): boolean {
  const day = dayOfDateKey(date);
  return day !== null && (differsOn(former, coming, day) || differsOn(former, coming, day + 1));
}

function differsOn(former: LineSchedule, coming: LineSchedule, day: number): boolean {
  let minute = 0;
  while (minute < minutesOfDay) {
    const before = scheduledAnswer(former, day, minute);
    const after = scheduledAnswer(coming, day, minute);
    if (before.state !== after.state || before.promptId !== after.promptId) return true;
    minute = Math.min(nextBoundary(former, day, minute), nextBoundary(coming, day, minute));
  }
  return false;
}
