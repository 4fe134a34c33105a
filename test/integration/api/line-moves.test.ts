import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { filings } from '../../support/filing.ts';
import { demoNumbers } from '../../support/voice.ts';

let app: TestApp;
let work: ReturnType<typeof filings>;
let admin: ApiClient;
let technician: ApiClient;
let elsewhere: string;

beforeAll(async () => {
  app = await startTestApp();
  work = filings(app);
  admin = app.as('admin');
  technician = app.as('technician');
  const folder = join(app.dataFolder, 'other-pbx');
  await mkdir(folder);
  const made = await admin.post('/phone-systems', { name: 'Other PBX', kind: 'directory', settings: { folder } });
  elsewhere = made.id;
});
afterAll(() => app.close());

async function move(lineId: string, body: object) {
  const { headers } = await admin.ask('GET', `/lines/${lineId}`);
  return await admin.ask('PATCH', `/lines/${lineId}`, { body, headers: { 'If-Match': headers.get('etag') ?? '' } });
}

async function completed(filed: { job: string; path: string }): Promise<void> {
  await technician.post(`${filed.job}/take`);
  await technician.post(`${filed.job}/apply`);
  await app.as('owner').until(filed.path, ({ status }) => status === 'completed');
}

describe('moving a line to another phone system', () => {
  it('is refused while a change is planned on it, unless a reason overrides that, which is audited', async () => {
    await completed(await work.file());
    const planned = await work.file({ extra: { effectiveAt: '2026-03-20T09:00:00+08:00' } });
    const { id } = planned.line;
    const refused = await move(id, { phoneSystemId: elsewhere });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'line_has_changes' });
    expect((await admin.get(`/lines/${id}`)).removals).toEqual([]);
    const reason = 'The building is closed today';
    const moved = await move(id, { phoneSystemId: elsewhere, override: { reason } });
    expect(moved.status).toBe(200);
    const gone = await admin.until(
      `/lines/${id}`,
      ({ removals, settledRevision }) => settledRevision !== null && removals.length === 0,
    );
    expect(gone).toMatchObject({ phoneSystemId: elsewhere });
    const { items } = await admin.get(`/audit?subjectId=${id}`);
    expect(items.find(({ action }: Json) => action === 'line.edited')).toMatchObject({ reason });
    expect(items.find(({ action }: Json) => action === 'line.removed')).toMatchObject({ actor: { role: 'system' } });
  });

  it('holds a plan that is prepared, and resuming has it prepared on the new system', async () => {
    const owner = app.as('owner');
    const planned = await work.file({
      number: demoNumbers.second,
      extra: { effectiveAt: '2026-03-20T09:00:00+08:00' },
    });
    await technician.post(`${planned.job}/take`);
    await technician.post(`${planned.job}/apply`);
    await owner.until(planned.path, ({ status }) => status === 'scheduled');
    await move(planned.line.id, { phoneSystemId: elsewhere, override: { reason: 'The old system is switched off' } });
    const held = await owner.get(planned.path);
    expect(held.status).toBe('held');
    expect(held.reason).toMatch(/moved to another phone system/);
    const operator = app.as('operator');
    expect((await operator.get(planned.path)).reason).toMatch(/Resume the request/);
    expect(await operator.post(`${planned.path}/resume`)).toMatchObject({ status: 'accepted' });
    await technician.post(`${planned.job}/take`);
    await technician.post(`${planned.job}/apply`);
    await owner.until(planned.path, ({ status }) => status === 'scheduled');
  });

  it('off a system that a person changes leaves a checklist, and is over when every step is signed off', async () => {
    const filed = await work.file({ number: demoNumbers.manual });
    await technician.post(`${filed.job}/take`);
    const { checklist } = await technician.get(filed.job);
    await technician.ask('POST', `${filed.job}/confirm`, { body: { steps: checklist.map(({ id }: Json) => id) } });
    const { id, phoneSystemId } = await admin.get(`/lines/${filed.line.id}`);
    await move(id, { phoneSystemId: elsewhere });
    const [removal] = (await admin.get(`/lines/${id}`)).removals;
    expect(removal).toMatchObject({ phoneSystemId, detail: null });
    const steps: string[] = removal.checklist.map(({ id: step }: Json) => step);
    expect(steps).toContain('remove_line');
    for (const step of removal.checklist) expect(step.text).toMatch(/\S/);
    const path = `/lines/${id}/removals/${phoneSystemId}/confirm`;
    const invalid = { status: 400, code: 'invalid_input' };
    await technician.refused('POST', path, invalid, { body: { steps: steps.slice(1) } });
    await app.as('agent').refused('POST', path, { status: 403, code: 'forbidden' }, { body: { steps } });
    expect((await technician.ask('POST', path, { body: { steps } })).body).toEqual([]);
    await technician.refused('POST', path, { status: 404, code: 'not_found' }, { body: { steps } });
  });

  it('off a phone system that a program drives cannot be signed off', async () => {
    const { id, phoneSystemId } = await admin.get(`/lines/${(await app.as('owner').line(demoNumbers.directory)).id}`);
    const path = `/lines/${id}/removals/${phoneSystemId}/confirm`;
    await technician.refused('POST', path, { status: 404, code: 'not_found' }, { body: { steps: [] } });
  });
});
