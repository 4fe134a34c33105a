import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { demoNumbers } from '../../support/voice.ts';

const path = '/line-groups';
let app: TestApp;
let owner: ApiClient;
let first: string;
let second: string;

beforeAll(async () => {
  app = await startTestApp();
  owner = app.as('owner');
  first = (await owner.line(demoNumbers.directory)).id;
  second = (await owner.line(demoNumbers.second)).id;
});
afterAll(() => app.close());

const create = (body: object, client = owner) => client.ask('POST', path, { body });
const namesOf = async (client: ApiClient, query = '') =>
  (await client.get(path + query)).items.map(({ name }: Json) => name);

async function drop(client: ApiClient): Promise<void> {
  for (const { id } of (await client.get(path)).items) {
    const etag = (await client.ask('GET', `${path}/${id}`)).headers.get('etag') ?? '';
    expect((await client.ask('DELETE', `${path}/${id}`, { headers: { 'if-match': etag } })).status).toBe(204);
  }
}

it('a group keeps its lines in their order, each once, and is edited by version', async () => {
  const made = await create({ name: ' Taipei branches ', lineIds: [second, first, second] });
  expect(made).toMatchObject({ status: 201, body: { name: 'Taipei branches', lineIds: [second, first] } });
  const etag = made.headers.get('etag') as string;
  const one = `${path}/${made.body.id}`;
  expect((await owner.ask('GET', one)).headers.get('etag')).toBe(etag);
  await owner.refused('PATCH', one, { status: 428, code: 'precondition_required' }, { body: { name: 'x' } });
  const member = app.as('member');
  const renamed = await member.ask('PATCH', one, { body: { name: '臺北門市' }, headers: { 'if-match': etag } });
  expect(renamed).toMatchObject({ status: 200, body: { name: '臺北門市', lineIds: [second, first] } });
  const stale = { body: { lineIds: [first] }, headers: { 'if-match': etag } };
  await owner.refused('PATCH', one, { status: 412, code: 'precondition_failed' }, stale);
  const headers = { 'if-match': renamed.headers.get('etag') as string };
  const fewer = await owner.ask('PATCH', one, { body: { lineIds: [first] }, headers });
  expect(fewer.body.lineIds).toEqual([first]);
  expect(await owner.get(path)).toEqual({ items: [fewer.body], nextCursor: null });
  await owner.refused('DELETE', one, { status: 412, code: 'precondition_failed' }, { headers });
  await drop(member);
  await owner.refused('GET', one, { status: 404, code: 'not_found' });
  expect(await app.query('select 1 from line_group_line')).toEqual([]);
  const rows = await app.query(
    `select action, before, after, w.words from audit_row a join audit_words w on w.audit_row_id = a.id
     where subject_id = $1 order by a.id`,
    [made.body.id],
  );
  expect(rows.map(({ action, before, after }) => [action, before, after])).toEqual([
    ['line_group.created', null, { lines: 2 }],
    ['line_group.edited', { lines: 2 }, { lines: 2 }],
    ['line_group.edited', { lines: 2 }, { lines: 1, changed: ['lines'] }],
    ['line_group.deleted', { lines: 1 }, null],
  ]);
  expect(rows[1].words).toMatchObject({ before: { name: 'Taipei branches' }, after: { name: '臺北門市' } });
});

it('a name stands for one group of an organisation, however it is written', async () => {
  const taken = { status: 409, code: 'line_group_name_taken' };
  const made = await create({ name: 'Branches', lineIds: [first] });
  const other = await create({ name: 'Others', lineIds: [first] });
  const problem = await owner.refused('POST', path, taken, { body: { name: 'ＢRANCHES', lineIds: [second] } });
  expect(problem.detail).toContain('ＢRANCHES');
  const headers = { 'if-match': other.headers.get('etag') as string };
  await owner.refused('PATCH', `${path}/${other.body.id}`, taken, { body: { name: 'branches' }, headers });
  const same = { 'if-match': made.headers.get('etag') as string };
  const again = { body: { name: 'BRANCHES' }, headers: same };
  expect((await owner.ask('PATCH', `${path}/${made.body.id}`, again)).status).toBe(200);
  const stranger = app.as('enterpriseOwner');
  const theirs = await stranger.line(demoNumbers.enterprise);
  expect((await create({ name: 'Branches', lineIds: [theirs.id] }, stranger)).status).toBe(201);
  expect(await namesOf(stranger)).toEqual(['Branches']);
  await drop(stranger);
  await drop(owner);
});

it('lines and groups of another customer do not exist, and staff have none', async () => {
  const absent = { status: 404, code: 'not_found' };
  const stranger = app.as('enterpriseOwner');
  const theirs = (await stranger.line(demoNumbers.enterprise)).id;
  await owner.refused('POST', path, absent, { body: { name: 'Mixed', lineIds: [first, theirs] } });
  const made = await create({ name: 'Ours', lineIds: [first] });
  const headers = { 'if-match': made.headers.get('etag') as string };
  const one = `${path}/${made.body.id}`;
  await owner.refused('PATCH', one, absent, { body: { lineIds: [theirs] }, headers });
  expect((await owner.get(one)).lineIds).toEqual([first]);
  await stranger.refused('GET', one, absent);
  await stranger.refused('PATCH', one, absent, { body: { name: 'Mine' }, headers });
  await stranger.refused('DELETE', one, absent, { headers });
  for (const account of ['agent', 'technician', 'operator', 'sales', 'admin']) {
    const forbidden = { status: 403, code: 'forbidden' };
    await app.as(account).refused('GET', path, forbidden);
    await app.as(account).refused('GET', one, forbidden);
    await app.as(account).refused('POST', path, forbidden, { body: { name: 'Staff', lineIds: [first] } });
    await app.as(account).refused('DELETE', one, forbidden, { headers });
  }
  await drop(owner);
});

it('is a list page by page, by name, of groups of at most 1,000 lines', async () => {
  for (const name of ['b', 'A', 'c']) await create({ name, lineIds: [first] });
  const page = await owner.get(`${path}?limit=2`);
  expect(page.items.map(({ name }: Json) => name)).toEqual(['A', 'b']);
  expect(await namesOf(owner, `?cursor=${page.nextCursor}`)).toEqual(['c']);
  const invalid = { status: 400, code: 'invalid_input' };
  const many = Array.from({ length: 1001 }, () => first);
  for (const lineIds of [[], many]) await owner.refused('POST', path, invalid, { body: { name: 'Many', lineIds } });
  await drop(owner);
});
