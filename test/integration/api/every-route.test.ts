import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleBody, exampleQuery, type Operation, operationsOf } from '../../support/api-operations.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { type ApiClient, expectProblem, type Json } from '../../support/app-client.ts';
import { filings } from '../../support/filing.ts';
import { demoNumbers } from '../../support/voice.ts';

let app: TestApp;
let operations: Operation[];
/** Ids of one organisation's resources, by the first segment of their path. */
let own: Record<string, string>;
let foreigner: ApiClient;
let organisationId: string;

beforeAll(async () => {
  app = await startTestApp();
  const document = await app.nobody().get('//api/openapi.json');
  operations = operationsOf(document);
  const owner = app.as('owner');
  const filed = await filings(app).file();
  ({ organisationId } = filed.request);
  const invitation = await owner.post('/invitations', { email: 'new@seabreeze.example', roles: ['member'] });
  const key = (await owner.get('/api-keys')).items[0];
  const group = await owner.post('/line-groups', { name: 'All', lineIds: [filed.line.id] });
  const webhook = await owner.post('/webhooks', { url: 'https://example.com/' });
  const { items } = await owner.get('/members');
  const quote = await owner.post('/quotes', { kind: 'custom_feature', description: 'A wish' });
  const enquiry = await owner.post('/enquiries', { category: 'system_operation', text: 'How?' });
  const form = new FormData();
  form.append('file', new Blob(['%PDF-1.7']), 'plan.pdf');
  const attachment = await owner.post('/attachments', form);
  const [session] = await app.query('select id from session limit 1');
  own = {
    customers: organisationId,
    lines: filed.line.id,
    'line-groups': group.id,
    prompts: filed.promptId,
    'change-requests': filed.request.id,
    jobs: filed.request.jobId,
    invitations: invitation.id,
    'api-keys': key.id,
    webhooks: webhook.id,
    members: items[0].userId,
    quotes: quote.id,
    enquiries: enquiry.id,
    attachments: attachment.id,
    sessions: session?.id ?? filed.line.id,
  };
  foreigner = app.as('enterpriseOwner');
});
afterAll(() => app.close());

/** The path with its parameters filled: ids of the organisation's resources where it has them, else ids that do not exist. */
function fill(path: string, values: Record<string, string>): string {
  const [, first = ''] = path.split('/');
  return path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    if (name === 'n') return '1';
    if (name === 'year') return '2026';
    if (name === 'date') return '2026-03-04';
    return values[first] ?? 'no such thing';
  });
}

/** Resources of no organisation, and sessions, which keys do not have: forbidden (403) instead of not found. */
const ours = new Set([
  'alarms',
  'announcements',
  'broadcasts',
  'exercises',
  'deadline-moves',
  'emergency-jobs',
  'expert-jobs',
  'season-sweeps',
  'service-hours',
  'shift-notes',
  'default-prompts',
  'phone-systems',
  'staff',
  'sessions',
]);
/** Another protocol, whose refusals have their own shape. */
const isResumable = ({ path }: Operation) => path.startsWith('/uploads/');

async function call(client: ApiClient, operation: Operation, path: string) {
  const headers: Record<string, string> = operation.edits ? { 'if-match': '"1"' } : {};
  const body = exampleBody(operation, own);
  const query = operation.method === 'GET' ? exampleQuery(operation) : '';
  return await client.ask(operation.method, path + query, { body, headers });
}

const isStream = ({ path }: Operation) => path === '/events';

describe('every route of the document', () => {
  it('is found: the document has enough routes', () => {
    expect(operations.length).toBeGreaterThan(50);
  });

  it('does not exist for another organisation where it names a thing of one', async () => {
    const walked: string[] = [];
    for (const operation of operations.filter(({ path }) => path.includes('{') && !path.startsWith('/calendar'))) {
      const [, first = ''] = operation.path.split('/');
      if (ours.has(first) || isResumable(operation) || operation.isPublic) continue;
      expect(Object.keys(own), operation.path).toContain(first);
      const answer = await call(foreigner, operation, fill(operation.path, own));
      expect(answer.status, `${operation.method} ${operation.path} ${answer.text}`).toBe(404);
      expectProblem(answer);
      walked.push(operation.path);
    }
    expect(walked.length).toBeGreaterThan(25);
  });

  it('names nothing of another organisation in its lists', async () => {
    const owner = app.as('owner');
    const ids = Object.values(own);
    expect((await owner.get('/lines')).items.map(({ id }: Json) => id)).toContain(own.lines);
    for (const operation of operations.filter((each) => each.method === 'GET' && !each.path.includes('{'))) {
      if (isStream(operation) || isResumable(operation)) continue;
      for (const query of ['', `organisationId=${organisationId}`, `lineId=${own.lines}`]) {
        const answer = await foreigner.ask('GET', `${operation.path}?${query || exampleQuery(operation).slice(1)}`);
        const what = `${operation.path}?${query} ${answer.text}`;
        expect(answer.status, what).toBeLessThan(500);
        if (answer.status === 200) for (const id of ids) expect(answer.text, what).not.toContain(id);
      }
    }
  });

  it('makes nothing for another organisation', async () => {
    const line = { kind: 'voice_replacement', lineId: own.lines, slot: 'greeting', uploadId: own.prompts };
    for (const path of ['/change-requests', '/qualifications'])
      await foreigner.refused('POST', path, { status: 404, code: 'not_found' }, { body: line });
    const form = new FormData();
    form.append('file', new Blob(['x']), 'x.wav');
    const upload = await foreigner.ask('POST', `/uploads?organisationId=${organisationId}`, { body: form });
    expect(upload.status).toBe(404);
    const owner = app.as('owner');
    const theirs = await foreigner.line(demoNumbers.enterprise);
    const [mine] = await app.query('select upload_id from prompt where organisation_id = $1', [organisationId]);
    const stolen = { ...line, lineId: theirs.id, uploadId: mine.upload_id };
    await foreigner.refused('POST', '/change-requests', { status: 400, code: 'invalid_input' }, { body: stolen });
    await owner.refused('POST', '/change-requests', { status: 404, code: 'not_found' }, { body: stolen });
  });

  it('asks for a sign-in, but those that are public', async () => {
    const open: string[] = [];
    for (const operation of operations) {
      const answer = await call(app.nobody(), operation, fill(operation.path, own));
      if (operation.isPublic) {
        open.push(operation.path);
        expect(answer.status, operation.path).not.toBe(401);
        expect(answer.status, operation.path).toBeLessThan(500);
        continue;
      }
      expect(answer.status, `${operation.method} ${operation.path}`).toBe(401);
      expectProblem(answer);
      const forged = new (app.nobody().constructor as typeof ApiClient)(
        app.url,
        'pck_abcdefgh_0123456789012345678901234567890123',
      );
      expect((await call(forged, operation, fill(operation.path, own))).status).toBe(401);
    }
    const hours = ['json', 'ics', 'jsonld', 'svg'].map((ending) => `/public-hours/{token}.${ending}`);
    const ofMails = ['/invitations/mail-choice', '/consents/{token}', '/consents/answer'];
    expect(open.sort()).toEqual([...ofMails, '/installation', '/invitations/accept', '/contact', ...hours].sort());
  });

  it.each(['member', 'agent', 'technician', 'operator', 'sales', 'admin'])(
    'answers a %s by the declared statuses or a refusal, never with a fault',
    async (account) => {
      const client = app.as(account);
      for (const operation of operations) {
        if (isStream(operation) || isResumable(operation) || operation.path === '/uploads') continue;
        // Ids that do not exist: a missing permission is 403, the rest 404.
        const nowhere = Object.fromEntries(
          Object.keys(own).map((name) => [name, '01900000-0000-7000-8000-000000000000']),
        );
        const path = fill(operation.path, nowhere).replaceAll('no such thing', nowhere.lines as string);
        const answer = await call(client, operation, path);
        const what = `${account} ${operation.method} ${operation.path} ${answer.status} ${answer.text.slice(0, 300)}`;
        expect(answer.status, what).toBeLessThan(500);
        if (answer.status >= 400) expectProblem(answer);
        else expect(operation.statuses, what).toContain(String(answer.status));
        if (operation.path.includes('{id}') || operation.path.includes('{userId}')) {
          expect([403, 404], what).toContain(answer.status);
        }
      }
    },
  );

  it.each([
    ['sales', 'GET', '/change-requests'],
    ['sales', 'GET', '/lines'],
    ['sales', 'GET', '/jobs'],
    ['agent', 'GET', '/jobs'],
    ['agent', 'POST', '/jobs/take'],
    ['operator', 'POST', '/jobs/take'],
    ['admin', 'POST', '/jobs/take'],
    ['owner', 'GET', '/jobs'],
    ['owner', 'GET', '/jobs/counts'],
    ['owner', 'POST', '/jobs/take'],
    ['owner', 'GET', '/staff'],
    ['owner', 'GET', '/phone-systems'],
    ['owner', 'GET', '/messages'],
    ['member', 'GET', '/audit'],
    ['member', 'GET', '/audit.csv'],
    ['member', 'GET', '/api-keys'],
    ['member', 'GET', '/webhooks'],
    ['technician', 'GET', '/webhooks'],
    ['technician', 'GET', '/staff'],
    ['technician', 'GET', '/audit'],
    ['technician', 'GET', '/audit.csv'],
    ['operator', 'GET', '/messages'],
  ])('forbids a %s: %s %s', async (account, method, path) => {
    await app.as(account).refused(method, path, { status: 403, code: 'forbidden' });
  });
});
