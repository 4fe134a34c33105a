import type { ServiceCalendar } from '../calendar/service-calendar.ts';
import type { DatedDays, LineConfig } from '../line/line-config.ts';
import { moveDays } from '../line/move-days.ts';

export interface SeasonProposal {
  /** `lastYear`: the line's own days of last year on this year's dates; `stretch`: closed on the whole stretch. */
  from: 'lastYear' | 'stretch';
  days: DatedDays[];
}

interface Stretch {
  name: string;
  /** `YYYY-MM-DD`, both included. */
  from: string;
  to: string;
}

/**
 * What a line would have on a stretch of days off: what it had last year, moved on to this year's days with hours and recording, as
 * far as it touches the stretch; else closed on all of it (docs/rules.md#season-sweeps).
 */
export function seasonProposal(
  calendar: ServiceCalendar,
  { datedDays }: Pick<LineConfig, 'datedDays'>,
  { name, from, to, today }: Stretch & { today: string },
): SeasonProposal {
  const years = [...new Set([from, to].map((date) => Number(date.slice(0, 4))))];
  const moved = years.flatMap((toYear) => moveDays(datedDays, { calendar, fromYear: toYear - 1, toYear, today }).days);
  const touching = moved.filter(({ collides, days }) => !collides && days.from <= to && days.to >= from);
  if (touching.length > 0) return { from: 'lastYear', days: touching.map(({ days }) => days) };
  return { from: 'stretch', days: [{ name, from, to, hours: 'closed' }] };
}
