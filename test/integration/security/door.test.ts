import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRateLimits } from '../../../src/http/kit/rate-limit.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function cookieOf(account: string): Promise<string> {
  const { email, password } = app.credentials[account] as { email: string; password: string };
  const response = await fetch(`${app.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  expect(response.status).toBe(200);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

function dashboard(path: string, method: string, headers: Record<string, string>): Promise<Response> {
  return fetch(`${app.url}/admin/queues${path}`, { method, headers, redirect: 'manual' });
}

describe('the job dashboard', () => {
  const action = '/api/queues/check-prompt/pause';

  it.each(['', '/', '/api/queues', '/static/css/main.css', '/%2e%2e/queues'])('shows nobody else %s', async (path) => {
    expect((await dashboard(path, 'GET', {})).status).toBe(401);
    for (const account of ['owner', 'technician', 'operator']) {
      expect((await dashboard(path, 'GET', app.as(account).headers())).status).toBe(403);
    }
  });

  it('leads the browser of nobody to the sign-in, and shows the wrong person nothing all the same', async () => {
    const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
    const answer = await dashboard('', 'GET', { accept });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?next=/background-work']);
    expect((await dashboard('', 'GET', { ...app.as('owner').headers(), accept })).status).toBe(403);
    const page = await dashboard('', 'GET', { ...app.as('admin').headers(), accept });
    expect(await page.text()).not.toContain('https:');
    expect(page.headers.get('content-security-policy')).toContain("base-uri 'self'");
  });

  it('takes a write with a cookie from our own pages only', async () => {
    const cookie = await cookieOf('admin');
    expect((await dashboard('/api/queues', 'GET', { cookie })).status).toBe(200);
    expect((await dashboard(action, 'PUT', { cookie, origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await dashboard(action, 'PUT', { cookie })).status).toBe(403);
    expect((await dashboard(action, 'PUT', { cookie, origin: app.url })).status).not.toBe(403);
  });
});

describe('an API key', () => {
  it('makes no further keys: a lost one would outlive its end', async () => {
    for (const account of ['owner', 'admin']) {
      const body = { name: 'longer', role: account };
      await app.as(account).refused('POST', '/api-keys', { status: 403, code: 'key_needs_session' }, { body });
    }
  });

  it('is made by a person who has signed in', async () => {
    const cookie = await cookieOf('owner');
    const response = await fetch(`${app.url}/api/v1/api-keys`, {
      method: 'POST',
      headers: { cookie, origin: app.url, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'by hand', role: 'member' }),
    });
    expect(response.status).toBe(201);
  });
});

describe('what anybody may ask', () => {
  it.each(['constructor', '__proto__', 'toString', 'nonsense'])('has no problem page %s', async (code) => {
    expect((await fetch(`${app.url}/problems/${code}`)).status).toBe(404);
  });

  it('shows the state of dependencies and metrics to internal callers only', async () => {
    const inside = await fetch(`${app.url}/readyz`);
    expect(await inside.json()).toMatchObject({ status: 'ready', checks: { database: { ok: true } } });
    expect((await fetch(`${app.url}/metrics`)).status).toBe(200);
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    const outside = await fetch(`${app.url}/readyz`, { headers });
    expect(await outside.json()).toEqual({ status: 'ready' });
    expect((await fetch(`${app.url}/metrics`, { headers })).status).toBe(404);
  });
});

describe('a place in a list', () => {
  it.each([
    ['/jobs?status=open', [0, 'yesterday', 'today', 'nobody']],
    ['/jobs?status=done', [0, '2026-13-45', '2026-01-01T00:00:00Z', 'x']],
    ['/jobs?status=open', [0, 'infinity', 'infinity', '00000000-0000-0000-0000-000000000000']],
  ])('that nobody was given is refused: %s %j', async (path, key) => {
    const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
    await app.as('technician').refused('GET', `${path}&cursor=${cursor}`, { status: 400, code: 'cursor_invalid' });
  });
});

describe("a person's name", () => {
  it('is one line: it stands in mails to others', async () => {
    const body = { name: 'Eve\n\nYour account is closed, see https://evil.example' };
    await app.as('owner').refused('PATCH', '/me', { status: 400, code: 'invalid_input' }, { body });
  });
});

describe('wrong keys', () => {
  it('are counted for the address they come from', async () => {
    const small = await startTestApp({
      seeded: false,
      limits: createRateLimits({ name: 'few', points: 3, windowSeconds: 60 }),
    });
    try {
      const headers = { authorization: `Bearer pck_000000000000_${'A'.repeat(43)}` };
      const statuses: number[] = [];
      for (let call = 0; call < 5; call += 1) {
        statuses.push((await fetch(`${small.url}/api/v1/me`, { headers })).status);
      }
      expect(statuses).toEqual([401, 401, 401, 429, 429]);
    } finally {
      await small.close();
    }
  });
});

describe('a new password', () => {
  // A new address each time, because one address is not invited six times a day.
  let passwords = 0;

  it.each(['Password2026!', '123456789012', 'Lineshift2026', 'aaaaaaaaaaab', 'Newcomer#2026', 'iloveyou!!!!'])(
    'is not one that is tried first: %s',
    async (password) => {
      passwords += 1;
      const email = `newcomer@branch${passwords}.seabreeze.example`;
      await app.as('owner').post('/invitations', { email, roles: ['member'] });
      const [message] = await app.query(`select body from message where kind = 'invitation' order by id desc limit 1`);
      const token = /token=(\S+)/.exec(message.body)?.[1];
      const body = { token, name: 'Newcomer', password };
      const common = { status: 422, code: 'password_common' };
      await app.nobody().refused('POST', '/invitations/accept', common, { body });
    },
  );

  it('is not one either when it is changed or set anew', async () => {
    const cookie = await cookieOf('member');
    const change = (path: string, body: object, headers: Record<string, string> = {}) =>
      fetch(`${app.url}/api/auth${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    const currentPassword = app.credentials.member?.password;
    const changed = { currentPassword, newPassword: 'qwertyuiop12' };
    expect((await change('/change-password', changed, { cookie, origin: app.url })).status).toBe(422);
    const reset = await change('/reset-password', { token: 'a token of nobody', newPassword: 'qwertyuiop12' });
    expect(await reset.json()).toMatchObject({ code: 'password_common' });
  });
});
