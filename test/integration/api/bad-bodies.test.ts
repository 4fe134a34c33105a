import { request } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleBody, type Operation, operationsOf } from '../../support/api-operations.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { type ApiClient, expectProblem, type Json } from '../../support/app-client.ts';
import { filings } from '../../support/filing.ts';
import { spoiledBodies } from '../../support/spoiled-bodies.ts';

let app: TestApp;
let operations: Operation[];
let ids: Record<string, string>;

beforeAll(async () => {
  app = await startTestApp();
  operations = operationsOf(await app.nobody().get('//api/openapi.json'));
  const filed = await filings(app).file();
  await app.as('technician').post(`${filed.job}/take`);
  const { items } = await app.as('admin').get('/phone-systems');
  const staff = await app.as('admin').get('/staff');
  const members = await app.as('owner').get('/members');
  ids = {
    customers: filed.request.organisationId,
    lines: filed.line.id,
    'change-requests': filed.request.id,
    jobs: filed.request.jobId,
    'phone-systems': items[0].id,
    staff: staff.items[0].userId,
    members: members.items[0].userId,
  };
});
afterAll(() => app.close());

/** A caller who may call it, so that the body is the reason for the refusal. */
function callerOf({ method, path }: Operation): ApiClient {
  if (
    /^\/(change-requests|qualifications|invitations|api-keys|members|line-groups|webhooks|quotes|enquiries)/.test(path)
  )
    return app.as('owner');
  if (path.startsWith('/jobs')) return app.as('technician');
  if (path === '/lines/{id}' && method === 'PATCH') return app.as('admin');
  return app.as(path === '/me' ? 'owner' : 'admin');
}

function pathOf({ path }: Operation): string {
  const [, first = ''] = path.split('/');
  const own = path.replace(/\{\w+\}/, ids[first] ?? '01900000-0000-7000-8000-000000000000');
  return own
    .replace('{phoneSystemId}', ids['phone-systems'] ?? '')
    .replace('{broadcastId}', '01900000-0000-7000-8000-000000000000')
    .replace('{organisationId}', ids.customers ?? '')
    .replace('{n}', '1');
}

async function send(operation: Operation, text: string) {
  const headers: Record<string, string> = operation.edits ? { 'if-match': '"1"' } : {};
  return await callerOf(operation).ask(operation.method, pathOf(operation), { body: text, headers });
}

function withBody(): Operation[] {
  return operations.filter(({ body }) => body !== null);
}

async function everyRow(): Promise<string> {
  const [row] = await app.query(`select
    (select count(*) from change_request) || ' ' || (select count(*) from line) || ' ' || (select count(*) from customer) || ' ' ||
    (select count(*) from phone_system) || ' ' || (select count(*) from invitation) || ' ' || (select count(*) from api_key) || ' ' ||
    (select count(*) from audit_row) as counts`);
  return row.counts;
}

describe('a spoiled body', () => {
  it('is refused by every route with a problem that names the path, and nothing is written', async () => {
    expect(withBody().length).toBeGreaterThan(15);
    const before = await everyRow();
    for (const operation of withBody()) {
      const good = exampleBody(operation, ids);
      await fc.assert(
        fc.asyncProperty(spoiledBodies(good, operation.body), async ({ what, body }) => {
          const answer = await send(operation, body);
          const said = `${operation.method} ${operation.path}: ${what}\n${body.slice(0, 300)}\n${answer.status} ${answer.text.slice(0, 600)}`;
          expect(answer.status, said).toBeGreaterThanOrEqual(400);
          expect(answer.status, said).toBeLessThan(500);
          expectProblem(answer);
          if (answer.body.code === 'malformed_json') return;
          expect(answer.body.errors?.length, said).toBeGreaterThan(0);
          for (const error of answer.body.errors as Json[]) expect(error.message, said).toMatch(/\S/);
          expect(
            answer.body.errors.some((error: Json) => error.path !== ''),
            said,
          ).toBe(Array.isArray(JSON.parse(body)) === false);
        }),
        { numRuns: 40 },
      );
    }
    expect(await everyRow()).toBe(before);
  });

  it('is refused where none is expected', async () => {
    const bare = operations.filter(
      ({ body, method, path }) =>
        body === null &&
        method === 'POST' &&
        !/^\/(uploads|attachments|sessions|(holidays|lines|customers)\/imports|calendar\/imports$)/.test(path),
    );
    expect(bare.length).toBeGreaterThan(5);
    for (const operation of bare) {
      const answer = await send(operation, '{"surprise":1}');
      expect(answer.status, `${operation.path} ${answer.text}`).toBe(400);
      expect(answer.body.errors).toEqual([expect.objectContaining({ path: 'surprise', code: 'unknown_field' })]);
    }
  });
});

describe('a body that is no JSON', () => {
  const path = '/deadlines/compute';
  it.each([
    ['cut off', '{"receivedAt": "2026-03'],
    ['empty words', 'hello'],
    ['a bare text', '"2026"'],
    ['a bare number', '7'],
    ['null', 'null'],
    ['two documents', '{}{}'],
    ['a comment', '{/*x*/}'],
    ['a trailing comma', '{"a":1,}'],
    ['NaN', '{"a":NaN}'],
  ])('%s is malformed', async (_name, body) => {
    await app.as('owner').refused('POST', path, { status: 400, code: 'malformed_json' }, { body });
  });

  it('of another type is refused as such', async () => {
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const ask = { body: 'a=1', headers: { 'content-type': type } };
      await app.as('owner').refused('POST', path, { status: 415, code: 'unsupported_media_type' }, ask);
    }
    const headers = { 'content-type': 'application/json', 'content-encoding': 'br-unknown' };
    await app
      .as('owner')
      .refused('POST', path, { status: 415, code: 'unsupported_media_type' }, { body: '{}', headers });
    const utf99 = { 'content-type': 'application/json; charset=utf-99' };
    await app
      .as('owner')
      .refused('POST', path, { status: 415, code: 'unsupported_media_type' }, { body: '{}', headers: utf99 });
  });

  it('of 300 kB is too large, zipped as well', async () => {
    const { gzipSync } = await import('node:zlib');
    const body = JSON.stringify({ receivedAt: 'x'.repeat(300_000) });
    await app.as('owner').refused('POST', path, { status: 413, code: 'body_too_large' }, { body });
    const zipped = await fetch(app.as('owner').address(path), {
      method: 'POST',
      headers: app.as('owner').headers({ 'content-type': 'application/json', 'content-encoding': 'gzip' }),
      body: gzipSync(body),
    });
    expect(zipped.status).toBe(413);
  });
});

describe('a bad address', () => {
  async function raw(path: string): Promise<{ status: number; type: string }> {
    return await new Promise((resolve, reject) => {
      const headers = app.as('owner').headers();
      request(app.url, { path, headers }, (response) => {
        response.resume();
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, type: String(response.headers['content-type']) }),
        );
      })
        .on('error', reject)
        .end();
    });
  }

  it.each([
    '/api/v1/lines/%',
    '/api/v1/lines/%E0%A4%A',
    '/api/v1/lines/%ff%fe',
    '/api/v1/lines/%00',
    '/api/v1/lines/01900000-0000-7000-8000-00000000000g',
    '/api/v1/lines/..%2f..%2fetc',
    '/api/v1/lines?limit=0',
    '/api/v1/lines?limit=201',
    '/api/v1/lines?limit=1e3',
    '/api/v1/lines?limit=1&limit=2',
    '/api/v1/lines?limit[x]=1',
    '/api/v1/lines?cursor=%00',
    '/api/v1/lines?cursor=bm9wZQ',
    '/api/v1/lines?__proto__=1',
    '/api/v1/lines?nothing=1',
    '/api/v1/calendar/1',
    '/api/v1/calendar/10000',
    '/api/v1/calendar/service-day?date=2026-02-30',
    '/api/v1/nothing/here',
    '/problems/constructor',
    '/problems/__proto__',
    '/problems/toString',
    '/problems/%E0%A4%A',
  ])('%s is a problem of the caller', async (path) => {
    const { status, type } = await raw(path);
    expect([400, 404], path).toContain(status);
    expect(type).toMatch(/^application\/problem\+json/);
  });

  it('of an instant or a date at the edge of time is answered or refused, never a fault', async () => {
    const instants = [
      '0000-01-01T00:00:00Z',
      '0001-01-01T00:00:00+14:00',
      '9999-12-31T23:59:59-12:00',
      '9999-12-31T23:59:59-23:59',
      '1600-02-29T00:00:00.123456789Z',
    ];
    const owner = app.as('owner');
    for (const at of instants) {
      const heard = await owner.ask('GET', `/lines/${ids.lines}/callers-hear?at=${encodeURIComponent(at)}`);
      expect(heard.status, `${at} ${heard.text}`).toBeLessThan(500);
      const { status, text } = await owner.ask('POST', '/deadlines/compute', { body: { receivedAt: at } });
      expect(status, `${at} ${text}`).toBeLessThan(500);
      const key = await owner.ask('POST', '/api-keys', { body: { name: 'x', role: 'member', expiresAt: at } });
      expect(key.status, `${at} ${key.text}`).toBeLessThan(500);
      const [prompt] = await app.query('select upload_id from prompt');
      for (const field of ['effectiveAt', 'revertAt']) {
        const body = {
          kind: 'voice_replacement',
          lineId: ids.lines,
          slot: 'hold',
          uploadId: prompt.upload_id,
          [field]: at,
        };
        for (const path of ['/qualifications', '/change-requests']) {
          const filed = await owner.ask('POST', path, { body });
          expect(filed.status, `${path} ${field} ${at} ${filed.text}`).toBeLessThan(500);
          if (filed.status === 201) await owner.post(`/change-requests/${filed.body.id}/cancel`);
        }
      }
    }
    for (const date of ['0000-01-01', '0001-01-01', '9999-12-31']) {
      const day = await owner.ask('GET', `/calendar/service-day?date=${date}`);
      expect(day.status, `${date} ${day.text}`).toBeLessThan(500);
      const assumed = { receivedAt: '2026-03-04T10:00:00Z', assumeDaysOff: [date] };
      expect((await owner.ask('POST', '/deadlines/compute', { body: assumed })).status).toBeLessThan(500);
      const customer = {
        name: 'Edge',
        plan: 'trial',
        county: '臺北市',
        onboardedOn: date,
        contract: { from: date, until: date },
      };
      const made = await app.as('admin').ask('POST', '/customers', { body: customer });
      expect(made.status, `${date} ${made.text}`).toBeLessThan(500);
    }
  });

  it('of a cursor that was forged is refused by every list', async () => {
    const forged = [
      [],
      ['x'],
      [1],
      ['x', 'y'],
      [1, 'x', 'y', 'z'],
      [1, 'infinity', '2026-03-04T10:00:00Z', '01900000-0000-7000-8000-000000000000'],
      [0, '2026-03-04T10:00:00Z', '2026-03-04T10:00:00Z', 'nobody'],
      [0, '2026-99-04', '2026-03-04T10:00:00Z', '01900000-0000-7000-8000-000000000000'],
      ['\ud800'],
      ['\ud800', 'x'],
      ['a', '01900000-0000-7000-8000-00000000000x'],
      [9_007_199_254_740_991],
      [1.5],
      [{}],
    ].map((key) => Buffer.from(JSON.stringify(key)).toString('base64url'));
    const lists = operations.filter(
      ({ method, parameters }) => method === 'GET' && parameters.some(({ name }) => name === 'cursor'),
    );
    expect(lists.length).toBeGreaterThan(9);
    for (const operation of lists) {
      for (const account of ['admin', 'technician', 'owner']) {
        for (const status of operation.path === '/jobs' ? ['open', 'done'] : ['']) {
          for (const cursor of forged) {
            const more = status && `&status=${status}`;
            const answer = await app.as(account).ask('GET', `${pathOf(operation)}?cursor=${cursor}${more}`);
            const key = Buffer.from(cursor, 'base64url').toString();
            expect(answer.status, `${operation.path} ${key} ${answer.text}`).toBeLessThan(500);
          }
        }
      }
    }
  });
});
