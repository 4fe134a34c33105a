import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../src/domain/access/actor.ts';
import type { Role } from '../../src/domain/access/role.ts';
import { type AccessApp, type Browser, enrol, password, startAccessApp, totpCode } from '../support/access-app.ts';

let app: AccessApp;
let acme: string;
let owner: Browser;
let admin: Browser;

const newPassword = 'a quite new password';

beforeAll(async () => {
  app = await startAccessApp();
  acme = await app.addOrganisation('Acme');
  await app.addUser({ email: 'owner@acme.test', roles: ['owner'], organisationId: acme });
  await app.addUser({ email: 'admin@desk.test', roles: ['admin'], demo: true });
  owner = await signedIn('owner@acme.test');
  admin = await signedIn('admin@desk.test');
});
afterAll(() => app?.close());

async function signedIn(email: string): Promise<Browser> {
  const browser = app.browser();
  expect((await browser.signIn(email)).status).toBe(200);
  return browser;
}

async function member(name: string, roles: Role[] = ['member']): Promise<{ email: string; userId: string }> {
  const email = `${name}@acme.test`;
  return { email, userId: await app.addUser({ email, roles, organisationId: acme }) };
}

async function staff(name: string, roles: Role[] = ['agent']): Promise<{ email: string; userId: string }> {
  const email = `${name}@desk.test`;
  return { email, userId: await app.addUser({ email, roles, demo: true }) };
}

async function mailsTo(email: string, kind: string): Promise<string[]> {
  const { items } = (await admin.ask('/api/v1/messages?limit=200')).body;
  return items
    .filter((item: { recipient: string; kind: string }) => item.recipient === email && item.kind === kind)
    .map((item: { body: string }) => /token=([\w%-]+)/.exec(item.body)?.[1] as string);
}

/** The token of the link just requested, which is the newest one sent to its address. */
async function recoveryLink(email: string): Promise<string> {
  expect((await app.browser().post('/api/auth/request-password-reset', { email })).status).toBe(200);
  return (await mailsTo(email, 'password_recovery'))[0] as string;
}

async function reset(token: string): Promise<string> {
  const answer = await app.browser().post('/api/auth/reset-password', { token, newPassword });
  return answer.status === 200 ? 'changed' : answer.body.code;
}

async function useKey(key: string): Promise<number> {
  return (await app.browser().ask('/api/v1/me', { key })).status;
}

function editStaff(userId: string, patch: object) {
  const body = { reason: 'A test of what ends', ...patch };
  return admin.ask(`/api/v1/staff/${userId}`, { method: 'PATCH', body });
}

function editMember(userId: string, role: Role) {
  return owner.ask(`/api/v1/members/${userId}`, { method: 'PATCH', body: { role } });
}

async function audited(action: string): Promise<string[]> {
  const rows = await app.deps.database.transaction(
    systemActor,
    (transaction) => transaction.sql`select subject_id from audit_row where action = ${action}`,
  );
  return rows.map((row) => row.subject_id as string);
}

describe('a link to set a new password', () => {
  it('ends when a newer one is asked for, and the newer one works', async () => {
    const { email } = await member('newer');
    const first = await recoveryLink(email);
    const second = await recoveryLink(email);
    expect(await reset(first)).toBe('link_not_usable');
    expect(await reset(second)).toBe('changed');
  });

  it('is the only valid one of several requested at once', async () => {
    const { email } = await member('at-once');
    const ask = () => app.browser().post('/api/auth/request-password-reset', { email });
    await Promise.all([ask(), ask(), ask()]);
    const links = await mailsTo(email, 'password_recovery');
    const answers = [];
    for (const link of links) answers.push(await reset(link));
    expect(links).toHaveLength(3);
    expect(answers.sort()).toEqual(['changed', 'link_not_usable', 'link_not_usable']);
  });

  it('ends when the password is changed', async () => {
    const { email } = await member('changed');
    const link = await recoveryLink(email);
    const browser = await signedIn(email);
    const change = { currentPassword: password, newPassword: 'another quite new one' };
    expect((await browser.post('/api/auth/change-password', change)).status).toBe(200);
    expect(await reset(link)).toBe('link_not_usable');
  });

  it('ends when a second factor is set up or removed', async () => {
    const { email } = await member('factor');
    const browser = await signedIn(email);
    const before = await recoveryLink(email);
    await enrol(browser);
    expect(await reset(before)).toBe('link_not_usable');
    const meanwhile = await recoveryLink(email);
    expect((await browser.post('/api/auth/two-factor/disable', { password })).status).toBe(200);
    expect(await reset(meanwhile)).toBe('link_not_usable');
  });

  it('ends when an admin resets the second factor or disables the account', async () => {
    const [lost, gone] = [await staff('link-lost'), await staff('link-gone')];
    await enrol(await signedIn(lost.email));
    const links = [await recoveryLink(lost.email), await recoveryLink(gone.email)] as const;
    await editStaff(lost.userId, { secondFactor: 'reset' });
    await editStaff(gone.userId, { disabled: true });
    await editStaff(gone.userId, { disabled: false });
    expect(await reset(links[0])).toBe('link_not_usable');
    expect(await reset(links[1])).toBe('link_not_usable');
  });

  it('ends when the address is changed, whoever changes it', async () => {
    const { email, userId } = await member('moved');
    const link = await recoveryLink(email);
    await app.deps.database.sql`update "user" set email = 'moved-on@acme.test' where id = ${userId}`;
    expect(await reset(link)).toBe('link_not_usable');
  });

  it('that is requested by a stranger does not disturb a sign-in that waits for its code', async () => {
    const { email } = await staff('waiting');
    const { totpUri } = await enrol(await signedIn(email));
    const browser = app.browser();
    expect((await browser.signIn(email)).body).toEqual({ status: 'secondFactorNeeded' });
    await recoveryLink(email);
    const answer = await browser.post('/api/auth/two-factor/verify-totp', { code: totpCode(totpUri) });
    expect(answer.status).toBe(200);
  });
});

describe('a reset of the password', () => {
  it('ends the question for a code that was asked with the old one', async () => {
    const { email } = await staff('halfway');
    const { totpUri } = await enrol(await signedIn(email));
    const thief = app.browser();
    expect((await thief.signIn(email)).body).toEqual({ status: 'secondFactorNeeded' });
    expect(await reset(await recoveryLink(email))).toBe('changed');
    const answer = await thief.post('/api/auth/two-factor/verify-totp', { code: totpCode(totpUri) });
    expect(answer.body.code).toBe('second_factor_expired');
  });

  it('ends sessions and keys, and the audit names the keys', async () => {
    const { email, userId } = await member('compromised', ['owner']);
    const key = await app.addKey({ userId, organisationId: acme, role: 'member' });
    const session = await signedIn(email);
    expect(await reset(await recoveryLink(email))).toBe('changed');
    expect((await session.ask('/api/v1/me')).status).toBe(401);
    expect(await useKey(key)).toBe(401);
    const [row] = await app.deps.database.transaction(
      systemActor,
      (transaction) => transaction.sql`select id, revoked_at from api_key where user_id = ${userId}`,
    );
    expect(row?.revoked_at).not.toBeNull();
    expect(await audited('api_key.revoked')).toContain(row?.id);
  });
});

describe('a change of the password by somebody who knows it', () => {
  it('ends the other sessions, and leaves the keys that programs work with', async () => {
    const { email, userId } = await member('knows', ['owner']);
    const key = await app.addKey({ userId, organisationId: acme, role: 'owner' });
    const [here, there] = [await signedIn(email), await signedIn(email)];
    await here.post('/api/auth/change-password', { currentPassword: password, newPassword });
    expect((await here.ask('/api/v1/me')).status).toBe(200);
    expect((await there.ask('/api/v1/me')).status).toBe(401);
    expect(await useKey(key)).toBe(200);
  });
});

describe('what has ended', () => {
  it('stays ended when a disabled account is enabled again', async () => {
    const { email, userId } = await staff('returned');
    const key = await app.addKey({ userId, role: 'agent' });
    const session = await signedIn(email);
    await editStaff(userId, { disabled: true });
    await editStaff(userId, { disabled: false });
    expect(await useKey(key)).toBe(401);
    expect((await session.ask('/api/v1/me')).status).toBe(401);
    expect((await app.browser().signIn(email)).status).toBe(200);
  });

  it('stays ended when a role is given back, and the keys of other roles live on', async () => {
    const { userId } = await staff('two-hats', ['agent', 'technician']);
    const [agent, technician] = [
      await app.addKey({ userId, role: 'agent' }),
      await app.addKey({ userId, role: 'technician' }),
    ];
    await editStaff(userId, { roles: ['agent'] });
    await editStaff(userId, { roles: ['agent', 'technician'] });
    expect([await useKey(agent), await useKey(technician)]).toEqual([200, 401]);
  });

  it('stays ended when an owner becomes a member and an owner again', async () => {
    const { userId } = await member('wavering', ['owner']);
    const [full, lesser] = [
      await app.addKey({ userId, organisationId: acme, role: 'owner' }),
      await app.addKey({ userId, organisationId: acme, role: 'member' }),
    ];
    await editMember(userId, 'member');
    await editMember(userId, 'owner');
    expect([await useKey(full), await useKey(lesser)]).toEqual([401, 200]);
  });

  it('includes the keys and sessions of somebody whose second factor an admin resets', async () => {
    const { email, userId } = await staff('phone-stolen');
    const key = await app.addKey({ userId, role: 'agent' });
    const session = await signedIn(email);
    await editStaff(userId, { secondFactor: 'reset' });
    expect(await useKey(key)).toBe(401);
    expect((await session.ask('/api/v1/me')).status).toBe(401);
  });

  it('includes the other sessions of a customer who removes the second factor', async () => {
    const { email } = await member('relaxed');
    const here = await signedIn(email);
    const { backupCodes } = await enrol(here);
    const there = await signedIn(email);
    await there.post('/api/auth/two-factor/verify-backup-code', { code: backupCodes[0] });
    expect((await there.ask('/api/v1/me')).status).toBe(200);
    expect((await here.post('/api/auth/two-factor/disable', { password })).status).toBe(200);
    expect((await there.ask('/api/v1/me')).status).toBe(401);
    expect((await here.ask('/api/v1/me')).status).toBe(200);
  });

  it('includes the invitations by and to somebody who is removed', async () => {
    const { email, userId } = await member('leaving', ['owner']);
    const leaving = await signedIn(email);
    await leaving.post('/api/v1/invitations', { email: 'accomplice@acme.test', roles: ['owner'] });
    await owner.post('/api/v1/invitations', { email, roles: ['owner'] });
    const [accomplice] = await mailsTo('accomplice@acme.test', 'invitation');
    const [second] = await mailsTo(email, 'invitation');
    expect((await owner.ask(`/api/v1/members/${userId}`, { method: 'DELETE' })).status).toBe(204);
    for (const token of [accomplice, second]) {
      const answer = await app.browser().post('/api/v1/invitations/accept', { token, name: 'Back', password });
      expect(answer.body.code).toBe('invitation_not_usable');
    }
  });

  it('includes the invitations by somebody who is no owner or admin any more, and is not sent again', async () => {
    const [lesser, former] = [await member('lesser', ['owner']), await staff('former', ['admin'])];
    const sent = [];
    for (const { email } of [lesser, former]) {
      const body = { email: `by-${email}`, roles: [email === lesser.email ? 'member' : 'agent'] };
      sent.push((await (await signedIn(email)).post('/api/v1/invitations', body)).body.id);
    }
    await editMember(lesser.userId, 'member');
    await editStaff(former.userId, { roles: ['sales'] });
    for (const id of sent) {
      const again = await admin.post(`/api/v1/invitations/${id}/resend`, undefined);
      expect(again.body.code).toBe('invitation_not_open');
    }
    expect(await audited('invitation.revoked')).toEqual(expect.arrayContaining(sent));
  });
});
