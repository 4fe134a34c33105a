import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileByShape } from '../../../src/contract/deadlines.contract.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { demoNumbers } from '../../support/voice.ts';

let app: TestApp;
let owner: ApiClient;

beforeAll(async () => {
  app = await startTestApp();
  owner = app.as('owner');
});
afterAll(() => app.close());

async function fileBy(body: object, client = owner): Promise<Json> {
  const reply = await client.post('/deadlines/file-by', body);
  expect(fileByShape.parse(reply)).toEqual(reply);
  return reply;
}

const newYear = '2027-01-01T00:00:00+08:00';

describe('the last moment of filing', () => {
  it('is that of the environment, with the receipt of its promise', async () => {
    const shared = await fileBy({ wishedAt: newYear, environment: 'shared' });
    expect(shared).toMatchObject({
      wishedAt: newYear,
      fileBy: '2026-12-28T17:40:00+08:00',
      dueBy: '2026-12-31T18:00:00+08:00',
      past: false,
      provisional: false,
    });
    expect(shared.receipt.map(({ date, reason }: Json) => [date, reason])).toEqual([
      ['2026-12-28', 'day0'],
      ['2026-12-29', 'counted'],
      ['2026-12-30', 'counted'],
      ['2026-12-31', 'counted'],
    ]);
    expect(shared.message).toBe('Live on Fri 1 Jan 2027, 00:00: file by Mon 28 Dec 2026, 17:40.');
    const dedicated = await fileBy({ wishedAt: newYear, environment: 'dedicated' });
    expect(dedicated.fileBy).toBe('2026-12-23T17:40:00+08:00');
  });

  it('holds: a filing at that second gets the promise, one a second later does not', async () => {
    const { fileBy: last, dueBy } = await fileBy({ wishedAt: newYear });
    const promiseOf = async (receivedAt: string) => (await owner.post('/deadlines/compute', { receivedAt })).dueBy;
    expect(await promiseOf(last)).toBe(dueBy);
    expect(Date.parse(await promiseOf('2026-12-28T17:40:01+08:00'))).toBeGreaterThan(Date.parse(newYear));
  });

  it("is that of the lines' own customer, for a date from its begin in their zone", async () => {
    const enterprise = app.as('enterpriseOwner');
    const line = await enterprise.line(demoNumbers.enterprise);
    const dedicated = await fileBy({ date: '2027-01-01', lineIds: [line.id] }, enterprise);
    expect(dedicated).toMatchObject({ wishedAt: newYear, fileBy: '2026-12-23T17:40:00+08:00' });
    expect(dedicated.message).toBe('Live on Fri 1 Jan 2027, 00:00: file by Wed 23 Dec 2026, 17:40.');
    const own = await owner.line(demoNumbers.directory);
    await app.query(
      `update line_revision set config = jsonb_set(config, '{timeZone}', '"Pacific/Auckland"') where line_id = '${own.id}'`,
    );
    const abroad = await fileBy({ date: '2027-01-01', lineIds: [own.id] });
    expect(abroad.wishedAt).toBe('2026-12-31T19:00:00+08:00');
    const chinese = { 'accept-language': 'zh-TW' };
    const said = await owner.post('/deadlines/file-by', { date: '2027-01-01' }, chinese);
    expect(said.message).toBe('想在 2027年1月1日（五）00:00 生效，請在 2026年12月28日（一）17:40 前送出需求。');
  });

  it('that has passed is reported, with the promise that applies instead', async () => {
    app.clock.set('2026-03-04T17:40:00+08:00');
    const wish = { wishedAt: '2026-03-09T18:00:00+08:00' };
    expect(await fileBy(wish)).toMatchObject({ past: false, dueByNow: '2026-03-09T18:00:00+08:00' });
    app.clock.set('2026-03-04T17:40:01+08:00');
    const late = await fileBy(wish);
    expect(late).toMatchObject({
      past: true,
      fileBy: '2026-03-04T17:40:00+08:00',
      dueByNow: '2026-03-10T18:00:00+08:00',
    });
    expect(late.message).toMatch(/sooner than we can promise.*as late as Tue 10 Mar, 18:00/);
    app.clock.set('2026-03-04T10:00:00+08:00');
  });

  it('is refused outside the calendar, for a foreign line and for two wishes at once', async () => {
    for (const wishedAt of ['2012-12-01T00:00:00+08:00', '2040-01-01T00:00:00+08:00']) {
      const refused = { status: 422, code: 'outside_calendar' };
      await owner.refused('POST', '/deadlines/file-by', refused, { body: { wishedAt } });
    }
    const foreign = await app.as('enterpriseOwner').line(demoNumbers.enterprise);
    const body = { date: '2027-01-01', lineIds: [foreign.id] };
    await owner.refused('POST', '/deadlines/file-by', { status: 404, code: 'not_found' }, { body });
    for (const wish of [{}, { wishedAt: newYear, date: '2027-01-01' }]) {
      const problem = await owner.refused(
        'POST',
        '/deadlines/file-by',
        { status: 400, code: 'invalid_input' },
        { body: wish },
      );
      expect(problem.errors).toMatchObject([{ path: 'wishedAt' }]);
    }
  });
});
