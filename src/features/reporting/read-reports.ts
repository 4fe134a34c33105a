import type {
  DeadlineFigures,
  DeadlineReport,
  EnquiryFigures,
  EnquiryReport,
  QuoteFigures,
  QuoteReport,
  ReportQuery,
  RequestFigures,
  RequestReport,
} from '../../contract/reports.contract.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import { ordinalOfDay } from '../../domain/calendar/service-calendar.ts';
import { dateKeyOfDay, taipeiDayOf } from '../../domain/calendar/taipei-time.ts';
import { lateBefore } from '../../domain/enquiry/enquiry-clock.ts';
import { forbidden } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { sumEnquiries, topicTitles } from './enquiry-report.repository.ts';
import { noEnquiries, noPromises, noQuotes, noRequests } from './no-figures.ts';
import { sumQuotes } from './quote-report.repository.ts';
import { instantsOf, periodsOf, type ReportRange, rangeOf } from './report-range.ts';
import { customerNames, type ServiceDays, sumDeadlines, sumRequests } from './reports.repository.ts';

type Reader = Pick<Transaction, 'sql'>;
type Figures = DeadlineFigures | EnquiryFigures | QuoteFigures | RequestFigures;

/** How promises were kept (docs/reports.md#deadlines). @throws AppError `forbidden`, `report_by_customer`, `invalid_input`. */
export async function readDeadlineReport(deps: Deps, caller: Caller, query: ReportQuery): Promise<DeadlineReport> {
  ensureReads(caller);
  const days = (range: ReportRange, now: Date) => serviceDays(deps, range.first, now);
  return await readReport(deps, caller, query, noPromises, (reader, wish, range) =>
    sumDeadlines(reader, wish, days(range, wish.now)),
  );
}

/** How fast quotes were made, and what became of them (docs/reports.md#quotes). @throws AppError `forbidden`, `invalid_input`. */
export async function readQuoteReport(deps: Deps, caller: Caller, query: ReportQuery): Promise<QuoteReport> {
  ensure(caller.actor, 'report.readQuotes', { organisationId: null, staffOnly: true });
  return await readReport(deps, caller, query, noQuotes, (reader, wish, range) =>
    sumQuotes(reader, wish, serviceDays(deps, range.first, wish.now)),
  );
}

/** How questions were answered (docs/reports.md#questions). @throws AppError `forbidden`, `invalid_input`. */
export async function readEnquiryReport(deps: Deps, caller: Caller, query: ReportQuery): Promise<EnquiryReport> {
  ensure(caller.actor, 'report.readEnquiries', { organisationId: null, staffOnly: true });
  return await readReport(deps, caller, query, noEnquiries, (reader, wish, range) =>
    sumEnquiries(reader, wish, {
      days: serviceDays(deps, range.first, wish.now),
      lateBefore: lateBefore(deps.calendar.current(), wish.now),
    }),
  );
}

/** What became of requests (docs/reports.md#requests). @throws AppError as above. */
export async function readRequestReport(deps: Deps, caller: Caller, query: ReportQuery): Promise<RequestReport> {
  ensureReads(caller);
  return await readReport(deps, caller, query, noRequests, sumRequests);
}

function ensureReads({ actor }: Caller): void {
  ensure(actor, 'report.read', { organisationId: actor.organisationId });
}

/** Customers see their own organisation, by the database's rules, and so no other customer to compare with. */
async function readReport<Each extends Figures>(
  deps: Deps,
  { actor, language }: Caller,
  query: ReportQuery,
  none: Each,
  sum: (
    reader: Reader,
    wish: { from: Date; until: Date; by: ReportQuery['by']; now: Date },
    range: ReportRange,
  ) => Promise<(Each & { key: string | null })[]>,
) {
  const { by } = query;
  if (by === 'customer' && actor.organisationId !== null) throw forbidden('report_by_customer');
  const now = deps.clock.now();
  const range = rangeOf(query, now);
  const { groups, names } = await deps.database.read(actor, async (reader) => {
    const found = await sum(reader, { ...instantsOf(range), by, now }, range);
    if (by === 'topic') return { groups: found, names: await topicTitles(reader, language) };
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
