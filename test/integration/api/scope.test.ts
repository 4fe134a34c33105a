import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';

let app: TestApp;
let admin: ApiClient;
let member: ApiClient;

beforeAll(async () => {
  app = await startTestApp();
  [admin, member] = [app.as('admin'), app.as('member')];
});
afterAll(() => app.close());

async function edit(method: 'PUT' | 'POST', path: string, etag: string, body?: object) {
  return await admin.ask(method, path, { ...(body ? { body } : {}), headers: { 'if-match': etag } });
}

async function draft(): Promise<{ etag: string; topics: Json[] }> {
  const { headers, body } = await admin.ask('GET', '/scope/draft');
  return { etag: headers.get('etag') ?? '', topics: body.topics };
}

describe('the scope table', () => {
  it('answers a question in either language with where to go next', async () => {
    const { items } = await member.get('/scope/search?q=new%20holiday');
    expect(items[0]).toMatchObject({
      key: 'holidays',
      verdict: 'included',
      next: { label: 'Set a holiday', href: '/requests/holidays' },
    });
    const { items: paid } = await member.get(`/scope/search?q=${encodeURIComponent('語音選單改版')}`);
    expect(paid[0]).toMatchObject({ verdict: 'paid', next: { href: '/quotes/new?kind=ivr_redesign' } });
    const { items: refused } = await member.get('/scope/search?q=voice%20packets');
    expect(refused[0]).toMatchObject({ verdict: 'not_included', next: { href: '/lines' } });
  });

  it('is edited as a draft that nobody sees, and published as the next version', async () => {
    const before = await member.get('/scope');
    const { etag, topics } = await draft();
    const [one, ...others] = topics;
    const changed = { ...one, title: { en: 'Change a recording', 'zh-TW': '換錄音' } };
    const saved = await edit('PUT', '/scope', etag, { topics: [changed, ...others] });
    expect(saved.status, saved.text).toBe(200);
    expect(saved.body).toMatchObject({
      follows: before.version,
      diff: [{ key: one.key, change: 'changed', fields: ['title'] }],
    });
    expect(await member.get('/scope')).toEqual(before);
    // Whoever saw the draft before somebody changed it publishes nothing.
    expect((await edit('POST', '/scope/publish', etag)).status).toBe(412);
    const published = await edit('POST', '/scope/publish', saved.headers.get('etag') ?? '');
    expect(published.body).toMatchObject({ version: before.version + 1 });
    expect((await member.get('/scope')).topics[0].title.en).toBe('Change a recording');
    const { items } = await admin.get('/audit?action=scope.published');
    expect(items[0]).toMatchObject({ after: { revision: before.version + 1 } });
  });

  it('has nothing to publish without a change, and a draft can be thrown away', async () => {
    const { etag, topics } = await draft();
    const same = await edit('PUT', '/scope', etag, { topics });
    const unchanged = await edit('POST', '/scope/publish', same.headers.get('etag') ?? '');
    expect(`${unchanged.status} ${unchanged.body.code}`).toBe('409 scope_unchanged');
    const emptied = await edit('PUT', '/scope', same.headers.get('etag') ?? '', { topics: topics.slice(1) });
    expect(emptied.body.diff).toMatchObject([{ change: 'removed' }]);
    const discarded = await edit('POST', '/scope/discard', emptied.headers.get('etag') ?? '');
    expect(discarded.body).toMatchObject({ diff: [], editedBy: null });
  });

  it('refuses two topics with one key, and is edited by admins alone', async () => {
    const { etag, topics } = await draft();
    const twice = await edit('PUT', '/scope', etag, { topics: [topics[0], topics[0]] });
    expect(twice.status).toBe(400);
    expect(twice.body.errors).toMatchObject([{ path: 'topics.1.key', code: 'topic_twice' }]);
    expect((await app.as('agent').ask('GET', '/scope/draft')).status).toBe(403);
    expect((await member.ask('GET', '/scope/draft')).status).toBe(404);
  });
});
