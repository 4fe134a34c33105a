import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.close());

const cap = readFileSync('fixtures/notices/closure-notice.cap.xml', 'utf8');
const asOf = '2024-07-23T21:00:00+08:00';
const parse = (body: object) => app.as('operator').post('/announcements/parse', body);
const refusal = async (given: string) => {
  const { status, body } = await app.as('operator').ask('POST', '/announcements/parse', { body: { cap: given, asOf } });
  return `${status} ${body?.code}`;
};

describe('POST /announcements/parse', () => {
  it('reads every published notice as it says', async () => {
    const { notices } = JSON.parse(readFileSync('fixtures/notices/closure-notices.json', 'utf8'));
    for (const { text, sent, status, msgType, expect: said } of notices) {
      const { items } = await parse({ text, sentAt: sent, status, msgType, asOf: sent });
      expect(items).toHaveLength(1);
      const [{ county, district, ...item }] = items;
      expect(county + (district ?? '')).toBe(said.area);
      expect(item).toMatchObject({ level: said.level, date: said.date, part: said.part, fromTime: said.fromTime });
      expect(item).toMatchObject({ work: said.work, school: said.school, status });
      expect(item.sendable).toBe(said.work === 'closed' && status === 'Actual');
    }
  });

  it('uses the present when no time is given', async () => {
    const [item] = (await parse({ text: '臺北市:7/24停止上班、停止上課。', sentAt: '2024-07-23T20:00:00+08:00' }))
      .items;
    expect(item).toMatchObject({ sendable: false, why: ['stale'] });
  });

  it('reads a CAP message, with or without a byte-order mark', async () => {
    for (const given of [cap, `\uFEFF${cap}`]) {
      expect((await parse({ cap: given, asOf })).items).toEqual([
        expect.objectContaining({
          county: '臺北市',
          date: '2024-07-24',
          work: 'closed',
          sendable: true,
          severityAgrees: true,
        }),
      ]);
    }
  });

  it('uses the status, the type and the areas of a message, and ignores its severity', async () => {
    const whyOf = async (from: string, to: string) => (await parse({ cap: cap.replace(from, to), asOf })).items[0];
    expect(await whyOf('>Actual<', '>Test<')).toMatchObject({ sendable: false, why: ['test_status'], status: 'Test' });
    expect((await whyOf('>Alert<', '>Cancel<')).why).toEqual(['cancelled']);
    expect((await whyOf('<areaDesc>臺北市', '<areaDesc>新北市')).why).toEqual(['unknown_area']);
    expect((await whyOf('<areaDesc>臺北市', '<areaDesc>台北市')).why).toEqual([]);
    expect((await whyOf('停班課通知</headline>', '停班課通知（演練）</headline>')).why).toEqual(['test_words']);
    expect(await whyOf('>Extreme<', '>Minor<')).toMatchObject({ sendable: true, severityAgrees: false });
    const values = ['false', 'No', '無'].map((value) => `<parameter><value>${value}</value></parameter>`).join('');
    expect((await whyOf('</instruction>', `</instruction>${values}`)).why).toEqual([]);
  });

  it('heeds a word of a trial or of doubt wherever people read it, in every language', async () => {
    const english = '<info><language>en-US</language><event>Closure</event><description>WORDS</description></info>';
    const places: ((words: string) => string)[] = [
      (words) => cap.replace('<scope>', `<note>${words}</note><scope>`),
      (words) => cap.replace('停班課通知</headline>', `停班課通知（${words}）</headline>`),
      (words) => cap.replace('停班停課</event>', `停班停課 ${words}</event>`),
      (words) => cap.replace('</instruction>', `${words}</instruction>`),
      (words) => cap.replace('</alert>', `${english.replace('WORDS', words)}</alert>`),
      (words) => cap.replace('</instruction>', `</instruction><parameter><value>${words}</value></parameter>`),
    ];
    const read = async (given: string) => (await parse({ cap: given, asOf })).items;
    for (const place of places) {
      expect(await read(place('Taipei'))).toMatchObject([{ sendable: true, why: [] }]);
      for (const words of ['THIS IS A TEST', '兵推', '草稿', 'Dummy']) {
        expect(await read(place(words)), words).toMatchObject([{ sendable: false, why: ['test_words'] }]);
      }
      for (const words of ['更正', '誤發', '暫緩', 'Cancelled']) {
        const doubted = { sendable: false, closesServiceDay: false, work: 'unknown', why: ['unknown_state'] };
        expect(await read(place(words)), words).toMatchObject([doubted]);
      }
    }
  });

  it('refuses a message whose notices are longer together than one may be, or that says too much', async () => {
    const [info = ''] = /<info>[\s\S]*<\/info>/.exec(cap) ?? [];
    const long = info.replace('</description>', `${'字'.repeat(11_000)}</description>`);
    expect(await refusal(cap.replace(info, long))).toBe('200 undefined');
    expect(await refusal(cap.replace(info, long + long))).toBe('422 cap_invalid');
    expect(await refusal(cap.replace('</alert>', `${'<info/>'.repeat(10_000)}</alert>`))).toBe('422 cap_invalid');
  });

  it('refuses XML that could harm, and what is no CAP message', async () => {
    const doctype = cap.replace('<alert', '<!DOCTYPE alert [<!ENTITY a SYSTEM "file:///etc/passwd">]><alert');
    expect(await refusal(doctype)).toBe('422 cap_refused');
    expect(await refusal(cap.replace('</alert>', ''))).toBe('422 cap_invalid');
    expect(await refusal(cap.replace('臺北市<', '&a;<'))).toBe('422 cap_invalid');
    expect(await refusal('<alert/>')).toBe('422 cap_invalid');
    expect(await refusal(cap.replace('+08:00</sent>', '</sent>'))).toBe('422 cap_invalid');
    expect(await refusal(cap.replace('>Actual<', '>actual<'))).toBe('422 cap_invalid');
    expect(await refusal('not XML')).toBe('422 cap_invalid');
    expect(await refusal(cap.replace('</alert>', `${' '.repeat(257 * 1024)}</alert>`))).toMatch(/^413 /);
  });

  it('is for operators and admins', async () => {
    const body = { text: '臺北市停止上班' };
    for (const account of ['owner', 'member', 'agent', 'technician', 'sales']) {
      const { status } = await app.as(account).ask('POST', '/announcements/parse', { body });
      expect(status, account).toBe(['owner', 'member'].includes(account) ? 404 : 403);
    }
    expect((await app.as('admin').ask('POST', '/announcements/parse', { body })).status).toBe(200);
  });
});
