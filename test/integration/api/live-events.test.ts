import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { filings } from '../../support/filing.ts';
import { eventually } from '../../support/test-tasks.ts';

let app: TestApp;
let work: ReturnType<typeof filings>;

beforeAll(async () => {
  app = await startTestApp();
  work = filings(app);
});
afterAll(() => app.close());

interface Listener {
  status: number;
  events: Json[];
  lastId: string;
  stop(): void;
}

async function listen(client: ApiClient, lastEventId?: string): Promise<Listener> {
  const leaving = new AbortController();
  const headers = client.headers(lastEventId === undefined ? {} : { 'last-event-id': lastEventId });
  const response = await fetch(client.address('/events'), { headers, signal: leaving.signal });
  const listener: Listener = { status: response.status, events: [], lastId: '', stop: () => leaving.abort() };
  void read(response, listener).catch(() => undefined);
  return listener;
}

async function read(response: Response, listener: Listener): Promise<void> {
  let rest = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      listener.lastId = /^id: (.*)$/m.exec(block)?.[1] ?? listener.lastId;
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data) listener.events.push(JSON.parse(data));
    }
  }
}

it('a filing is told to the own organisation and to the desk, and to nobody else', async () => {
  const listeners = await Promise.all(
    ['owner', 'member', 'technician', 'enterpriseOwner'].map((name) => listen(app.as(name))),
  );
  const [owner, member, technician, stranger] = listeners as [Listener, Listener, Listener, Listener];
  const { request } = await work.file();
  const told = ({ events }: Listener) => events.some(({ subjectId }) => subjectId === request.id);
  await eventually(() => [owner, member, technician].every(told));
  expect(owner.events).toContainEqual(
    expect.objectContaining({ type: 'change_request.changed', data: expect.objectContaining({ status: 'accepted' }) }),
  );
  const theirs = await work.file({ account: 'enterpriseOwner', number: '+886355502001' });
  await eventually(() => stranger.events.some(({ subjectId }) => subjectId === theirs.request.id));
  expect(new Set(stranger.events.map(({ organisationId }) => organisationId))).toEqual(
    new Set([theirs.request.organisationId]),
  );
  expect(new Set(owner.events.map(({ organisationId }) => organisationId))).toEqual(new Set([request.organisationId]));
  expect(JSON.stringify(technician.events)).not.toMatch(/note|config|password/);
  for (const listener of listeners) listener.stop();
});

it('a listener that comes back with its last id misses nothing and gets nothing twice', async () => {
  const client = app.as('owner');
  const first = await listen(client);
  const known = await work.file();
  await eventually(() => first.events.some(({ subjectId }) => subjectId === known.request.id));
  first.stop();
  const missed = [await work.file(), await work.file()];
  await eventually(async () => (await app.query('select 1 from outbox where sequence is null')).length === 0);
  const second = await listen(client, first.lastId);
  await eventually(() =>
    missed.every(({ request }) => second.events.some(({ subjectId }) => subjectId === request.id)),
  );
  const requests = second.events
    .filter(({ type }) => type === 'change_request.changed')
    .map(({ subjectId }) => subjectId);
  expect(requests).toEqual(missed.map(({ request }) => request.id));
  second.stop();
  const stranger = await listen(app.as('enterpriseOwner'), '0');
  await eventually(() => stranger.lastId !== '');
  await new Promise((settle) => setTimeout(settle, 300));
  const [{ organisationId }] = [known.request];
  expect(JSON.stringify(stranger.events)).not.toContain(organisationId);
  stranger.stop();
});

it('nobody listens without a sign-in', async () => {
  await app.nobody().refused('GET', '/events', { status: 401, code: 'not_signed_in' });
});

it('a failure is told to the desk with its job, and to no customer', async () => {
  const [operator, owner] = (await Promise.all(['operator', 'owner'].map((name) => listen(app.as(name))))) as [
    Listener,
    Listener,
  ];
  const technician = app.as('technician');
  const { request, job } = await work.file();
  await technician.post(`${job}/take`);
  await technician.post(`${job}/fail`, { reason: 'The number was ported away.' });
  const alarms = ({ events }: Listener) => events.filter(({ type }) => type === 'operators.alarmed');
  await eventually(() => alarms(operator).length > 0);
  expect(alarms(operator)).toMatchObject([
    { subjectId: request.id, data: { message: 'change_request_failed', jobId: request.jobId } },
  ]);
  await eventually(() => owner.events.some(({ data }) => data?.status === 'failed'));
  expect(alarms(owner)).toEqual([]);
  for (const listener of [operator, owner]) listener.stop();
});
