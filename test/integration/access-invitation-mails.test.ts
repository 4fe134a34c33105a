import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../src/domain/access/actor.ts';
import { type AccessApp, type Browser, password, startAccessApp } from '../support/access-app.ts';

let app: AccessApp;

beforeAll(async () => {
  app = await startAccessApp();
});
afterAll(() => app?.close());

async function signedIn(email: string): Promise<Browser> {
  const browser = app.browser();
  expect((await browser.signIn(email)).status).toBe(200);
  return browser;
}

async function organisation(name: string): Promise<{ id: string; owner: Browser; userId: string }> {
  const id = await app.addOrganisation(name);
  const email = `owner@${id}.test`;
  const userId = await app.addUser({ email, roles: ['owner'], organisationId: id });
  return { id, userId, owner: await signedIn(email) };
}

function invite(by: Browser, email: string) {
  return by.post('/api/v1/invitations', { email, roles: ['member'] });
}

async function mailsTo(email: string): Promise<{ subject: string; body: string }[]> {
  const rows = await app.deps.database.transaction(
    systemActor,
    (transaction) => transaction.sql`select subject, body from message where recipient = ${email} order by id`,
  );
  return rows as unknown as { subject: string; body: string }[];
}

async function refusalToken(email: string): Promise<string> {
  const [mail] = await mailsTo(email);
  return /refuse-mail\?token=([\w-]+)/.exec(mail?.body ?? '')?.[1] as string;
}

function choose(token: string, choice: 'refuse' | 'allow') {
  return app.browser().post('/api/v1/invitations/mail-choice', { token, choice });
}

describe('invitations to one address', () => {
  it('end at three mails a day from one organisation, those sent again included, and go on tomorrow', async () => {
    const { id, owner, userId } = await organisation('Few');
    const { body } = await invite(owner, 'flooded@stranger.test');
    const again = () => owner.post(`/api/v1/invitations/${body.id}/resend`, undefined);
    expect((await again()).status).toBe(200);
    expect((await invite(owner, 'Flooded@stranger.test')).status).toBe(201);
    for (const refused of [await again(), await invite(owner, 'flooded@stranger.test')]) {
      expect(refused).toMatchObject({ status: 429, body: { code: 'invitation_limit_recipient' } });
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(80_000);
    }
    expect(await mailsTo('flooded@stranger.test')).toHaveLength(3);
    // Sessions end within the day; a key does not.
    const key = await app.addKey({ userId, organisationId: id, role: 'owner' });
    app.clock.move(86_400_000 + 60_000);
    const tomorrow = await owner.ask(`/api/v1/invitations/${body.id}/resend`, { method: 'POST', key });
    expect(tomorrow.status).toBe(200);
    app.clock.move(-86_400_000 - 60_000);
  });

  it('of one organisation do not use up those of another, and end at ten from all', async () => {
    const statuses = [];
    for (let index = 0; index < 4; index += 1) {
      const { owner } = await organisation(`Many ${index}`);
      for (let round = 0; round < 3; round += 1) statuses.push((await invite(owner, 'popular@stranger.test')).status);
    }
    expect(statuses).toEqual([...Array(10).fill(201), 429, 429]);
  });
});

describe('invitations of one person', () => {
  it('end at fifty a day, also at the same moment, while a colleague goes on', async () => {
    const { id, owner } = await organisation('Cannon');
    const answers = await Promise.all(
      [...Array(60).keys()].map((index) => invite(owner, `target${index}@stranger.test`)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(50);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body.code).toBe('invitation_limit_inviter');
    await app.addUser({ email: 'colleague@cannon.test', roles: ['owner'], organisationId: id });
    expect((await invite(await signedIn('colleague@cannon.test'), 'last@stranger.test')).status).toBe(201);
  });
});

describe('the mail of an invitation', () => {
  it("opens with our words, and makes neither links nor lines of anybody's name", async () => {
    const { owner } = await organisation('evil.example');
    const link = { method: 'PATCH', body: { name: 'Win at https://evil.example' } };
    expect((await owner.ask('/api/v1/me', link)).body).toMatchObject({
      code: 'invalid_input',
      errors: [{ path: 'name', code: 'name_with_link' }],
    });
    await app.deps.database.sql`update "user" set name = ${'Eve https://evil.example'} where email like 'owner@%'`;
    expect((await invite(owner, 'reader@stranger.test')).status).toBe(201);
    const [mail] = await mailsTo('reader@stranger.test');
    expect(mail?.body).toMatch(/^Lineshift /);
    expect(mail?.subject).toMatch(/^Lineshift /);
    expect(`${mail?.subject} ${mail?.body}`).not.toContain('evil.example');
    const links = mail?.body.match(/https?:\/\/\S+/g) ?? [];
    expect(links.map((each) => new URL(each).pathname)).toEqual(['/accept-invitation', '/refuse-mail']);
  });
});

describe('refusing further invitations', () => {
  it('holds for new ones and those sent again, is shown to the inviter, and can be taken back', async () => {
    const { owner } = await organisation('Pushy');
    const email = 'tired@stranger.test';
    const { body } = await invite(owner, email);
    const token = await refusalToken(email);
    const shown = async () => (await owner.ask('/api/v1/invitations')).body.items[0].status;
    expect((await app.browser().ask(`/api/v1/invitations/mail-choice?token=${token}`)).status).toBe(405);
    expect(await shown()).toBe('open');
    expect(await choose(token, 'refuse')).toMatchObject({
      status: 200,
      body: { organisationName: 'Pushy', refused: true },
    });
    expect(await shown()).toBe('refused');
    const again = () => owner.post(`/api/v1/invitations/${body.id}/resend`, undefined);
    for (const refused of [await again(), await invite(owner, email), await invite(owner, 'TIRED@stranger.test')])
      expect(refused).toMatchObject({ status: 409, body: { code: 'invitation_mail_refused' } });
    expect(await mailsTo(email)).toHaveLength(1);
    const { owner: other } = await organisation('Polite');
    expect((await invite(other, email)).status).toBe(201);
    expect((await choose(token, 'allow')).body.refused).toBe(false);
    expect((await again()).status).toBe(200);
  });

  it('needs a token of ours, of which only the hash is kept', async () => {
    const { owner } = await organisation('Hashed');
    await invite(owner, 'hashed@stranger.test');
    const token = await refusalToken('hashed@stranger.test');
    expect(token).toMatch(/^[\w-]{43}$/);
    const rows = await app.deps.database.transaction(
      systemActor,
      (transaction) => transaction.sql`select to_jsonb(mail_refusal)::text as row from mail_refusal`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect((await choose('x'.repeat(43), 'refuse')).body.code).toBe('mail_link_not_usable');
  });

  it('leaves the invitation itself to the one who has it', async () => {
    const { owner } = await organisation('Second thought');
    const email = 'second@stranger.test';
    await invite(owner, email);
    await choose(await refusalToken(email), 'refuse');
    const token = /accept-invitation\?token=([\w-]+)/.exec((await mailsTo(email))[0]?.body ?? '')?.[1];
    const answer = await app.browser().post('/api/v1/invitations/accept', { token, name: 'Second', password });
    expect(answer.status).toBe(201);
  });
});
