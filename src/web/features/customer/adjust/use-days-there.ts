import { useQueries } from '@tanstack/react-query';
import type { DayImportReply } from '../../../../contract/day-files.contract.ts';
import { queryOf } from '../../../lib/api.ts';

export type DaysThere = DayImportReply['days'][number] & { key: string };

/** The days of more lines than these are not listed; the difference before sending tells them all. */
const mostLines = 12;

/** The coming days that the chosen lines have, those of several lines once. `today` is `YYYY-MM-DD`. */
export function useDaysThere(lineIds: readonly string[], today: string): DaysThere[] {
  const lines = useQueries({
    queries: lineIds.slice(0, mostLines).map((id) => queryOf('/lines/{id}', { params: { id } })),
  });
  const found = new Map<string, DaysThere>();
  for (const { data } of lines) {
    for (const days of data?.configuration?.datedDays ?? []) {
      const key = JSON.stringify([days.from, days.to, days.name, days.hours, days.closedHours]);
      if (days.to >= today && !found.has(key)) found.set(key, { ...days, key });
    }
  }
  return [...found.values()].sort((first, second) => (first.from < second.from ? -1 : 1));
}
