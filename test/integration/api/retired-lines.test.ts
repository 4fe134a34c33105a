import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revertDue } from '../../../src/features/jobs/revert-due.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { type Filed, filings } from '../../support/filing.ts';
import { demoNumbers, voice } from '../../support/voice.ts';

const conflict = (code: string) => ({ status: 409, code });
const reason = 'The branch has closed';
let app: TestApp;
let work: ReturnType<typeof filings>;
let admin: ApiClient;
let owner: ApiClient;
let technician: ApiClient;
let count = 0;

beforeAll(async () => {
  app = await startTestApp();
  work = filings(app);
  admin = app.as('admin');
  owner = app.as('owner');
  technician = app.as('technician');
});
afterAll(() => app.close());

/** A line of the owner's, on the demo's directory. */
async function newLine(): Promise<Json> {
  count += 1;
  const { organisationId } = await owner.line(demoNumbers.directory);
  const { phoneSystemId } = await admin.get(`/lines/${(await owner.line(demoNumbers.directory)).id}`);
  const number = `+8862271${String(60_000 + count)}`;
  return await admin.post('/lines', {
    organisationId,
    number,
    label: `Branch ${count}`,
    phoneSystemId,
    county: '臺北市',
  });
}

async function applied(filed: Filed): Promise<void> {
  await technician.post(`${filed.job}/take`);
  await technician.post(`${filed.job}/apply`);
  await owner.until(filed.path, ({ status }) => status === 'completed');
}

const retire = (id: string, body: object = { reason }) => admin.post(`/lines/${id}/retire`, body);
const folderOf = (number: string) => join(app.pbxFolder, 'lines', number.slice(1));
const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
const listed = async (client: ApiClient, query: string) =>
  (await client.get(`/lines?limit=200${query}`)).items.map(({ id }: Json) => id);

describe('a line that is retired', () => {
  it('is removed from its phone system, listed apart, and keeps its history', async () => {
    const line = await newLine();
    const filed = await work.file({ number: line.number });
    await applied(filed);
    expect(await isThere(folderOf(line.number))).toBe(true);
    const retired = await retire(line.id);
    expect(retired.retiredAt).toMatch(/\+08:00$/);
    await admin.until(`/lines/${line.id}`, ({ removals }) => removals.length === 0);
    expect(await isThere(folderOf(line.number))).toBe(false);
    expect(await listed(admin, '')).not.toContain(line.id);
    expect(await listed(admin, '&state=retired')).toContain(line.id);
    expect(await listed(owner, '&state=retired')).toContain(line.id);
    expect((await owner.get(`/lines/${line.id}/revisions`)).items.length).toBe(2);
    const { items } = await admin.get(`/audit?subjectId=${line.id}`);
    expect(items.find(({ action }: Json) => action === 'line.retired')).toMatchObject({ reason });
    const found = await admin.get(`/search?q=${encodeURIComponent(line.number)}`);
    expect(found.lines).toMatchObject([{ id: line.id, state: 'retired' }]);
  });

  it('files nothing and is not changed, but retiring it again is retiring it once', async () => {
    const line = await newLine();
    await retire(line.id);
    const upload = await owner.uploadChecked(voice());
    const body = { kind: 'voice_replacement', lineId: line.id, slot: 'greeting', uploadId: upload.id };
    await owner.refused('POST', '/change-requests', conflict('line_retired'), { body });
    await owner.refused('POST', '/qualifications', conflict('line_retired'), { body });
    const { headers } = await admin.ask('GET', `/lines/${line.id}`);
    const edit = { body: { label: 'Other' }, headers: { 'If-Match': headers.get('etag') ?? '' } };
    await admin.refused('PATCH', `/lines/${line.id}`, conflict('line_retired'), edit);
    const { retiredAt } = await admin.get(`/lines/${line.id}`);
    expect((await retire(line.id)).retiredAt).toBe(retiredAt);
    const { items } = await admin.get(`/audit?subjectId=${line.id}`);
    expect(items.filter(({ action }: Json) => action === 'line.retired')).toHaveLength(1);
  });

  it('leaves its number to another line; brought back only where the number is still free', async () => {
    const line = await newLine();
    await retire(line.id);
    const { organisationId, number } = line;
    const { phoneSystemId } = await admin.get(`/lines/${line.id}`);
    const next = await admin.post('/lines', { organisationId, number, label: 'Next', phoneSystemId, county: '臺北市' });
    await admin.refused('POST', `/lines/${line.id}/restore`, conflict('line_number_taken'));
    await retire(next.id);
    expect(await admin.post(`/lines/${line.id}/restore`)).toMatchObject({ id: line.id, retiredAt: null });
    const both = (await admin.get('/lines?state=retired&limit=1')) as Json;
    expect(both.nextCursor).toBeTruthy();
    const rest = await listed(admin, `&state=retired&cursor=${both.nextCursor}`);
    expect([both.items[0].id, ...rest].sort()).toEqual((await listed(admin, '&state=retired')).sort());
  });

  it('plays again what it played, once it is brought back', async () => {
    const line = await newLine();
    const filed = await work.file({ number: line.number });
    await applied(filed);
    await retire(line.id);
    await admin.until(`/lines/${line.id}`, ({ removals }) => removals.length === 0);
    await admin.post(`/lines/${line.id}/restore`);
    await admin.until(`/lines/${line.id}`, ({ settledRevision }) => settledRevision === 2);
    expect(await isThere(folderOf(line.number))).toBe(true);
  });

  it('is in no group of lines until it is brought back', async () => {
    const [line, other] = [await newLine(), await newLine()];
    const group = await owner.post('/line-groups', { name: 'Branches', lineIds: [line.id, other.id] });
    await retire(line.id);
    expect((await owner.get(`/line-groups/${group.id}`)).lineIds).toEqual([other.id]);
    await admin.post(`/lines/${line.id}/restore`);
    expect((await owner.get(`/line-groups/${group.id}`)).lineIds).toEqual([line.id, other.id]);
  });

  it('is retired by admins alone', async () => {
    const line = await newLine();
    for (const account of ['owner', 'operator', 'technician'])
      await app
        .as(account)
        .refused('POST', `/lines/${line.id}/retire`, { status: 403, code: 'forbidden' }, { body: { reason } });
  });
});

describe('a line with open requests', () => {
  it('is retired only where that is meant; what is applied there fails and changes nothing', async () => {
    const line = await newLine();
    const filed = await work.file({ number: line.number });
    const refused = await admin.refused('POST', `/lines/${line.id}/retire`, conflict('line_has_requests'), {
      body: { reason },
    });
    expect(refused.detail).toContain('1');
    await retire(line.id, { reason, override: true });
    await technician.post(`${filed.job}/take`);
    await technician.post(`${filed.job}/apply`);
    const failed = await owner.until(filed.path, ({ status }) => status === 'failed');
    expect(failed.lines[0]).toMatchObject({ state: 'failed' });
    expect(await admin.get(`/lines/${line.id}`)).toMatchObject({ revision: 1, settledRevision: null });
    expect(await isThere(folderOf(line.number))).toBe(false);
    app.takeFaults();
  });

  it('has its plans held, and resumed once it is back', async () => {
    const line = await newLine();
    const plan = await work.file({ number: line.number, extra: { effectiveAt: '2026-03-20T09:00:00+08:00' } });
    await technician.post(`${plan.job}/take`);
    await technician.post(`${plan.job}/apply`);
    await owner.until(plan.path, ({ status }) => status === 'scheduled');
    await retire(line.id, { reason, override: true });
    const held = await app.as('operator').get(plan.path);
    expect(held).toMatchObject({ status: 'held' });
    expect(JSON.stringify(held)).toContain('out of service');
    await admin.post(`/lines/${line.id}/restore`);
    await app.as('operator').post(`${plan.path}/resume`);
    expect(await owner.get(plan.path)).toMatchObject({ status: 'accepted' });
  });

  it('does not return by itself to what it played', async () => {
    const line = await newLine();
    const filed = await work.file({ number: line.number, extra: { revertAt: '2026-03-12T00:00:00+08:00' } });
    await applied(filed);
    await retire(line.id, { reason, override: true });
    app.clock.set(new Date('2026-03-12T00:00:00+08:00'));
    await revertDue(app.deps);
    expect(await admin.get(`/lines/${line.id}`)).toMatchObject({ revision: 2 });
    const timeline = await app.as('operator').get(`${filed.path}/timeline`);
    expect(JSON.stringify(timeline)).toContain('change_request.revert_given_up');
  });
});
