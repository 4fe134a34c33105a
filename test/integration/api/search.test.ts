import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { Json } from '../../support/app-client.ts';
import { type Filed, filings } from '../../support/filing.ts';
import { demoNumbers } from '../../support/voice.ts';

let app: TestApp;
let filed: Filed;

beforeAll(async () => {
  app = await startTestApp();
  filed = await filings(app).file();
});
afterAll(() => app.close());

async function find(q: string, account = 'operator'): Promise<Json> {
  return await app.as(account).get(`/search?q=${encodeURIComponent(q)}`);
}

describe('one search for staff', () => {
  it('finds a line by its number, however it is typed', async () => {
    // +886 2 5550 0101 and the like.
    const national = `0${demoNumbers.directory.slice(4)}`;
    const spelled = [
      demoNumbers.directory,
      demoNumbers.directory.slice(1),
      `00${demoNumbers.directory.slice(1)}`,
      national,
      `${national.slice(0, 2)}-${national.slice(2, 6)}-${national.slice(6)}`,
      `(${national.slice(0, 2)}) ${national.slice(2, 6)} ${national.slice(6)}`,
      `+886 (0)${national.slice(1, 2)} ${national.slice(2)}`,
      national.slice(1),
    ];
    for (const typed of spelled) {
      const { lines } = await find(typed);
      expect([typed, lines[0]?.number]).toEqual([typed, demoNumbers.directory]);
    }
    const [line] = (await find(national)).lines;
    const { label } = filed.line;
    expect(line).toEqual({
      id: filed.line.id,
      number: demoNumbers.directory,
      label,
      customerName: expect.any(String),
      state: expect.stringMatching(/^(confirmed|changing)$/),
      openRequests: 1,
    });
  });

  it('finds a request by its number, whole or half, and leads to its job', async () => {
    const { number, id, jobId } = filed.request;
    for (const typed of [number, number.toLowerCase(), number.replaceAll('-', ' '), number.slice(2, 6)]) {
      const { requests } = await find(typed);
      expect(requests[0]).toMatchObject({ id, number, status: 'accepted', jobId, lineNumber: demoNumbers.directory });
    }
    expect((await find('R-0000-0000')).requests).toEqual([]);
  });

  it('finds a customer by a part of the name, in Chinese as in English, the best first and a few only', async () => {
    const admin = app.as('admin');
    const made = { plan: 'pro', onboardedOn: '2026-01-05', county: '臺北市' };
    for (const name of [
      '新台灣旅行社',
      '台灣旅行',
      '台灣旅行社',
      '大台灣旅行社',
      '台灣旅行社二',
      '老台灣旅行社',
      'x台灣旅行社',
    ])
      await admin.post('/customers', { ...made, name });
    const { customers } = await find('臺灣旅行社');
    expect(customers.map(({ name }: Json) => name).slice(0, 2)).toEqual(['台灣旅行社', '台灣旅行社二']);
    expect(customers).toHaveLength(5);
    const owner = (await app.as('owner').get('/me')).organisation.name as string;
    const [found] = (await find(owner.slice(-6).toUpperCase())).customers;
    expect(found).toMatchObject({ name: owner, openRequests: 1 });
    expect(found.lines).toBeGreaterThan(1);
    expect((await find('100%_')).customers).toEqual([]);
  });

  it('tells agents counts and states, and no hours, values or jobs', async () => {
    const found = await find(filed.request.number, 'agent');
    expect(found.requests[0]).toMatchObject({ number: filed.request.number, jobId: null });
    expect(Object.keys(found.requests[0])).not.toContain('note');
    expect(Object.keys((await find(demoNumbers.directory, 'agent')).lines[0]).sort()).toEqual(
      ['customerName', 'id', 'label', 'number', 'openRequests', 'state'].sort(),
    );
  });

  it.each(['owner', 'member', 'sales'])('is not for a %s', async (account) => {
    await app.as(account).refused('GET', '/search?q=0255', { status: 403, code: 'forbidden' });
  });

  it('wants something to look for', async () => {
    await app.as('admin').refused('GET', '/search?q=%20', { status: 400, code: 'invalid_input' });
  });
});
