import type { Deps } from '../../../deps.ts';
import { waitsUntil } from '../../../domain/deadline/deadline-rules.ts';
import { explainDeadline } from '../../../domain/deadline/explain-deadline.ts';
import { movedForecast } from '../../../domain/deadline/forecast.ts';
import type { ChangeRequestRow } from '../change-requests.repository.ts';

/** The promise and the forecast, recomputed with the days given back. Unchanged when the calendar no longer reaches the promise. */
export function deadlineValues(deps: Deps, row: ChangeRequestRow, now: Date): Partial<ChangeRequestRow> {
  const calendar = deps.calendar.current();
  const { receivedAt, extraBusinessDays } = row;
  const clock = { receivedAt, extraBusinessDays, waits: waitsUntil(row.waits, now) };
  const result = explainDeadline(calendar, clock);
  if (!result.ok) return {};
  const { clockStart, day0, earliestBy, dueBy, calendarVersion, provisional, receipt } = result.deadline;
  const { forecastBy: by, forecastBasis: basis } = row;
  const since = clock.waits.at(-1)?.from ?? now;
  const forecastBy = by && basis && movedForecast(calendar, clock, { by, basis, since });
  return { clockStart, day0, earliestBy, dueBy, calendarVersion, provisional, receipt, forecastBy };
}
