import type { Deps } from '../../../deps.ts';
import { explainDeadline } from '../../../domain/deadline/explain-deadline.ts';
import type { ChangeRequestRow } from '../change-requests.repository.ts';

/** The promise, recomputed with the days given back. Unchanged when the calendar no longer reaches it. */
export function deadlineValues(deps: Deps, row: ChangeRequestRow, now: Date): Partial<ChangeRequestRow> {
  const result = explainDeadline(deps.calendar.current(), {
    receivedAt: row.receivedAt,
    extraBusinessDays: row.extraBusinessDays,
    waits: row.waits.map(({ from, until }) => ({
      from: new Date(from),
      until: until === null ? now : new Date(until),
    })),
  });
  if (!result.ok) return {};
  const { clockStart, day0, earliestBy, dueBy, calendarVersion, provisional, receipt } = result.deadline;
  return { clockStart, day0, earliestBy, dueBy, calendarVersion, provisional, receipt };
}
