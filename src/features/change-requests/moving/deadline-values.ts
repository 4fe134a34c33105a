import type { Deps } from '../../../deps.ts';
import { waitsUntil } from '../../../domain/deadline/deadline-rules.ts';
import { explainDeadline } from '../../../domain/deadline/explain-deadline.ts';
import type { ChangeRequestRow } from '../change-requests.repository.ts';

/** The promise, recomputed with the days given back. Unchanged when the calendar no longer reaches it. */
export function deadlineValues(deps: Deps, row: ChangeRequestRow, now: Date): Partial<ChangeRequestRow> {
  const result = explainDeadline(deps.calendar.current(), {
    receivedAt: row.receivedAt,
    extraBusinessDays: row.extraBusinessDays,
    waits: waitsUntil(row.waits, now),
  });
  if (!result.ok) return {};
  const { clockStart, day0, earliestBy, dueBy, calendarVersion, provisional, receipt } = result.deadline;
  return { clockStart, day0, earliestBy, dueBy, calendarVersion, provisional, receipt };
}
