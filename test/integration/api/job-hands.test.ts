import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { filings } from '../../support/filing.ts';

const hourMs = 3_600_000;
let app: TestApp;
let work: ReturnType<typeof filings>;
let technician: ApiClient;
let second: ApiClient;
let operator: ApiClient;

beforeAll(async () => {
  app = await startTestApp();
  work = filings(app);
  technician = app.as('technician');
  second = app.as('technician2');
  operator = app.as('operator');
});
afterAll(() => app?.close());

async function meId(client: ApiClient): Promise<string> {
  return (await client.get('/me')).id;
}

describe('a job that is assigned', () => {
  it('goes to the technician whom an operator names, and both are told', async () => {
    const filed = await work.file();
    await technician.post(`${filed.job}/take`);
    const before = await operator.get('/technicians');
    const to = await meId(second);
    const held = ({ items }: Json) => items.find(({ id }: Json) => id === to)?.taken;
    const job = await operator.post(`${filed.job}/reassign`, { to, reason: 'Nearer to the site' });
    expect(job).toMatchObject({ status: 'taken', takenBy: { id: to } });
    expect(held(await operator.get('/technicians'))).toBe(held(before) + 1);
    expect((await second.ask('POST', `${filed.job}/reassign`, { body: { to } })).status).toBe(403);
    expect((await second.ask('GET', '/technicians')).status).toBe(403);
    const mails = () => app.query(`select kind from message where kind like 'job_reassigned%' order by kind`);
    await expect
      .poll(async () => (await mails()).map(({ kind }: Json) => kind))
      .toEqual(['job_reassigned_away', 'job_reassigned_to_you']);
    const again = await operator.ask('POST', `${filed.job}/reassign`, { body: { to } });
    expect(again.body).toMatchObject({ status: 409, code: 'job_already_taken' });
    await second.post(`${filed.job}/release`);
  });

  it('is refused for somebody who is no technician', async () => {
    const filed = await work.file();
    const to = await meId(operator);
    const { status, body } = await operator.ask('POST', `${filed.job}/reassign`, { body: { to } });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ path: 'to', code: 'unknown_technician' }]);
    expect(await operator.get(filed.job)).toMatchObject({ status: 'open', takenBy: null });
  });
});

describe('the jobs of one customer', () => {
  it('are taken together, as many as the limit leaves room for, and by one technician each', async () => {
    const filed: Json[] = [];
    for (let count = 0; count < 7; count += 1) filed.push((await work.file()).request);
    const organisationId = filed[0]?.organisationId;
    const openBefore = (await operator.get('/jobs?limit=200')).items.filter(
      (job: Json) => job.organisationId === organisationId,
    );
    const [one, other] = await Promise.all(
      [technician, second].map((client) => client.post('/jobs/take-batch', { organisationId })),
    );
    const taken = [...one.items, ...other.items];
    expect(new Set(taken.map(({ id }: Json) => id)).size).toBe(taken.length);
    expect(one.items.length).toBeLessThanOrEqual(5);
    expect(taken.every((job: Json) => job.status === 'taken' && job.requestStatus === 'inProgress')).toBe(true);
    // Neither call counts the jobs that the other is just taking.
    for (const { left } of [one, other]) expect(left).toBeGreaterThanOrEqual(openBefore.length - taken.length);
    const full = one.items.length === 5 ? technician : second;
    const refused = await full.ask('POST', '/jobs/take-batch', { body: { organisationId } });
    expect(refused.body).toMatchObject({ status: 409, code: 'too_many_taken_jobs' });
    for (const { id, takenBy } of taken) {
      const holder = takenBy.id === (await meId(technician)) ? technician : second;
      await holder.post(`/jobs/${id}/release`);
    }
  });

  it('are none where the customer has none open', async () => {
    const nobody = '0190aaaa-0000-7000-8000-000000000000';
    expect(await technician.post('/jobs/take-batch', { organisationId: nobody })).toEqual({ items: [], left: 0 });
  });
});

describe('a lease', () => {
  it('begins anew by one press of its holder, and nobody else’s', async () => {
    const filed = await work.file();
    const { leaseUntil } = await technician.post(`${filed.job}/take`);
    app.clock.set(new Date(app.clock.now().getTime() + hourMs));
    const kept = await technician.post(`${filed.job}/keep`);
    expect(Date.parse(kept.leaseUntil) - Date.parse(leaseUntil)).toBe(hourMs);
    expect((await second.ask('POST', `${filed.job}/keep`)).body).toMatchObject({ status: 403, code: 'not_job_holder' });
    app.clock.set(new Date(app.clock.now().getTime() + 4 * hourMs));
    const late = await technician.ask('POST', `${filed.job}/keep`);
    expect(late.status).toBe(409);
  });
});

describe('notes on a job', () => {
  it('are read by the next holder and by operators, never by the customer', async () => {
    const filed = await work.file();
    await technician.post(`${filed.job}/take`);
    const text = 'The exchange is behind a VPN: ask Chen for the key.';
    const keyed = { body: { text }, headers: { 'idempotency-key': 'note-once' } };
    const { body: note } = await technician.ask('POST', `${filed.job}/notes`, keyed);
    expect(note).toMatchObject({ text });
    expect((await technician.ask('POST', `${filed.job}/notes`, keyed)).body).toEqual(note);
    await technician.post(`${filed.job}/release`);
    for (const reader of [second, operator, app.as('admin')])
      expect((await reader.get(filed.job)).notes).toEqual([note]);
    const owner = app.as('owner');
    for (const address of [filed.path, `${filed.path}/timeline`, `${filed.path}/messages`])
      expect((await owner.ask('GET', address)).text).not.toContain('VPN');
    expect((await owner.ask('GET', filed.job)).status).toBe(403);
    expect((await owner.ask('POST', `${filed.job}/notes`, { body: { text } })).status).toBe(403);
    await second
      .ask('POST', `${filed.job}/notes`, { body: { text: ' ' } })
      .then(({ status }) => expect(status).toBe(400));
  });
});

describe('the age of the queue', () => {
  it('is that of its oldest open job', async () => {
    const { items } = await operator.get('/jobs?limit=200');
    const oldest = items.map(({ createdAt }: Json) => createdAt).sort()[0];
    expect((await operator.get('/jobs/counts')).oldestOpen).toBe(oldest);
  });
});
