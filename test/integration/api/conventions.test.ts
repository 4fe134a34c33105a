import { createHash } from 'node:crypto';
import { get } from 'node:http';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordings } from '../../../src/contract/words/catalogue.ts';
import { createRateLimits } from '../../../src/http/kit/rate-limit.ts';
import { operationsOf } from '../../support/api-operations.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { type ApiClient, expectProblem, type Json } from '../../support/app-client.ts';
import { type Filed, filings } from '../../support/filing.ts';

let app: TestApp;
let owner: ApiClient;
let admin: ApiClient;
let filed: Filed;

beforeAll(async () => {
  app = await startTestApp();
  owner = app.as('owner');
  admin = app.as('admin');
  filed = await filings(app).file();
});
afterAll(() => app.close());

describe('the OpenAPI document', () => {
  it('is a valid one of version 3.1', async () => {
    const document = await app.nobody().get('//api/openapi.json');
    const validator = new Validator();
    const result = await validator.validate(document);
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
    expect(validator.version).toBe('3.1');
    validator.resolveRefs();
    const ids = Object.values<Json>(document.paths).flatMap((item) =>
      Object.values<Json>(item).map((each) => each.operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('declares every parameter of its paths', async () => {
    for (const { path, parameters } of operationsOf(await app.nobody().get('//api/openapi.json'))) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = parameters.filter((each: Json) => each.in === 'path').map(({ name }: Json) => name);
      expect(declared, path).toEqual(inPath);
    }
  });

  it('is readable at /api/docs, with everything from here', async () => {
    const page = await app.nobody().ask('GET', '//api/docs');
    expect(page.status).toBe(200);
    for (const [, address] of page.text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(address).toMatch(/^\//);
      expect((await app.nobody().ask('GET', `/${address}`)).status, address).toBe(200);
    }
  });
});

describe('editing', () => {
  it('needs the version that was read', async () => {
    const path = `/customers/${filed.request.organisationId}`;
    const read = await admin.ask('GET', path);
    const etag = read.headers.get('etag') as string;
    expect(etag).toMatch(/^"\d+"$/);
    const body = { name: 'Seabreeze' };
    await admin.refused('PATCH', path, { status: 428, code: 'precondition_required' }, { body });
    const unread = { body, headers: { 'if-match': '"999"' } };
    await admin.refused('PATCH', path, { status: 412, code: 'precondition_failed' }, unread);
    for (const wrong of ['"x"', 'nonsense', '*', '""']) {
      const foreign = { body, headers: { 'if-match': wrong } };
      await admin.refused('PATCH', path, { status: 400, code: 'if_match_invalid' }, foreign);
    }
    const written = await admin.ask('PATCH', path, { body, headers: { 'if-match': etag } });
    expect(written).toMatchObject({ status: 200, body: { name: 'Seabreeze' } });
    expect(written.headers.get('etag')).not.toBe(etag);
    await admin.refused(
      'PATCH',
      path,
      { status: 412, code: 'precondition_failed' },
      { body, headers: { 'if-match': etag } },
    );
    const stale = written.headers.get('etag') as string;
    const racers = await Promise.all(
      Array.from({ length: 20 }, (_unused, index) =>
        admin.ask('PATCH', path, { body: { name: `Seabreeze ${index}` }, headers: { 'if-match': stale } }),
      ),
    );
    expect(racers.filter(({ status }) => status === 200).length).toBe(1);
    expect(racers.filter(({ status }) => status === 412).length).toBe(19);
  });
});

describe('an Idempotency-Key', () => {
  const customer = { name: 'Once only', plan: 'trial', onboardedOn: '2026-03-04', county: '臺北市' };
  const create = (key: string, body: object = customer) =>
    admin.ask('POST', '/customers', { body, headers: { 'idempotency-key': key } });

  it('gives the same call the same answer, and makes it once', async () => {
    const first = await create('key-1');
    const second = await create('key-1');
    expect(first.status).toBe(201);
    expect(second).toMatchObject({ status: 201, text: first.text });
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
    expect((await app.query(`select 1 from customer where name = 'Once only'`)).length).toBe(1);
  });

  it('with another body, or on another path, is refused', async () => {
    const other = await create('key-1', { ...customer, name: 'Another' });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    expectProblem(other);
    const body = { name: 'Another PBX', kind: 'manual' };
    await admin.refused(
      'POST',
      '/phone-systems',
      { status: 422, code: 'idempotency_key_reused' },
      { body, headers: { 'idempotency-key': 'key-1' } },
    );
  });

  it('recognises the same body with its keys in another order, and no other value', async () => {
    const contract = { from: '2026-01-01', until: '2026-12-31' };
    const first = await create('key-order', { ...customer, name: 'Ordered', contract });
    const turned = { contract: { until: '2026-12-31', from: '2026-01-01' }, ...customer, name: 'Ordered' };
    expect(await create('key-order', turned)).toMatchObject({ status: 201, text: first.text });
    for (const other of [
      { ...turned, extraBusinessDays: 0 },
      { ...turned, name: 'Ordered ' },
    ]) {
      expect(await create('key-order', other)).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    }
  });

  it('belongs to its caller', async () => {
    const second = await app.addPerson({ roles: ['admin'] });
    const answer = await second.ask('POST', '/customers', { body: customer, headers: { 'idempotency-key': 'key-1' } });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('idempotent-replayed')).toBeNull();
  });

  it('of a refused call may be used again', async () => {
    const bad = await create('key-2', { ...customer, county: 'Atlantis' });
    expect(bad.status).toBe(400);
    expect((await create('key-2')).status).toBe(201);
  });

  it.each(['', 'with space', 'x'.repeat(201)])('%j is none', async (key) => {
    expect(await create(key)).toMatchObject({ status: 400, body: { code: 'idempotency_key_invalid' } });
  });
});

describe('languages', () => {
  it.each([
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-TW', 'zh-TW'],
    ['zh-Hant, en;q=0.5', 'zh-TW'],
    ['fr, en;q=0.3', 'en'],
    ['fr', 'zh-TW'],
    ['*', 'en'],
    ['', 'en'],
    ['en;q=0, zh', 'zh-TW'],
    [';;;q=x,,', 'zh-TW'],
  ])('%s reads %s', async (header, language) => {
    const answer = await owner.ask('GET', '/nothing', { headers: { 'accept-language': header } });
    expect(answer.headers.get('content-language')).toBe(language);
    expect(answer.body.title).toBe(wordings.not_found?.title[language as 'en']);
    expectProblem(answer);
  });
});

describe('a program that sends no Accept-Language, like curl,', () => {
  it('reads English; a language that somebody chose for their account goes before', async () => {
    const bare = (headers: Record<string, string>) =>
      new Promise<string>((resolve, reject) => {
        get(`${app.url}/api/v1/nothing`, { headers }, (answer) => {
          answer.resume().once('end', () => resolve(String(answer.headers['content-language'])));
        }).once('error', reject);
      });
    expect(await bare({})).toBe('en');
    const person = await app.addPerson({ roles: ['admin'] });
    const read = () => person.ask('GET', '/lines?limit=0', { headers: { 'accept-language': 'en' } });
    expect((await read()).headers.get('content-language')).toBe('en');
    await person.ask('PATCH', '/me', { body: { language: 'zh-TW' } });
    expect((await read()).headers.get('content-language')).toBe('zh-TW');
  });
});

describe('a method that an address does not have', () => {
  it('is refused by every address with the methods it has', async () => {
    const operations = operationsOf(await app.nobody().get('//api/openapi.json'));
    const paths = new Set(operations.map(({ path }) => path));
    for (const path of paths) {
      const known = operations.filter((each) => each.path === path).map(({ method }) => method);
      const real = path.replace(/\{\w+\}/g, '01900000-0000-7000-8000-000000000000');
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((each) => !known.includes(each))) {
        // These paths take any name as an id, so the answer is 404.
        const named = [
          '/announcements/parse',
          '/consents/answer',
          '/jobs/take',
          '/jobs/take-batch',
          '/lines/imports',
          '/customers/imports',
        ];
        if (['GET', 'PATCH'].includes(method) && named.includes(path)) continue;
        const answer = await app.nobody().ask(method, real);
        expect({ status: answer.status, code: answer.body?.code }, `${method} ${path}`).toEqual({
          status: 405,
          code: 'method_not_allowed',
        });
        expectProblem(answer);
        for (const each of known) expect(answer.headers.get('allow')?.split(', ')).toContain(each);
      }
    }
    const options = await app.nobody().ask('OPTIONS', '/customers');
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
  });
});

describe('problem pages', () => {
  it('explain every code there is, in both languages', async () => {
    for (const code of Object.keys(wordings)) {
      for (const language of ['en', 'zh-TW']) {
        const page = await app.nobody().ask('GET', `//problems/${code}`, { headers: { 'accept-language': language } });
        expect(page.status, code).toBe(200);
        expect(page.headers.get('content-type')).toContain('text/html');
        expect(page.text).toContain(`lang="${language}"`);
        expect(page.text, code).not.toMatch(/\{\w+\}|undefined/);
      }
    }
  });

  it('know nothing else', async () => {
    expect((await app.nobody().ask('GET', '//problems/no_such_code')).status).toBe(404);
  });
});

describe('sound', () => {
  it('is answered whole, by ranges, and by its head alone', async () => {
    const path = `/prompts/${filed.promptId}/audio`;
    const address = owner.address(path);
    const get = (headers: Record<string, string> = {}, method = 'GET') =>
      fetch(address, { method, headers: owner.headers(headers) });
    const whole = await get();
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect(whole.status).toBe(200);
    expect(whole.headers.get('content-type')).toBe('audio/wav');
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    expect(Number(whole.headers.get('content-length'))).toBe(bytes.length);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { renditions } = await owner.get(`/prompts/${filed.promptId}`);
    expect(renditions).toContainEqual({ name: 'wav8k', sha256, size: bytes.length });
    const head = await get({}, 'HEAD');
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe(String(bytes.length));
    expect((await head.arrayBuffer()).byteLength).toBe(0);
    for (const [range, from, to] of [
      ['bytes=0-0', 0, 1],
      ['bytes=100-199', 100, 200],
      ['bytes=100-', 100, bytes.length],
      ['bytes=-100', bytes.length - 100, bytes.length],
      ['bytes=0-99999999', 0, bytes.length],
      ['bytes=-99999999', 0, bytes.length],
    ] as const) {
      const part = await get({ range });
      expect(part.status, range).toBe(206);
      expect(part.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/${bytes.length}`);
      expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(from, to)), range).toBe(true);
    }
    for (const range of [`bytes=${bytes.length}-`, 'bytes=-0', 'bytes=99999999-']) {
      const refused = await get({ range });
      expect(refused.status, range).toBe(416);
      expect(refused.headers.get('content-range')).toBe(`bytes */${bytes.length}`);
    }
    for (const range of ['bytes=0-1,3-4', 'bytes=x', 'lines=1-2', 'bytes=-'])
      expect((await get({ range })).status, range).toBe(200);
  });

  it('of a master is saved, never shown', async () => {
    const answer = await owner.ask('GET', `/prompts/${filed.promptId}/audio?rendition=master`);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('the machine’s own pages', () => {
  it('report that it is live, and that each dependency answers', async () => {
    expect(await app.nobody().get('//healthz')).toEqual({ status: 'alive' });
    const ready = await app.nobody().get('//readyz');
    expect(ready.status).toBe('ready');
    for (const name of ['database', 'queue', 'storage', 'audio', 'calendar'])
      expect(ready.checks[name].ok, name).toBe(true);
  });

  it('count what happens', async () => {
    const { status, text } = await app.nobody().ask('GET', '//metrics');
    expect(status).toBe(200);
    expect(text).toMatch(/lineshift_http_request_seconds_count\{[^}]*route="\/api\/v1\/prompts\/:id"/);
    expect(text).toContain('lineshift_queue_jobs');
  });

  it('show the queues to admins only', async () => {
    expect((await admin.ask('GET', '//admin/queues')).status).toBe(200);
    for (const account of ['owner', 'technician', 'operator', 'agent', 'sales'])
      await app.as(account).refused('GET', '//admin/queues', { status: 403, code: 'forbidden' });
    await app.nobody().refused('GET', '//admin/queues/api/queues', { status: 401, code: 'not_signed_in' });
  });
});

describe('too many calls', () => {
  it('are answered with when to retry, and each caller is counted separately', async () => {
    const limits = createRateLimits({ name: 'few', points: 5, windowSeconds: 60 });
    const limited = await startTestApp({ limits });
    try {
      const client = limited.as('owner');
      for (let count = 0; count < 5; count += 1) await client.get('/me');
      const answer = await client.ask('GET', '/me');
      expect(answer).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
      expectProblem(answer);
      const seconds = Number(answer.headers.get('retry-after'));
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(60);
      expect((await limited.as('member').ask('GET', '/me')).status).toBe(200);
    } finally {
      await limited.close();
    }
  });
});
