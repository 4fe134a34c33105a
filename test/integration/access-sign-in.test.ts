import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordings } from '../../src/contract/words/catalogue.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import { type AccessApp, Browser, enrol, password, startAccessApp, totpCode } from '../support/access-app.ts';

let app: AccessApp;
let organisationId: string;

beforeAll(async () => {
  app = await startAccessApp();
  organisationId = await app.addOrganisation('Acme');
  await app.addUser({ email: 'owner@acme.test', roles: ['owner'], organisationId });
});
afterAll(() => app?.close());

async function audited(): Promise<string[]> {
  const rows = await app.deps.database.transaction(
    systemActor,
    (transaction) => transaction.sql`select action from audit_row order by id desc limit 20`,
  );
  return rows.map((row) => row.action as string);
}

async function rowsOf(table: 'session' | 'user'): Promise<number> {
  const [row] = await app.deps.database.sql`select count(*)::int as n from ${app.deps.database.sql(table)}`;
  return row?.n as number;
}

describe('signing in', () => {
  it('opens a session with an http-only cookie, says who it is, and ends it', async () => {
    const browser = app.browser();
    const answer = await browser.signIn('Owner@acme.test ');
    expect(answer).toMatchObject({ status: 200, body: { status: 'signedIn' } });
    expect(answer.cookies.join()).toMatch(
      /lineshift\.session_token=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax/,
    );
    expect(JSON.stringify(answer.body)).not.toMatch(/token/);
    const me = await browser.ask('/api/v1/me');
    expect(me.body).toMatchObject({
      email: 'owner@acme.test',
      roles: ['owner'],
      organisation: { id: organisationId, name: 'Acme', plan: 'pro' },
      language: null,
      tourDone: false,
      secondFactor: { required: false, set: false },
    });
    const thief = app.browser();
    const stolen = { headers: { cookie: browser.cookieHeader() } };
    expect((await thief.ask('/api/v1/me', stolen)).status).toBe(200);
    await browser.post('/api/auth/sign-out', {});
    expect((await thief.ask('/api/v1/me', stolen)).status).toBe(401);
    expect((await audited()).slice(0, 2)).toEqual(['user.signed_out', 'user.signed_in']);
  });

  it('answers a wrong password and an unknown address with the same words, and leaves a trace of both', async () => {
    const wrong = await app.browser().signIn('owner@acme.test', 'not the password');
    const unknown = await app.browser().signIn('nobody@acme.test', 'not the password');
    expect(wrong.status).toBe(401);
    expect(wrong.body).toMatchObject({ code: 'sign_in_failed' });
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' });
    expect((await audited()).slice(0, 2)).toEqual(['user.sign_in_failed', 'user.sign_in_failed']);
  });

  it('answers a wrong password and an unknown address at a set time after the call, longer than the work', async () => {
    const time = async (email: string) => {
      const start = performance.now();
      await app.browser().signIn(email, 'not the password');
      return performance.now() - start;
    };
    // A timer may fire up to a millisecond early. Only the minimum time is checked here.
    for (const email of ['owner@acme.test', 'nobody@acme.test']) expect(await time(email)).toBeGreaterThan(245);
  });

  it('refuses a forged cookie and a session that is over', async () => {
    const browser = app.browser();
    await browser.signIn('owner@acme.test');
    const [name, value] = browser.cookieHeader().split('=') as [string, string];
    const forged = `${name}=${value.replace(/^.{4}/, 'AAAA')}`;
    expect((await app.browser().ask('/api/v1/me', { headers: { cookie: forged } })).status).toBe(401);
    app.clock.move(13 * 3_600_000);
    expect((await browser.ask('/api/v1/me')).status).toBe(401);
    app.clock.move(-13 * 3_600_000);
  });

  it('lists where somebody is signed in, and signs them out there', async () => {
    const [here, there] = [app.browser(), app.browser()];
    await here.signIn('owner@acme.test');
    const before = (await here.ask('/api/v1/sessions')).body.items.map((item: { id: string }) => item.id);
    await there.signIn('owner@acme.test');
    const { items } = (await here.ask('/api/v1/sessions')).body;
    const fresh = items.find((item: { id: string }) => !before.includes(item.id));
    expect(fresh).toMatchObject({ ipAddress: there.address, current: false });
    expect(items.filter((item: { current: boolean }) => item.current)).toMatchObject([{ ipAddress: here.address }]);
    expect(JSON.stringify(items)).not.toMatch(/token/);
    expect((await here.post(`/api/v1/sessions/${fresh.id}/revoke`, undefined)).status).toBe(204);
    expect((await there.ask('/api/v1/me')).status).toBe(401);
    expect((await here.ask('/api/v1/me')).status).toBe(200);
    expect((await here.post(`/api/v1/sessions/${fresh.id}/revoke`, undefined)).status).toBe(404);
  });
});

describe('traps of the sign-in library', () => {
  it('refuses a body over 32 kB, with or without its length told, and one that is no JSON', async () => {
    const large = JSON.stringify({ email: 'owner@acme.test', password: 'x'.repeat(40_000) });
    const post = (body: string | ReadableStream, type = 'application/json') =>
      fetch(`${app.baseUrl}/api/auth/sign-in/email`, {
        method: 'POST',
        body,
        headers: { 'content-type': type },
        ...(typeof body === 'string' ? {} : { duplex: 'half' }),
      } as RequestInit);
    expect((await post(large)).status).toBe(413);
    expect((await post(new Blob([large]).stream())).status).toBe(413);
    expect((await post(large, 'text/plain')).status).toBe(415);
    expect((await post('{')).status).toBe(400);
  });

  it('has no sign-up and accepts no role from the client', async () => {
    const users = await rowsOf('user');
    const signUp = { email: 'evil@acme.test', password, name: 'Evil', role: 'admin' };
    expect((await app.browser().post('/api/auth/sign-up/email', signUp)).status).toBe(404);
    const browser = app.browser();
    await browser.signIn('owner@acme.test');
    expect((await browser.post('/api/auth/update-user', { role: 'admin' })).status).toBe(404);
    const injected = await browser.ask('/api/v1/me', { method: 'PATCH', body: { name: 'Owner', roles: ['admin'] } });
    expect(injected).toMatchObject({ status: 400, body: { errors: [{ path: 'roles', code: 'unknown_field' }] } });
    const extra = await browser.post('/api/auth/sign-in/email', {
      email: 'owner@acme.test',
      password,
      rememberMe: true,
    });
    expect(extra).toMatchObject({ status: 400, body: { errors: [{ path: 'rememberMe' }] } });
    expect((await browser.ask('/api/v1/me')).body.roles).toEqual(['owner']);
    expect(await rowsOf('user')).toBe(users);
  });

  it('serves only its own paths', async () => {
    const browser = app.browser();
    await browser.signIn('owner@acme.test');
    const closed = [
      'organization/delete',
      'admin/set-role',
      'delete-user',
      'change-email',
      'revoke-session',
      'set-password',
    ];
    for (const path of closed) expect((await browser.post(`/api/auth/${path}`, {})).status).toBe(404);
    for (const path of ['get-session', 'list-sessions'])
      expect((await browser.ask(`/api/auth/${path}`)).status).toBe(404);
  });

  it('accepts writes with a cookie from its own pages only', async () => {
    const browser = app.browser();
    await browser.signIn('owner@acme.test');
    const cookie = browser.cookieHeader();
    const write = (path: string, headers: Record<string, string>, body: unknown = {}) =>
      fetch(app.baseUrl + path, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }).then((response) => response.status);
    const invitation = { email: 'x@acme.test', roles: ['member'] };
    expect(await write('/api/auth/sign-out', { origin: 'https://evil.test' })).toBe(403);
    expect(await write('/api/auth/sign-out', {})).toBe(403);
    expect(await write('/api/auth/sign-out', { 'content-type': 'text/plain', origin: app.baseUrl })).toBe(415);
    expect(await write('/api/v1/invitations', { origin: 'https://evil.test' }, invitation)).toBe(403);
    expect(await write('/api/v1/invitations', {}, invitation)).toBe(403);
    expect(await write('/api/v1/invitations', { origin: 'null' }, invitation)).toBe(403);
    const foreign = {
      method: 'POST',
      body: { email: 'owner@acme.test', password },
      headers: { origin: 'https://evil.test' },
    };
    expect((await app.browser().ask('/api/auth/sign-in/email', foreign)).status).toBe(403);
    expect((await browser.ask('/api/v1/me')).status).toBe(200);
  });

  it('binds the cookie to the host when people use https', async () => {
    const secure = await startAccessApp({ publicUrl: 'https://desk.example.test' });
    try {
      await secure.addUser({ email: 'a@acme.test', roles: ['admin'], demo: true });
      const browser = secure.browser();
      const answer = await browser.signIn('a@acme.test');
      expect(answer.status).toBe(200);
      expect(answer.cookies).toHaveLength(2);
      expect(answer.cookies[0]).toMatch(/^__Host-lineshift\.session_token=[^;]+;.* HttpOnly; Secure; SameSite=Lax$/);
      expect(answer.cookies[1]).toMatch(/^__Host-lineshift\.device=[^;]+;.* HttpOnly; Secure; SameSite=Lax$/);
      expect(answer.cookies.join()).not.toMatch(/domain/i);
      expect((await browser.ask('/api/v1/me')).status).toBe(200);
    } finally {
      await secure.close();
    }
  });
});

describe('every refusal of a sign-in path', () => {
  const wrong: [string, unknown][] = [
    ['/sign-in/email', { email: 'owner@acme.test', password: 'wrong' }],
    ['/sign-in/email', { email: 'not an address', password: '' }],
    ['/sign-out', { unknown: 1 }],
    ['/request-password-reset', {}],
    ['/reset-password', { token: 'of nobody at all', newPassword: 'a quite new password' }],
    ['/reset-password', { token: 'of nobody at all', newPassword: 'short' }],
    ['/change-password', { currentPassword: password, newPassword: 'a quite new password' }],
    ['/two-factor/enable', { password }],
    ['/two-factor/disable', { password }],
    ['/two-factor/generate-backup-codes', { password }],
    ['/two-factor/verify-totp', { code: '123456' }],
    ['/two-factor/verify-backup-code', { code: 'of nobody' }],
    ['/get-session', {}],
  ];

  it.each(wrong)('is a problem of ours in the language of its reader: %s %j', async (path, body) => {
    for (const [language, words] of [
      ['zh-TW', /[\u4e00-\u9fff]/],
      ['en', /^[^\u4e00-\u9fff]+$/],
    ] as const) {
      const headers = { 'accept-language': language };
      const answer = await app.browser().post(`/api/auth${path}`, body, { headers });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(Object.hasOwn(wordings, answer.body.code), answer.body.code).toBe(true);
      for (const text of [answer.body.title, answer.body.detail, answer.body.reasons[0].message])
        expect(text).toMatch(words);
    }
  });

  it('is in the language that somebody who is signed in has chosen', async () => {
    await app.addUser({ email: 'english@acme.test', roles: ['member'], organisationId });
    const browser = app.browser();
    await browser.signIn('english@acme.test');
    await browser.ask('/api/v1/me', { method: 'PATCH', body: { language: 'en' } });
    const headers = { 'accept-language': 'zh-TW' };
    const answer = await browser.post('/api/auth/two-factor/disable', { password: 'wrong' }, { headers });
    expect(answer.body.title).toBe('Wrong password');
  });
});

describe('throttling', () => {
  it('counts by the real address: a forged X-Forwarded-For changes nothing, and others are not locked out', async () => {
    const direct = await startAccessApp({ trustProxy: 0 });
    try {
      await direct.addUser({ email: 'a@acme.test', roles: ['admin'], demo: true });
      const forged = (attempt: number) =>
        new Browser(direct.baseUrl).post(
          '/api/auth/request-password-reset',
          { email: `x${attempt}@acme.test` },
          { headers: { 'x-client-ip': `10.9.9.${attempt}`, 'x-forwarded-for': `10.8.8.${attempt}` } },
        );
      const answers = await Promise.all([...Array(12).keys()].map(forged));
      expect(answers.map((answer) => answer.status).sort()).toEqual([...Array(10).fill(200), 429, 429]);
      expect((await direct.browser().signIn('a@acme.test')).status).toBe(200);
    } finally {
      await direct.close();
    }
    const others = (attempt: number) =>
      app.browser().post('/api/auth/request-password-reset', { email: `y${attempt}@acme.test` });
    const answers = await Promise.all([...Array(12).keys()].map(others));
    expect(answers.map((answer) => answer.status)).toEqual(Array(12).fill(200));
  });
});

describe('the second factor', () => {
  it('comes before anything else for staff, but not for demo accounts', async () => {
    await app.addUser({ email: 'tech@desk.test', roles: ['technician', 'admin'] });
    await app.addUser({ email: 'demo@desk.test', roles: ['admin'], demo: true });
    const browser = app.browser();
    await browser.signIn('tech@desk.test');
    const me = await browser.ask('/api/v1/me');
    expect(me.body).toMatchObject({ roles: [], secondFactor: { required: true, set: false } });
    for (const path of ['/staff', '/messages', '/sessions', '/api-keys']) {
      expect((await browser.ask(`/api/v1${path}`)).body.code).toBe('second_factor_required');
    }
    await enrol(browser);
    expect((await browser.ask('/api/v1/me')).body).toMatchObject({
      roles: ['admin', 'technician'],
      secondFactor: { required: true, set: true },
    });
    expect((await browser.ask('/api/v1/staff')).status).toBe(200);
    expect((await browser.post('/api/auth/two-factor/disable', { password })).body.code).toBe('second_factor_required');
    const demo = app.browser();
    await demo.signIn('demo@desk.test');
    expect((await demo.ask('/api/v1/staff')).status).toBe(200);
  });

  it('ends sessions that were opened with the password alone', async () => {
    await app.addUser({ email: 'early@desk.test', roles: ['agent'] });
    const [thief, owner] = [app.browser(), app.browser()];
    await thief.signIn('early@desk.test');
    await owner.signIn('early@desk.test');
    await enrol(owner);
    expect((await thief.ask('/api/v1/me')).status).toBe(401);
    expect((await owner.ask('/api/v1/me')).status).toBe(200);
  });

  it('takes a code once: replayed, also at the same moment, it opens no session', async () => {
    await app.addUser({ email: 'replay@desk.test', roles: ['agent'] });
    const first = app.browser();
    await first.signIn('replay@desk.test');
    const { totpUri } = await enrol(first);
    const browsers = [app.browser(), app.browser(), app.browser()];
    for (const browser of browsers) {
      const answer = await browser.signIn('replay@desk.test');
      expect(answer.body).toEqual({ status: 'secondFactorNeeded' });
      expect((await browser.ask('/api/v1/me')).status).toBe(401);
    }
    const sessions = await rowsOf('session');
    const code = totpCode(totpUri);
    const answers = await Promise.all(
      browsers.map((browser) => browser.post('/api/auth/two-factor/verify-totp', { code })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401, 401]);
    expect(await rowsOf('session')).toBe(sessions + 1);
    const loser = answers.find((answer) => answer.status === 401);
    expect(loser?.body.code).toBe('second_factor_wrong');
    expect(loser?.cookies).toEqual([]);
  });

  it('throttles wrong codes', async () => {
    await app.addUser({ email: 'guess@desk.test', roles: ['agent'] });
    const first = app.browser();
    await first.signIn('guess@desk.test');
    await enrol(first);
    const guesser = app.browser();
    await guesser.signIn('guess@desk.test');
    const statuses: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      statuses.push((await guesser.post('/api/auth/two-factor/verify-totp', { code: '000000' })).status);
    }
    expect(statuses).toEqual([401, 401, 401, ...Array(9).fill(429)]);
    expect(await audited()).toContain('second_factor.failed');
  });

  it('accepts a backup code instead, once', async () => {
    await app.addUser({ email: 'backup@desk.test', roles: ['agent'] });
    const first = app.browser();
    await first.signIn('backup@desk.test');
    const { backupCodes } = await enrol(first);
    const use = async () => {
      const browser = app.browser();
      await browser.signIn('backup@desk.test');
      return (await browser.post('/api/auth/two-factor/verify-backup-code', { code: backupCodes[0] })).status;
    };
    expect(await use()).toBe(200);
    expect(await use()).toBe(401);
  });

  it('refuses to trust a device, which would skip it', async () => {
    const answer = await app.browser().post('/api/auth/two-factor/verify-totp', { code: '123456', trustDevice: true });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'trustDevice' }] } });
  });
});

describe('a forgotten password', () => {
  it('is replaced by a link that works once, and ends every session', async () => {
    const userId = await app.addUser({ email: 'lost@acme.test', roles: ['member'], organisationId });
    const admin = await app.addUser({ email: 'reader@desk.test', roles: ['admin'], demo: true });
    const key = await app.addKey({ userId: admin, role: 'admin' });
    const session = app.browser();
    await session.signIn('lost@acme.test');
    const known = await app.browser().post('/api/auth/request-password-reset', { email: 'lost@acme.test' });
    const unknown = await app.browser().post('/api/auth/request-password-reset', { email: 'ghost@acme.test' });
    expect(unknown.body).toEqual(known.body);
    const messages = (await app.browser().ask('/api/v1/messages', { key })).body.items;
    const mails = messages.filter((item: { kind: string }) => item.kind === 'password_recovery');
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ recipient: 'lost@acme.test', organisationId, status: 'stored' });
    const token = /token=([\w%-]+)/.exec(mails[0].body)?.[1];
    const [stored] = await app.deps.database.sql`select identifier from verification where value = ${userId}`;
    expect(stored?.identifier).not.toContain(token);
    const reset = (newPassword: string) => app.browser().post('/api/auth/reset-password', { token, newPassword });
    expect((await reset('short')).status).toBe(400);
    expect((await reset('a quite new password')).status).toBe(200);
    expect((await reset('another new password')).body.code).toBe('link_not_usable');
    expect((await session.ask('/api/v1/me')).status).toBe(401);
    expect((await app.browser().signIn('lost@acme.test')).status).toBe(401);
    expect((await app.browser().signIn('lost@acme.test', 'a quite new password')).status).toBe(200);
    expect(await audited()).toContain('user.password_reset');
  });

  it('or a known one is changed, which signs out everywhere else', async () => {
    await app.addUser({ email: 'change@acme.test', roles: ['member'], organisationId });
    const [here, there] = [app.browser(), app.browser()];
    await here.signIn('change@acme.test');
    await there.signIn('change@acme.test');
    const change = (currentPassword: string) =>
      here.post('/api/auth/change-password', { currentPassword, newPassword: 'a quite new password' });
    expect((await change('wrong')).body.code).toBe('password_wrong');
    expect((await change(password)).status).toBe(200);
    expect((await here.ask('/api/v1/me')).status).toBe(200);
    expect((await there.ask('/api/v1/me')).status).toBe(401);
  });
});
