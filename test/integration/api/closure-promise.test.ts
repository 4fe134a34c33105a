import { afterAll, beforeAll, expect, it } from 'vitest';
import { warnOfDeadlines } from '../../../src/features/deadlines/deadlines.sweeps.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { Json } from '../../support/app-client.ts';
import { demoNumbers } from '../../support/voice.ts';

/** A Wednesday evening: nobody's service hours. */
const at = (time: string) => `2026-03-04T${time}:00+08:00`;
const until = '2026-03-05T12:00:00+08:00';

let app: TestApp;
let line: Json;
let manual: Json;

beforeAll(async () => {
  app = await startTestApp({ now: at('20:00') });
  await app.query(`update "user" set language = 'en' where email = $1`, [app.credentials.operator?.email]);
  line = await app.as('owner').line(demoNumbers.directory);
  manual = await app.as('owner').line(demoNumbers.manual);
});
afterAll(() => app.close());

async function file(of: Json, reason?: string): Promise<Json> {
  const body = { kind: 'emergency_closure', lineIds: [of.id], until, ...(reason ? { reason } : {}) };
  return await app.as('owner').post('/change-requests', body);
}

/** The app's own sweep runs as well: a breach is told once all the same. */
async function warnedAt(time: string, id: string): Promise<Json[]> {
  app.clock.set(at(time));
  await Promise.all([1, 2, 3].map(() => warnOfDeadlines(app.deps)));
  return await app.query(
    "select kind, raised_at from alarm where change_request_id = $1 and kind = 'deadline_breach'",
    [id],
  );
}

it('who approves a closure reads why it is asked for, and no other staff', async () => {
  const { id } = await file(line, '門市淹水');
  const noteFor = async (account: string) => (await app.as(account).get(`/change-requests/${id}`)).note;
  expect(await noteFor('operator')).toBe('門市淹水');
  expect(await noteFor('owner')).toBe('門市淹水');
  expect(await noteFor('agent')).toBeNull();
  expect(await noteFor('technician')).toBeNull();
  expect(await noteFor('admin')).toBeNull();
  const listed = await app.as('operator').get('/change-requests?kind=emergency_closure&status=acknowledged');
  expect(listed.items).toMatchObject([{ id, note: '門市淹水' }]);
  await app.as('operator').post(`/change-requests/${id}/approve-emergency`, { reason: 'Called back' });
  const done = await app.as('owner').until(`/change-requests/${id}`, ({ status }) => status === 'completed');
  // It is over at its end; another one is filed, and none is done again.
  expect(done.reopenableUntil).toBeNull();
});

it('is warned of 15 minutes after it went past the queue, at any hour, and not by the ordinary deadline', async () => {
  const { id, jobId } = await file(manual);
  expect(jobId).toBeNull();
  // Nothing is promised while it waits, however long.
  expect(await warnedAt('21:00', id)).toEqual([]);
  await app.as('operator').post(`/change-requests/${id}/approve-emergency`, { reason: 'Called back' });
  const { closure } = await app.as('owner').get(`/change-requests/${id}`);
  expect(closure.targetAt).toMatch(/T21:15:0/);
  expect(await warnedAt('21:14', id)).toEqual([]);
  expect(await warnedAt('21:16', id)).toHaveLength(1);
  expect(await warnedAt('21:30', id)).toHaveLength(1);
  const mails = await app.query("select body from message where kind = 'deadline_breach' and recipient = $1", [
    app.credentials.operator?.email,
  ]);
  expect(mails).not.toEqual([]);
  for (const { body } of mails) {
    expect(body).toContain('21:15');
    expect(body).not.toMatch(/\{\w+\}|undefined/);
  }
});

it('is reported by its own promise and the clock on the wall', async () => {
  const technician = app.as('technician');
  app.clock.set('2026-03-04T22:15:10+08:00');
  const { id } = await technician.post('/jobs/take');
  const { checklist } = await technician.get(`/jobs/${id}`);
  await technician.post(`/jobs/${id}/confirm`, { steps: checklist.map((step: Json) => step.id) });
  await app
    .as('owner')
    .until('/change-requests?kind=emergency_closure', ({ items }) =>
      items.every(({ status }: Json) => status === 'completed'),
    );
  app.clock.set('2026-03-04T23:00:00+08:00');
  const report = await app.as('operator').get('/reports/deadlines?by=kind&from=2026-03-01&to=2026-03-31');
  const [closures] = report.items.filter(({ key }: Json) => key === 'emergency_closure');
  // One was in force at once; the other an hour after its 15 minutes.
  expect(closures).toMatchObject({
    promised: 2,
    kept: 1,
    late: 1,
    keptPercent: 50,
    lateP90Hours: 1,
    usedP90Hours: 1.3,
  });
  expect(closures).toMatchObject({ forecasts: 0, usedP50Hours: 0 });
});
