import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadServiceCalendar } from '../../../src/connectors/calendar/load-service-calendar.ts';
import { readClock } from '../../../src/domain/deadline/clock-parts.ts';
import type { ReceiptRow } from '../../../src/domain/deadline/receipt.ts';
import { serviceTimeBetween } from '../../../src/domain/deadline/service-time.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { Json } from '../../support/app-client.ts';
import { insertRequests, numbersFrom, type RandomRequest, randomRequest } from '../../support/random-requests.ts';
import { demoNumbers } from '../../support/voice.ts';

const now = new Date('2026-11-18T11:00:00+08:00');
const hourMs = 3_600_000;
const calendar = loadServiceCalendar().current();
let app: TestApp;
let requests: RandomRequest[];
let owners: string;

beforeAll(async () => {
  app = await startTestApp({ now: '2026-03-04T10:00:00+08:00', works: false });
  const own = await app.as('owner').line(demoNumbers.directory);
  const enterprise = await app.as('enterpriseOwner').line(demoNumbers.enterprise);
  owners = own.organisationId;
  const random = numbersFrom(20_261_118);
  requests = Array.from({ length: 600 }, (_, index) => {
    const isOwners = index % 3 > 0;
    return randomRequest(random, {
      id: randomUUID(),
      organisationId: isOwners ? owners : enterprise.organisationId,
      lineId: isOwners ? own.id : enterprise.id,
      from: new Date('2025-12-20T00:00:00+08:00'),
      until: now,
    });
  });
  // Some reopen a completed one of the same customer.
  const done = requests.filter(({ status }) => status === 'completed');
  for (const [index, request] of requests.slice(500).entries())
    if (index % 4 === 0 && done[index]?.organisation_id === request.organisation_id && done[index]?.id !== request.id)
      request.reopens = done[index]?.id ?? null;
  await insertRequests(app.query, requests);
  app.clock.set(now);
});
afterAll(() => app.close());

/** The nearest-rank value in hours or days with one decimal; null of nothing. */
function rank(values: number[], share: number, unitMs: number): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  return value === undefined ? null : Math.round((value / unitMs) * 10 + 1e-9) / 10;
}

function keyOf(request: RandomRequest, by: string, at: number): string {
  if (by === 'customer') return request.organisation_id;
  if (by === 'kind') return request.kind;
  const local = new Date(at + 8 * hourMs);
  if (by === 'month') return local.toISOString().slice(0, 7);
  const sinceMonday = (local.getUTCDay() + 6) % 7;
  return new Date(local.getTime() - sinceMonday * 24 * hourMs).toISOString().slice(0, 10);
}

function within(at: number): boolean {
  return at >= Date.parse('2026-01-10T00:00:00+08:00') && at < Date.parse('2026-11-01T00:00:00+08:00');
}

interface Promised {
  request: RandomRequest;
  due: number;
  kept: boolean;
  late: number | null;
  used: number | null;
}

/** Computes the same figures independently, request by request, with the rules of the domain. */
function promisesOf(all: readonly RandomRequest[]): Promised[] {
  return all.flatMap((request) => {
    const dueBy = Date.parse(request.due_by);
    const due = Math.max(dueBy, request.effective_at === null ? 0 : Date.parse(request.effective_at) + hourMs);
    const wait = request.waits.at(-1);
    const isPaused = request.status === 'pending' && Date.parse(wait?.from ?? '') <= due;
    const done = request.completed_at === null ? null : Date.parse(request.completed_at);
    if (['cancelled', 'rejected'].includes(request.status) || isPaused || !within(due)) return [];
    if (done === null && due >= now.getTime()) return [];
    const service = (from: number, until: number) =>
      serviceTimeBetween(calendar, { from: new Date(from), until: new Date(until) });
    const kept = done !== null && done <= due;
    const clock = { clockStart: new Date(request.clock_start), receipt: request.receipt as unknown as ReceiptRow[] };
    const used =
      done === null || request.effective_at !== null
        ? null
        : readClock(clock, { at: done }).usedMs + (done > dueBy ? service(dueBy, done) : 0);
    return [{ request, due, kept, late: kept ? null : service(due, done ?? now.getTime()), used }];
  });
}

/** Truncated to one decimal. */
function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part / whole) * 1000 + 1e-9) / 10;
}

function deadlineFigures(promises: readonly Promised[]): Json {
  const kept = promises.filter((each) => each.kept).length;
  const late = promises.flatMap((each) => each.late ?? []);
  const used = promises.flatMap((each) => each.used ?? []);
  const foreseen = promises.filter(({ request }) => request.forecast_by !== null && request.effective_at === null);
  const met = foreseen.filter(
    ({ request: { forecast_by: by, completed_at: done } }) => done !== null && Date.parse(done) <= Date.parse(by ?? ''),
  );
  return {
    promised: promises.length,
    kept,
    late: promises.length - kept,
    keptPercent: percent(kept, promises.length),
    lateP50Hours: rank(late, 0.5, hourMs),
    lateP90Hours: rank(late, 0.9, hourMs),
    usedP50Hours: rank(used, 0.5, hourMs),
    usedP90Hours: rank(used, 0.9, hourMs),
    forecasts: foreseen.length,
    forecastsMet: met.length,
    forecastsMetPercent: percent(met.length, foreseen.length),
  };
}

function requestFigures(filed: readonly RandomRequest[]): Json {
  const has = (...statuses: string[]) => filed.filter(({ status }) => statuses.includes(status)).length;
  const received = (request: RandomRequest) => Date.parse(request.received_at);
  const ages = filed
    .filter(({ status }) => !['completed', 'rejected', 'cancelled'].includes(status))
    .map((request) => now.getTime() - received(request));
  const live = filed.flatMap((request) =>
    request.completed_at !== null && request.effective_at === null
      ? [Date.parse(request.completed_at) - received(request)]
      : [],
  );
  const successors = new Set(
    requests
      .filter(({ status }) => !['rejected', 'failed', 'cancelled'].includes(status))
      .map(({ reopens }) => reopens),
  );
  return {
    filed: filed.length,
    inWork: has('acknowledged', 'accepted', 'inProgress', 'partial', 'held'),
    waiting: has('pending'),
    scheduled: has('scheduled'),
    failed: has('failed'),
    completed: has('completed'),
    rejected: has('rejected'),
    cancelled: has('cancelled'),
    partly: filed.filter(({ outcome }) => outcome === 'partly').length,
    reopened: filed.filter(({ id }) => successors.has(id)).length,
    openP50Days: rank(ages, 0.5, 24 * hourMs),
    openOldestDays: rank(ages, 1, 24 * hourMs),
    liveP50Hours: rank(live, 0.5, hourMs),
    liveP90Hours: rank(live, 0.9, hourMs),
  };
}

const groupings = ['month', 'week', 'kind', 'customer'];
const range = 'from=2026-01-10&to=2026-10-31';

/** The figures of a reply by group, without the names of the groups. */
function figuresOf(items: Json[]): Record<string, Json> {
  return Object.fromEntries(items.map(({ key, name: _name, from: _from, to: _to, ...figures }) => [key, figures]));
}

function grouped<Each>(all: readonly Each[], key: (each: Each) => string): Map<string, Each[]> {
  const groups = new Map<string, Each[]>();
  for (const each of all) groups.set(key(each), [...(groups.get(key(each)) ?? []), each]);
  return groups;
}

describe('reports, against the same by hand', () => {
  it.each(groupings)('say how promises were kept, by %s', async (by) => {
    const all = promisesOf(requests);
    expect(all.length).toBeGreaterThan(300);
    const report = await app.as('operator').get(`/reports/deadlines?${range}&by=${by}`);
    const groups = grouped(all, ({ request, due }) => keyOf(request, by, due));
    for (const [key, promises] of groups)
      expect([key, figuresOf(report.items)[key]]).toEqual([key, deadlineFigures(promises)]);
    expect(report.total).toEqual(deadlineFigures(all));
    expect(report.total.late).toBeGreaterThan(30);
    expect(report.total.forecastsMet).toBeGreaterThan(30);
    expect(report.total.forecasts - report.total.forecastsMet).toBeGreaterThan(30);
    expect(report.items.filter(({ promised }: Json) => promised > 0)).toHaveLength(groups.size);
  });

  it.each(groupings)('say what became of requests, by %s', async (by) => {
    const all = requests.filter(({ received_at }) => within(Date.parse(received_at)));
    const report = await app.as('admin').get(`/reports/requests?${range}&by=${by}`);
    const groups = grouped(all, (request) => keyOf(request, by, Date.parse(request.received_at)));
    for (const [key, filed] of groups)
      expect([key, figuresOf(report.items)[key]]).toEqual([key, requestFigures(filed)]);
    expect(report.total).toEqual(requestFigures(all));
    expect(report.total.reopened).toBeGreaterThan(3);
    const { filed, inWork, waiting, scheduled, failed, completed, rejected, cancelled } = report.total;
    expect(inWork + waiting + scheduled + failed + completed + rejected + cancelled).toBe(filed);
  });

  it('show an owner the own organisation only', async () => {
    const owner = app.as('owner');
    const { total } = await owner.get(`/reports/deadlines?${range}`);
    expect(total).toEqual(deadlineFigures(promisesOf(requests.filter((each) => each.organisation_id === owners))));
    expect((await owner.get(`/reports/requests?${range}&by=kind`)).items.length).toBe(3);
    await owner.refused('GET', '/reports/requests?by=customer', { status: 403, code: 'report_by_customer' });
    await owner.refused('GET', '/reports/requests.csv?by=customer', { status: 403, code: 'report_by_customer' });
  });
});

describe('the range of a report', () => {
  it('is twelve months of Taipei by itself, and names the days of months at its edges', async () => {
    const operator = app.as('operator');
    const usual = await operator.get('/reports/requests');
    expect([usual.from, usual.to, usual.by, usual.items.length]).toEqual(['2025-12-01', '2026-11-30', 'month', 12]);
    const part = await operator.get('/reports/requests?from=2026-01-10&to=2026-02-03');
    expect(part.items.map(({ key, from, to }: Json) => [key, from, to])).toEqual([
      ['2026-01', '2026-01-10', '2026-01-31'],
      ['2026-02', '2026-02-01', '2026-02-03'],
    ]);
    const weeks = await operator.get('/reports/deadlines?by=week');
    expect([weeks.from, weeks.to, weeks.items.length]).toEqual(['2026-09-28', '2026-11-22', 8]);
    expect((await operator.get('/reports/deadlines?from=2027-01-15')).to).toBe('2027-01-31');
  });

  it('ends after it begins, and is ten years at most', async () => {
    const operator = app.as('operator');
    const refused = { status: 400, code: 'invalid_input' };
    const back = await operator.refused('GET', '/reports/deadlines?from=2026-03-09&to=2026-03-01', refused);
    expect(back.errors).toMatchObject([{ path: 'to', code: 'until_before_from' }]);
    const long = await operator.refused('GET', '/reports/requests.csv?from=1990-01-01', refused);
    expect(long.errors).toMatchObject([{ path: 'from', code: 'report_too_long' }]);
  });
});

describe('a report as a file', () => {
  it.each([
    ['en', 'Customer,From,To,Filed,', 'All together,2026-01-10,2026-10-31,'],
    ['zh-TW', '客戶,起日,迄日,收件數,', '合計,2026-01-10,2026-10-31,'],
  ])('has the same figures, in the language of the reader, and no formulas (%s)', async (language, head, last) => {
    await app.query("update customer set name = '=HYPERLINK(1)' where id = $1", [owners]);
    const operator = app.as('operator');
    const { items, total } = await operator.get(`/reports/requests?${range}&by=customer`);
    const answer = await operator.ask('GET', `/reports/requests.csv?${range}&by=customer`, {
      headers: { 'accept-language': language },
    });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="requests-2026-01-10-2026-10-31.csv"');
    const lines = answer.text
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\r\n');
    expect(lines[0]?.startsWith(head)).toBe(true);
    expect(lines.at(-1)?.startsWith(last)).toBe(true);
    expect(lines[1]?.startsWith("'=HYPERLINK(1),2026-01-10,")).toBe(true);
    const figures = lines.slice(1).map((line) =>
      line
        .split(',')
        .slice(3)
        .map((cell) => (cell === '' ? null : Number(cell))),
    );
    const shown = [...Object.values(figuresOf(items)), total].map((each) => Object.values(each as Json));
    expect(figures).toEqual(shown);
  });
});

it.each(['member', 'agent', 'technician', 'sales'])('reports are not for a %s', async (account) => {
  for (const name of ['deadlines', 'requests'])
    for (const ending of ['', '.csv'])
      await app.as(account).refused('GET', `/reports/${name}${ending}`, { status: 403, code: 'forbidden' });
});
