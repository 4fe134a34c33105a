import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadServiceCalendar } from '../../../src/connectors/calendar/load-service-calendar.ts';
import type { OfficialYear } from '../../../src/domain/calendar/official-year.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { type Filed, filings } from '../../support/filing.ts';
import { officeCsv } from '../../support/office-table.ts';

const known = loadServiceCalendar().shipped.find(({ year }) => year === 2026) as OfficialYear;
/** The year with one more day off, which lies in the window of what is filed on Wednesday 4 March. */
const withFridayOff = { ...known, holidays: { ...known.holidays, '2026-03-06': '補假' } };
const usual = '2026-03-09T18:00:00+08:00';
const later = '2026-03-10T18:00:00+08:00';

let app: TestApp;
let operator: ApiClient;
let filed: Filed;
beforeAll(async () => {
  app = await startTestApp();
  operator = app.as('operator');
  filed = await filings(app).file();
});
afterAll(() => app?.close());

async function read(year: OfficialYear): Promise<Json> {
  const form = new FormData();
  form.append('file', new Blob([officeCsv(year)]), '辦公日曆表.csv');
  return (await operator.ask('POST', '/calendar/imports', { body: form })).body;
}

const isFiled = ({ changeRequestId }: Json) => filed.path.endsWith(changeRequestId);

describe('before a change of the calendar', () => {
  it('a draft lists each promise that it would move, with its customer and its job, page by page', async () => {
    const draft = await read(withFridayOff);
    const path = `/calendar/imports/${draft.id}/requests`;
    const { items, nextCursor } = await operator.get(`${path}?limit=200`);
    expect(nextCursor).toBeNull();
    expect(items).toHaveLength(draft.moves.count);
    const organisations = (await app.as('admin').get('/customers?limit=200')).items;
    const own = items.find(isFiled);
    expect(own).toMatchObject({ before: { dueBy: usual }, after: { day0: '2026-03-04', dueBy: later } });
    expect(own.customer).toBe(organisations.find(({ id }: Json) => id === own.organisationId).name);
    expect(filed.job).toBe(`/jobs/${own.jobId}`);
    const paged: Json[] = [];
    for (let cursor = ''; ; ) {
      const page = await operator.get(`${path}?limit=1${cursor}`);
      paged.push(...page.items);
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(paged).toEqual(items);
    const move = await operator.post(`/calendar/imports/${draft.id}/activate`);
    const moved = await operator.get(`/deadline-moves/${move.id}/requests?limit=200`);
    expect(moved.items).toEqual(items);
    expect((await operator.get(path)).items).toEqual([]);
    await operator.post(`/deadline-moves/${move.id}/undo`);
    await operator.post(`/calendar/imports/${draft.id}/discard`);
    await app.as('owner').refused('GET', path, { status: 403, code: 'forbidden' });
    await operator.refused('GET', path.replace(draft.id, move.id), { status: 404, code: 'not_found' });
  });

  it('a day of our own says what it would do, and stores nothing', async () => {
    const path = '/calendar/exception-preview?date=2026-03-06&kind=closed';
    const moves = await operator.get('/deadline-moves');
    const preview = await operator.get(path);
    expect(preview.day).toEqual({
      date: '2026-03-06',
      before: { serviceDay: true, name: null },
      after: { serviceDay: false, name: null },
    });
    expect(preview.moves.count).toBeGreaterThan(0);
    expect(preview.moves).toMatchObject({ later: preview.moves.count, earlier: 0 });
    expect(await operator.get('/deadline-moves')).toEqual(moves);
    const body = { date: '2026-03-06', kind: 'closed', reason: '停班' };
    const { id, move } = await operator.post('/calendar/exceptions', body);
    expect(move.moved).toBe(preview.moves.count);
    await operator.refused('GET', path, { status: 409, code: 'calendar_day_taken' });
    await operator.ask('DELETE', `/calendar/exceptions/${id}`);
    const far = '/calendar/exception-preview?date=1999-01-01&kind=open';
    await operator.refused('GET', far, { status: 422, code: 'outside_calendar' });
    await app.as('owner').refused('GET', path, { status: 403, code: 'forbidden' });
  });
});

describe('a change of the calendar', () => {
  it('says what it was about, what took it back, and what that took back', async () => {
    const draft = await read(withFridayOff);
    const { id } = await operator.post(`/calendar/imports/${draft.id}/activate`);
    const year = { id: draft.id, year: 2026, fileName: '辦公日曆表.csv' };
    const about = { import: year, day: null };
    const inForce = { ...about, undoes: null, undoneKind: null, undoneAt: null, undoable: true };
    expect(await operator.get(`/deadline-moves/${id}`)).toMatchObject(inForce);
    const undo = await operator.post(`/deadline-moves/${id}/undo`);
    expect(undo).toMatchObject({ ...about, undoes: id, undoneKind: 'import', undoneAt: null, undoable: false });
    expect(await operator.get(`/deadline-moves/${id}`)).toMatchObject({
      ...inForce,
      undoneAt: undo.at,
      undoable: false,
    });
    const day = { date: '2026-03-05', kind: 'closed', reason: '颱風停班' } as const;
    const { id: dayId, move } = await operator.post('/calendar/exceptions', day);
    expect(move).toMatchObject({ import: null, day });
    await operator.ask('DELETE', `/calendar/exceptions/${dayId}`);
    const { items } = await operator.get('/deadline-moves?limit=4');
    expect(items.map(({ kind }: Json) => kind)).toEqual(['exception_removed', 'exception_added', 'undo', 'import']);
    await app.as('owner').refused('GET', `/deadline-moves/${id}`, { status: 403, code: 'forbidden' });
    await operator.refused('GET', `/deadline-moves/${dayId}`, { status: 404, code: 'not_found' });
  });

  it('leaves years to be listed by their state and their year', async () => {
    const draft = await read(withFridayOff);
    const idsOf = async (query: string) =>
      (await operator.get(`/calendar/imports?${query}`)).items.map(({ id }: Json) => id);
    expect(await idsOf('state=draft')).toContain(draft.id);
    expect(await idsOf('state=draft&year=2027')).toEqual([]);
    await operator.post(`/calendar/imports/${draft.id}/activate`);
    expect(await idsOf('state=active&year=2026')).toEqual([draft.id]);
    expect(await idsOf('state=draft')).not.toContain(draft.id);
    expect((await operator.get('/calendar/2026')).known).toEqual({ from: 2013, to: 2035 });
  });
});
