import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expireAnnouncements, settleAnnouncements } from '../../../src/features/announcements/announcements.sweeps.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { eventually } from '../../support/test-tasks.ts';

let app: TestApp;
let operator: ApiClient;

beforeAll(async () => {
  app = await startTestApp({ now: '2025-11-11T19:40:00+08:00' });
  operator = app.as('operator');
});
afterAll(() => app?.close());

const at = (time: string, day = '2025-11-11') => app.clock.set(`${day}T${time}+08:00`);
const cap = readFileSync('fixtures/notices/closure-notice.cap.xml', 'utf8');

/** Enters a text and returns its only announcement. */
async function paste(source: string, text: string, extra: object = {}): Promise<Json> {
  const { items } = await operator.post('/announcements', { text, source, ...extra });
  expect(items).toHaveLength(1);
  return items[0];
}

async function refusedToActivate(id: string, code: string): Promise<void> {
  await operator.refused('POST', `/announcements/${id}/activate`, { status: 409, code }, { body: {} });
}

async function alarmsOf(id: string): Promise<Json[]> {
  const { items } = await operator.get('/alarms?state=open&limit=200');
  return items.filter(({ subject }: Json) => subject?.id === id);
}

const read = (id: string) => operator.get(`/announcements/${id}`);

/** A CAP message about an area that no other test uses. */
function message(area: string, given: { identifier: string; msgType?: string; references?: string; status?: string }) {
  return cap
    .replaceAll('臺北市', area)
    .replace(/<identifier>[^<]*/, `<identifier>${given.identifier}`)
    .replace(/<status>[^<]*/, `<status>${given.status ?? 'Actual'}`)
    .replace(/<msgType>[^<]*/, `<msgType>${given.msgType ?? 'Alert'}`)
    .replace('<scope>', `<references>${given.references ?? ''}</references><scope>`)
    .replace('<references></references>', '');
}
const refer = (identifier: string) => `sender,${identifier},2024-07-23T20:00:00+08:00`;
const post = (given: string, source = 'feed') => operator.post('/announcements', { cap: given, source });

describe('a notice that is entered', () => {
  it('waits, and says when it is proposed and what it would close', async () => {
    at('19:00:00');
    const made = await paste('dgpa', '苗栗縣:11/12停止上班、停止上課。');
    expect(made).toMatchObject({
      ...{ state: 'settling', status: 'Actual', county: '苗栗縣', district: null, date: '2025-11-12', part: 'full' },
      ...{ work: 'closed', school: 'closed', why: ['settling'], sendable: false, replacedBy: null, broadcasts: [] },
      window: { from: '2025-11-12T00:00:00+08:00', until: '2025-11-13T00:00:00+08:00' },
      sightings: [{ source: 'dgpa', work: 'closed', withdrawn: false, contradicts: false }],
    });
    const waited = new Date(made.settlesAt).getTime() - new Date(made.standsSince).getTime();
    expect(waited).toBe(300_000);
    expect(await read(made.id)).toEqual(made);
    const { items } = await operator.get(`/announcements?state=standing&county=${encodeURIComponent('苗栗縣')}`);
    expect(items).toEqual([made]);
    expect((await operator.get('/announcements?state=active')).items).toEqual([]);
  });

  it('with many items is one announcement each, and one more paste of it is none', async () => {
    const text =
      '新竹縣:11/12停止上班、停止上課。\n新竹市:11/12照常上班、停止上課。\n嘉義市:11/12下午停止上班、停止上課。';
    const first = await operator.post('/announcements', { text, source: 'dgpa' });
    expect(first.items.map(({ county, part, why }: Json) => [county, part, why])).toEqual([
      ['新竹縣', 'full', ['settling']],
      ['新竹市', 'full', ['school_only', 'settling']],
      ['嘉義市', 'afternoon', ['settling']],
    ]);
    const again = await operator.post('/announcements', { text: text.replaceAll('、', ' 、 '), source: 'DGPA' });
    expect(again).toEqual(first);
  });

  it('by fields means the same as by words', async () => {
    const fields = { county: '台中市', date: '2025-11-12', part: 'morning', work: 'closed', school: 'closed' };
    const { items } = await operator.post('/announcements', { fields, source: 'Chen, by phone' });
    expect(items).toMatchObject([{ county: '臺中市', part: 'morning', text: expect.stringContaining('停止上班') }]);
    const said = await paste('dgpa', '臺中市:11/12上午停止上班、停止上課。');
    expect(said).toMatchObject({ id: items[0].id, state: 'proposed', why: [], sendable: true, settlesAt: null });
    const wrong = { fields: { ...fields, district: '大安' }, source: 'Chen' };
    await operator.refused('POST', '/announcements', { status: 422, code: 'district_not_in_county' }, { body: wrong });
    const two = { fields, text: 'x', source: 'Chen' };
    await operator.refused('POST', '/announcements', { status: 400, code: 'invalid_input' }, { body: two });
  });

  it('is rejected at once where it is a test, by status or by word', async () => {
    const text = '宜蘭縣:11/12停止上班、停止上課。';
    const test = await paste('feed', text, { status: 'Test' });
    expect(test).toMatchObject({ state: 'rejected', why: ['test_status', 'ended'], sendable: false });
    expect(await paste('dgpa', `系統測試 ${text}`)).toMatchObject({ state: 'rejected', why: ['test_words', 'ended'] });
    // The test does not stand in the way of the real one.
    expect(await paste('feed', text)).toMatchObject({ state: 'settling' });
  });

  it('by two operators at the same moment is one announcement', async () => {
    const other = app.as('operator2');
    const given = (source: string) => ({ text: '花蓮縣:11/12停止上班、停止上課。', source });
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_none, index) =>
        (index % 2 ? operator : other).post('/announcements', given(index % 2 ? 'dgpa' : 'hualien')),
      ),
    );
    expect(new Set(answers.map(({ items }) => items[0].id)).size).toBe(1);
    const { sightings, state } = await read(answers[0]?.items[0].id);
    expect(sightings.map(({ source }: Json) => source).sort()).toEqual(['dgpa', 'hualien']);
    // The same words passed on confirm nothing.
    expect(state).toBe('settling');
  });

  it('is answered the same for the same Idempotency-Key', async () => {
    const body = { text: '臺東縣:11/12停止上班。', source: 'dgpa' };
    const headers = { 'idempotency-key': 'announce-1' };
    const first = await operator.ask('POST', '/announcements', { body, headers });
    expect(first.status).toBe(201);
    expect((await operator.ask('POST', '/announcements', { body, headers })).body).toEqual(first.body);
  });

  it('gives way to one that can be read', async () => {
    const unread = await paste('a call', '信義區:11/12停止上班、停止上課。');
    expect(unread).toMatchObject({ county: null, why: expect.arrayContaining(['unknown_area']) });
    const unsure = await paste('a call', '屏東縣:11/12可能停止上班。');
    expect(unsure).toMatchObject({ work: 'unknown', state: 'settling' });
    const sure = await paste('dgpa', '屏東縣:11/12停止上班、停止上課。');
    expect(sure).toMatchObject({ state: 'settling', why: ['settling'] });
    expect(await read(unsure.id)).toMatchObject({ state: 'superseded', replacedBy: sure.id });
  });

  it('is read by admins and entered by operators, and neither by others', async () => {
    const body = { text: '臺南市:11/12停止上班。', source: 'dgpa' };
    expect((await app.as('admin').ask('POST', '/announcements', { body })).status).toBe(403);
    expect((await app.as('admin').ask('GET', '/announcements')).status).toBe(200);
    expect((await app.as('technician').ask('GET', '/announcements')).status).toBe(403);
    expect((await app.as('owner').ask('GET', '/announcements')).status).toBe(404);
  });
});

describe('a message about another', () => {
  it('takes its place as an Update, and ends it as a Cancel', async () => {
    at('20:30:00', '2024-07-23');
    const [first] = (await post(message('高雄市', { identifier: 'K1' }))).items;
    expect(first).toMatchObject({ state: 'settling', identifier: 'K1', date: '2024-07-24' });
    const [second] = (await post(message('高雄市', { identifier: 'K2', msgType: 'Update', references: refer('K1') })))
      .items;
    expect(second).toMatchObject({ state: 'settling', identifier: 'K2', msgType: 'Update' });
    expect(await read(first.id)).toMatchObject({ state: 'superseded', replacedBy: second.id });
    const cancel = message('高雄市', { identifier: 'K3', msgType: 'Cancel', references: refer('K2') });
    const test = cancel.replace('>Actual<', '>Test<').replace('K3', 'K4');
    await post(test);
    expect(await read(second.id)).toMatchObject({ state: 'settling' });
    const [ended] = (await post(cancel)).items;
    expect(ended).toMatchObject({ id: second.id, state: 'revoked', why: ['ended'] });
    expect(ended.sightings.at(-1)).toMatchObject({ withdrawn: true, contradicts: false });
    // The notice that was taken back is seen once more, and stays taken back.
    const [again] = (await post(message('高雄市', { identifier: 'K2', msgType: 'Update' }), 'late paste')).items;
    expect(again).toMatchObject({ id: second.id, state: 'revoked' });
  });

  it('as a Cancel that comes first takes the notice back when it comes', async () => {
    at('20:30:00', '2024-07-23');
    await post(message('澎湖縣', { identifier: 'P2', msgType: 'Cancel', references: refer('P1') }));
    const [late] = (await post(message('澎湖縣', { identifier: 'P1' }))).items;
    expect(late).toMatchObject({ state: 'revoked', sendable: false });
  });

  it('disputes an area that an Update does not name any more', async () => {
    at('20:30:00', '2024-07-23');
    const [first] = (await post(message('金門縣', { identifier: 'M1' }))).items;
    const [other] = (await post(message('連江縣', { identifier: 'M2', msgType: 'Update', references: refer('M1') })))
      .items;
    expect(other).toMatchObject({ county: '連江縣', state: 'settling' });
    expect(await read(first.id)).toMatchObject({ state: 'disputed', why: ['disputed'] });
  });
});

describe('the evening of a false dawn (Yunlin, 2025-11-11)', () => {
  it('gives one closure, and none before 20:24, whatever is pressed', async () => {
    const text = '雲林縣:11/12停止上班、停止上課。';
    at('19:40:00');
    const { id } = await paste('dgpa', text);
    await refusedToActivate(id, 'announcement_settling');
    at('19:43:00');
    const gone = await operator.post(`/announcements/${id}/sightings`, { gone: true });
    expect(gone).toMatchObject({ state: 'disputed', why: ['disputed'] });
    expect(await operator.post(`/announcements/${id}/sightings`, { gone: true })).toEqual(gone);
    expect(await alarmsOf(id)).toMatchObject([{ kind: 'announcement_disputed' }]);
    await refusedToActivate(id, 'illegal_transition');
    at('19:50:00');
    const open = await paste('yunlin', '雲林縣政府:雲林縣11/12照常上班、照常上課。');
    expect(open.id).toBe(id);
    expect(open.sightings.map(({ contradicts }: Json) => contradicts)).toEqual([false, false, true]);
    at('19:53:00');
    await operator.post(`/announcements/${id}/sightings`, { gone: true, source: 'Yunlin' });
    at('20:10:00');
    await settleAnnouncements(app.deps);
    expect(await read(id)).toMatchObject({ state: 'disputed' });
    await refusedToActivate(id, 'illegal_transition');
    at('20:24:00');
    const real = await paste('yunlin', '雲林縣政府宣布:雲林縣明天停止上班、停止上課。');
    expect(real).toMatchObject({ id, state: 'disputed' });
    at('20:26:00');
    const second = await paste('dgpa', '[停班停課通知]雲林縣:11/12停止上班、停止上課。');
    expect(second).toMatchObject({ id, state: 'proposed', why: [], sendable: true });
    const active = await operator.post(`/announcements/${id}/activate`, {});
    expect(active).toMatchObject({ state: 'active', waitOverridden: false, activatedByName: expect.any(String) });
    expect(new Date(active.activatedAt) >= new Date('2025-11-11T20:24:00+08:00')).toBe(true);
    await eventually(async () => (await alarmsOf(id)).length === 0);
    const audit = await app.query('select action from audit_row where subject_id = $1 order by id', [id]);
    expect(audit.map(({ action }) => action.replace('announcement.', '')).join(' ')).toBe(
      'reported sighted dispute sighted sighted sighted sighted agree activate',
    );
  });

  it('whose contrary comes late disputes what is active, until a person decides; the contrary then stands for itself', async () => {
    at('19:40:00');
    const { id } = await paste('dgpa', '彰化縣:11/12停止上班、停止上課。');
    at('19:45:00');
    await operator.until(`/announcements/${id}`, ({ state }) => state === 'proposed');
    await operator.post(`/announcements/${id}/activate`, {});
    at('19:50:00');
    const disputed = await paste('changhua', '彰化縣政府:彰化縣11/12照常上班、照常上課。');
    expect(disputed).toMatchObject({ id, state: 'disputed', why: ['disputed'], sendable: false });
    const settle = `/announcements/${id}/settle`;
    const keep = disputed.sightings.at(-1).id;
    await operator.refused(
      'POST',
      settle,
      { status: 404, code: 'not_found' },
      { body: { keep: id, reason: 'Called' } },
    );
    const ended = await operator.post(settle, { keep, reason: 'Called the county' });
    expect(ended).toMatchObject({ state: 'revoked', why: ['ended'], replacedBy: expect.any(String) });
    const own = await read(ended.replacedBy);
    expect(own).toMatchObject({ state: 'proposed', work: 'open', why: ['as_usual'], sendable: false });
    expect(own.sightings).toMatchObject([{ source: 'changhua', work: 'open' }]);
    // The closure again is a contradiction of what stands now.
    expect(await paste('dgpa', '彰化縣:11/12 停止上班。')).toMatchObject({ id: own.id, state: 'disputed' });
  });
});

describe('what speaks against a notice', () => {
  it('stands against it until the dispute is settled, and is history after that', async () => {
    at('19:40:00');
    const { id } = await paste('dgpa', '屏東縣:11/13停止上班、停止上課。');
    const disputed = await paste('pingtung', '屏東縣政府:屏東縣11/13照常上班、照常上課。');
    const shown = ({ sightings }: Json) => sightings.map(({ contradicts, against }: Json) => [contradicts, against]);
    expect(disputed).toMatchObject({ id, state: 'disputed' });
    expect(shown(disputed)).toEqual([
      [false, false],
      [true, true],
    ]);
    at('19:42:00');
    const body = { keep: disputed.sightings[0].id, reason: 'Called the county' };
    const settled = await operator.post(`/announcements/${id}/settle`, body);
    expect(settled).toMatchObject({ state: 'proposed' });
    expect(shown(settled)).toEqual([
      [false, false],
      [true, false],
    ]);
    // Said once more after the decision, it stands against it again.
    at('19:44:00');
    const again = await paste('pingtung', '屏東縣政府:屏東縣11/13全縣照常上班、照常上課。');
    expect(again).toMatchObject({ id, state: 'disputed' });
    expect(shown(again).at(-1)).toEqual([true, true]);
  });
});

describe('a step of an operator', () => {
  const fresh = async (county: string) => {
    at('21:00:00');
    return await paste('dgpa', `${county}:11/12停止上班、停止上課。`);
  };
  const reason = 'Called the county';

  it('makes it active before its time with a reason, which is told of it', async () => {
    const { id } = await fresh('基隆市');
    expect(await operator.post(`/announcements/${id}/activate`, { override: { reason } })).toMatchObject({
      ...{ state: 'active', waitOverridden: true, sendable: true, settlesAt: null },
    });
    const [row] = await app.query("select * from audit_words where words ->> 'reason' = $1", [reason]);
    expect(row).toBeDefined();
    const ended = await operator.post(`/announcements/${id}/revoke`, { reason });
    expect(ended).toMatchObject({ state: 'revoked', endedAt: expect.any(String), actions: [] });
  });

  it('leaves it aside for good: the same words are seen once more and stay rejected', async () => {
    const { id } = await fresh('桃園市');
    await operator.post(`/announcements/${id}/reject`, { reason });
    expect(await paste('taoyuan', '桃園市:11/12停止上班、停止上課。')).toMatchObject({ id, state: 'rejected' });
    const refusal = { status: 409, code: 'illegal_transition' };
    await operator.refused('POST', `/announcements/${id}/revoke`, refusal, { body: { reason } });
  });

  it('is refused where it is only school, or over, or of another area', async () => {
    at('21:00:00');
    const school = await paste('dgpa', '南投縣:11/12照常上班、停止上課。');
    at('21:05:01');
    await operator.until(`/announcements/${school.id}`, ({ state }) => state === 'proposed');
    await refusedToActivate(school.id, 'announcement_not_sendable');
    const sightings = `/announcements/${school.id}/sightings`;
    const other = { text: '臺北市:11/12停止上班。', source: 'x' };
    await operator.refused('POST', sightings, { status: 422, code: 'notice_of_other_area' }, { body: other });
    const both = { ...other, gone: true };
    await operator.refused('POST', sightings, { status: 400, code: 'invalid_input' }, { body: both });
    const { id } = await fresh('嘉義縣');
    at('00:00:01', '2025-11-13');
    expect(await read(id)).toMatchObject({ sendable: false, why: expect.arrayContaining(['stale']) });
    await refusedToActivate(id, 'announcement_not_sendable');
  });

  it('is taken once by two at the same moment', async () => {
    const { id } = await fresh('新北市');
    const body = { override: { reason } };
    const answers = await Promise.all(
      ['operator', 'operator2'].map((who) => app.as(who).ask('POST', `/announcements/${id}/activate`, { body })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is no admin’s and no technician’s', async () => {
    const { id } = await fresh('臺北市');
    for (const who of ['admin', 'technician'])
      expect((await app.as(who).ask('POST', `/announcements/${id}/reject`, { body: { reason } })).status).toBe(403);
    expect((await app.as('owner').ask('POST', `/announcements/${id}/reject`, { body: { reason } })).status).toBe(404);
  });
});

describe('an announcement whose hours are over', () => {
  it('is over by itself, stands no more, and the same words of another day are another one', async () => {
    at('09:00:00', '2025-12-01');
    const [morning, whole] = [
      await paste('penghu', '澎湖縣:12/1上午停止上班、停止上課。'),
      await paste('kinmen', '金門縣:12/1停止上班、停止上課。'),
    ];
    await operator.post(`/announcements/${morning?.id}/activate`, { override: { reason: 'Called the county' } });
    at('11:59:59', '2025-12-01');
    await expireAnnouncements(app.deps);
    expect(await read(morning?.id)).toMatchObject({ state: 'active' });
    at('12:00:00', '2025-12-01');
    await expireAnnouncements(app.deps);
    expect(await read(morning?.id)).toMatchObject({ state: 'expired', endedAt: expect.any(String), actions: [] });
    expect((await read(whole?.id)).state).not.toBe('expired');
    const { items } = await operator.get('/announcements?state=standing&limit=100');
    const ids = items.map(({ id }: Json) => id);
    expect([ids.includes(morning?.id), ids.includes(whole?.id)]).toEqual([false, true]);
    expect(await alarmsOf(morning?.id)).toEqual([]);
    expect(await paste('penghu', '澎湖縣:12/2上午停止上班、停止上課。')).toMatchObject({ state: 'settling' });
  });
});
