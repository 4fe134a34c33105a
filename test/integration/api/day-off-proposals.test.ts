import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';

let app: TestApp;
let operator: ApiClient;

beforeAll(async () => {
  app = await startTestApp({ now: '2026-03-04T20:00:00+08:00', config: { officeCounty: '臺中市' } });
  operator = app.as('operator');
});
afterAll(() => app?.close());

const paste = async (text: string, source = 'dgpa'): Promise<Json> =>
  (await operator.post('/announcements', { text, source })).items[0];
const proposals = async (): Promise<Json[]> => (await operator.get('/calendar/day-off-proposals')).items;
const record = (body: object) => operator.ask('POST', '/calendar/exceptions', { body: { kind: 'closed', ...body } });

describe('a day off of our own office', () => {
  it('is proposed by a notice of its county, recorded once that is active, and taken back', async () => {
    const notice = await paste('臺中市:3/5停止上班、停止上課。');
    await paste('臺北市:3/5停止上班、停止上課。');
    await paste('臺中市:3/6下午停止上班、停止上課。');
    expect(await proposals()).toEqual([]);
    const given = { date: '2026-03-05', reason: 'Typhoon', announcementId: notice.id };
    expect(await record(given)).toMatchObject({ status: 409, body: { code: 'announcement_not_sendable' } });
    app.clock.set('2026-03-04T20:05:00+08:00');
    await operator.until(`/announcements/${notice.id}`, ({ state }) => state === 'proposed');
    const proposed = { announcementId: notice.id, date: '2026-03-05', kind: 'closed', exceptionId: null };
    expect(await proposals()).toMatchObject([{ ...proposed, ready: false }]);
    await operator.post(`/announcements/${notice.id}/activate`, {});
    expect(await proposals()).toMatchObject([{ ...proposed, ready: true }]);
    for (const wrong of [
      { ...given, date: '2026-03-06' },
      { ...given, kind: 'open' },
    ])
      expect(await record(wrong)).toMatchObject({ status: 422, body: { code: 'notice_of_other_day' } });
    const nowhere = { ...given, announcementId: '0190aaaa-0000-7000-8000-000000000000' };
    expect(await record(nowhere)).toMatchObject({ status: 422, body: { code: 'announcement_unknown' } });
    const [made, again] = await Promise.all([record(given), record(given)]);
    expect([made.status, again.status].sort()).toEqual([201, 409]);
    const { id } = (made.status === 201 ? made : again).body;
    expect(await operator.get('/calendar/service-day?date=2026-03-05')).toMatchObject({ serviceDay: false });
    expect((await operator.get('/calendar/exceptions')).items).toMatchObject([{ id, announcementId: notice.id }]);
    expect(await proposals()).toEqual([]);
    await operator.post(`/announcements/${notice.id}/revoke`, { reason: 'The county took it back' });
    expect(await proposals()).toMatchObject([
      { announcementId: notice.id, kind: 'open', ready: true, exceptionId: id },
    ]);
    expect((await operator.ask('DELETE', `/calendar/exceptions/${id}`)).status).toBe(200);
    expect(await proposals()).toEqual([]);
    expect(await operator.get('/calendar/service-day?date=2026-03-05')).toMatchObject({ serviceDay: true });
  });

  it('is for operators and admins to see', async () => {
    expect((await app.as('admin').ask('GET', '/calendar/day-off-proposals')).status).toBe(200);
    expect((await app.as('owner').ask('GET', '/calendar/day-off-proposals')).status).toBe(403);
  });
});
