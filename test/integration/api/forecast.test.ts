import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measurePace } from '../../../src/features/deadlines/pace.sweeps.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { type Filed, filings } from '../../support/filing.ts';
import { insertFinished } from '../../support/finished-requests.ts';
import { demoNumbers, voice } from '../../support/voice.ts';

let app: TestApp;
let work: ReturnType<typeof filings>;
let owner: ApiClient;

/** Nine took three service hours, one took thirty: nine of ten are done within three. */
const nineOfTen = [...Array(9).fill('2026-02-25T12:00:00+08:00'), '2026-03-02T12:00:00+08:00'];

beforeAll(async () => {
  app = await startTestApp({ now: '2026-03-04T08:00:00+08:00' });
  work = filings(app);
  owner = app.as('owner');
});
afterAll(() => app.close());

async function filedAt(time: string, wish: Parameters<typeof work.file>[0] = {}): Promise<Filed> {
  app.clock.set(`2026-03-${time}+08:00`);
  return await work.file(wish);
}
const forecastOf = async ({ path }: Filed) => (await owner.get(path)).forecast;
const said = { share: 0.9, basis: { count: 10, days: expect.any(Number) } };
const by = (time: string) => ({ ...said, by: `2026-03-${time}:00+08:00` });

describe('a forecast', () => {
  it('is none before ten are finished and measured', async () => {
    const filed = await filedAt('04T08:59:00');
    expect(filed.request.forecast).toBeNull();
    const line = await owner.line(demoNumbers.directory);
    const receivedAt = '2026-02-25T09:00:00+08:00';
    await insertFinished(app, { line, receivedAt, completedAt: nineOfTen.slice(0, 9) });
    expect(await measurePace(app.deps)).toBe(0);
    await insertFinished(app, { line, receivedAt, completedAt: nineOfTen.slice(9) });
    expect(await measurePace(app.deps)).toBe(1);
    expect(await forecastOf(filed)).toBeNull();
  });

  it('is when nine of ten like it are done, the same in the dry run, at filing and later', async () => {
    app.clock.set('2026-03-04T10:01:00+08:00');
    const line = await owner.line(demoNumbers.directory);
    const { id: uploadId } = await owner.uploadChecked(voice(0.4));
    app.clock.set('2026-03-04T10:01:00+08:00');
    const body = { kind: 'voice_replacement', lineId: line.id, slot: 'custom:dry', uploadId };
    const dry = await owner.post('/qualifications', body);
    expect(dry.forecast).toEqual(by('04T13:15'));
    app.clock.set('2026-03-04T10:01:30+08:00');
    const filed = await owner.post('/change-requests', body);
    expect(filed.forecast).toEqual(by('04T13:15'));
    expect((await owner.get(`/change-requests/${filed.id}`)).forecast).toEqual(by('04T13:15'));
    const { items } = await owner.get('/change-requests?limit=200');
    expect(items.find(({ id }: Json) => id === filed.id).forecast).toEqual(by('04T13:15'));
    // Time counts until 18:00 and again from 09:00 of the next service day; the second one spans a weekend.
    expect(await forecastOf(await filedAt('05T16:20:00'))).toEqual(by('06T10:30'));
    expect(await forecastOf(await filedAt('06T17:40:01'))).toEqual(by('09T12:00'));
  });

  it('is of the same kind, environment and hands alone', async () => {
    const manual = await owner.line(demoNumbers.manual);
    expect((await filedAt('05T08:59:00', { number: demoNumbers.manual })).request.forecast).toBeNull();
    const dedicated = await filedAt('05T08:59:00', { account: 'enterpriseOwner', number: demoNumbers.enterprise });
    expect(dedicated.request.forecast).toBeNull();
    const weekly = { mon: [{ open: '09:00', close: '17:00' }], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    const hours = { kind: 'business_hours', lineId: manual.id, weekly };
    expect((await owner.post('/qualifications', hours)).forecast).toBeNull();
    await insertFinished(app, {
      ...{ line: manual, kind: 'business_hours', receivedAt: '2026-02-25T09:00:00+08:00' },
      completedAt: Array(12).fill('2026-02-26T10:00:00+08:00'),
    });
    expect(await measurePace(app.deps)).toBe(2);
    app.clock.set('2026-03-05T08:59:10+08:00');
    const foreseen = (await owner.post('/qualifications', hours)).forecast;
    expect(foreseen).toEqual({ by: '2026-03-06T10:00:00+08:00', share: 0.9, basis: { count: 12, days: 7 } });
    const onFolder = { ...hours, lineId: (await owner.line(demoNumbers.directory)).id };
    expect((await owner.post('/qualifications', onFolder)).forecast).toBeNull();
    // One line that a person changes makes the whole request one by hand.
    const both = { kind: 'business_hours', lineIds: [onFolder.lineId, manual.id], weekly };
    expect((await owner.post('/qualifications', both)).forecast).toEqual(foreseen);
  });

  it('is none for a chosen time, and none where it is no sooner than the promise', async () => {
    const planned = await filedAt('05T08:59:00', { extra: { effectiveAt: '2026-03-20T09:00:00+08:00' } });
    expect(planned.request.forecast).toBeNull();
    await app.query(`update service_pace set p90_ms = 36 * 3600000 where kind = 'voice_replacement'`);
    expect((await filedAt('05T08:59:00')).request.forecast).toBeNull();
    await app.query(`update service_pace set p90_ms = 10 * 3600000, days = 7 where kind = 'voice_replacement'`);
    expect((await filedAt('05T08:59:00')).request.forecast).toEqual(by('06T10:00'));
    await measurePace(app.deps);
  });
});

describe('the forecast of an open request', () => {
  it('stops with its clock while it waits for the customer, and goes on where it stopped', async () => {
    const filed = await filedAt('04T15:50:00');
    expect(filed.request.forecast).toEqual(by('05T10:00'));
    const technician = app.as('technician');
    app.clock.set('2026-03-05T09:30:00+08:00');
    await technician.post(`${filed.job}/take`);
    await technician.post(`${filed.job}/ask`, { question: 'Which voice?' });
    expect(await forecastOf(filed)).toBeNull();
    app.clock.set('2026-03-09T12:00:00+08:00');
    await owner.post(`${filed.path}/provide`, { text: 'The second.' });
    // Thursday, Friday and Monday are added to the deadline.
    expect(await forecastOf(filed)).toEqual(by('10T10:00'));
    await technician.post(`${filed.job}/take`);
    await technician.post(`${filed.job}/hold`, { reason: 'Power cut' });
    expect(await forecastOf(filed)).toEqual(by('10T10:00'));
  });

  it('moves with a day off of our office, and back; one that has passed stays', async () => {
    const late = await filedAt('05T08:59:00');
    const filed = await filedAt('05T15:50:00');
    expect(await forecastOf(filed)).toEqual(by('06T10:00'));
    expect(await forecastOf(late)).toEqual(by('05T12:00'));
    app.clock.set('2026-03-05T17:00:00+08:00');
    const operator = app.as('operator');
    const off = await operator.post('/calendar/exceptions', { date: '2026-03-06', kind: 'closed', reason: '停班' });
    expect(await forecastOf(filed)).toEqual(by('09T10:00'));
    expect(await forecastOf(late)).toEqual(by('05T12:00'));
    await operator.ask('DELETE', `/calendar/exceptions/${off.id}`);
    expect(await forecastOf(filed)).toEqual(by('06T10:00'));
  });

  it('stays as it was said, whatever is measured later', async () => {
    const filed = await filedAt('05T08:59:00');
    const line = await owner.line(demoNumbers.directory);
    const slow = Array(20).fill('2026-02-26T12:00:00+08:00');
    await insertFinished(app, { line, receivedAt: '2026-02-25T09:00:00+08:00', completedAt: slow });
    await measurePace(app.deps);
    expect(await forecastOf(filed)).toEqual(by('05T12:00'));
    expect((await filedAt('05T08:59:00')).request.forecast.by).toBe('2026-03-06T12:00:00+08:00');
  });
});

describe('the report', () => {
  const figures = ({ forecasts, forecastsMet, forecastsMetPercent }: Json) => [
    forecasts,
    forecastsMet,
    forecastsMetPercent,
  ];

  it('says how many of the forecasts that were made were met', async () => {
    await app.query(
      `update change_request set forecast_by = null, forecast_basis = null where forecast_by is not null`,
    );
    await app.query(`update service_pace set p90_ms = 3 * 3600000, days = 7 where kind = 'voice_replacement'`);
    const done = async (time: string) => {
      const { request } = await filedAt('11T08:59:00');
      expect(request.forecast).toMatchObject({ by: '2026-03-11T12:00:00+08:00' });
      await app.query(`update change_request set status = 'completed', completed_at = $2 where id = $1`, [
        request.id,
        `2026-03-${time}+08:00`,
      ]);
      return request;
    };
    await done('11T10:00:00');
    await done('11T12:00:00');
    await done('11T12:00:01');
    // Requests without a forecast, cancelled, never completed, and not due yet.
    await filedAt('11T08:59:00', { extra: { effectiveAt: '2026-03-11T09:30:00+08:00' } });
    const cancelled = await filedAt('11T08:59:00');
    await owner.post(`${cancelled.path}/cancel`, { reason: 'Not needed' });
    await filedAt('11T08:59:00');
    await filedAt('16T16:00:00');
    app.clock.set('2026-03-16T18:01:00+08:00');
    const operator = app.as('operator');
    const query = 'from=2026-03-16&to=2026-03-31';
    const report = await operator.get(`/reports/deadlines?${query}`);
    expect(figures(report.total)).toEqual([4, 2, 50]);
    expect(report.items.map(figures)).toEqual([[4, 2, 50]]);
    const kinds = await operator.get(`/reports/deadlines?${query}&by=kind`);
    const voices = kinds.items.find(({ key }: Json) => key === 'voice_replacement');
    expect(figures(voices)).toEqual([4, 2, 50]);
    const { text } = await operator.ask('GET', `/reports/deadlines.csv?${query}`);
    expect(text).toMatch(/,With a forecast,Forecast met,"?Forecast met, %"?\r\n/);
    expect(text).toMatch(/,4,2,50\r\n$/);
    expect(figures((await app.as('enterpriseOwner').get(`/reports/deadlines?${query}`)).total)).toEqual([0, 0, null]);
  });
});
