import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { type Filed, filings } from '../../support/filing.ts';

let app: TestApp;
let admin: ApiClient;
let owner: ApiClient;
let filed: Filed;
let customer: Json;

beforeAll(async () => {
  app = await startTestApp();
  admin = app.as('admin');
  owner = app.as('owner');
  filed = await filings(app).file();
  customer = await admin.get(`/customers/${filed.line.organisationId}`);
});
afterAll(() => app.close());

async function audited(client: ApiClient, query: string): Promise<Json> {
  return (await client.get(`/audit?${query}`)).items[0];
}

describe('the audit list', () => {
  it('names what each row is about and whose it is: lines, requests, recordings', async () => {
    const line = { number: filed.line.number, label: filed.line.label };
    for (const client of [admin, owner]) {
      expect(await audited(client, `subjectKind=line&subjectId=${filed.line.id}`)).toMatchObject({
        action: 'line.created',
        subject: { name: null, line, slot: null },
        customerName: customer.name,
      });
      expect(await audited(client, `subjectId=${filed.request.id}`)).toMatchObject({
        subject: { name: filed.request.number, line, slot: filed.request.slot },
        customerName: customer.name,
      });
      expect(await audited(client, `subjectId=${filed.promptId}`)).toMatchObject({ subject: { name: 'greeting.wav' } });
    }
  });

  it('names customers, phone systems, people and invitations', async () => {
    const [system] = (await admin.get('/phone-systems')).items;
    expect(await audited(admin, `subjectId=${system.id}`)).toMatchObject({
      subject: { name: system.name },
      customerName: null,
    });
    expect(await audited(admin, `subjectId=${customer.id}`)).toMatchObject({ subject: { name: customer.name } });
    const [member] = (await owner.get('/members')).items;
    expect(await audited(owner, `subjectId=${member.userId}`)).toMatchObject({ subject: { name: member.name } });
    const email = 'named@seabreeze.example';
    const invitation = await owner.post('/invitations', { email, roles: ['member'] });
    expect(await audited(owner, `subjectId=${invitation.id}`)).toMatchObject({ subject: { name: email } });
  });

  it('names a key to its organisation, not to staff', async () => {
    const { email, password } = app.credentials.owner as { email: string; password: string };
    const headers = { 'content-type': 'application/json', origin: app.url };
    const call = (path: string, body: object, cookie = '') =>
      fetch(app.url + path, { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify(body) });
    const entered = await call('/api/auth/sign-in/email', { email, password });
    const cookie = entered.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const made = await call('/api/v1/api-keys', { name: 'Nightly export', role: 'member' }, cookie);
    const { id } = (await made.json()) as Json;
    expect(await audited(owner, `subjectId=${id}`)).toMatchObject({ subject: { name: 'Nightly export' } });
    expect(await audited(admin, `subjectId=${id}`)).toMatchObject({ action: 'api_key.created', subject: null });
  });

  it('holds no name in the rows themselves', async () => {
    const rows = await app.query('select before, after, subject_id from audit_row');
    const text = JSON.stringify(rows);
    expect(rows.length).toBeGreaterThan(10);
    for (const name of [filed.line.label, customer.name, 'named@seabreeze.example', 'greeting.wav', 'Nightly export'])
      expect(text).not.toContain(name);
  });

  it('gives no name to deleted records', async () => {
    const member = await app.addPerson({ roles: ['member'], organisationId: customer.id });
    const { id } = await member.get('/me');
    expect(await audited(owner, `subjectId=${id}`)).toMatchObject({
      subject: { name: expect.stringMatching(/^Person/) },
    });
    expect((await owner.ask('DELETE', `/members/${id}`)).status).toBe(204);
    expect((await audited(owner, `subjectId=${id}`)).subject).toBeNull();
  });
});

describe('lists of the desk', () => {
  it('call each line’s customer by name, for staff only', async () => {
    const names = async (client: ApiClient) =>
      (await client.get('/lines')).items.map((line: Json) => line.customerName);
    const all = await names(admin);
    expect(all).toContain(customer.name);
    expect(new Set(all).size).toBe(3);
    expect(new Set(await names(owner))).toEqual(new Set([undefined]));
  });

  it('say of each phone system how many lines it has and when one was last verified', async () => {
    const { items } = await app.as('operator').get('/phone-systems');
    const lines = (await admin.get('/lines')).items;
    for (const system of items) {
      const there = lines.filter((line: Json) => line.phoneSystemId === system.id);
      expect(system.lineCount).toBe(there.length);
      const settled = there.map((line: Json) => line.settledAt).filter(Boolean);
      expect(system.lastSettledAt).toBe(settled.sort().at(-1) ?? null);
    }
    expect(items.map(({ lineCount }: Json) => lineCount).some((count: number) => count > 1)).toBe(true);
  });

  it('count the background work of every queue, for admins only', async () => {
    const { items } = await admin.get('/queues');
    expect(items.map(({ name }: Json) => name)).toEqual(expect.arrayContaining(['audio', 'apply', 'maintenance']));
    for (const queue of items) {
      const { name, ...counts } = queue;
      expect(Object.keys(counts).sort(), name).toEqual(['delayed', 'failed', 'running', 'waiting']);
      for (const count of Object.values(counts)) expect(count).toBeGreaterThanOrEqual(0);
    }
    for (const account of ['owner', 'technician', 'operator'])
      await app.as(account).refused('GET', '/queues', { status: 403, code: 'forbidden' });
  });
});
