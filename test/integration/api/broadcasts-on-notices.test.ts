import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { followBroadcasts } from '../../../src/features/broadcasts/follow-broadcasts.ts';
import { escalateAlarms } from '../../../src/features/on-call/on-call.sweeps.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { eventually } from '../../support/test-tasks.ts';

const county = '雲林縣';
const many = 3;
const reason = 'Called the county';
/** Each test has a day of its own, so that its notice is no sighting of another one. */
let day = 4;

let app: TestApp;
let author: ApiClient;
let second: ApiClient;
let pbx: string;

beforeAll(async () => {
  app = await startTestApp();
  author = app.as('operator');
  second = app.as('operator2');
  const admin = app.as('admin');
  pbx = join(app.dataFolder, 'notice-pbx');
  await mkdir(pbx);
  const system = await admin.post('/phone-systems', { name: 'Notices', kind: 'directory', settings: { folder: pbx } });
  const { items: customers } = await admin.get('/customers?limit=200');
  const customer = customers.find(({ contract }: Json) => contract !== null);
  for (let index = 0; index < many; index += 1) {
    const line = { organisationId: customer.id, number: `+8865550${String(2000 + index)}`, label: `Shop ${index}` };
    await admin.post('/lines', { ...line, phoneSystemId: system.id, county });
  }
  await app.query("update line set emergency_consent = 'auto' where county = $1", [county]);
  await app.query(
    'insert into line_drive (line_id, organisation_id, target) select id, organisation_id, revision from line where phone_system_id = $1',
    [system.id],
  );
  await eventually(async () => {
    const [row] = await app.query('select count(settled_revision)::int as n from line where phone_system_id = $1', [
      system.id,
    ]);
    return row.n === many;
  });
});
afterEach(async () => {
  const { items } = await author.get('/broadcasts?state=open');
  for (const { id, actions } of items) {
    if (actions.includes('cancel')) await author.post(`/broadcasts/${id}/cancel`);
    if (actions.includes('end')) await author.ask('POST', `/broadcasts/${id}/end`, { body: { reason: 'Test over' } });
    await author.until(`/broadcasts/${id}`, ({ status }) => ['ended', 'cancelled'].includes(status));
  }
  day += 2;
});
afterAll(() => app?.close());

const date = (offset = 0) => `2026-03-${String(day + offset).padStart(2, '0')}`;
const at = (time: string, offset = 0) => app.clock.set(`${date(offset)}T${time}+08:00`);

/** A notice of tomorrow's day off, entered at 20:00. */
async function noticed(): Promise<Json> {
  at('20:00:00');
  const { items } = await author.post('/announcements', { text: `${county}:明天停止上班、停止上課。`, source: 'dgpa' });
  return items[0];
}

async function proposed(): Promise<Json> {
  const { id } = await noticed();
  at('20:05:00');
  return await author.until(`/announcements/${id}`, ({ state }) => state === 'proposed');
}

async function activated(): Promise<Json> {
  const { id } = await proposed();
  return await author.post(`/announcements/${id}/activate`, {});
}

async function submitted(announcementId: string): Promise<Json> {
  const { id } = await author.post('/broadcasts', { announcementId });
  const waiting = await author.post(`/broadcasts/${id}/submit`);
  for (const who of [author, second]) await who.post(`/broadcasts/${id}/heard`, { promptSha256: waiting.sound.sha256 });
  return waiting;
}

const approve = ({ id, draftHash }: Json) => second.ask('POST', `/broadcasts/${id}/approve`, { body: { draftHash } });
const alone = ({ id, draftHash, counts }: Json) =>
  author.ask('POST', `/broadcasts/${id}/approve`, {
    body: { draftHash, override: { reason: 'Alone at night', typed: String(counts.close) } },
  });
const statusIs = (id: string, status: string) => author.until(`/broadcasts/${id}`, (each) => each.status === status);

async function contradict(offset = 0): Promise<Json> {
  const day = date(offset + 1)
    .slice(5)
    .replace('-', '/');
  const text = `雲林縣政府:${county}${day}照常上班、照常上課。`;
  return (await author.post('/announcements', { text, source: 'yunlin' })).items[0];
}

async function alarmsOf(id: string): Promise<Json[]> {
  const { items } = await author.get('/alarms?state=open&limit=200');
  return items.filter(({ subject }: Json) => subject?.id === id);
}

describe('a draft on a notice', () => {
  it('has its area, window and words, and waits until the notice is certain', async () => {
    const { id } = await noticed();
    const draft = () => author.ask('POST', '/broadcasts', { body: { announcementId: id } });
    expect(await draft()).toMatchObject({
      ...{ status: 409, body: { code: 'announcement_not_sendable', reasons: [{ code: 'settling' }] } },
    });
    at('20:05:00');
    await author.until(`/announcements/${id}`, ({ state }) => state === 'proposed');
    expect(await draft()).toMatchObject({
      status: 201,
      body: {
        ...{ announcementId: id, area: { county, district: null }, reason: expect.stringContaining('停止上班') },
        ...{ from: `${date(1)}T00:00:00+08:00`, until: `${date(2)}T00:00:00+08:00`, counts: { close: many } },
      },
    });
    const { broadcasts } = await author.get(`/announcements/${id}`);
    expect(broadcasts).toMatchObject([{ state: 'draft', provisional: false }]);
  });

  it('names no area of its own, and nothing that is missing is guessed', async () => {
    const { id } = await proposed();
    const refused = async (body: object) => {
      const { status, body: told } = await author.ask('POST', '/broadcasts', { body });
      return [status, told.errors?.map(({ path }: Json) => path) ?? told.code];
    };
    expect(await refused({ announcementId: id, area: { county } })).toEqual([400, ['area']]);
    expect(await refused({})).toEqual([400, ['area', 'from', 'until', 'reason']]);
    expect(await refused({ announcementId: '0190aaaa-0000-7000-8000-000000000000' })).toEqual([
      422,
      'announcement_unknown',
    ]);
    const draft = await author.ask('POST', '/broadcasts', { body: { announcementId: id } });
    const patched = await author.ask('PATCH', `/broadcasts/${draft.body.id}`, {
      body: { area: { county: '高雄市' } },
      headers: { 'if-match': draft.headers.get('etag') ?? '' },
    });
    expect(patched).toMatchObject({ status: 409, body: { code: 'area_of_notice' } });
  });

  it('is not approved once another source says otherwise', async () => {
    const { id } = await activated();
    const waiting = await submitted(id);
    expect(await contradict()).toMatchObject({ id, state: 'disputed' });
    for (const answer of [await approve(waiting), await alone(waiting)])
      expect([403, 409], answer.text).toContain(answer.status);
    expect((await approve(waiting)).body).toMatchObject({ code: 'announcement_not_sendable' });
    expect(await author.get(`/broadcasts/${waiting.id}`)).toMatchObject({ status: 'awaitingApproval' });
  });
});

describe('a dispute', () => {
  it('stops what is being sent, and lets it go on only when the notice holds', async () => {
    const { id } = await proposed();
    const waiting = await submitted(id);
    await rename(pbx, `${pbx}-away`);
    expect((await approve(waiting)).body).toMatchObject({ status: 'sending' });
    const disputed = await contradict();
    expect(disputed).toMatchObject({ id, state: 'disputed', broadcasts: [{ id: waiting.id }] });
    await statusIs(waiting.id, 'stopped');
    await rename(`${pbx}-away`, pbx);
    const resume = `/broadcasts/${waiting.id}/resume`;
    const refusal = { status: 409, code: 'announcement_not_sendable' };
    await author.refused('POST', resume, refusal, { body: { reason: 'Go on' } });
    await author.post(`/announcements/${id}/settle`, { keep: disputed.sightings[0].id, reason });
    await author.post(resume, { reason: 'Settled' });
    // A slow machine gives a line up while the folder is away; it is tried again all the same.
    await author.until(
      `/broadcasts/${waiting.id}`,
      ({ status, counts }) => status === 'active' && counts.applied === many,
    );
    app.takeFaults();
  });

  it('that ends to the contrary calls someone as long as lines are closed on it', async () => {
    const { id } = await activated();
    const waiting = await submitted(id);
    expect((await approve(waiting)).status).toBe(200);
    await statusIs(waiting.id, 'active');
    const disputed = await contradict();
    // What is closed stays closed: opening is for a person to decide.
    expect(await author.get(`/broadcasts/${waiting.id}`)).toMatchObject({ status: 'active' });
    await author.post(`/announcements/${id}/settle`, { keep: disputed.sightings.at(-1).id, reason });
    await escalateAlarms(app.deps);
    expect(await alarmsOf(id)).toMatchObject([{ kind: 'announcement_ended' }]);
    const mails = await app.query("select body from message where kind = 'announcement_ended'", []);
    expect(mails[0].body).not.toMatch(/\{\w+\}|undefined|announcement_/);
    await author.post(`/broadcasts/${waiting.id}/end`, { reason: 'It holds no more' });
    await statusIs(waiting.id, 'ended');
    await escalateAlarms(app.deps);
    expect(await alarmsOf(id)).toEqual([]);
  });
});

describe('one operator alone', () => {
  it('sends what an active notice says, for 30 minutes from its start, and a second person is called', async () => {
    const { id } = await proposed();
    const waiting = await submitted(id);
    expect(await alone(waiting)).toMatchObject({ status: 403, body: { code: 'second_person_required' } });
    await author.post(`/announcements/${id}/activate`, {});
    const sent = await alone(waiting);
    expect(sent).toMatchObject({
      status: 200,
      body: { provisionalUntil: `${date(1)}T00:30:00+08:00`, approver: null },
    });
    expect((await author.get(`/announcements/${id}`)).broadcasts).toMatchObject([{ provisional: true }]);
    const first = await alarmsOf(waiting.id);
    expect(first).toMatchObject([{ kind: 'broadcast_alone' }]);
    await statusIs(waiting.id, 'active');
    const told: string[] = [];
    for (const time of ['20:09:00', '20:16:00', '20:19:00', '20:26:00', '20:55:00', '21:06:00', '23:06:00']) {
      at(time);
      await followBroadcasts(app.deps);
      await author.ask('POST', `/alarms/${(await alarmsOf(waiting.id))[0]?.id}/acknowledge`);
      const [row] = await app.query(
        "select count(*)::int as n from alarm where subject_id = $1 and kind = 'broadcast_alone'",
        [waiting.id],
      );
      told.push(`${time.slice(0, 5)} ${row.n}`);
    }
    expect(told).toEqual(['20:09 1', '20:16 2', '20:19 2', '20:26 3', '20:55 3', '21:06 4', '23:06 5']);
    await second.post(`/broadcasts/${waiting.id}/confirm`);
    expect(await statusIs(waiting.id, 'active')).toMatchObject({ provisionalUntil: null });
    at('00:06:00', 1);
    await followBroadcasts(app.deps);
    expect(await alarmsOf(waiting.id)).toEqual([]);
  });

  it('is over at its second by the clock, although the product was stopped across it and started after', async () => {
    const { id } = await activated();
    const waiting = await submitted(id);
    expect((await alone(waiting)).body.provisionalUntil).toBe(`${date(1)}T00:30:00+08:00`);
    await statusIs(waiting.id, 'active');
    const [line] = (await author.get(`/broadcasts/${waiting.id}/lines`)).items;
    const hears = async () => (await author.get(`/lines/${line.lineId}/callers-hear`)).state;
    const written = await readFile(join(pbx, 'lines', line.number.slice(1), 'line.json'), 'utf8');
    const [from, until] = [`${date(1)}T00:00:00+08:00`, `${date(1)}T00:30:00+08:00`];
    const instants = JSON.parse(written).closures.map((each: Json) => [new Date(each.from), new Date(each.until)]);
    expect(instants).toEqual([[new Date(from), new Date(until)]]);
    await app.withoutWork(async () => {
      at('00:29:59', 1);
      expect(await hears()).toBe('emergency');
      at('00:47:00', 1);
      expect(await hears()).not.toBe('emergency');
      expect(await author.get(`/broadcasts/${waiting.id}`)).toMatchObject({ status: 'active', endedAt: null });
    });
    expect(await statusIs(waiting.id, 'ended')).toMatchObject({
      endedAt: until,
      counts: { restored: many, failed: 0 },
    });
    await second.refused('POST', `/broadcasts/${waiting.id}/confirm`, { status: 409, code: 'illegal_transition' });
  });

  it('sends nothing on a notice that did not stand its time, nor beyond its window', async () => {
    const { id } = await noticed();
    await author.post(`/announcements/${id}/activate`, { override: { reason } });
    const early = await submitted(id);
    expect(await alone(early)).toMatchObject({ status: 403, body: { code: 'second_person_required' } });
    expect((await author.get(`/broadcasts/${early.id}`)).actions).not.toContain('approveAlone');
    expect((await approve(early)).status).toBe(200);
    day += 2;
    const other = await activated();
    const until = `${date(2)}T09:00:00+08:00`;
    const { id: long } = await author.post('/broadcasts', { announcementId: other.id, until });
    expect(await author.post(`/broadcasts/${long}/submit`)).toMatchObject({ until });
    expect((await author.get(`/broadcasts/${long}`)).actions).not.toContain('approveAlone');
  });
});
