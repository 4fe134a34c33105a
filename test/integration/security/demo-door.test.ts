import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { Config } from '../../../src/config/config.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';

let app: TestApp;
afterEach(() => app.close());

interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
  body: any;
  cookies: string[];
}

/** Without fetch, which sets the Host header itself. */
async function ask(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
  const { port } = new URL(app.url);
  return await new Promise((resolve, reject) => {
    const call = request(
      {
        port,
        host: '127.0.0.1',
        method,
        path,
        headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: JSON.parse(text),
            cookies: response.headers['set-cookie'] ?? [],
          }),
        );
      },
    );
    call.on('error', reject);
    call.end(body && JSON.stringify(body));
  });
}

const installation = (headers?: Record<string, string>) => ask('GET', '/api/v1/installation', undefined, headers);
const enter = (account: string, headers?: Record<string, string>) =>
  ask('POST', '/api/auth/sign-in/demo', { account }, headers);
const start = async (config: Partial<Config> = {}) => {
  app = await startTestApp({ config });
};

async function expectClosed(headers?: Record<string, string>) {
  expect((await installation(headers)).body).toEqual({ demoAccounts: null });
  expect(await enter('technician', headers)).toMatchObject({ status: 404, body: { code: 'not_found' }, cookies: [] });
}

describe('the door of a demonstration', () => {
  it('lists its people without secrets, and lets in with one press, audited as a sign-in', async () => {
    await start();
    const { body } = await installation();
    expect(body.demoAccounts).toHaveLength(11);
    expect(body.demoAccounts[0]).toEqual({
      account: 'owner',
      name: '林雅婷 Lin Ya-ting',
      roles: ['owner'],
      organisation: '海風旅行社 Seabreeze Travel',
    });
    const said = JSON.stringify(body);
    for (const { email, password, apiKey } of Object.values(app.credentials))
      for (const secret of [email, password, apiKey]) expect(said).not.toContain(secret);

    const entered = await enter('technician', { origin: app.url });
    expect(entered).toMatchObject({ status: 200, body: { status: 'signedIn' } });
    const cookie = entered.cookies.map((line) => line.split(';')[0]).join('; ');
    const me = await ask('GET', '/api/v1/me', undefined, { cookie });
    expect(me.body).toMatchObject({ name: '李志豪 Li Chih-hao', roles: ['technician'] });
    const audited = await app.query("select actor_role from audit_row where action = 'user.signed_in'");
    expect(audited).toEqual([{ actor_role: 'technician' }]);
  });

  it('accepts no other account and no call from a foreign page, and is limited like a sign-in', async () => {
    await start();
    for (const account of ['nobody', '__proto__', 'toString'])
      expect(await enter(account)).toMatchObject({ status: 404 });
    expect(await enter('owner', { origin: 'https://elsewhere.example' })).toMatchObject({
      status: 403,
      body: { code: 'foreign_origin' },
    });
    expect(await ask('POST', '/api/auth/sign-in/demo', {})).toMatchObject({ status: 400 });
    const [email] = [app.credentials.member?.email];
    await app.query('update "user" set disabled_at = now() where email = $1', [email]);
    expect((await installation()).body.demoAccounts).toHaveLength(10);
    expect(await enter('member')).toMatchObject({ status: 401, body: { code: 'sign_in_failed' } });
    const answers = [];
    for (let times = 0; times < 31; times += 1) answers.push((await enter('member')).status);
    expect(answers).toContain(429);
  });

  it('is closed to a call that a proxy has passed on, or that names another host', async () => {
    await start();
    for (const name of ['X-Forwarded-For', 'X-Forwarded-Host', 'X-Real-IP', 'Forwarded', 'Via'])
      await expectClosed({ [name]: '127.0.0.1' });
    for (const host of ['lineshift.example:3000', '127.0.0.1.example', '192.168.1.5', '[::2]', 'x y'])
      await expectClosed({ host });
    expect((await installation({ host: 'localhost:3000' })).body.demoAccounts).toHaveLength(11);
  });

  it.each<[string, Partial<Config>]>([
    ['no demonstration is wanted', { demo: false }],
    ['it listens for everybody', { host: '0.0.0.0' }],
    ['it has a public address', { publicUrl: 'https://lineshift.example' }],
    ['a proxy is in front', { trustProxy: 1 }],
  ])('is closed where %s', async (_why, config) => {
    await start(config);
    await expectClosed();
  });

  it('is closed where there is no demonstration', async () => {
    app = await startTestApp({ seeded: false });
    await expectClosed();
  });

  it('asks staff for a second factor as everywhere, where the account is not one of a demonstration', async () => {
    await start();
    await app.query('update "user" set demo = false where email = $1', [app.credentials.admin?.email]);
    expect((await installation()).body.demoAccounts).toHaveLength(10);
    const entered = await enter('admin');
    const cookie = entered.cookies.map((line) => line.split(';')[0]).join('; ');
    expect(await ask('GET', '/api/v1/audit', undefined, { cookie })).toMatchObject({
      status: 403,
      body: { code: 'second_factor_required' },
    });
  });
});
