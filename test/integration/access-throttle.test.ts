import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../src/domain/access/actor.ts';
import { cleanAttemptCounts } from '../../src/features/access/access.sweeps.ts';
import { type AccessApp, type Browser, enrol, startAccessApp, totpCode } from '../support/access-app.ts';

let app: AccessApp;
let organisationId: string;

beforeAll(async () => {
  app = await startAccessApp();
  organisationId = await app.addOrganisation('Acme');
});
afterAll(() => app?.close());

async function person(name: string): Promise<string> {
  const email = `${name}@acme.test`;
  await app.addUser({ email, roles: ['member'], organisationId });
  return email;
}

/** Sends so many wrong passwords from one address at once; returns the answers. */
async function guess(email: string, times: number, browser: Browser = app.browser()): Promise<Record<number, number>> {
  const answers = await Promise.all([...Array(times)].map(() => browser.signIn(email, 'not the password')));
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** Wrong passwords from as many addresses as it takes to close the account to strangers. */
async function closeToStrangers(email: string): Promise<void> {
  for (let address = 0; address < 5; address += 1) await guess(email, 10);
}

async function knownTo(email: string): Promise<Browser> {
  const browser = app.browser();
  expect((await browser.signIn(email)).status).toBe(200);
  await browser.post('/api/auth/sign-out', {});
  return browser;
}

const quarterMs = 15 * 60_000 + 1000;

describe('wrong passwords from one address', () => {
  it('close the account to that address only, also for those refused before', async () => {
    const email = await person('besieged');
    const attacker = app.browser();
    expect(await guess(email, 45, attacker)).toEqual({ 401: 10, 429: 35 });
    expect((await attacker.signIn(email)).body.code).toBe('too_many_requests');
    expect((await app.browser().signIn(email)).status).toBe(200);
  });

  it('are counted over all accounts as well', async () => {
    const attacker = app.browser();
    const emails = [...Array(40).keys()].map((index) => `spread${index}@acme.test`);
    const answers = await Promise.all(emails.map((email) => attacker.signIn(email, 'not the password')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(30);
    expect((await app.browser().signIn(await person('spread'))).status).toBe(200);
  });

  it('are counted by every API process together', async () => {
    const email = await person('two-processes');
    const other = await startAccessApp({ sharing: app });
    try {
      const attacker = app.browser();
      expect(await guess(email, 6, attacker)).toEqual({ 401: 6 });
      const there = other.browser();
      const headers = { 'x-forwarded-for': attacker.address };
      const body = { email, password: 'not the password' };
      const statuses = [];
      for (let round = 0; round < 6; round += 1)
        statuses.push((await there.post('/api/auth/sign-in/email', body, { headers })).status);
      expect(statuses).toEqual([401, 401, 401, 401, 429, 429]);
    } finally {
      await other.close();
    }
  });

  it('leave a right one uncounted', async () => {
    const email = await person('busy');
    const browser = app.browser();
    for (let round = 0; round < 12; round += 1) expect((await browser.signIn(email)).status).toBe(200);
  });
});

describe('wrong passwords from several addresses', () => {
  it('close the account to strangers, known or not, and say how long to wait', async () => {
    for (const email of [await person('botnet'), 'nobody-botnet@acme.test']) {
      await closeToStrangers(email);
      const refused = await app.browser().signIn(email);
      expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
    }
    app.clock.move(quarterMs);
    expect((await app.browser().signIn('botnet@acme.test')).status).toBe(200);
    app.clock.move(-quarterMs);
  });

  it('do not close it to a device on which it has signed in before', async () => {
    const email = await person('at-home');
    const device = await knownTo(email);
    await closeToStrangers(email);
    expect((await app.browser().signIn(email)).status).toBe(429);
    expect((await device.signIn(email)).status).toBe(200);
  });

  it('leave each known device its own count', async () => {
    const email = await person('shared');
    const [thief, own] = [await knownTo(email), await knownTo(email)];
    await closeToStrangers(email);
    expect(await guess(email, 12, thief)).toEqual({ 401: 10, 429: 2 });
    expect((await thief.signIn(email)).status).toBe(429);
    expect((await own.signIn(email)).status).toBe(200);
  });

  it("are not let past by another account's device or a forged one", async () => {
    const [email, other] = [await person('target'), await person('neighbour')];
    const neighbour = await knownTo(other);
    await closeToStrangers(email);
    expect((await neighbour.signIn(email)).status).toBe(429);
    const own = (await knownTo(await person('forger'))).cookieHeader();
    const forged = own.replace(/device\.[0-9a-f]{64}/, `device.${'0'.repeat(64)}`);
    expect(forged).not.toBe(own);
    expect(
      (await app.browser().post('/api/auth/sign-in/email', { email, password: 'x' }, { headers: { cookie: forged } }))
        .status,
    ).toBe(429);
  });
});

describe('the device cookie', () => {
  it('is set by a whole sign-in only, names nobody, and opens nothing', async () => {
    const email = 'cookie@desk.test';
    await app.addUser({ email, roles: ['agent'], demo: true });
    const setting = app.browser();
    await setting.signIn(email);
    const { totpUri } = await enrol(setting);
    const browser = app.browser();
    const half = await browser.signIn(email);
    expect(half.body).toEqual({ status: 'secondFactorNeeded' });
    expect(half.cookies.join()).not.toContain('.device=');
    const whole = await browser.post('/api/auth/two-factor/verify-totp', { code: totpCode(totpUri) });
    const cookie = whole.cookies.find((line) => line.includes('.device=')) as string;
    expect(cookie).toMatch(/^lineshift\.device=[^;]+; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(decodeURIComponent(cookie)).not.toContain('cookie@');
    const alone = { headers: { cookie: cookie.split(';')[0] as string } };
    expect((await app.browser().ask('/api/v1/me', alone)).status).toBe(401);
    const [pair = ''] = cookie.split(';');
    const asSession = { headers: { cookie: pair.replace('.device=', '.session_token=') } };
    expect((await app.browser().ask('/api/v1/me', asSession)).status).toBe(401);
  });
});

describe('asking for a link to set a password', () => {
  const ask = (browser: Browser, email: string) => browser.post('/api/auth/request-password-reset', { email });

  it('from one address does not keep others from asking for the same account', async () => {
    const email = await person('spammed');
    const attacker = app.browser();
    const statuses = [];
    for (let round = 0; round < 6; round += 1) statuses.push((await ask(attacker, email)).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429, 429]);
    expect((await ask(app.browser(), email)).status).toBe(200);
  });

  it('from several addresses ends at ten mails, but for a known device', async () => {
    const email = await person('flooded');
    const device = await knownTo(email);
    const statuses = [];
    for (let round = 0; round < 12; round += 1) statuses.push((await ask(app.browser(), email)).status);
    expect(statuses).toEqual([...Array(10).fill(200), 429, 429]);
    expect((await ask(device, email)).status).toBe(200);
  });
});

describe('wrong codes', () => {
  it('close the second factor to the address that tries them, and not to others', async () => {
    const email = 'coded@desk.test';
    await app.addUser({ email, roles: ['agent'] });
    const own = app.browser();
    await own.signIn(email);
    const { totpUri } = await enrol(own);
    const knowsPassword = app.browser();
    await knowsPassword.signIn(email);
    const answers = [];
    for (let round = 0; round < 6; round += 1) {
      answers.push(await knowsPassword.post('/api/auth/two-factor/verify-totp', { code: '000000' }));
      app.clock.move(11_000);
    }
    app.clock.move(-66_000);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 429, 429]);
    expect(answers.at(-1)?.body.code).toBe('second_factor_locked');
    const elsewhere = app.browser();
    await elsewhere.signIn(email);
    const code = totpCode(totpUri);
    expect((await elsewhere.post('/api/auth/two-factor/verify-totp', { code })).status).toBe(200);
  });
});

describe('the current password, asked for again', () => {
  it('is not guessed with a stolen session', async () => {
    const email = await person('robbed');
    const session = app.browser();
    await session.signIn(email);
    const statuses = new Set<number>();
    for (let round = 0; round < 12; round += 1) {
      const body = { currentPassword: `guess ${round}`, newPassword: 'a quite new password' };
      statuses.add((await session.post('/api/auth/change-password', body)).status);
      app.clock.move(11_000);
    }
    app.clock.move(-132_000);
    expect([...statuses]).toEqual([403, 429]);
  });
});

describe('counts of attempts', () => {
  it('hold no address of a person or of the network, and are cleaned once their window is over', async () => {
    await guess('kept@acme.test', 1);
    const rows = () =>
      app.deps.database.transaction(systemActor, (transaction) => transaction.sql`select key from rate_limit`);
    const keys = (await rows()).map((row) => row.key as string);
    expect(keys.length).toBeGreaterThan(3);
    for (const key of keys) expect(key).toMatch(/^[a-z-]+ [a-z]+ [0-9a-f]{64}$/);
    await cleanAttemptCounts(app.deps);
    expect(await rows()).toHaveLength(keys.length);
    app.clock.move(3 * 86_400_000);
    expect(await cleanAttemptCounts(app.deps)).toBe(keys.length);
    app.clock.move(-3 * 86_400_000);
  });
});
