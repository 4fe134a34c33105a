import type {
  DeadlineFigures,
  DeadlineReport,
  ReportQuery,
  RequestFigures,
  RequestReport,
} from '../../contract/reports.contract.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import { ordinalOfDay } from '../../domain/calendar/service-calendar.ts';
import { dateKeyOfDay, taipeiDayOf } from '../../domain/calendar/taipei-time.ts';
import { forbidden } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { instantsOf, periodsOf, type ReportRange, rangeOf } from './report-range.ts';
import { customerNames, type ServiceDays, sumDeadlines, sumRequests } from './reports.repository.ts';

type Reader = Pick<Transaction, 'sql'>;
type Figures = DeadlineFigures | RequestFigures;

const noPromises: DeadlineFigures = {
  promised: 0,
  kept: 0,
  late: 0,
  keptPercent: null,
  lateP50Hours: null,
  lateP90Hours: null,
  usedP50Hours: null,
  usedP90Hours: null,
  forecasts: 0,
  forecastsMet: 0,
  forecastsMetPercent: null,
};

const noRequests: RequestFigures = {
  filed: 0,
  inWork: 0,
  waiting: 0,
  scheduled: 0,
  failed: 0,
  completed: 0,
  rejected: 0,
  cancelled: 0,
  partly: 0,
  reopened: 0,
  openP50Days: null,
  openOldestDays: null,
  liveP50Hours: null,
  liveP90Hours: null,
};

/** How promises were kept (docs/reports.md#deadlines). @throws AppError `forbidden`, `report_by_customer`, `invalid_input`. */
export async function readDeadlineReport(deps: Deps, caller: Caller, query: ReportQuery): Promise<DeadlineReport> {
  const days = (range: ReportRange, now: Date) => serviceDays(deps, range.first, now);
  return await readReport(deps, caller, query, noPromises, (reader, wish, range) =>
    sumDeadlines(reader, wish, days(range, wish.now)),
  );
}

/** What became of requests (docs/reports.md#requests). @throws AppError as above. */
export async function readRequestReport(deps: Deps, caller: Caller, query: ReportQuery): Promise<RequestReport> {
  return await readReport(deps, caller, query, noRequests, sumRequests);
}

/** Customers see their own organisation, by the database's rules, and so no other customer to compare with. */
async function readReport<Each extends Figures>(
  deps: Deps,
  { actor }: Caller,
  query: ReportQuery,
  none: Each,
  sum: (
    reader: Reader,
    wish: { from: Date; until: Date; by: ReportQuery['by']; now: Date },
    range: ReportRange,
  ) => Promise<(Each & { key: string | null })[]>,
) {
  ensure(actor, 'report.read', { organisationId: actor.organisationId });
  const { by } = query;
  if (by === 'customer' && actor.organisationId !== null) throw forbidden('report_by_customer');
  const now = deps.clock.now();
  const range = rangeOf(query, now);
  const { groups, names } = await deps.database.read(actor, async (reader) => {
    const found = await sum(reader, { ...instantsOf(range), by, now }, range);
    const ids = by === 'customer' ? found.flatMap(({ key }) => key ?? []) : [];
    return { groups: found, names: await customerNames(reader, ids) };
  });
  const of = new Map(groups.map(({ key, ...figures }) => [key, figures as unknown as Each]));
  const [from, to] = [dateKeyOfDay(range.first), dateKeyOfDay(range.last)];
  const keys =
    by === 'month' || by === 'week'
      ? periodsOf(by, range)
      : groups.flatMap(({ key }) => key ?? []).map((key) => ({ key, from, to }));
  return {
    from,
    to,
    by,
    items: keys.map((group) => ({ ...group, name: names.get(group.key) ?? null, ...(of.get(group.key) ?? none) })),
    total: of.get(null) ?? none,
  };
}

/** From a range's first day to today: no promise of it was late before, and none is live later. */
function serviceDays(deps: Deps, first: number, now: Date): ServiceDays {
  const calendar = deps.calendar.current();
  const count = Math.max(0, taipeiDayOf(now.getTime()) - first) + 2;
  return {
    first: dateKeyOfDay(first),
    before: Array.from({ length: count }, (_, index) => ordinalOfDay(calendar, first + index)),
  };
}
