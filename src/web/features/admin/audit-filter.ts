import { useSearchParams } from 'react-router';
import { dateKeyOfDay, taipeiDayOf } from '../../../domain/calendar/taipei-time.ts';

const fields = ['from', 'until', 'organisationId', 'subjectKind', 'subjectId', 'action', 'actorId'] as const;

/** What the list is narrowed to. `from` and `until` are dates in Taipei, both included. */
export type AuditFilter = Partial<Record<(typeof fields)[number], string>>;

/** The filter in the page's address, and how to change parts of it; an undefined part is taken away. */
export function useAuditFilter(): [AuditFilter, (part: AuditFilter) => void] {
  const [search, setSearch] = useSearchParams();
  const filter: AuditFilter = {};
  for (const field of fields) {
    const value = search.get(field);
    if (value) filter[field] = value;
  }
  function change(part: AuditFilter) {
    const given = Object.entries({ ...filter, ...part }).filter((entry): entry is [string, string] =>
      Boolean(entry[1]),
    );
    setSearch(new URLSearchParams(given), { replace: true });
  }
  return [filter, change];
}

/** As the server takes it. */
export function isSubjectId(typed: string): boolean {
  return /^[a-zA-Z0-9_.-]{1,80}$/.test(typed);
}

/** Whether the period ends before it starts. */
export function isWrongWay({ from, until }: AuditFilter): boolean {
  return from !== undefined && until !== undefined && until < from;
}

/** The filter without the parts that the server would refuse. */
export function sendable(filter: AuditFilter): AuditFilter {
  const { subjectId, until, ...rest } = filter;
  return {
    ...rest,
    ...(until !== undefined && !isWrongWay(filter) ? { until } : {}),
    ...(subjectId !== undefined && isSubjectId(subjectId) ? { subjectId } : {}),
  };
}

/** Periods in one press, with the number of days that they go back. */
export const periods = { today: 1, week: 7, month: 30 } as const;
export type Period = keyof typeof periods;

/** The first and the last date of a period that ends today in Taipei. */
export function datesOf(period: Period, now: number): { from: string; until: string } {
  const today = taipeiDayOf(now);
  return { from: dateKeyOfDay(today - periods[period] + 1), until: dateKeyOfDay(today) };
}
