import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { filings } from '../../support/filing.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function walk(
  client: ApiClient,
  path: string,
  between: () => Promise<unknown> = async () => undefined,
): Promise<Json[]> {
  const found: Json[] = [];
  let cursor: string | null = null;
  do {
    const more: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: Json = await client.get(`${path}${path.includes('?') ? '&' : '?'}limit=3${more}`);
    expect(page.items.length).toBeLessThanOrEqual(3);
    found.push(...page.items);
    cursor = page.nextCursor;
    await between();
  } while (cursor !== null);
  return found;
}

function ids(items: Json[]): string[] {
  return items.map(({ id, userId, number }) => id ?? userId ?? number);
}

it('a walk meets everything that was there once, while more is added', async () => {
  const work = filings(app);
  const owner = app.as('owner');
  const technician = app.as('technician');
  for (let count = 0; count < 13; count += 1) await work.file();
  for (const [client, path] of [
    [owner, '/change-requests'],
    [technician, '/jobs'],
  ] as const) {
    const before = ids((await client.get(`${path}?limit=200`)).items);
    const met = ids(await walk(client, path, () => work.file()));
    expect(new Set(met).size, path).toBe(met.length);
    for (const id of before) expect(met, path).toContain(id);
  }
});

it.each([
  ['owner', '/lines'],
  ['admin', '/lines'],
  ['admin', '/customers'],
  ['admin', '/phone-systems'],
  ['admin', '/staff'],
  ['admin', '/members'],
  ['admin', '/audit'],
  ['admin', '/api-keys'],
  ['admin', '/invitations'],
  ['admin', '/messages'],
  ['technician', '/jobs?status=open'],
  ['technician', '/jobs?status=taken'],
  ['technician', '/jobs?status=done'],
  ['owner', '/change-requests?open=true'],
])('%s meets every item of %s once, in the order of one large page', async (account, path) => {
  const client = app.as(account);
  if (path === '/jobs?status=done') {
    const { items } = await client.get('/jobs?limit=5');
    const cancelled = items.slice(0, 5).map(({ changeRequestId }: Json) => changeRequestId);
    await Promise.all(cancelled.map((id: string) => app.as('owner').post(`/change-requests/${id}/cancel`)));
  }
  const all = await client.get(`${path}${path.includes('?') ? '&' : '?'}limit=200`);
  expect(all.nextCursor).toBeNull();
  expect(ids(await walk(client, path))).toEqual(ids(all.items));
});
