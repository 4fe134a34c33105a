import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleQuery, operationsOf } from '../../support/api-operations.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { type Filed, filings } from '../../support/filing.ts';
import { voice } from '../../support/voice.ts';

const note = 'The password of our office is in this note.';
const forbidden = { status: 403, code: 'forbidden' };
let app: TestApp;
let owner: ApiClient;
let agent: ApiClient;
let technician: ApiClient;
let filed: Filed;

beforeAll(async () => {
  app = await startTestApp();
  owner = app.as('owner');
  agent = app.as('agent');
  technician = app.as('technician');
  filed = await filings(app).file({ extra: { note } });
});
afterAll(() => app.close());

describe('an agent', () => {
  it('sees what is going on with a request', async () => {
    expect(await agent.get(filed.path)).toMatchObject({ status: 'accepted', deadline: { day0: '2026-03-04' } });
    expect(await agent.get(`/prompts/${filed.promptId}`)).toMatchObject({
      status: 'ready',
      verdict: expect.any(String),
    });
    expect(await agent.get(`/lines/${filed.line.id}/callers-hear`)).toMatchObject({ state: 'open' });
  });

  it('learns no hours, no name of a day and no hash from any endpoint that answers a GET, at any instant', async () => {
    // Half an hour from now, because replies contain creation times, and at 09:17 such an instant looked like configured hours. Never the
    // full hour, which every promise tells.
    const minute = String((new Date().getMinutes() + 29) % 60 || 1).padStart(2, '0');
    const [open, close] = [`09:${minute}`, `16:${minute}`];
    const days = Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [{ open, close }]]),
    );
    const dated = [{ from: '2026-05-01', to: '2026-05-01', name: 'The founder rests', hours: 'closed' }];
    const patch = JSON.stringify({ weekly: days, datedDays: dated });
    await app.query('update line_revision set config = config || $1::jsonb where line_id = $2', [patch, filed.line.id]);
    const owner = app.as('owner');
    const { sha256, renditions } = await owner.get(`/prompts/${filed.promptId}`);
    const hidden = [open, close, 'The founder rests', sha256, ...renditions.map((one: Json) => one.sha256)];
    expect(JSON.stringify(await owner.get(`/lines/${filed.line.id}`))).toContain(open);
    const ids: Record<string, string> = { lines: filed.line.id, prompts: filed.promptId, jobs: filed.request.jobId };
    const operations = operationsOf(await agent.get('//api/openapi.json'));
    const walked = operations.filter(({ method, path }) => method === 'GET' && path !== '/events');
    for (const operation of walked) {
      const [, first = ''] = operation.path.split('/');
      const named = operation.path.replace('{n}', '1').replace('{year}', '2026').replace('{date}', '2026-03-04');
      const path = named.replace(/\{\w+\}/g, ids[first] ?? filed.request.id) + exampleQuery(operation);
      const { text, status } = await agent.ask('GET', path);
      expect(status, path).toBeLessThan(500);
      for (const secret of hidden) expect(text, path).not.toContain(secret);
    }
    expect(walked.length).toBeGreaterThan(20);
    const heard = await agent.get(`/lines/${filed.line.id}/callers-hear`);
    expect(heard).toMatchObject({ state: 'open', rule: { kind: 'not_shown' }, until: null, next: null, losers: [] });
    for (let hour = 10; hour < 24; hour += 1) {
      const at = encodeURIComponent(`2026-03-04T${hour}:00:00+08:00`);
      const path = `/lines/${filed.line.id}/callers-hear?at=${at}`;
      await agent.refused('GET', path, { status: 403, code: 'hours_not_shown' });
    }
    const range = new URLSearchParams({ from: '2026-03-04T10:00:00+08:00', to: '2026-03-04T10:00:01+08:00' });
    const states = `/lines/${filed.line.id}/states?${range}`;
    await agent.refused('GET', states, { status: 403, code: 'hours_not_shown' });
  });

  it('never hears audio, reads the note, or sees a configuration', async () => {
    for (const path of ['audio', 'audio?rendition=master', 'peaks'])
      await agent.refused('GET', `/prompts/${filed.promptId}/${path}`, forbidden);
    const line = await agent.get(`/lines/${filed.line.id}`);
    expect(line).not.toHaveProperty('configuration');
    expect(line).not.toHaveProperty('phoneSystemId');
    expect(await agent.get(`/lines/${filed.line.id}/revisions/1`)).not.toHaveProperty('configuration');
    await agent.refused('GET', filed.job, forbidden);
    for (const path of [filed.path, `${filed.path}/timeline`, '/change-requests', '/lines']) {
      expect(JSON.stringify(await agent.get(path)), path).not.toContain('password');
    }
  });

  it('files for a customer who asked in writing, and the request says so', async () => {
    const { organisationId } = filed.request;
    const { id: uploadId } = await agent.uploadChecked(voice(0.31), 'a.wav', `?organisationId=${organisationId}`);
    const wish = { kind: 'voice_replacement', lineId: filed.line.id, slot: 'emergency', uploadId };
    const onBehalf = { channel: 'mail', evidence: 'Mail of 4 March, 09:12, "emergency text"' };
    const refused = async (account: string, body: object) => {
      const { status, body: reply } = await app.as(account).ask('POST', '/change-requests', { body });
      return `${status} ${reply.errors?.[0]?.code ?? reply.code}`;
    };
    expect(await refused('agent', wish)).toBe('400 on_behalf_missing');
    expect(await refused('agent', { ...wish, onBehalf: { channel: 'mail', evidence: ' ' } })).toMatch(/^400/);
    expect(await refused('owner', { ...wish, onBehalf })).toBe('400 on_behalf_of_none');
    expect(await refused('operator', { ...wish, onBehalf })).toBe('403 forbidden');
    const request = await agent.post('/change-requests', { ...wish, onBehalf });
    expect(request).toMatchObject({ onBehalf: { channel: 'mail' }, status: 'accepted' });
    expect((await app.as('owner').get(`/change-requests/${request.id}`)).onBehalf).toEqual(onBehalf);
    // Who may not read what the customer wrote does not read what shows it either.
    const seen = await app.as('operator').get(`/change-requests/${request.id}`);
    expect(seen.onBehalf).toEqual({ channel: 'mail', evidence: null });
    await agent.post(`/change-requests/${request.id}/cancel`, { reason: 'They changed their mind.' });
    await expectToldOnly([app.credentials.owner?.email], request.number);
  });

  it('is not told by mail what a customer is asked; neither is a member who has left', async () => {
    const ask = async (client: ApiClient, slot: string): Promise<Json> => {
      const { id: uploadId } = await app.as('owner').uploadChecked(voice(0.32));
      const body = { kind: 'voice_replacement', lineId: filed.line.id, slot, uploadId };
      const behalf = client === agent ? { onBehalf: { channel: 'phone', evidence: 'Ms Lin called' } } : {};
      const request = await client.post('/change-requests', { ...body, ...behalf });
      await technician.post(`/jobs/${request.jobId}/take`);
      return request;
    };
    const leaver = await app.addPerson({ roles: ['member'], organisationId: filed.request.organisationId });
    const requests = [await ask(agent, 'custom:ask'), await ask(leaver, 'custom:left')];
    await app.query(`update "user" set disabled_at = now() where id = $1`, [(await leaver.get('/me')).id]);
    for (const { jobId, number } of requests) {
      await technician.post(`/jobs/${jobId}/ask`, { question: 'Which door code shall it name?' });
      await expectToldOnly([app.credentials.owner?.email], number);
    }
  });

  async function expectToldOnly(recipients: (string | undefined)[], number: string): Promise<void> {
    const told = await app.query(`select distinct recipient from message where body like '%' || $1 || '%'`, [number]);
    expect(told.map(({ recipient }) => recipient)).toEqual(recipients);
  }
});

describe('a technician', () => {
  const sound = () => `/prompts/${filed.promptId}/audio`;

  it('hears audio and sees the configuration only while holding the job', async () => {
    const hidden = async () => {
      await technician.refused('GET', sound(), forbidden);
      expect(await technician.get(filed.job)).not.toHaveProperty('after');
      expect(await technician.get(`/lines/${filed.line.id}`)).not.toHaveProperty('configuration');
      expect((await technician.get(filed.path)).note).toBeNull();
    };
    await hidden();
    await technician.post(`${filed.job}/take`);
    expect((await technician.ask('GET', sound())).status).toBe(200);
    expect(await technician.get(filed.job)).toMatchObject({ note, after: { prompts: expect.anything() } });
    expect(await technician.get(`/lines/${filed.line.id}`)).toHaveProperty('configuration');
    expect((await technician.get(filed.path)).note).toBe(note);
    await app.as('technician2').refused('GET', sound(), forbidden);
    await technician.post(`${filed.job}/release`);
    await hidden();
  });

  it('leaves an audit row for each hearing, whatever range was asked for', async () => {
    await technician.post(`${filed.job}/take`);
    const heard = async () => {
      const rows = await app.query(
        `select 1 from audit_row where action = 'prompt.heard' and actor_role = 'technician'`,
      );
      return rows.length;
    };
    const before = await heard();
    await technician.ask('GET', sound());
    expect(await heard()).toBe(before + 1);
    await technician.ask('GET', sound(), { headers: { range: 'bytes=-999999999' } });
    expect(await heard()).toBe(before + 2);
    await technician.post(`${filed.job}/release`);
  });
});

describe('other staff', () => {
  it.each(['operator', 'sales', 'admin'])('%s hears nothing', async (account) => {
    for (const path of ['audio', 'peaks'])
      await app.as(account).refused('GET', `/prompts/${filed.promptId}/${path}`, forbidden);
  });

  it('find no personal content in the audit', async () => {
    const { items } = await app.as('admin').get('/audit?limit=200');
    expect(items.length).toBeGreaterThan(5);
    expect(JSON.stringify(items.map(({ after, before }: Json) => [after, before]))).not.toContain('password');
  });
});

describe('an owner', () => {
  it('sees the own audit only, and a member none', async () => {
    const { items } = await owner.get('/audit?limit=200');
    const organisations = new Set(items.map(({ organisationId }: Json) => organisationId));
    expect([...organisations]).toEqual([filed.request.organisationId]);
    await app.as('member').refused('GET', '/audit', forbidden);
  });
});
