import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../src/domain/access/actor.ts';
import type { Role } from '../../src/domain/access/role.ts';
import { type AccessApp, type Browser, startAccessApp } from '../support/access-app.ts';

let app: AccessApp;
let acme: string;
let owner: Browser;

beforeAll(async () => {
  app = await startAccessApp();
  acme = await app.addOrganisation('Acme');
  const other = await app.addOrganisation('Other');
  await app.addUser({ email: 'owner@acme.test', roles: ['owner'], organisationId: acme });
  await app.addUser({ email: 'member@acme.test', roles: ['member'], organisationId: acme });
  await app.addUser({ email: 'owner@other.test', roles: ['owner'], organisationId: other });
  await app.addUser({ email: 'admin@desk.test', roles: ['admin'], demo: true });
  owner = await signedIn('owner@acme.test');
});
afterAll(() => app?.close());

async function signedIn(email: string): Promise<Browser> {
  const browser = app.browser();
  await browser.signIn(email);
  return browser;
}

async function signedInAs(email: string, roles: Role[], organisationId: string | null = null) {
  const userId = await app.addUser({ email, roles, organisationId, demo: true });
  return { browser: await signedIn(email), role: roles[0], userId };
}

async function keyIdOf(userId: string, organisationId: string | null, role: Role): Promise<string> {
  const key = await app.addKey({ userId, organisationId, role });
  const [row] = await app.deps.database.transaction(
    systemActor,
    (transaction) => transaction.sql`select id from api_key where prefix = ${key.slice(4, 16)}`,
  );
  return row?.id as string;
}

async function revoked(id: string): Promise<boolean> {
  const [row] = await app.deps.database.transaction(
    systemActor,
    (transaction) => transaction.sql`select revoked_at from api_key where id = ${id}`,
  );
  return row?.revoked_at !== null;
}

async function make(browser: Browser, body: object) {
  const answer = await browser.post('/api/v1/api-keys', body);
  expect(answer.status).toBe(201);
  return answer.body as { id: string; key: string; prefix: string };
}

describe('API keys', () => {
  it('are shown once, act in their one role, and are kept as a hash only', async () => {
    const { id, key, prefix } = await make(owner, { name: 'Integration', role: 'member' });
    expect(key).toMatch(/^pck_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$/);
    expect((await app.browser().ask('/api/v1/me', { key })).body).toMatchObject({
      roles: ['member'],
      organisation: { id: acme },
    });
    expect((await app.browser().ask('/api/v1/invitations', { key })).status).toBe(403);
    const list = await owner.ask('/api/v1/api-keys');
    expect(list.body.items[0]).toMatchObject({ id, prefix, name: 'Integration', role: 'member' });
    expect(JSON.stringify(list.body)).not.toContain(key.slice(18));
    const rows = await app.deps.database.transaction(
      systemActor,
      (transaction) => transaction.sql`select to_jsonb(api_key)::text as row from api_key
                                       union all select to_jsonb(idempotency_key)::text from idempotency_key`,
    );
    expect(JSON.stringify(rows)).not.toContain(key.slice(18));
  });

  it('are not stored by an Idempotency-Key either', async () => {
    const headers = { 'idempotency-key': 'once' };
    const wish = { name: 'Again', role: 'member' };
    const first = await owner.post('/api/v1/api-keys', wish, { headers });
    const second = await owner.post('/api/v1/api-keys', wish, { headers });
    expect(second.body.key).not.toBe(first.body.key);
  });

  it('are refused alike when wrong, expired, revoked or malformed', async () => {
    const { id, key } = await make(owner, { name: 'A', role: 'owner' });
    const soon = new Date(Date.now() + 60_000).toISOString();
    const expiring = await make(owner, { name: 'B', role: 'owner', expiresAt: soon });
    const ask = (given: string) => app.browser().ask('/api/v1/me', { key: given });
    expect((await ask(expiring.key)).status).toBe(200);
    app.clock.move(61_000);
    const refusals = [await ask(expiring.key)];
    app.clock.move(-61_000);
    refusals.push(
      await ask(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`),
      await ask('pck_x_y'),
      await ask(`${key}x`),
    );
    await owner.post(`/api/v1/api-keys/${id}/revoke`, undefined);
    refusals.push(await ask(key));
    refusals.push(await app.browser().ask('/api/v1/me', { headers: { authorization: 'Basic b3duZXI6eA==' } }));
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ status: 401, body: { code: 'api_key_invalid' } });
      expect(refusal.headers.get('www-authenticate')).toContain('Bearer');
    }
    const past = { name: 'C', role: 'owner', expiresAt: '2020-01-01T00:00:00Z' };
    expect((await owner.post('/api/v1/api-keys', past)).status).toBe(400);
  });

  it('take precedence over a cookie, and need no origin', async () => {
    const { key } = await make(owner, { name: 'D', role: 'owner' });
    const headers = { cookie: owner.cookieHeader(), origin: 'https://elsewhere.test' };
    const body = { email: 'k@acme.test', roles: ['member'] };
    const answer = await app.browser().ask('/api/v1/invitations', { method: 'POST', key, body, headers });
    expect(answer.status).toBe(201);
  });

  it('stop when their role is no longer held', async () => {
    const userId = await app.addUser({ email: 'second@acme.test', roles: ['owner'], organisationId: acme });
    const [full, lesser] = [
      await app.addKey({ userId, organisationId: acme, role: 'owner' }),
      await app.addKey({ userId, organisationId: acme, role: 'member' }),
    ];
    await owner.ask(`/api/v1/members/${userId}`, { method: 'PATCH', body: { role: 'member' } });
    expect((await app.browser().ask('/api/v1/me', { key: full })).status).toBe(401);
    expect((await app.browser().ask('/api/v1/me', { key: lesser })).status).toBe(200);
  });

  it('of others do not exist, and a key gets only a role that its owner has', async () => {
    const { id } = await make(owner, { name: 'E', role: 'owner' });
    const stranger = await signedIn('owner@other.test');
    const member = await signedIn('member@acme.test');
    const admin = await signedIn('admin@desk.test');
    expect((await stranger.post(`/api/v1/api-keys/${id}/revoke`, undefined)).status).toBe(404);
    expect((await member.post(`/api/v1/api-keys/${id}/revoke`, undefined)).status).toBe(403);
    expect((await member.ask('/api/v1/api-keys')).status).toBe(403);
    expect((await stranger.ask('/api/v1/api-keys')).body.items).toEqual([]);
    expect((await owner.post('/api/v1/api-keys', { name: 'F', role: 'admin' })).body.code).toBe('role_not_held');
    const { id: own } = await make(admin, { name: 'G', role: 'admin' });
    expect((await admin.ask('/api/v1/api-keys')).body.items.map((item: { id: string }) => item.id)).toEqual([own]);
    expect((await admin.post('/api/v1/api-keys', { name: 'H', role: 'sales' })).body.code).toBe('role_not_held');
    expect((await app.browser().ask('/api/v1/api-keys')).body.code).toBe('not_signed_in');
  });

  it('are seen and ended by their own people, by the owner of their organisation, and by admins', async () => {
    const foreign = await app.addOrganisation('Foreign');
    const people = {
      owner: await signedInAs('table-owner@acme.test', ['owner'], acme),
      member: await signedInAs('table-member@acme.test', ['member'], acme),
      stranger: await signedInAs('table-owner@foreign.test', ['owner'], foreign),
      agent: await signedInAs('table-agent@desk.test', ['agent']),
      technician: await signedInAs('table-technician@desk.test', ['technician']),
      operator: await signedInAs('table-operator@desk.test', ['operator']),
      sales: await signedInAs('table-sales@desk.test', ['sales']),
      admin: await signedInAs('table-admin@desk.test', ['admin']),
    };
    const colleague = await app.addUser({ email: 'table-other@desk.test', roles: ['agent'], demo: true });
    const customer = await app.addUser({ email: 'table-key@acme.test', roles: ['owner'], organisationId: acme });
    // Statuses of: create; list one's own, Acme's, a colleague's; revoke one's own, Acme's, a colleague's.
    const expected = {
      owner: [201, 200, 200, 200, 200, 200, 404],
      member: [403, 403, 403, 403, null, 403, 404],
      stranger: [201, 200, 404, 200, 200, 404, 404],
      agent: [201, 200, 403, 403, 200, 403, 403],
      technician: [201, 200, 403, 403, 200, 403, 403],
      operator: [201, 200, 403, 403, 200, 403, 403],
      sales: [201, 200, 403, 403, 200, 403, 403],
      admin: [201, 200, 200, 200, 200, 200, 200],
    } as const;
    const found: Record<string, (number | null)[]> = {};
    for (const [name, { browser, role }] of Object.entries(people)) {
      const end = async (id: string) => (await browser.post(`/api/v1/api-keys/${id}/revoke`, undefined)).status;
      const list = async (query: string) => (await browser.ask(`/api/v1/api-keys${query}`)).status;
      const made = await browser.post('/api/v1/api-keys', { name: 'own', role });
      const ofAcme = await keyIdOf(customer, acme, 'owner');
      const ofColleague = await keyIdOf(colleague, null, 'agent');
      found[name] = [
        made.status,
        await list(''),
        await list(`?organisationId=${acme}`),
        await list(`?userId=${colleague}`),
        made.status === 201 ? await end(made.body.id) : null,
        await end(ofAcme),
        await end(ofColleague),
      ];
      expect(await revoked(ofAcme), name).toBe(found[name][5] === 200);
      expect(await revoked(ofColleague), name).toBe(found[name][6] === 200);
    }
    expect(found).toEqual(expected);
    const { items } = (await people.owner.browser.ask(`/api/v1/api-keys?userId=${colleague}`)).body;
    expect(items).toEqual([]);
    const theirs = (await people.admin.browser.ask(`/api/v1/api-keys?organisationId=${acme}`)).body.items;
    expect(theirs.every((item: { organisationId: string }) => item.organisationId === acme)).toBe(true);
  });

  it('that an admin ends leave a trace in the audit of their organisation', async () => {
    const userId = await app.addUser({ email: 'traced@acme.test', roles: ['owner'], organisationId: acme });
    const id = await keyIdOf(userId, acme, 'owner');
    const { browser, userId: adminId } = await signedInAs('tracer@desk.test', ['admin']);
    await browser.post(`/api/v1/api-keys/${id}/revoke`, undefined);
    const rows = await app.deps.database.transaction(
      systemActor,
      (transaction) => transaction.sql`
        select action, actor_id, organisation_id from audit_row where subject_id = ${id}`,
    );
    expect(rows).toMatchObject([{ action: 'api_key.revoked', actor_id: adminId, organisation_id: acme }]);
  });

  it('note when they were last used, at most once a minute', async () => {
    const { id, key } = await make(owner, { name: 'I', role: 'owner' });
    const lastUsed = async () => {
      const { items } = (await owner.ask('/api/v1/api-keys')).body;
      return items.find((item: { id: string }) => item.id === id).lastUsedAt as string | null;
    };
    expect(await lastUsed()).toBeNull();
    await app.browser().ask('/api/v1/me', { key });
    const first = await lastUsed();
    app.clock.move(30_000);
    await app.browser().ask('/api/v1/me', { key });
    expect(await lastUsed()).toBe(first);
    app.clock.move(40_000);
    await app.browser().ask('/api/v1/me', { key });
    expect(Date.parse((await lastUsed()) as string) - Date.parse(first as string)).toBeGreaterThanOrEqual(69_000);
    app.clock.move(-70_000);
  });

  it('are found by one indexed look-up', async () => {
    const plan = await app.deps.database.transaction(systemActor, async (transaction) => {
      await transaction.sql`set local enable_seqscan = off`;
      return await transaction.sql`explain select id from api_key where prefix = 'abc'`;
    });
    expect(JSON.stringify(plan)).toContain('api_key_prefix');
  });
});
