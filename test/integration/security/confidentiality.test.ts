import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { Json } from '../../support/app-client.ts';
import { demoNumbers, voice } from '../../support/voice.ts';

let app: TestApp;
let request: Json;
let promptId: string;

/** A recording on file, and the job that asks for it. */
beforeAll(async () => {
  app = await startTestApp();
  const owner = app.as('owner');
  const upload = await owner.uploadChecked(voice(0.4));
  promptId = upload.promptId;
  const line = await owner.line(demoNumbers.directory);
  request = await owner.post('/change-requests', {
    kind: 'voice_replacement',
    lineId: line.id,
    slot: 'greeting',
    uploadId: upload.id,
  });
});
afterAll(() => app.close());

async function views(): Promise<number> {
  const rows = await app.query(`select 1 from audit_row where action = 'prompt.heard' and subject_id = $1`, [promptId]);
  return rows.length;
}

describe('what a browser may keep', () => {
  it('is nothing of an answer of the API', async () => {
    const answer = await app.as('owner').ask('GET', '/me');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const refusal = await app.nobody().ask('GET', '/me');
    expect(refusal.headers.get('cache-control')).toBe('no-store');
  });

  it('is no recording: the next person at this machine would hear it without asking', async () => {
    const answer = await app.as('owner').ask('GET', `/prompts/${promptId}/audio`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toContain('no-store');
  });
});

describe('listening to a recording', () => {
  it.each(['bytes=1-', 'bytes=-4000', 'bytes=100-200'])('is audited also when asked for as %s', async (range) => {
    const before = await views();
    const answer = await app.as('owner').ask('GET', `/prompts/${promptId}/audio`, { headers: { range } });
    expect(answer.status).toBe(206);
    expect(await views()).toBe(before + 1);
  });
});

describe('a change the phone system refused', () => {
  it('tells the customer whose problem it is, the desk the cause in words, and shows configuration values to nobody without the job', async () => {
    const technician = app.as('technician');
    const job = await technician.post('/jobs/take');
    expect(job.changeRequestId).toBe(request.id);
    const intruder = join(app.pbxFolder, 'letter-to-the-bank.txt');
    await rm(join(app.pbxFolder, '.lineshift.json'), { force: true });
    await writeFile(intruder, 'not ours');
    await technician.post(`/jobs/${job.id}/apply`);
    const failed = await app.as('owner').until(`/change-requests/${request.id}`, ({ status }) => status === 'failed');
    const toCustomer = 'A problem on our side stopped the change. Our operations staff have been notified.';
    expect(failed).toMatchObject({ reason: toCustomer, fault: 'apply_wrong_configuration' });
    expect(JSON.stringify(failed)).not.toContain(app.pbxFolder);
    const { items } = await app.as('owner').get(`/change-requests/${request.id}/timeline`);
    expect(items.at(-1)).toMatchObject({ action: 'change_request.fail', reason: toCustomer });
    const ofOwner = await app.as('owner').get(`/audit?action=change_request.fail`);
    expect(ofOwner.items[0].reason).toBe(toCustomer);
    const toDesk = /^The change was not applied, because the phone system cannot be used with its settings\. An admin/;
    expect(await technician.get(`/jobs/${job.id}`)).toMatchObject({ reason: expect.stringMatching(toDesk) });
    const timeline = JSON.stringify(items);
    expect(timeline).not.toContain(app.pbxFolder);
    expect(timeline).not.toContain('letter-to-the-bank');
    await rm(intruder);
    // Our log names the folder. It is one error, because the line could not be read back either.
    expect(app.takeFaults()).toMatchObject([{ msg: 'nobody can say what a phone system has of a line' }]);

    const differences = [{ path: 'config.datedDays.0.name', desired: 'Closed for the raid', actual: null }];
    const result = JSON.stringify({
      state: 'failed',
      fault: 'apply_retry',
      message: 'what was read back differs',
      differences,
    });
    await app.query('update job set result = $1 where id = $2', [result, job.id]);
    for (const account of ['technician', 'operator'] as const) {
      const desk = app.as(account);
      const seen = [await desk.get(`/jobs/${job.id}`), await desk.get('/jobs?status=failed')];
      expect(JSON.stringify(seen)).toContain('what was read back differs');
      expect(JSON.stringify(seen)).not.toContain('Closed for the raid');
    }
    expect(JSON.stringify(await app.as('admin').get(`/jobs/${job.id}`))).toContain('Closed for the raid');
  });
});
