import { useSearchParams } from 'react-router';
import type { ReportName } from '../../../contract/words/reports.ts';
import { dateKeyOfDay, taipeiDayOf } from '../../../domain/calendar/taipei-time.ts';
import { hasRole, type useMe } from '../../lib/session.ts';

/** The reports that somebody may see, the usual one first. */
export function reportsFor(me: ReturnType<typeof useMe>): readonly ReportName[] {
  return [
    ...(hasRole(me, 'owner', 'operator', 'admin') ? (['deadlines', 'requests'] as const) : []),
    ...(hasRole(me, 'sales', 'admin') ? (['quotes'] as const) : []),
    ...(hasRole(me, 'agent', 'operator', 'admin') ? (['enquiries'] as const) : []),
  ];
}
export const presets = ['thisMonth', 'lastMonth', 'year'] as const;
export type Preset = (typeof presets)[number];
const groupings = ['month', 'kind', 'topic', 'customer'] as const;
export type Grouping = (typeof groupings)[number];

export interface ReportWish {
  name: ReportName;
  /** Dates in Taipei, both included; one that is missing or nonsense is the usual one. */
  from: string;
  to: string;
  by: Grouping;
}

/** The first and last day of a preset at an instant (epoch milliseconds). */
export function daysOf(preset: Preset, now: number): { from: string; to: string } {
  const [year, month] = dateKeyOfDay(taipeiDayOf(now)).split('-').map(Number) as [number, number];
  const first = (months: number) => Date.UTC(year, month - 1 + months, 1) / 86_400_000;
  const [from, end] = preset === 'thisMonth' ? [0, 1] : preset === 'lastMonth' ? [-1, 0] : [-11, 1];
  return { from: dateKeyOfDay(first(from)), to: dateKeyOfDay(first(end) - 1) };
}

/** How a report can be grouped: questions have topics instead of kinds, and who sees one customer has none to compare. */
export function groupingsFor(name: ReportName, isStaff: boolean): readonly Grouping[] {
  const other = name === 'enquiries' ? 'kind' : 'topic';
  return groupings.filter((by) => by !== other && (isStaff || by !== 'customer'));
}

/** The report that the page's address asks for, and how to ask for another. */
export function useReportWish(
  names: readonly ReportName[],
  isStaff: boolean,
  now: number,
): [ReportWish, (part: Partial<ReportWish>) => void] {
  const [search, setSearch] = useSearchParams();
  const usual = daysOf('year', now);
  const name = names.find((each) => each === search.get('report')) ?? names[0] ?? 'deadlines';
  const wish: ReportWish = {
    name,
    from: search.get('from') ?? usual.from,
    to: search.get('to') ?? usual.to,
    by: groupingsFor(name, isStaff).find((by) => by === search.get('by')) ?? 'month',
  };
  const change = (part: Partial<ReportWish>) => {
    const { name: report, from, to, by } = { ...wish, ...part };
    setSearch(new URLSearchParams({ report, from, to, by }), { replace: true, preventScrollReset: true });
  };
  return [wish, change];
}
