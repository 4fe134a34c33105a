import { type OpenInterval, type Weekday, weekdays } from '../../../domain/line/line-config.ts';

export interface WeekGroup {
  from: Weekday;
  to: Weekday;
  hours: readonly OpenInterval[];
  differs: boolean;
}

/** Groups neighbouring days with the same hours into one row; a day that differs stands alone. */
export function weekGroups(
  weekly: Partial<Record<Weekday, readonly OpenInterval[]>>,
  differs: (weekday: Weekday) => boolean,
): WeekGroup[] {
  const groups: WeekGroup[] = [];
  for (const day of weekdays) {
    const hours = weekly[day] ?? [];
    const last = groups.at(-1);
    if (last && !last.differs && !differs(day) && JSON.stringify(last.hours) === JSON.stringify(hours)) last.to = day;
    else groups.push({ from: day, to: day, hours, differs: differs(day) });
  }
  return groups;
}
