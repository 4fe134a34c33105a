import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { Json } from '../../support/app-client.ts';

let app: TestApp;

async function ask(topicKey: string | null, at: string): Promise<string> {
  app.clock.set(at);
  const body = { category: 'phone_channel', text: 'Callers hear silence.', ...(topicKey ? { topicKey } : {}) };
  return (await app.as('member').post('/enquiries', body)).id;
}

async function answer(id: string, at: string): Promise<void> {
  app.clock.set(at);
  await app.as('agent').post(`/enquiries/${id}/messages`, { text: 'Which number was called?' });
}

beforeAll(async () => {
  app = await startTestApp();
  // A Wednesday: in time after two service hours; late, on Friday, after 16; one without a topic that waits, and is overdue.
  await answer(await ask('calls-problem', '2026-03-04T10:00:00+08:00'), '2026-03-04T12:00:00+08:00');
  const late = await ask('calls-problem', '2026-03-04T15:00:00+08:00');
  await ask(null, '2026-03-05T09:30:00+08:00');
  await answer(late, '2026-03-06T13:00:00+08:00');
  // In April: in time, asked again after the close, and so not overdue on the next morning.
  const again = await ask('holidays', '2026-04-01T10:00:00+08:00');
  await answer(again, '2026-04-01T11:00:00+08:00');
  app.clock.set('2026-04-01T17:45:00+08:00');
  await app.as('member').post(`/enquiries/${again}/messages`, { text: 'The main one.' });
  // In May: answered, asked again, and closed before another answer.
  const closed = await ask('calls-problem', '2026-05-04T10:00:00+08:00');
  await answer(closed, '2026-05-04T11:00:00+08:00');
  app.clock.set('2026-05-04T14:00:00+08:00');
  await app.as('member').post(`/enquiries/${closed}/messages`, { text: 'It works again.' });
  await app.as('member').post(`/enquiries/${closed}/close`);
  app.clock.set('2026-04-02T09:30:00+08:00');
});
afterAll(() => app.close());

const days = 'from=2026-03-01&to=2026-04-30';
const inMarch = {
  ...{ asked: 3, waiting: 1, overdue: 1, inTime: 1, late: 1, inTimePercent: 50 },
  ...{ answerP50Hours: 2, answerP90Hours: 16, handedOver: 0 },
};

describe('the report about questions', () => {
  it('counts what was answered in time, late, and what waits, month by month', async () => {
    const { items, total } = await app.as('agent').get(`/reports/enquiries?${days}`);
    expect(items).toMatchObject([
      { key: '2026-03', ...inMarch },
      {
        key: '2026-04',
        asked: 1,
        waiting: 1,
        overdue: 0,
        inTime: 1,
        late: 0,
        inTimePercent: 100,
        answerP50Hours: null,
      },
    ]);
    expect(total).toMatchObject({ asked: 4, waiting: 2, overdue: 1, inTime: 2, late: 1, inTimePercent: 66.6 });
  });

  it('measures no answer where the question was asked again and closed', async () => {
    const { total } = await app.as('agent').get('/reports/enquiries?from=2026-05-01&to=2026-05-31');
    expect(total).toMatchObject({ asked: 1, waiting: 0, inTime: 1, answerP50Hours: null, answerP90Hours: null });
  });

  it('names topics in the language of the reader, and says the same in its file', async () => {
    const { items, total } = await app.as('agent').get(`/reports/enquiries?${days}&by=topic`);
    expect(items.map(({ key, asked }: Json) => [key, asked])).toEqual([
      ['calls-problem', 2],
      ['holidays', 1],
      ['none', 1],
    ]);
    expect(items[0].name).toMatch(/\w/);
    expect(items[2].name).toBeNull();
    const { text, headers } = await app.as('admin').ask('GET', `/reports/enquiries.csv?${days}&by=topic`);
    expect(headers.get('content-disposition')).toContain('enquiries-2026-03-01-2026-04-30.csv');
    const [heads = [], ...rows] = parse(text, { bom: true }) as string[][];
    expect(heads.slice(0, 4)).toEqual(['Topic', 'From', 'To', 'Asked']);
    expect(rows.map(([name, , , asked]) => [name, asked])).toEqual([
      [items[0].name, '2'],
      [items[1].name, '1'],
      ['Without a topic', '1'],
      ['All together', String(total.asked)],
    ]);
    // A topic that has left the table keeps its name.
    await app.query(
      `insert into scope_version (number, topics, published_at) select number + 1,
        (select jsonb_agg(t) from jsonb_array_elements(topics) as t where t ->> 'key' <> $1), now()
       from scope_version order by number desc limit 1`,
      [items[0].key],
    );
    const later = await app.as('agent').get(`/reports/enquiries?${days}&by=topic`);
    expect(later.items.map(({ name }: Json) => name)).toEqual(items.map(({ name }: Json) => name));
  });

  it('compares customers, and is for agents, operators and admins', async () => {
    const { items } = await app.as('operator').get(`/reports/enquiries?${days}&by=customer`);
    expect(items).toMatchObject([{ asked: 4, name: expect.stringContaining('Seabreeze') }]);
    await app.as('agent').refused('GET', `/reports/enquiries?${days}&by=kind`, { status: 400, code: 'invalid_input' });
    await app.as('technician').refused('GET', '/reports/enquiries', { status: 403, code: 'forbidden' });
    await app.as('owner').refused('GET', '/reports/enquiries', { status: 404, code: 'not_found' });
  });
});
