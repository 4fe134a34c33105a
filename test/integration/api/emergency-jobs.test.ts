import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { followBroadcasts } from '../../../src/features/broadcasts/follow-broadcasts.ts';
import { sweepHandJobs } from '../../../src/features/broadcasts/keep-hand-jobs.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { eventually } from '../../support/test-tasks.ts';

const county = '嘉義縣';
const window = { from: '2026-03-05T00:00:00+08:00', until: '2026-03-06T00:00:00+08:00' };

let app: TestApp;
let author: ApiClient;
let second: ApiClient;
let technician: ApiClient;
let other: ApiClient;
let manualLine: Json;
let drivenLine: Json;

beforeAll(async () => {
  app = await startTestApp();
  author = app.as('operator');
  second = app.as('operator2');
  technician = app.as('technician');
  other = app.as('technician2');
  const admin = app.as('admin');
  const folder = join(app.dataFolder, 'hand-pbx');
  await mkdir(folder);
  const system = await admin.post('/phone-systems', { name: 'Driven', kind: 'directory', settings: { folder } });
  const { items: customers } = await admin.get('/customers?limit=200');
  const customer = customers.find(({ contract }: Json) => contract !== null);
  const { items: systems } = await admin.get('/phone-systems');
  const make = (number: string, phoneSystemId: string) =>
    admin.post('/lines', {
      organisationId: customer.id,
      number,
      label: `Shop ${number.slice(-3)}`,
      phoneSystemId,
      county,
    });
  manualLine = await make('+88655508001', systems.find(({ kind }: Json) => kind === 'manual').id);
  drivenLine = await make('+88655508002', system.id);
  await app.query("update line set emergency_consent = 'auto' where county = $1", [county]);
  await app.query(
    'insert into line_drive (line_id, organisation_id, target) select id, organisation_id, revision from line where id = $1',
    [drivenLine.id],
  );
});
afterEach(async () => {
  const { items } = await author.get('/broadcasts?state=open');
  for (const { id, actions } of items) {
    if (actions.includes('cancel')) await author.post(`/broadcasts/${id}/cancel`);
    if (actions.includes('end')) await author.post(`/broadcasts/${id}/end`, { reason: 'Test over' });
    const [job] = await jobs();
    if (job?.task === 'open') await worked(technician, job);
    await author.until(`/broadcasts/${id}`, ({ status }) => ['ended', 'cancelled'].includes(status));
  }
  app.clock.set('2026-03-04T20:00:00+08:00');
});
afterAll(() => app.close());

async function sent(extra: object = {}): Promise<Json> {
  const draft = await author.post('/broadcasts', { area: { county }, ...window, reason: 'Typhoon day', ...extra });
  const waiting = await author.post(`/broadcasts/${draft.id}/submit`);
  await second.post(`/broadcasts/${draft.id}/heard`, { promptSha256: waiting.sound.sha256 });
  return await second.post(`/broadcasts/${draft.id}/approve`, { draftHash: waiting.draftHash });
}

const jobs = async (): Promise<Json[]> => (await technician.get('/emergency-jobs')).items;

const reportOf = ({ task: did, from, until }: Json) => ({ did, from, until });

async function worked(person: ApiClient, job: Json): Promise<Json> {
  const taken = job.status === 'taken' ? job : await person.post(`/emergency-jobs/${job.id}/take`);
  return await person.post(`/emergency-jobs/${job.id}/finish`, reportOf(taken));
}

async function answer(person: ApiClient, path: string, body?: object): Promise<string> {
  const { status, body: reply } = await person.ask('POST', path, body ? { body } : {});
  return `${status} ${reply?.code ?? ''}`.trim();
}

const lineOf = async (id: string): Promise<Json> =>
  (await author.get(`/broadcasts/${id}/lines`)).items.find(({ lineId }: Json) => lineId === manualLine.id);

describe('a line whose phone system is changed by hand', () => {
  it('is closed by a technician, whose job says what for, and opened by one at the end', async () => {
    const draft = await author.post('/broadcasts', { area: { county }, ...window, reason: 'Typhoon day' });
    expect(draft).toMatchObject({ byHand: 1, counts: { close: 2, blocked: 0 } });
    const { items: preview } = await author.get(`/broadcasts/${draft.id}/preview`);
    expect(preview.map(({ byHand }: Json) => byHand)).toEqual([true, false]);
    await author.post(`/broadcasts/${draft.id}/cancel`);
    const { id } = await sent();
    const [job, ...others] = await jobs();
    expect(others).toEqual([]);
    expect(job).toMatchObject({
      ...{ lineId: manualLine.id, broadcastId: id, task: 'close', status: 'open', closedBefore: false, promptId: null },
      ...window,
    });
    expect(await lineOf(id)).toMatchObject({ state: 'queued', byHand: true, takenBy: null });
    const counts = await technician.get('/jobs/counts');
    expect(counts.open).toBe((await technician.get('/jobs?limit=200')).items.length);
    expect(await answer(author, `/emergency-jobs/${job?.id}/take`)).toBe('403 forbidden');
    expect((await app.as('owner').ask('GET', '/emergency-jobs')).status).toBe(404);
    const takes = await Promise.all(
      [technician, other].map((person) => answer(person, `/emergency-jobs/${job?.id}/take`)),
    );
    expect(takes.sort()).toEqual(['200', '409 job_already_taken']);
    const taken = (await jobs())[0] as Json;
    const mine = taken.takenBy.id === (await technician.get('/me')).id ? technician : other;
    const idle = mine === technician ? other : technician;
    const leaseMs = Date.parse(taken.leaseUntil) - Date.parse('2026-03-04T20:00:00+08:00');
    expect(leaseMs - 600_000).toBeLessThan(60_000);
    const finish = `/emergency-jobs/${taken.id}/finish`;
    expect(await answer(idle, finish, reportOf(taken))).toBe('403 not_job_holder');
    expect(await answer(mine, finish, { ...reportOf(taken), did: 'open' })).toBe('409 hand_task_changed');
    expect(await answer(mine, finish, { ...reportOf(taken), until: '2026-03-05T12:00:00+08:00' })).toBe(
      '409 hand_task_changed',
    );
    expect(await answer(mine, finish, reportOf(taken))).toBe('200');
    expect((await answer(mine, finish, reportOf(taken))).slice(0, 3)).toBe('409');
    await author.until(`/broadcasts/${id}`, ({ status }) => status === 'active');
    expect(await lineOf(id)).toMatchObject({ state: 'applied' });
    expect(await jobs()).toEqual([]);
    app.clock.set(window.until);
    await author.until(
      `/broadcasts/${id}`,
      ({ status, counts: { restored } }) => status === 'restoring' && restored === 1,
    );
    const [opening] = await jobs();
    expect(opening).toMatchObject({ task: 'open', lineId: manualLine.id });
    expect(await worked(technician, opening as Json)).toMatchObject({ status: 'done', outcome: 'done' });
    const over = await author.until(`/broadcasts/${id}`, ({ status }) => status === 'ended');
    expect(over.counts).toMatchObject({ restored: 2 });
    const rows = await app.query(
      "select action from audit_row where subject_id = $1 and action like '%ByHand' order by at",
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['broadcast.closedByHand', 'broadcast.openedByHand']);
  });

  it('is left as it is where nobody had begun when the broadcast ended', async () => {
    const { id } = await sent();
    await author.post(`/broadcasts/${id}/end`, { reason: 'A false dawn' });
    await author.until(`/broadcasts/${id}`, ({ status }) => status === 'ended');
    expect(await lineOf(id)).toMatchObject({ state: 'stopped' });
    expect(await jobs()).toEqual([]);
  });

  it('is opened again where somebody was at work on it, and nobody reports what they have not seen', async () => {
    const { id } = await sent();
    const [job] = await jobs();
    const taken = await technician.post(`/emergency-jobs/${job?.id}/take`);
    await author.post(`/broadcasts/${id}/end`, { reason: 'A false dawn' });
    expect(await answer(technician, `/emergency-jobs/${job?.id}/finish`, reportOf(taken))).toBe(
      '409 hand_task_changed',
    );
    const now = (await jobs())[0] as Json;
    expect(now).toMatchObject({ id: job?.id, task: 'open', status: 'taken' });
    await worked(technician, now);
    await author.until(`/broadcasts/${id}`, ({ status }) => status === 'ended');
    expect(await lineOf(id)).toMatchObject({ state: 'restored' });
  });

  it('gets a further job when its time is made longer', async () => {
    const { id } = await sent();
    await worked(technician, (await jobs())[0] as Json);
    await author.until(`/broadcasts/${id}`, ({ status }) => status === 'active');
    const until = '2026-03-06T06:00:00+08:00';
    await author.post(`/broadcasts/${id}/changes`, { until });
    await second.post(`/broadcasts/${id}/changes/1/approve`);
    const [job] = await jobs();
    expect(job).toMatchObject({ task: 'close', closedBefore: true, until });
    await author.post(`/broadcasts/${id}/end`, { reason: 'Nobody entered the new time' });
    expect((await jobs())[0]).toMatchObject({ task: 'open' });
  });

  it('goes back to the queue after ten minutes, and whoever is on call is notified where nobody takes it', async () => {
    const { id } = await sent();
    const [job] = await jobs();
    await technician.post(`/emergency-jobs/${job?.id}/take`);
    await eventually(async () => (await author.get(`/broadcasts/${id}`)).counts.applied === 1);
    app.clock.set('2026-03-04T20:06:00+08:00');
    await followBroadcasts(app.deps);
    const alarms = async () =>
      (await author.get('/alarms?state=open&limit=200')).items.filter(({ subject }: Json) => subject?.id === id);
    expect(await alarms()).toEqual([]);
    app.clock.set('2026-03-04T20:12:00+08:00');
    await sweepHandJobs(app.deps);
    expect((await jobs())[0]).toMatchObject({ id: job?.id, status: 'open', takenBy: null });
    await followBroadcasts(app.deps);
    expect(await alarms()).toMatchObject([{ kind: 'broadcast_not_applied' }]);
    await other.post(`/emergency-jobs/${job?.id}/take`);
    await other.post(`/emergency-jobs/${job?.id}/release`);
    await worked(technician, (await jobs())[0] as Json);
  });
});
