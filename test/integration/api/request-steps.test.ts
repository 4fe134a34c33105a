import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { filings } from '../../support/filing.ts';
import { demoNumbers, silence, voice } from '../../support/voice.ts';

let app: TestApp;
let work: ReturnType<typeof filings>;
let owner: ApiClient;
let technician: ApiClient;
let second: ApiClient;
let operator: ApiClient;

beforeAll(async () => {
  app = await startTestApp();
  work = filings(app);
  owner = app.as('owner');
  technician = app.as('technician');
  second = app.as('technician2');
  operator = app.as('operator');
});
afterAll(() => app.close());

async function taken(extra?: object) {
  const filed = await work.file({ extra });
  await technician.post(`${filed.job}/take`);
  return filed;
}

describe('cancelling', () => {
  async function cancelled({ path, job }: { path: string; job: string }, outcome = 'withdrawn'): Promise<void> {
    const answer = await owner.post(`${path}/cancel`, { reason: 'No longer needed.' });
    expect(answer).toMatchObject({ status: 'cancelled', reason: 'No longer needed.' });
    if (!job.endsWith('null')) expect(await technician.get(job)).toMatchObject({ status: 'done', outcome });
    await owner.refused('POST', `${path}/cancel`, { status: 409, code: 'illegal_transition' });
  }

  it('ends an accepted request', async () => cancelled(await work.file()));

  it('ends one a technician has taken, who is told', async () => {
    const filed = await taken();
    await cancelled(filed);
    await technician.refused('POST', `${filed.job}/apply`, { status: 409, code: 'illegal_transition' });
    const [told] = await app.query(`select recipient, body from message where kind = 'job_withdrawn'`);
    expect(told.recipient).toBe(app.credentials.technician?.email);
  });

  it('ends a held one', async () => {
    const filed = await work.file();
    await operator.post(`${filed.job}/hold`, { reason: 'The switch is being moved.' });
    await cancelled(filed);
  });

  it('ends a pending one', async () => {
    const line = await owner.line(demoNumbers.second);
    const { id: uploadId } = await owner.uploadChecked(silence());
    const body = { kind: 'voice_replacement', lineId: line.id, slot: 'hold', uploadId };
    const { id } = await owner.post('/change-requests', body);
    await cancelled({ path: `/change-requests/${id}`, job: 'null' });
  });

  it('ends a scheduled one', async () => {
    const filed = await taken({ effectiveAt: '2026-03-06T12:00:00+08:00' });
    await technician.post(`${filed.job}/apply`);
    await cancelled(filed, 'prepared');
  });

  it('ends nothing that is completed', async () => {
    const filed = await taken();
    await technician.post(`${filed.job}/apply`);
    await owner.until(filed.path, ({ status }) => status === 'completed');
    await owner.refused('POST', `${filed.path}/cancel`, { status: 409, code: 'illegal_transition' });
  });

  it('is not a technician’s to do', async () => {
    const filed = await work.file();
    await technician.refused('POST', `${filed.path}/cancel`, { status: 403, code: 'forbidden' });
    await owner.post(`${filed.path}/cancel`);
  });
});

describe('holding and resuming', () => {
  it('stops a taken job and goes on where it was, without moving the promise', async () => {
    const filed = await taken();
    const { dueBy } = filed.request.deadline;
    const held = await technician.post(`${filed.job}/hold`, { reason: 'Waiting for a spare part.' });
    expect(held).toMatchObject({ paused: true, requestStatus: 'held', reason: 'Waiting for a spare part.' });
    await technician.refused('POST', `${filed.job}/apply`, { status: 409, code: 'illegal_transition' });
    await second.refused(
      'POST',
      `${filed.job}/steal`,
      { status: 409, code: 'illegal_transition' },
      {
        body: { reason: 'Mine now.' },
      },
    );
    await second.refused('POST', `${filed.job}/resume`, { status: 403, code: 'not_job_holder' });
    const resumed = await technician.post(`${filed.job}/resume`);
    expect(resumed).toMatchObject({ paused: false, status: 'taken', requestStatus: 'inProgress', reason: null });
    expect((await owner.get(filed.path)).deadline.dueBy).toBe(dueBy);
    await technician.post(`${filed.job}/apply`);
    await owner.until(filed.path, ({ status }) => status === 'completed');
  });

  it('keeps a scheduled switch back until it is resumed', async () => {
    const filed = await taken({ effectiveAt: '2026-03-04T20:00:00+08:00' });
    await technician.post(`${filed.job}/apply`);
    await operator.post(`${filed.job}/hold`, { reason: 'Not tonight.' });
    app.clock.set('2026-03-04T20:00:05+08:00');
    await new Promise((settle) => setTimeout(settle, 1_500));
    expect((await owner.get(filed.path)).status).toBe('held');
    await operator.post(`${filed.job}/resume`);
    await owner.until(filed.path, ({ status }) => status === 'completed');
    app.clock.set('2026-03-05T10:00:00+08:00');
  });
});

describe('asking the customer', () => {
  it('stops the clock until the answer, and puts the job back into the queue with it', async () => {
    const filed = await taken({ note: 'As agreed.' });
    expect(filed.request.deadline.dueBy).toBe('2026-03-10T18:00:00+08:00');
    const asked = await technician.post(`${filed.job}/ask`, { question: 'Which of the two voices?' });
    expect(asked).toMatchObject({ status: 'done', outcome: 'withdrawn', requestStatus: 'pending' });
    expect(await owner.get(filed.path)).toMatchObject({
      awaiting: { code: 'answer', question: 'Which of the two voices?' },
    });
    const [mail] = await app.query(`select recipient, body from message where kind = 'information_required'`);
    expect(mail.recipient).toBe(app.credentials.owner?.email);
    expect(mail.body).toContain('Which of the two voices?');
    app.clock.set('2026-03-06T10:00:00+08:00');
    const answered = await owner.post(`${filed.path}/provide`, { text: 'The second.' });
    expect(answered).toMatchObject({
      status: 'accepted',
      awaiting: null,
      deadline: { dueBy: '2026-03-12T18:00:00+08:00' },
    });
    const again = await second.post(`${filed.job}/take`);
    expect(again).toMatchObject({ status: 'taken', dueBy: '2026-03-12T18:00:00+08:00' });
    expect((await second.get(filed.job)).note).toBe('As agreed.');
    const words = async (reader: ApiClient) =>
      (await reader.get(`${filed.path}/timeline`)).items.flatMap(({ action, text }: Json) =>
        text ? [[action, text]] : [],
      );
    const conversation = [
      ['change_request.askCustomer', 'Which of the two voices?'],
      ['change_request.provide', 'The second.'],
    ];
    expect(await words(owner)).toEqual(conversation);
    expect(await words(second)).toEqual(conversation);
    for (const outsider of [technician, operator, app.as('agent'), app.as('admin')])
      expect(await words(outsider)).toEqual([]);
    await app.as('trialOwner').refused('GET', `${filed.path}/timeline`, { status: 404, code: 'not_found' });
    const audit = JSON.stringify(await app.query('select * from audit_row'));
    expect(audit).not.toMatch(/two voices|The second\./);
    await second.post(`${filed.job}/apply`);
    await owner.until(filed.path, ({ status }) => status === 'completed');
  });

  it('is answered only while it waits', async () => {
    const filed = await work.file();
    const ask = { body: { text: 'Hello?' } };
    await owner.refused('POST', `${filed.path}/provide`, { status: 409, code: 'illegal_transition' }, ask);
    await owner.post(`${filed.path}/cancel`);
  });
});

describe('taking', () => {
  it('tells the second who was first', async () => {
    const filed = await taken();
    const problem = await second.refused('POST', `${filed.job}/take`, { status: 409, code: 'job_already_taken' });
    const { takenBy } = await technician.get(filed.job);
    expect(problem.detail).toContain(takenBy.name);
    await technician.post(`${filed.job}/release`);
    expect(await second.post(`${filed.job}/take`)).toMatchObject({ status: 'taken' });
    await technician.refused('POST', `${filed.job}/release`, { status: 403, code: 'not_job_holder' });
    await second.post(`${filed.job}/release`);
    await owner.post(`${filed.path}/cancel`);
  });

  it('over from somebody needs a reason, and tells them', async () => {
    const filed = await taken();
    await second.refused('POST', `${filed.job}/steal`, { status: 400, code: 'invalid_input' }, { body: {} });
    const stolen = await second.post(`${filed.job}/steal`, { reason: 'You have gone home.' });
    expect(stolen.takenBy.name).not.toBe((await technician.get('/me')).name);
    await technician.refused('POST', `${filed.job}/apply`, { status: 403, code: 'not_job_holder' });
    const [told] = await app.query(`select recipient, body from message where kind = 'job_stolen'`);
    expect(told.recipient).toBe(app.credentials.technician?.email);
    expect(told.body).toContain('You have gone home.');
    const internal = async (path: string) => JSON.stringify(await owner.get(path));
    for (const path of [filed.path, '/change-requests', `${filed.path}/timeline`, '/audit?limit=200'])
      expect(await internal(path), path).not.toContain('gone home');
    const labels = (await owner.get(`${filed.path}/timeline`)).items.map(({ label }: Json) => label);
    expect(labels.slice(-2)).toEqual(['A technician started work', 'Passed to another technician']);
    const colleagues = JSON.stringify(await operator.get(`${filed.path}/timeline`));
    expect(colleagues).toContain('You have gone home.');
    expect(JSON.stringify(await app.as('admin').get('/audit?limit=200'))).toContain('You have gone home.');
    await second.post(`${filed.job}/release`);
    await owner.post(`${filed.path}/cancel`);
  });

  it('lapses after four hours without activity, and the job returns to the queue', async () => {
    app.clock.set('2026-03-09T10:00:00+08:00');
    const filed = await taken();
    app.clock.set('2026-03-09T13:59:00+08:00');
    expect(await technician.get(filed.job)).toMatchObject({ status: 'taken' });
    app.clock.set('2026-03-09T14:00:01+08:00');
    const { lapseLeases } = await import('../../../src/features/jobs/lapse-leases.ts');
    await lapseLeases(app.deps);
    const open = await technician.until(filed.job, ({ status }) => status === 'open');
    expect(open).toMatchObject({ takenBy: null, leaseUntil: null, requestStatus: 'accepted' });
    const actions = async (reader: ApiClient) =>
      (await reader.get(`${filed.path}/timeline`)).items.map(({ action }: Json) => action);
    expect(await actions(technician)).toContain('change_request.lapse');
    expect(await actions(owner)).not.toContain('change_request.lapse');
    await owner.post(`${filed.path}/cancel`);
  });

  it('ends at five jobs a technician', async () => {
    const filed = [];
    for (let count = 0; count < 6; count += 1) filed.push(await work.file());
    for (let count = 0; count < 5; count += 1) expect((await technician.ask('POST', '/jobs/take')).status).toBe(200);
    await technician.refused('POST', '/jobs/take', { status: 409, code: 'too_many_taken_jobs' });
    const last = filed.at(-1);
    await technician.refused('POST', `${last?.job}/take`, { status: 409, code: 'too_many_taken_jobs' });
    for (const { path } of filed) await owner.post(`${path}/cancel`);
    expect((await technician.ask('POST', '/jobs/take')).status).toBe(204);
  });
});

describe('giving up and trying again', () => {
  it('fails with a reason, and an operator puts it back into the queue', async () => {
    const filed = await taken();
    expect(await technician.post(`${filed.job}/fail`, { reason: 'The line is gone.' })).toMatchObject({
      status: 'failed',
    });
    expect(await owner.get(filed.path)).toMatchObject({ status: 'failed', reason: 'The line is gone.' });
    await second.refused('POST', `${filed.job}/retry`, { status: 403, code: 'not_job_holder' });
    expect(await operator.post(`${filed.job}/retry`)).toMatchObject({ status: 'open', requestStatus: 'accepted' });
    await owner.post(`${filed.path}/cancel`);
  });

  it('meets the duplicate guard again when another request was filed meanwhile', async () => {
    const filed = await taken();
    await technician.post(`${filed.job}/fail`, { reason: 'The line is gone.' });
    const { id: uploadId } = await owner.uploadChecked(voice(0.3));
    const body = { kind: 'voice_replacement', lineId: filed.line.id, slot: filed.request.slot, uploadId };
    const other = await owner.post('/change-requests', body);
    const problem = await operator.refused('POST', `${filed.job}/retry`, { status: 409, code: 'duplicate_request' });
    expect(JSON.stringify(problem.reasons)).toContain(other.id);
    await owner.post(`/change-requests/${other.id}/cancel`);
    await operator.post(`${filed.job}/retry`);
    await owner.post(`${filed.path}/cancel`);
  });
});
