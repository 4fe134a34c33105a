import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { questionMails } from '../../support/question-mails.ts';

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
  const mails = await questionMails(app, id);
  expect(mails[0]?.body).not.toMatch(/\{\w+\}|undefined/);
  expect(mails[0]?.body).toContain(asked.label);
  return { id, tokens: mails.map(({ token }) => token) };
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

  it('are asked where no line closes by itself, after the approver has heard what would play', async () => {
    await app.query("update line set emergency_consent = 'ask' where id = $1", [auto.id]);
    const draft = await author.post('/broadcasts', { area: { county }, ...window, reason: 'Typhoon day' });
    expect(draft).toMatchObject({ counts: { close: 0, ask: 2 }, withoutOwnSound: 2 });
    const { sound, draftHash } = await author.post(`/broadcasts/${draft.id}/submit`);
    const approval = { body: { draftHash } };
    const path = `/broadcasts/${draft.id}`;
    await second.refused('POST', `${path}/approve`, { status: 409, code: 'sound_not_heard' }, approval);
    await second.post(`${path}/heard`, { promptSha256: sound.sha256 });
    await second.post(`${path}/approve`, { draftHash });
    const sent = await author.until(path, ({ status }) => status === 'active');
    expect(sent.counts).toMatchObject({ close: 0, applied: 0 });
    await author.until(`${path}/questions`, ({ counts }) => counts.sent > 0);
    const [mail] = await questionMails(app, draft.id);
    expect(await answer(mail?.token ?? '', true)).toMatchObject({ status: 200 });
    await author.until(path, ({ counts }) => counts.applied === 2);
    expect(await closedOnDisk(draft.id)).toBe(2);
    await app.query("update line set emergency_consent = 'auto' where id = $1", [auto.id]);
  });

  it('may say it on the phone: an operator takes it down with who said it, and it counts like the link', async () => {
    const { id, tokens } = await sent();
    const path = `/broadcasts/${id}/questions/${asked.organisationId}/answer`;
    const body = { yes: true, saidBy: 'Ms Lin, the manager' };
    for (const who of ['owner', 'technician']) {
      const status = (await app.as(who).ask('POST', path, { body })).status;
      expect([403, 404], who).toContain(status);
    }
    await author.refused('POST', path, { status: 400, code: 'invalid_input' }, { body: { yes: true, saidBy: ' ' } });
    await author.refused('POST', path.replace(asked.organisationId, id), { status: 404, code: 'not_found' }, { body });
    expect(await author.post(path, body)).toMatchObject({
      counts: { yes: 1, waiting: 0 },
      items: [{ yes: true, answeredBy: 'Ms Lin, the manager', takenDownBy: expect.any(String) }],
    });
    await author.until(`/broadcasts/${id}`, ({ counts }) => counts.applied === 2);
    const rows = await app.query(
      `select w.words ->> 'reason' as reason, a.actor_role as role from audit_row a join audit_words w on w.audit_row_id = a.id
       where a.subject_id = $1 and a.action = 'broadcast.askedYes'`,
      [id],
    );
    expect(rows).toContainEqual({ reason: 'Ms Lin, the manager', role: 'operator' });
    expect(await answer(tokens[0] ?? '', false)).toMatchObject({ status: 409, body: { code: 'question_answered' } });
    await author.refused('POST', path, { status: 409, code: 'question_answered' }, { body: { ...body, yes: false } });
    expect(await answer(tokens[0] ?? '', false, { replaces: true })).toMatchObject({ status: 200 });
    expect((await author.get(`/broadcasts/${id}/questions`)).items).toMatchObject([{ yes: false, takenDownBy: null }]);
    await author.post(`/broadcasts/${id}/end`, { reason: 'The typhoon has passed' });
    await author.refused('POST', path, { status: 409, code: 'question_over' }, { body });
    await author.until(`/broadcasts/${id}`, ({ status }) => status === 'ended');
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
