import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../src/domain/access/actor.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { filings } from '../../support/filing.ts';
import { demoNumbers, voice } from '../../support/voice.ts';

let app: TestApp;
let owner: ApiClient;

beforeAll(async () => {
  app = await startTestApp();
  owner = app.as('owner');
});
afterAll(() => app.close());

function times<Result>(count: number, make: (index: number) => Result): Result[] {
  return Array.from({ length: count }, (_unused, index) => make(index));
}

describe('fifty at once', () => {
  it('take twenty jobs: twenty are taken, none twice, and nobody holds more than five', async () => {
    const work = filings(app);
    for (let count = 0; count < 20; count += 1) await work.file();
    const technicians = await Promise.all(times(12, () => app.addPerson({ roles: ['technician'] })));
    const answers = await Promise.all(
      times(50, (index) => (technicians[index % technicians.length] as ApiClient).ask('POST', '/jobs/take')),
    );
    const taken = answers.filter(({ status }) => status === 200).map(({ body }) => body);
    expect(new Set(taken.map(({ id }: Json) => id)).size).toBe(20);
    expect(taken.length).toBe(20);
    for (const { status, body } of answers)
      if (status !== 200 && status !== 204)
        expect({ status, code: body.code }).toEqual({ status: 409, code: 'too_many_taken_jobs' });
    const rows = await app.query(
      `select taken_by, count(*)::int held from job where status = 'taken' group by taken_by`,
    );
    expect(rows.reduce((sum, { held }) => sum + held, 0)).toBe(20);
    expect(Math.max(...rows.map(({ held }) => held))).toBeLessThanOrEqual(5);
    const audit = await app.query(`select subject_id from audit_row where action = 'change_request.take'`);
    expect(audit.length).toBe(20);
    expect(new Set(audit.map(({ subject_id }) => subject_id)).size).toBe(20);
  });

  it('sign off what they did on one line: nothing of either is lost', async () => {
    const line = await owner.line(demoNumbers.manual);
    const { id: uploadId, promptId } = await owner.uploadChecked(voice(0.35));
    const technicians = await Promise.all(times(4, () => app.addPerson({ roles: ['technician'] })));
    const slots = technicians.map((_each, index) => `custom:sign-${index}`);
    const signOffs: (() => Promise<number>)[] = [];
    for (const [index, technician] of technicians.entries()) {
      const body = { kind: 'voice_replacement', lineId: line.id, slot: slots[index], uploadId };
      const { jobId } = await owner.post('/change-requests', body);
      await technician.post(`/jobs/${jobId}/take`);
      signOffs.push(async () => {
        const { checklist } = await technician.get(`/jobs/${jobId}`);
        const steps = (checklist as Json[]).map(({ id }) => id);
        return (await technician.ask('POST', `/jobs/${jobId}/confirm`, { body: { steps } })).status;
      });
    }
    // A sign-off on a checklist that a colleague has changed meanwhile is refused, so it is read again.
    let left = signOffs;
    for (let round = 0; round < 5 && left.length > 0; round += 1) {
      const statuses = await Promise.all(left.map((signOff) => signOff()));
      expect([200, 202, 400]).toEqual(expect.arrayContaining(statuses));
      left = left.filter((_each, index) => (statuses[index] ?? 400) >= 300);
    }
    expect(left).toEqual([]);
    const { configuration } = await owner.get(`/lines/${line.id}`);
    expect(Object.keys(configuration.prompts)).toEqual(expect.arrayContaining(slots));
    expect(slots.map((slot) => configuration.prompts[slot])).toEqual(slots.map(() => promptId));
  });

  it('by one technician stop at five', async () => {
    const work = filings(app);
    const one = await app.addPerson({ roles: ['technician'] });
    await owner.get('/me');
    for (let count = 0; count < 8; count += 1)
      await work.file({ number: demoNumbers.second, extra: { slot: `custom:one-${count}` } });
    const answers = await Promise.all(times(20, () => one.ask('POST', '/jobs/take')));
    expect(answers.filter(({ status }) => status === 200).length).toBe(5);
    expect(answers.filter(({ status }) => status === 409).length).toBe(15);
  });

  it('take the same named job: one has it, the others are told who', async () => {
    const { job } = await filings(app).file({ extra: { slot: 'custom:named' } });
    const technicians = await Promise.all(times(10, () => app.addPerson({ roles: ['technician'] })));
    const answers = await Promise.all(technicians.map((each) => each.ask('POST', `${job}/take`)));
    const [winner] = answers.filter(({ status }) => status === 200);
    expect(winner).toBeDefined();
    const losers = answers.filter(({ status }) => status !== 200);
    expect(losers.map(({ status, body }) => `${status} ${body.code}`)).toEqual(times(9, () => '409 job_already_taken'));
    for (const { body } of losers) expect(body.detail).toContain(winner?.body.takenBy.name);
  });

  it('file the same: one is recorded, the others are its duplicates', async () => {
    const line = await owner.line(demoNumbers.second);
    const { id: uploadId } = await owner.uploadChecked(voice(0.37));
    const body = { kind: 'voice_replacement', lineId: line.id, slot: 'greeting', uploadId };
    const filers = [owner, app.as('member'), app.as('agent')];
    const answers = await Promise.all(
      times(50, (index) => {
        const behalf = index % 3 === 2 ? { onBehalf: { channel: 'phone', evidence: 'Ms Lin called' } } : {};
        return (filers[index % 3] as ApiClient).ask('POST', '/change-requests', { body: { ...body, ...behalf } });
      }),
    );
    const made = answers.filter(({ status }) => status === 201);
    expect(made.length).toBe(1);
    const others = answers.filter(({ status }) => status !== 201);
    expect(new Set(others.map((each) => `${each.status} ${each.body.code}`))).toEqual(
      new Set(['409 duplicate_request']),
    );
    for (const { text } of others) expect(text).toContain(made[0]?.body.id);
    const rows = await app.query(`select id from change_request where line_id = $1 and slot = 'greeting'`, [line.id]);
    expect(rows.length).toBe(1);
  });

  it('file under one Idempotency-Key: one row, and one answer for all that are answered', async () => {
    const line = await owner.line(demoNumbers.directory);
    const { id: uploadId } = await owner.uploadChecked(voice(0.38));
    const body = { kind: 'voice_replacement', lineId: line.id, slot: 'closed', uploadId };
    const headers = { 'idempotency-key': 'fifty-at-once' };
    const answers = await Promise.all(times(50, () => owner.ask('POST', '/change-requests', { body, headers })));
    const good = answers.filter(({ status }) => status === 201);
    expect(new Set(good.map(({ text }) => text)).size).toBe(1);
    for (const { status, body: problem } of answers.filter((each) => each.status !== 201))
      expect(`${status} ${problem.code}`).toBe('409 idempotency_key_in_use');
    const again = await owner.ask('POST', '/change-requests', { body, headers });
    expect(again).toMatchObject({ status: 201, text: good[0]?.text });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const rows = await app.query(`select 1 from change_request where line_id = $1 and slot = 'closed'`, [line.id]);
    expect(rows.length).toBe(1);
  });

  it('cancel and take what others cancel and take: every answer follows the rules', async () => {
    const work = filings(app);
    const filed = await Promise.all(times(16, async (index) => work.file({ extra: { slot: `custom:race-${index}` } })));
    const technicians = await Promise.all(times(8, () => app.addPerson({ roles: ['technician'] })));
    const answers = await Promise.all([
      ...filed.map(({ path }) => owner.ask('POST', `${path}/cancel`)),
      ...times(32, (index) => (technicians[index % 8] as ApiClient).ask('POST', '/jobs/take')),
      ...filed.map(({ job }, index) => (technicians[index % 8] as ApiClient).ask('POST', `${job}/take`)),
    ]);
    for (const { status, text } of answers) expect(status, text).toBeLessThan(500);
    const torn = await app.query(`
      select c.status, j.status as job from change_request c join job j on j.change_request_id = c.id
      where (c.status = 'inProgress') <> (j.status = 'taken') or (c.status = 'accepted') <> (j.status = 'open')`);
    expect(torn).toEqual([]);
  });

  it('skip a request that somebody is just changing', async () => {
    const one = await app.addPerson({ roles: ['technician'] });
    const { request } = await filings(app).file({ extra: { slot: 'custom:held' } });
    const { id, jobId } = request;
    const answer = await app.deps.database.transaction(systemActor, async ({ sql }) => {
      await sql`select 1 from change_request where id = ${id} for update`;
      return await one.ask('POST', '/jobs/take');
    });
    expect(answer.body?.id).not.toBe(jobId);
    expect((await one.ask('POST', `/jobs/${jobId}/take`)).status).toBe(200);
  });
});
