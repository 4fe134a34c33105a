import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../src/domain/access/actor.ts';
import { type AccessApp, type Browser, enrol, password, startAccessApp } from '../support/access-app.ts';

let app: AccessApp;
let acme: string;
let other: string;
let owner: Browser;
let admin: Browser;

beforeAll(async () => {
  app = await startAccessApp();
  acme = await app.addOrganisation('Acme');
  other = await app.addOrganisation('Other');
  await app.addUser({ email: 'owner@acme.test', roles: ['owner'], organisationId: acme });
  await app.addUser({ email: 'owner@other.test', roles: ['owner'], organisationId: other });
  await app.addUser({ email: 'admin@desk.test', roles: ['admin'], demo: true });
  owner = await signedIn('owner@acme.test');
  admin = await signedIn('admin@desk.test');
});
afterAll(() => app?.close());

async function signedIn(email: string, secret?: string): Promise<Browser> {
  const browser = app.browser();
  const answer = await browser.signIn(email, secret);
  if (answer.status !== 200) throw new Error(`${email}: ${JSON.stringify(answer.body)}`);
  return browser;
}

/** The link's token, as an admin reads it where there is no mail server. */
async function tokenFor(email: string): Promise<string> {
  const { items } = (await admin.ask('/api/v1/messages')).body;
  const mail = items.find(
    (item: { recipient: string; kind: string }) => item.recipient === email && item.kind === 'invitation',
  );
  return /token=([\w-]+)/.exec(mail.body)?.[1] as string;
}

function accept(token: string, name = 'Newcomer') {
  return app.browser().post('/api/v1/invitations/accept', { token, name, password });
}

async function invited(by: Browser, body: { email: string; roles: string[]; organisationId?: string }) {
  const answer = await by.post('/api/v1/invitations', body);
  expect(answer.status).toBe(201);
  expect(JSON.stringify(answer.body)).not.toMatch(/token/i);
  return { id: answer.body.id as string, token: await tokenFor(body.email) };
}

async function audits(subjectId: string): Promise<string[]> {
  const rows = await app.deps.database.transaction(
    systemActor,
    (transaction) => transaction.sql`select action from audit_row where subject_id = ${subjectId} order by id`,
  );
  return rows.map((row) => row.action as string);
}

describe('invitations', () => {
  it('bring in a member: mailed, accepted once, audited, and never into another organisation', async () => {
    const { id, token } = await invited(owner, { email: 'new@acme.test', roles: ['member'] });
    const answer = await accept(token);
    expect(answer).toMatchObject({ status: 201, body: { email: 'new@acme.test' } });
    const browser = await signedIn('new@acme.test');
    expect((await browser.ask('/api/v1/me')).body).toMatchObject({ roles: ['member'], organisation: { id: acme } });
    expect((await accept(token)).body.code).toBe('invitation_not_usable');
    const [row] = (await owner.ask('/api/v1/invitations')).body.items;
    const named = async (by: Browser, query: string) =>
      (await by.ask(`/api/v1/invitations?organisationId=${query}`)).body;
    expect((await named(admin, acme)).items.map((each: { id: string }) => each.id)).toContain(id);
    expect((await named(admin, crypto.randomUUID())).items).toEqual([]);
    expect((await named(owner, crypto.randomUUID())).status).toBe(404);
    expect(row).toMatchObject({ id, status: 'accepted', email: 'new@acme.test', organisationId: acme });
    expect(await audits(row.id)).toEqual(['invitation.sent', 'invitation.accepted']);
    expect(await audits(answer.body.userId)).toContain('user.created');
  });

  it('are spent once, however many accept at the same moment', async () => {
    const { token } = await invited(owner, { email: 'race@acme.test', roles: ['member'] });
    const answers = await Promise.all(Array.from({ length: 8 }, () => accept(token)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, ...Array(7).fill(410)]);
    const [count] = await app.deps.database.sql`select count(*)::int as n from "user" where email = 'race@acme.test'`;
    expect(count?.n).toBe(1);
  });

  it('make one account of an address, whichever of two invitations comes first', async () => {
    const first = await invited(owner, { email: 'twice@acme.test', roles: ['member'] });
    const second = await invited(owner, { email: 'twice@acme.test', roles: ['owner'] });
    expect(second.token).not.toBe(first.token);
    const answers = await Promise.all([accept(first.token), accept(second.token)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('account_exists');
    const orphans = await app.deps.database.sql`
      select u.id from "user" u left join account a on a.user_id = u.id where a.id is null`;
    expect(orphans).toHaveLength(0);
  });

  it('run out after a week, and can be taken back before', async () => {
    const late = await invited(owner, { email: 'late@acme.test', roles: ['member'] });
    const back = await invited(owner, { email: 'back@acme.test', roles: ['member'] });
    expect((await owner.post(`/api/v1/invitations/${back.id}/revoke`, undefined)).body.status).toBe('revoked');
    expect((await owner.post(`/api/v1/invitations/${back.id}/revoke`, undefined)).body.code).toBe(
      'invitation_not_open',
    );
    expect((await accept(back.token)).status).toBe(410);
    app.clock.move(8 * 86_400_000);
    expect((await accept(late.token)).status).toBe(410);
    app.clock.move(-8 * 86_400_000);
    expect((await accept('x'.repeat(43))).status).toBe(410);
    expect((await accept('short')).status).toBe(400);
  });

  it('are sent again with a fresh link and another week; the link before ends', async () => {
    const first = await invited(owner, { email: 'again@acme.test', roles: ['member'] });
    await app.deps.database.transaction(
      systemActor,
      (transaction) => transaction.sql`update invitation set expires_at = created_at where id = ${first.id}`,
    );
    expect((await accept(first.token)).status).toBe(410);
    const again = await owner.post(`/api/v1/invitations/${first.id}/resend`, undefined);
    expect(again).toMatchObject({ status: 200, body: { id: first.id, status: 'open', organisationName: 'Acme' } });
    expect(JSON.stringify(again.body)).not.toMatch(/token/i);
    const token = await tokenFor('again@acme.test');
    expect(token).not.toBe(first.token);
    expect((await accept(first.token)).status).toBe(410);
    expect((await accept(token)).status).toBe(201);
    expect((await owner.post(`/api/v1/invitations/${first.id}/resend`, undefined)).body.code).toBe(
      'invitation_not_open',
    );
    expect(await audits(first.id)).toEqual(['invitation.sent', 'invitation.resent', 'invitation.accepted']);
  });

  it('say into which organisation and by whom', async () => {
    const { id } = await invited(admin, { email: 'shown@other.test', roles: ['member'], organisationId: other });
    const find = async () =>
      (await admin.ask('/api/v1/invitations')).body.items.find((each: { id: string }) => each.id === id);
    const { name } = (await admin.ask('/api/v1/me')).body;
    expect(await find()).toMatchObject({ organisationName: 'Other', invitedBy: name });
    const staff = await invited(admin, { email: 'shown@desk.test', roles: ['agent'] });
    const [row] = (await admin.ask('/api/v1/invitations')).body.items;
    expect(row).toMatchObject({ id: staff.id, organisationName: null, invitedBy: name });
  });

  it('stay inside what the inviting person may give', async () => {
    const member = await signedIn('new@acme.test');
    const ask = async (browser: Browser, body: unknown) => (await browser.post('/api/v1/invitations', body)).status;
    expect(await ask(member, { email: 'a@b.test', roles: ['member'] })).toBe(403);
    expect(await ask(owner, { email: 'a@b.test', roles: ['member'], organisationId: other })).toBe(404);
    expect(await ask(owner, { email: 'a@b.test', roles: ['admin'] })).toBe(422);
    expect(await ask(owner, { email: 'a@b.test', roles: ['admin', 'owner'] })).toBe(422);
    expect(await ask(owner, { email: 'a@b.test', roles: ['sales'] })).toBe(422);
    expect(await ask(owner, { email: 'a@b.test', roles: ['king'] })).toBe(400);
    expect(await ask(admin, { email: 'a@b.test', roles: ['member'] })).toBe(422);
    expect(await ask(admin, { email: 'a@b.test', roles: ['member'], organisationId: crypto.randomUUID() })).toBe(404);
    const theirs = (await invited(admin, { email: 'o2@other.test', roles: ['owner'], organisationId: other })).id;
    expect((await owner.post(`/api/v1/invitations/${theirs}/revoke`, undefined)).status).toBe(404);
    expect((await owner.post(`/api/v1/invitations/${theirs}/resend`, undefined)).status).toBe(404);
    expect((await member.post(`/api/v1/invitations/${theirs}/resend`, undefined)).status).toBe(404);
    const listed = (await owner.ask('/api/v1/invitations')).body.items;
    expect(listed.every((item: { organisationId: string }) => item.organisationId === acme)).toBe(true);
  });

  it('answer the same for an address that has an account, which the invited person alone learns', async () => {
    const { token } = await invited(owner, { email: 'owner@other.test', roles: ['member'] });
    expect((await accept(token)).body.code).toBe('account_exists');
  });

  it('bring in staff, who then need a second factor', async () => {
    const { token } = await invited(admin, { email: 'tech@desk.test', roles: ['technician', 'agent'] });
    await accept(token);
    const browser = await signedIn('tech@desk.test');
    expect((await browser.ask('/api/v1/sessions')).body.code).toBe('second_factor_required');
    await enrol(browser);
    expect((await browser.ask('/api/v1/me')).body.roles).toEqual(['agent', 'technician']);
  });
});

describe('members', () => {
  it('are seen and managed inside the own organisation only', async () => {
    const { items } = (await owner.ask('/api/v1/members')).body;
    expect(items.length).toBeGreaterThan(1);
    expect(items.every((item: { organisationId: string }) => item.organisationId === acme)).toBe(true);
    expect((await owner.ask(`/api/v1/members?organisationId=${other}`)).status).toBe(404);
    const foreign = (await admin.ask(`/api/v1/members?organisationId=${other}`)).body.items[0].userId;
    const edit = { method: 'PATCH', body: { role: 'member' } };
    expect((await owner.ask(`/api/v1/members/${foreign}`, edit)).status).toBe(404);
    expect((await owner.ask(`/api/v1/members/${foreign}`, { method: 'DELETE' })).status).toBe(404);
    const member = await signedIn('new@acme.test');
    expect((await member.ask(`/api/v1/members/${items[0].userId}`, edit)).status).toBe(403);
  });

  it('always include an owner, also when two step down at once', async () => {
    const org = await app.addOrganisation('Two');
    const one = await app.addUser({ email: 'one@two.test', roles: ['owner'], organisationId: org });
    const two = await app.addUser({ email: 'two@two.test', roles: ['owner'], organisationId: org });
    const [first, second] = [await signedIn('one@two.test'), await signedIn('two@two.test')];
    const stepDown = { method: 'PATCH', body: { role: 'member' } };
    const answers = await Promise.all([
      first.ask(`/api/v1/members/${one}`, stepDown),
      second.ask(`/api/v1/members/${two}`, { method: 'DELETE' }),
    ]);
    expect(answers.filter((answer) => answer.status < 300)).toHaveLength(1);
    const [left] = await app.deps.database.transaction(
      systemActor,
      (transaction) =>
        transaction.sql`select count(*)::int as n from member where organisation_id = ${org} and role = 'owner'`,
    );
    expect(left?.n).toBe(1);
  });

  it('lose everything on the next request when they are removed, and may come back by invitation', async () => {
    const userId = await app.addUser({ email: 'gone@acme.test', roles: ['member'], organisationId: acme });
    const key = await app.addKey({ userId, organisationId: acme, role: 'member' });
    const browser = await signedIn('gone@acme.test');
    expect((await browser.ask('/api/v1/me', { key })).status).toBe(200);
    expect((await owner.ask(`/api/v1/members/${userId}`, { method: 'DELETE' })).status).toBe(204);
    expect((await browser.ask('/api/v1/me')).status).toBe(401);
    expect((await browser.ask('/api/v1/me', { key })).body.code).toBe('api_key_invalid');
    expect((await app.browser().signIn('gone@acme.test')).body.code).toBe('sign_in_failed');
    const { token } = await invited(admin, { email: 'gone@acme.test', roles: ['owner'], organisationId: other });
    const back = await accept(token, 'Back');
    expect(back).toMatchObject({ status: 201, body: { userId } });
    const again = await signedIn('gone@acme.test');
    expect((await again.ask('/api/v1/me')).body).toMatchObject({ name: 'Back', organisation: { id: other } });
    expect((await again.ask('/api/v1/me', { key })).status).toBe(401);
  });

  it('belong to one organisation and to one side: the database says so', async () => {
    const userId = await app.addUser({ email: 'single@acme.test', roles: ['member'], organisationId: acme });
    const insert = (work: 'member' | 'staff') =>
      app.deps.database.transaction(systemActor, (transaction) =>
        work === 'member'
          ? transaction.sql`insert into member (user_id, organisation_id, role) values (${userId}, ${other}, 'owner')`
          : transaction.sql`insert into staff_role (user_id, role) values (${userId}, 'admin')`,
      );
    const results = await Promise.allSettled([...Array(8)].map(() => insert('member')));
    expect(results.every((result) => result.status === 'rejected')).toBe(true);
    await expect(insert('staff')).rejects.toMatchObject({ constraint_name: 'one_side' });
  });
});

describe('staff', () => {
  it('are managed by admins only', async () => {
    expect((await owner.ask('/api/v1/staff')).status).toBe(403);
    const { items } = (await admin.ask('/api/v1/staff')).body;
    expect(items.map((item: { email: string }) => item.email)).toContain('admin@desk.test');
    const customer = (await admin.ask(`/api/v1/members?organisationId=${acme}`)).body.items[0].userId;
    const edit = { method: 'PATCH', body: { roles: ['admin'], reason: 'Takes over the desk' } };
    expect((await admin.ask(`/api/v1/staff/${customer}`, edit)).status).toBe(404);
    expect((await owner.ask(`/api/v1/staff/${customer}`, edit)).status).toBe(403);
  });

  it('lose access with a changed role or a disabled account on the next request, in sessions as in keys', async () => {
    const userId = await app.addUser({ email: 'ops@desk.test', roles: ['admin', 'operator'], demo: true });
    const key = await app.addKey({ userId, role: 'admin' });
    const browser = await signedIn('ops@desk.test');
    const edit = (patch: object) => {
      const body = { reason: 'Moves to another team', ...patch };
      return admin.ask(`/api/v1/staff/${userId}`, { method: 'PATCH', body });
    };
    expect((await browser.ask('/api/v1/staff')).status).toBe(200);
    expect((await edit({ roles: ['operator'] })).body.roles).toEqual(['operator']);
    expect((await browser.ask('/api/v1/staff')).status).toBe(403);
    expect((await browser.ask('/api/v1/staff', { key })).body.code).toBe('api_key_invalid');
    await edit({ roles: ['operator', 'admin'] });
    expect((await browser.ask('/api/v1/staff', { key })).body.code).toBe('api_key_invalid');
    const fresh = await app.addKey({ userId, role: 'admin' });
    expect((await browser.ask('/api/v1/staff', { key: fresh })).status).toBe(200);
    expect((await edit({ disabled: true })).body.disabledAt).toMatch(/\+08:00$/);
    expect((await browser.ask('/api/v1/me')).status).toBe(401);
    expect((await browser.ask('/api/v1/me', { key: fresh })).status).toBe(401);
    expect((await app.browser().signIn('ops@desk.test')).body.code).toBe('sign_in_failed');
    await edit({ disabled: false });
    expect((await app.browser().signIn('ops@desk.test')).status).toBe(200);
    expect((await browser.ask('/api/v1/me', { key: fresh })).body.code).toBe('api_key_invalid');
    expect((await browser.ask('/api/v1/me')).status).toBe(401);
    expect(await audits(userId)).toEqual(
      expect.arrayContaining(['staff.roles_changed', 'staff.disabled', 'staff.enabled', 'user.sign_in_failed']),
    );
  });

  it('can have a lost second factor reset, and then start over', async () => {
    const userId = await app.addUser({ email: 'lost@desk.test', roles: ['sales'] });
    const browser = await signedIn('lost@desk.test');
    await enrol(browser);
    await admin.ask(`/api/v1/staff/${userId}`, {
      method: 'PATCH',
      body: { secondFactor: 'reset', reason: 'Phone stolen' },
    });
    expect((await browser.ask('/api/v1/me')).status).toBe(401);
    const again = await signedIn('lost@desk.test');
    expect((await again.ask('/api/v1/me')).body.secondFactor).toEqual({ required: true, set: false });
  });

  it('are changed with a reason only, which stands in the audit', async () => {
    const userId = await app.addUser({ email: 'reason@desk.test', roles: ['sales'] });
    const edit = (body: object) => admin.ask(`/api/v1/staff/${userId}`, { method: 'PATCH', body });
    const acts = [{ disabled: true }, { disabled: false }, { secondFactor: 'reset' }, { roles: ['agent'] }];
    for (const act of acts) {
      expect(await edit(act)).toMatchObject({ status: 400, body: { errors: [{ path: 'reason' }] } });
    }
    for (const act of acts) expect((await edit({ ...act, reason: 'Asked for by HR' })).status).toBe(200);
    const rows = await app.deps.database.transaction(
      systemActor,
      ({ sql }) => sql`select distinct action, words->>'reason' as reason from audit_row
        join audit_words on audit_row_id = audit_row.id where subject_id = ${userId} and words ? 'reason' order by action`,
    );
    expect(rows.map(({ action, reason }) => [action, reason])).toEqual(
      ['second_factor.reset', 'staff.disabled', 'staff.enabled', 'staff.roles_changed'].map((action) => [
        action,
        'Asked for by HR',
      ]),
    );
  });

  it('always include an admin', async () => {
    const { items } = (await admin.ask('/api/v1/staff')).body;
    const mine = items.find((item: { email: string }) => item.email === 'admin@desk.test').userId;
    for (const item of items as { userId: string; roles: string[] }[]) {
      if (item.userId !== mine && item.roles.includes('admin')) {
        await admin.ask(`/api/v1/staff/${item.userId}`, {
          method: 'PATCH',
          body: { disabled: true, reason: 'Left us' },
        });
      }
    }
    const edit = (patch: object) =>
      admin.ask(`/api/v1/staff/${mine}`, { method: 'PATCH', body: { reason: 'A try', ...patch } });
    expect((await edit({ disabled: true })).body.code).toBe('last_admin');
    expect((await edit({ roles: ['sales'] })).body.code).toBe('last_admin');
  });
});

it('lets people change their own name and language, and nothing else', async () => {
  const answer = await owner.ask('/api/v1/me', { method: 'PATCH', body: { name: '王小明', language: 'en' } });
  expect(answer.body).toMatchObject({ name: '王小明', language: 'en', tourDone: false });
  const edits = async () => (await audits(answer.body.id)).filter((action) => action === 'user.edited').length;
  const before = await edits();
  const tour = await owner.ask('/api/v1/me', { method: 'PATCH', body: { tourDone: true } });
  expect(tour.body).toMatchObject({ name: '王小明', language: 'en', tourDone: true });
  // A page's remembered settings are not an audited change of the account.
  expect(await edits()).toBe(before);
  expect((await owner.ask(`/api/v1/members/${crypto.randomUUID()}`, { method: 'DELETE' })).body.title).toBe(
    'Not found',
  );
  const email = await owner.ask('/api/v1/me', { method: 'PATCH', body: { email: 'x@y.test' } });
  expect(email.status).toBe(400);
});
