import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadServiceCalendar } from '../../../src/connectors/calendar/load-service-calendar.ts';
import type { OfficialYear } from '../../../src/domain/calendar/official-year.ts';
import { recomputeFromReceipt } from '../../../src/domain/deadline/recompute-from-receipt.ts';
import { moveStragglers } from '../../../src/features/calendar/calendar.sweeps.ts';
import { followCalendar } from '../../../src/features/calendar/follow-calendar.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { filings } from '../../support/filing.ts';
import { officeCsv } from '../../support/office-table.ts';

const shipped = loadServiceCalendar();
const known = shipped.shipped.find(({ year }) => year === 2026) as OfficialYear;
/** The year with one more day off, which lies in the window of what is filed on Wednesday 4 March. */
const withFridayOff = { ...known, holidays: { ...known.holidays, '2026-03-06': '補假' } };
const filedAt = '2026-03-04T10:00:00+08:00';
const usual = '2026-03-09T18:00:00+08:00';
const later = '2026-03-10T18:00:00+08:00';

let app: TestApp;
let operator: ApiClient;
let owner: ApiClient;
let work: ReturnType<typeof filings>;
beforeAll(async () => {
  app = await startTestApp();
  app.clock.set(filedAt);
  work = filings(app);
  operator = app.as('operator');
  owner = app.as('owner');
});
afterAll(() => app?.close());

async function read(year: OfficialYear, name = 'calendar.csv'): Promise<Json> {
  const form = new FormData();
  form.append('file', new Blob([officeCsv(year)]), name);
  const { status, body } = await operator.ask('POST', '/calendar/imports', { body: form });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

const dueOf = async (path: string): Promise<string> => (await owner.get(path)).deadline.dueBy;

/** Everything about the promises, to be compared before and after. */
async function promises(): Promise<Json[]> {
  return await app.query(
    `select id, clock_start, day0, earliest_by, due_by, receipt, calendar_version, provisional from change_request
     where status not in ('completed', 'rejected', 'cancelled') order by id`,
  );
}

describe('the service calendar', () => {
  it('is read as a draft that says what it would change, moves promises when it is put in force, and is taken back', async () => {
    const { path, job } = await work.file();
    const before = await promises();
    expect(await dueOf(path)).toBe(usual);
    const draft = await read(withFridayOff);
    expect(draft).toMatchObject({ year: 2026, state: 'draft', format: 'csv', encoding: 'utf-8' });
    expect(draft.diff).toEqual([
      {
        date: '2026-03-06',
        before: { serviceDay: true, name: null },
        after: { serviceDay: false, name: 'Substitute day off' },
      },
    ]);
    expect(draft.moves).toMatchObject({ count: before.length, later: before.length, earlier: 0 });
    expect(await dueOf(path)).toBe(usual);

    const move = await operator.post(`/calendar/imports/${draft.id}/activate`);
    expect(move).toMatchObject({ kind: 'import', moved: before.length, undoable: true });
    expect(await dueOf(path)).toBe(later);
    const { items: jobs } = await app.as('technician').get('/jobs?limit=200');
    expect(jobs.find(({ id }: Json) => job.endsWith(id)).dueBy).toBe(later);
    const { items: moved } = await operator.get(`/deadline-moves/${move.id}/requests`);
    expect(moved.find(({ changeRequestId }: Json) => path.endsWith(changeRequestId))).toMatchObject({
      before: { day0: '2026-03-04', dueBy: usual },
      after: { day0: '2026-03-04', dueBy: later },
    });
    const [friday] = (await owner.get(path)).deadline.receipt.filter(({ date }: Json) => date === '2026-03-06');
    expect(friday).toMatchObject({ counted: false, reason: 'holiday', name: expect.any(String) });
    const mails = await app.query(`select recipient, body from message where kind = 'deadlines_moved'`);
    expect(new Set(mails.map(({ recipient }) => recipient)).size).toBe(mails.length);
    expect(mails.some(({ body }) => body.includes('3月10日'))).toBe(true);

    const undone = await operator.post(`/deadline-moves/${move.id}/undo`);
    expect(undone).toMatchObject({ kind: 'undo', undoes: move.id, moved: before.length, undoable: false });
    expect(await promises()).toEqual(before);
    expect((await operator.get(`/calendar/imports/${draft.id}`)).state).toBe('draft');
    const late = { status: 409, code: 'calendar_changed_since' };
    await operator.refused('POST', `/deadline-moves/${move.id}/undo`, late);
  });

  it('is the same when the year is read twice, and every stored promise follows from its receipt', async () => {
    const first = await read(withFridayOff);
    await operator.post(`/calendar/imports/${first.id}/activate`);
    const again = await read(withFridayOff);
    expect(again).toMatchObject({ diff: [], moves: { count: 0 } });
    const move = await operator.post(`/calendar/imports/${again.id}/activate`);
    expect(move.moved).toBe(0);
    const { items } = await operator.get('/calendar/imports');
    expect(items.map(({ state }: Json) => state)).toEqual(['active', 'replaced', 'draft']);
    for (const row of await promises()) {
      const [{ received_at: receivedAt, extra_business_days: extraBusinessDays }] = await app.query(
        'select received_at, extra_business_days from change_request where id = $1',
        [row.id],
      );
      const from = { receivedAt: new Date(receivedAt), receipt: row.receipt, extraBusinessDays };
      expect(recomputeFromReceipt(from)?.dueBy.getTime()).toBe(new Date(row.due_by).getTime());
    }
    await operator.refused('POST', `/calendar/imports/${again.id}/discard`, {
      status: 409,
      code: 'calendar_import_decided',
    });
    const former = await read(known);
    await operator.post(`/calendar/imports/${former.id}/activate`);
  });

  it('has days of our own office, which move promises and put them back', async () => {
    const before = await promises();
    const body = { date: '2026-03-05', kind: 'closed', reason: '颱風停班' };
    const { move, ...day } = await operator.post('/calendar/exceptions', body);
    expect(move).toMatchObject({ kind: 'exception_added', moved: before.length });
    expect((await operator.get('/calendar/exceptions')).items).toEqual([day]);
    const service = await owner.get('/calendar/service-day?date=2026-03-05');
    expect(service).toMatchObject({ serviceDay: false, reason: 'office_closed', name: '颱風停班' });
    await operator.refused('POST', '/calendar/exceptions', { status: 409, code: 'calendar_day_taken' }, { body });
    const removed = await operator.ask('DELETE', `/calendar/exceptions/${day.id}`);
    expect(removed.body).toMatchObject({ kind: 'exception_removed', moved: before.length });
    expect(await promises()).toEqual(before);
    const again = await operator.post(`/deadline-moves/${removed.body.id}/undo`);
    expect(again.moved).toBe(before.length);
    await operator.ask('DELETE', `/calendar/exceptions/${day.id}`);
  });

  it('leaves a broken promise broken', async () => {
    const { path } = await work.file();
    app.clock.set('2026-03-10T10:00:00+08:00');
    const { id, move } = await operator.post('/calendar/exceptions', {
      date: '2026-03-06',
      kind: 'closed',
      reason: '停班',
    });
    expect(move.moved).toBe(0);
    expect(await dueOf(path)).toBe(usual);
    await operator.ask('DELETE', `/calendar/exceptions/${id}`);
    app.clock.set(filedAt);
  });

  it('reaches what a process promised that did not know of the change yet', async () => {
    await followCalendar(app.deps);
    const own = { number: app.deps.calendar.number(), calendar: app.deps.calendar.current() };
    const { id, move } = await operator.post('/calendar/exceptions', {
      date: '2026-03-06',
      kind: 'closed',
      reason: '停班',
    });
    await expect.poll(() => app.deps.calendar.number()).toBe(own.number + 1);
    app.deps.calendar.use(own);
    const { path } = await work.file();
    await followCalendar(app.deps);
    await moveStragglers(app.deps);
    await expect.poll(() => dueOf(path)).toBe(later);
    expect(await moveStragglers(app.deps)).toBe(0);
    const { items } = await operator.get(`/deadline-moves/${move.id}/requests?limit=200`);
    expect(items.some(({ changeRequestId }: Json) => path.endsWith(changeRequestId))).toBe(true);
    await operator.ask('DELETE', `/calendar/exceptions/${id}`);
  });

  it('is changed by one after the other, however many ask at once', async () => {
    const drafts = await Promise.all([read(withFridayOff), read(known), read(withFridayOff)]);
    const moves = await Promise.all(drafts.map(({ id }) => operator.post(`/calendar/imports/${id}/activate`)));
    expect(new Set(moves.map(({ id }) => id)).size).toBe(3);
    const { items } = await operator.get('/calendar/imports');
    expect(items.filter(({ state }: Json) => state === 'active')).toHaveLength(1);
    const versions = new Set((await promises()).map(({ calendar_version: version }) => version));
    expect(versions.size).toBe(1);
    const last = await read(known);
    await operator.post(`/calendar/imports/${last.id}/activate`);
  });

  it('is refused with the rows that are wrong, to those who may not, and for a year that leaves a gap', async () => {
    const form = (text: string) => {
      const data = new FormData();
      data.append('file', new Blob([text]), 'x.csv');
      return { body: data };
    };
    const wrong = officeCsv(known).replace('20260105,一', '20260105,二');
    const { errors } = await operator.refused(
      'POST',
      '/calendar/imports',
      { status: 400, code: 'invalid_input' },
      form(wrong),
    );
    expect(errors).toEqual([
      expect.objectContaining({ path: 'file', code: 'calendar_weekday_wrong', message: expect.stringContaining('6') }),
    ]);
    await owner.refused('POST', '/calendar/imports', { status: 403, code: 'forbidden' }, form(wrong));
    const far = { ...known, year: 2030, holidays: { '2030-01-01': '元旦' }, makeupSaturdays: [] };
    const gap = await operator.ask('POST', '/calendar/imports', form(officeCsv(far)));
    expect(gap.status).toBe(400);
    const past = { date: '1999-01-01', kind: 'closed', reason: 'x' };
    await operator.refused('POST', '/calendar/exceptions', { status: 422, code: 'outside_calendar' }, { body: past });
  });
});
