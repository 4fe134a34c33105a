import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendDigests } from '../../../src/features/mails/digests.sweeps.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { Json } from '../../support/app-client.ts';
import { type Filed, filings } from '../../support/filing.ts';
import { demoNumbers } from '../../support/voice.ts';

/** The app's own sweeps run too, at any time: every expectation holds with them and without them. */
let app: TestApp;
let work: ReturnType<typeof filings>;

beforeAll(async () => {
  app = await startTestApp();
  work = filings(app);
  await app.query(`update "user" set language = 'en' where email = $1`, [app.credentials.owner?.email]);
});
afterAll(() => app.close());

const choose = async (account: string, body: object) =>
  await app.as(account).ask('PATCH', '/me/notifications', { body });

/** Files, takes and gives up a request by the technician, who writes a message before. */
async function written(): Promise<Filed> {
  const one = await work.file();
  await app.as('technician').post(`${one.job}/take`);
  await app.as('technician').post(`${one.path}/messages`, { text: 'Shall it say Monday?' });
  return one;
}

/** The mails to the owner about a request, daily ones included. */
async function mailed({ request }: Filed): Promise<Json[]> {
  return await app.query(
    `select id, kind, subject, body, gathered_for, digest_id, created_at from message
      where recipient = $1 and body like $2 order by id`,
    [app.credentials.owner?.email, `%${request.number}%`],
  );
}

async function sweepAt(time: string): Promise<void> {
  app.clock.set(`2026-03-${time}:00+08:00`);
  await Promise.all([1, 2, 3].map(() => sendDigests(app.deps)));
}

describe('the choice of mails', () => {
  it('has what the caller’s roles can get, all on and at once; what is named changes, the rest stays', async () => {
    const owner = await app.as('owner').get('/me/notifications');
    expect(owner).toEqual({
      kinds: { completed: true, waiting: true, progress: true, messages: true },
      pace: 'atOnce',
    });
    expect((await app.as('technician').get('/me/notifications')).kinds).toEqual({ jobs: true, warnings: true });
    expect((await app.as('sales').get('/me/notifications')).kinds).toEqual({ quotes: true });
    const muted = await choose('owner', { kinds: { messages: false } });
    expect(muted.body).toMatchObject({ kinds: { messages: false, completed: true }, pace: 'atOnce' });
    const daily = await choose('owner', { pace: 'daily' });
    expect(daily.body).toMatchObject({ kinds: { messages: false }, pace: 'daily' });
    const body = { kinds: { warnings: false } };
    await app.as('owner').refused('PATCH', '/me/notifications', { status: 400, code: 'invalid_input' }, { body });
    await choose('owner', { kinds: { messages: true }, pace: 'atOnce' });
  });

  it('keeps back what is switched off, and sends the rest', async () => {
    app.clock.set('2026-03-04T10:00:00+08:00');
    await choose('owner', { kinds: { messages: false } });
    const one = await written();
    expect(await mailed(one)).toEqual([]);
    await choose('owner', { kinds: { messages: true } });
    await app.as('technician').post(`${one.path}/messages`, { text: 'Or Tuesday?' });
    expect(await mailed(one)).toMatchObject([{ kind: 'request_message', gathered_for: null }]);
    await app.as('owner').post(`${one.path}/cancel`);
  });

  it('gathers a day’s mails in one, on the morning of a service day, once, whichever worker sends it or dies', async () => {
    app.clock.set('2026-03-06T10:00:00+08:00');
    await choose('owner', { pace: 'daily' });
    const one = await written();
    const two = await written();
    await sweepAt('06T17:00');
    await sweepAt('07T10:00');
    await sweepAt('09T08:59');
    const digests = async () => (await mailed(one)).filter(({ kind }) => kind === 'digest');
    expect(await digests()).toEqual([]);
    app.clock.set('2026-03-09T09:01:00+08:00');
    const dying = {
      ...app.deps,
      publicUrl: () => {
        throw new Error('killed');
      },
    };
    await Promise.all([sendDigests(dying).catch((error: Error) => error), sendDigests(app.deps)]);
    await sweepAt('09T09:05');
    await sweepAt('10T09:05');
    const [digest, ...more] = await digests();
    expect(more).toEqual([]);
    expect(digest.subject).toBe('Lineshift: your daily mail (2)');
    expect(digest.body).toContain(two.request.number);
    expect(digest.body).not.toMatch(/\{\w+\}|undefined/);
    const [gathered] = await mailed(one);
    expect(gathered).toMatchObject({ kind: 'request_message', digest_id: digest.id });
    const { items } = await app.as('admin').get('/messages?limit=200');
    expect(items.find(({ id }: Json) => id === gathered.id).status).toBe('gathered');
    expect(items.find(({ id }: Json) => id === digest.id).status).toBe('stored');
    await choose('owner', { pace: 'atOnce' });
    for (const { path } of [one, two]) await app.as('owner').post(`${path}/cancel`);
  });

  it('does not lose what was gathered when the pace changes', async () => {
    app.clock.set('2026-03-11T10:00:00+08:00');
    await choose('owner', { pace: 'daily' });
    const one = await written();
    await choose('owner', { pace: 'atOnce' });
    await sweepAt('12T09:30');
    expect((await mailed(one)).map(({ kind }) => kind)).toEqual(['request_message', 'digest']);
    await app.as('owner').post(`${one.path}/cancel`);
  });

  it('sends nothing of an organisation that somebody has left', async () => {
    app.clock.set('2026-03-12T10:00:00+08:00');
    await choose('owner', { pace: 'daily' });
    const one = await written();
    const [{ user_id: userId, organisation_id: former }] = await app.query(
      `select m.user_id, m.organisation_id from member m join "user" u on u.id = m.user_id where u.email = $1`,
      [app.credentials.owner?.email],
    );
    const moveTo = (place: string) =>
      app.query(`update member set organisation_id = $1 where user_id = $2`, [place, userId]);
    const elsewhere = await app.as('enterpriseOwner').line(demoNumbers.enterprise);
    await moveTo(elsewhere.organisationId);
    await sweepAt('13T09:30');
    expect((await mailed(one)).map(({ kind }) => kind)).toEqual(['request_message']);
    await moveTo(former);
    await sweepAt('13T09:40');
    expect((await mailed(one)).map(({ kind }) => kind)).toEqual(['request_message', 'digest']);
    await choose('owner', { pace: 'atOnce' });
    await app.as('owner').post(`${one.path}/cancel`);
  });

  it('does not hold back alarms', async () => {
    app.clock.set('2026-03-13T10:00:00+08:00');
    await choose('operator', { kinds: { warnings: false }, pace: 'daily' });
    const { job } = await work.file();
    await app.as('technician').post(`${job}/take`);
    await app.as('technician').post(`${job}/fail`, { reason: 'The number was ported away.' });
    const [mail] = await app.query(
      `select gathered_for from message where kind = 'change_request_failed' and recipient = $1`,
      [app.credentials.operator?.email],
    );
    expect(mail.gathered_for).toBeNull();
  });
});
