import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleBody, exampleQuery, type Operation, operationsOf } from '../../support/api-operations.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { Json } from '../../support/app-client.ts';
import { filings } from '../../support/filing.ts';
import { routeRoles } from '../../support/route-roles.ts';

const accounts = ['owner', 'member', 'agent', 'technician', 'operator', 'sales', 'admin'] as const;
const nowhere = '01900000-0000-7000-8000-000000000000';
let app: TestApp;
let operations: Operation[];
/** Ids of one organisation's things, by the first segment of their path. */
let own: Record<string, string>;

beforeAll(async () => {
  app = await startTestApp();
  // Public routes have no roles, the stream never ends, and resumable uploads speak another protocol.
  operations = operationsOf(await app.nobody().get('//api/openapi.json')).filter(
    ({ isPublic, path }) => !isPublic && path !== '/events' && !path.startsWith('/uploads'),
  );
  const owner = app.as('owner');
  const filed = await filings(app).file();
  const form = new FormData();
  form.append('file', new Blob(['%PDF-1.7']), 'plan.pdf');
  own = {
    customers: filed.request.organisationId,
    lines: filed.line.id,
    prompts: filed.promptId,
    'change-requests': filed.request.id,
    jobs: filed.request.jobId,
    invitations: (await owner.post('/invitations', { email: 'new@seabreeze.example', roles: ['member'] })).id,
    'line-groups': (await owner.post('/line-groups', { name: 'All', lineIds: [filed.line.id] })).id,
    webhooks: (await owner.post('/webhooks', { url: 'https://example.com/' })).id,
    members: (await owner.get('/me')).id,
    quotes: (await owner.post('/quotes', { kind: 'custom_feature', description: 'A wish' })).id,
    attachments: (await owner.post('/attachments', form)).id,
  };
});
afterAll(() => app.close());

/** Bodies that pass validation where the schema's example does not; the permission is asked after it. */
function bodyOf(operation: Operation): Json {
  if (nameOf(operation) === 'POST /attachments') {
    const form = new FormData();
    form.append('file', new Blob(['%PDF-1.7']), 'plan.pdf');
    return form;
  }
  const change = { kind: 'business_hours', lineIds: [own.lines], weekly: null };
  const table = (text: string) => {
    const form = new FormData();
    form.append('file', new Blob([text]), 'table.csv');
    return form;
  };
  const bodies: Record<string, Json> = {
    'POST /customers/imports': table('name\nA clinic\n'),
    'POST /lines/imports': table('number\n02-2272-0001\n'),
    'POST /announcements/parse': { text: '屏東縣 明天停止上班、停止上課' },
    'POST /announcements': { text: '屏東縣 明天停止上班、停止上課', source: 'A page' },
    'POST /qualifications': change,
    'POST /change-requests': change,
    'POST /change-requests/{id}/join': change,
    'POST /change-requests/{id}/provide': { text: 'Yes.' },
    'POST /quotes': { kind: 'custom_feature', description: 'A wish', organisationId: own.customers },
    'POST /broadcasts': {
      area: { county: '屏東縣' },
      from: '2027-03-02T00:00:00+08:00',
      until: '2027-03-02T12:00:00+08:00',
      reason: 'A test',
    },
    'POST /invitations': { email: 'third@example.com', roles: ['member'], organisationId: own.customers },
    'PATCH /lines/{id}': { label: 'A label' },
  };
  return bodies[nameOf(operation)] ?? exampleBody(operation, own);
}

function nameOf({ method, path }: Operation): string {
  return `${method} ${path}`;
}

function fill(path: string): string {
  const [, first = ''] = path.split('/');
  const plain: Record<string, string> = { n: '1', year: '2026', date: '2026-03-04', slot: 'greeting' };
  return path.replace(/\{(\w+)\}/g, (_whole, name: string) => plain[name] ?? own[first] ?? nowhere);
}

async function statusFor(account: string, operation: Operation): Promise<number> {
  const headers: Record<string, string> = operation.edits ? { 'if-match': '"1"' } : {};
  const isFor = ['POST /attachments', 'GET /open-quotes'].includes(nameOf(operation));
  const example = operation.method === 'GET' ? exampleQuery(operation) : '';
  const query = isFor ? `?organisationId=${own.customers}` : example;
  const answer = await app
    .as(account)
    .ask(operation.method, fill(operation.path) + query, { body: bodyOf(operation), headers });
  return answer.status;
}

/** First what only reads, last what deletes, so that everything is still there for those who may not. */
const order = ['GET', 'PUT', 'PATCH', 'POST', 'DELETE'];

describe('every route and every role', () => {
  it('stands in one row of the table, and no row names a route that does not exist', () => {
    const listed = routeRoles.flatMap(({ routes }) => routes);
    expect([...listed].sort()).toEqual(operations.map(nameOf).sort());
  });

  it('lets in the roles of its row, and nobody else', async () => {
    const wrong: string[] = [];
    const sorted = [...operations].sort((one, other) => order.indexOf(one.method) - order.indexOf(other.method));
    for (const operation of sorted) {
      const row = routeRoles.find(({ routes }) => routes.includes(nameOf(operation)));
      // Those who may not come first: a step that has been taken hides a missing refusal behind a conflict.
      for (const isIn of [false, true]) {
        for (const account of accounts.filter((each) => (row?.roles.includes(each) ?? false) === isIn)) {
          const status = await statusFor(account, operation);
          const isRight = isIn ? status !== 403 && status < 500 : status === 403 || status === 404;
          if (!isRight) wrong.push(`${nameOf(operation)}: ${account} ${isIn ? 'may' : 'may not'}, answered ${status}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
