import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';

const county = '嘉義縣';
const window = { from: '2026-03-04T19:00:00+08:00', until: '2026-03-05T12:00:00+08:00' };

let app: TestApp;
let author: ApiClient;
let second: ApiClient;
let pbx: string;
let asked: Json;
let auto: Json;

beforeAll(async () => {
  app = await startTestApp();
  author = app.as('operator');
  second = app.as('operator2');
  const admin = app.as('admin');
  pbx = join(app.dataFolder, 'asking-pbx');
  await mkdir(pbx);
  const system = await admin.post('/phone-systems', { name: 'Asking', kind: 'directory', settings: { folder: pbx } });
  const { organisationId } = await app
    .as('owner')
    .get('/me')
    .then(({ organisation }) => ({ organisationId: organisation.id }));
  const make = (number: string) =>
    admin.post('/lines', {
      organisationId,
      number,
      label: `Shop ${number.slice(-3)}`,
      phoneSystemId: system.id,
      county,
    });
  asked = await make('+88655507001');
  auto = await make('+88655507002');
  await app.query(
    "update line set emergency_consent = case when id = $1 then 'auto' else 'ask' end where county = $2",
    [auto.id, county],
  );
  await app.query(
    'insert into line_drive (line_id, organisation_id, target) select id, organisation_id, revision from line where phone_system_id = $1',
    [system.id],
  );
});
afterEach(async () => {
  const { items } = await author.get('/broadcasts?state=open');
  for (const { id, actions } of items) {
    if (actions.includes('end')) await author.post(`/broadcasts/${id}/end`, { reason: 'Test over' });
    await author.until(`/broadcasts/${id}`, ({ status }) => ['ended', 'cancelled'].includes(status));
  }
  app.clock.set('2026-03-04T20:00:00+08:00');
});
afterAll(() => app.close());

async function sent(): Promise<{ id: string; tokens: string[] }> {
  const draft = await author.post('/broadcasts', { area: { county }, ...window, reason: 'Typhoon day' });
  expect(draft.counts).toMatchObject({ close: 1, ask: 1 });
  const waiting = await author.post(`/broadcasts/${draft.id}/submit`);
  await second.post(`/broadcasts/${draft.id}/heard`, { promptSha256: waiting.sound.sha256 });
  await second.post(`/broadcasts/${draft.id}/approve`, { draftHash: waiting.draftHash });
  const { id } = draft;
  await author.until(`/broadcasts/${id}/questions`, ({ counts }) => counts.sent > 0);
  const mails = await app.query(
    "select body from message where kind = 'broadcast_question' and created_at >= (select sent_at from broadcast where id = $1) order by created_at",
    [id],
  );
  const tokens = mails.map(({ body }) => /consent\?token=([\w-]+)/.exec(body)?.[1] ?? '');
  expect(mails[0].body).not.toMatch(/\{\w+\}|undefined/);
  expect(mails[0].body).toContain(asked.label);
  return { id, tokens };
}

const answer = async (token: string, yes: boolean, extra: object = {}) => {
  const { status, body } = await app.nobody().ask('POST', '/consents/answer', { body: { token, yes, ...extra } });
  return { status, body };
};

/** How many lines the phone system has closed for this broadcast. */
async function closedOnDisk(id: string): Promise<number> {
  const folders = await readdir(join(pbx, 'lines'));
  const files = await Promise.all(
    folders.map(async (folder) => JSON.parse(await readFile(join(pbx, 'lines', folder, 'line.json'), 'utf8'))),
  );
  return files.filter(({ closures }) => closures.some((closure: Json) => closure.id === id)).length;
}

describe('owners who want to be asked', () => {
  it('get a link; reading it decides nothing, a yes closes their lines at once, and a no opens them again', async () => {
    const { id, tokens } = await sent();
    const [token = ''] = tokens;
    const read = await app.nobody().get(`/consents/${token}`);
    expect(read).toMatchObject({ yes: null, isOver: false, lines: [{ number: asked.number }], ...window });
    await author.until(`/broadcasts/${id}`, ({ status }) => status === 'active');
    const { items: before } = await author.get(`/broadcasts/${id}/lines`);
    expect(before.map(({ lineId }: Json) => lineId)).toEqual([auto.id]);
    expect(await author.get(`/broadcasts/${id}/questions`)).toMatchObject({
      counts: { customers: 1, opened: 1, yes: 0, no: 0, waiting: 1 },
      items: [{ yes: null, lines: 1 }],
    });
    expect((await app.as('owner').ask('GET', `/broadcasts/${id}/questions`)).status).toBe(404);
    expect(await answer(token, true)).toMatchObject({ status: 200, body: { yes: true } });
    const closed = await author.until(`/broadcasts/${id}`, ({ counts }) => counts.applied === 2);
    expect(closed.counts).toMatchObject({ close: 2 });
    expect(await closedOnDisk(id)).toBe(2);
    expect(await answer(token, true)).toMatchObject({ status: 200 });
    expect(await answer(token, false)).toMatchObject({ status: 409, body: { code: 'question_answered' } });
    expect(await answer(token, false, { replaces: true })).toMatchObject({ status: 200, body: { yes: false } });
    await author.until(`/broadcasts/${id}`, ({ counts }) => counts.restored === 1);
    expect(await closedOnDisk(id)).toBe(1);
    const heard = (lineId: string) =>
      app.as('owner').get(`/lines/${lineId}/callers-hear?at=2026-03-05T11:00:00%2B08:00`);
    expect((await heard(asked.id)).state).not.toBe('emergency');
    expect((await heard(auto.id)).state).toBe('emergency');
    await answer(token, true, { replaces: true });
    await author.until(`/broadcasts/${id}`, ({ counts }) => counts.applied === 2);
    expect(await closedOnDisk(id)).toBe(2);
    expect((await heard(asked.id)).state).toBe('emergency');
    await author.post(`/broadcasts/${id}/end`, { reason: 'The typhoon has passed' });
    await author.until(`/broadcasts/${id}`, ({ status }) => status === 'ended');
    expect(await closedOnDisk(id)).toBe(0);
    expect(await answer(token, false, { replaces: true })).toMatchObject({
      status: 409,
      body: { code: 'question_over' },
    });
    expect(await app.nobody().get(`/consents/${token}`)).toMatchObject({ isOver: true });
  });

  it('answer once where two press at the same moment, and not while the end falls', async () => {
    const { id, tokens } = await sent();
    const [token = ''] = tokens;
    const both = await Promise.all([answer(token, true), answer(token, false)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [late, end] = await Promise.all([
      answer(token, true, { replaces: true }),
      author.ask('POST', `/broadcasts/${id}/end`, { body: { reason: 'The end falls' } }),
    ]);
    expect(end.status).toBe(200);
    expect([200, 409]).toContain(late.status);
    await author.until(`/broadcasts/${id}`, ({ status }) => status === 'ended');
    expect(await closedOnDisk(id)).toBe(0);
  });

  it('are not fooled by a made-up link, and the link is stored as a hash only', async () => {
    const { tokens } = await sent();
    expect(await answer('x'.repeat(43), true)).toMatchObject({ status: 410, body: { code: 'mail_link_not_usable' } });
    const rows = await app.query('select token_hash from broadcast_question_mail', []);
    expect(rows.map(({ token_hash }) => token_hash)).not.toContain(tokens[0]);
  });
});
