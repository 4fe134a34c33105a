import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRecords } from '../../src/db/records.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { ApiClient, Json } from '../support/app-client.ts';
import { endDrivingWorkers, startDrivingWorker } from '../support/driving-worker.ts';
import { filings } from '../support/filing.ts';
import { eventually } from '../support/test-tasks.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

const subjects = 20;
const steps = 50;
const all = subjects * steps;

/** The steps of one subject as they arrived, without those that came again. */
function stepsOf({ received }: WebhookReceiver, id: string): string[] {
  const first = new Map<string, string>();
  for (const { headers, event } of received) {
    if (event.data.id === id) first.set(headers['webhook-id'] as string, event.data.status);
  }
  return [...first.values()];
}

const expected = Array.from({ length: steps }, (_unused, index) => `step${index}`);

describe('a thousand events', () => {
  let app: TestApp;
  let owner: ApiClient;
  const receivers: Record<string, WebhookReceiver> = {};
  beforeAll(async () => {
    app = await startTestApp({ config: { webhooksLoopback: true } });
    owner = app.as('owner');
  });
  afterAll(async () => {
    for (const receiver of Object.values(receivers)) await receiver.close();
    await app.close();
  });

  /** Steps of one request after the other, as its lifecycle writes them: each in a transaction of its own. */
  async function takeSteps(organisationId: string, id: string): Promise<void> {
    for (const [index, status] of expected.entries()) {
      const before = { status: index === 0 ? 'none' : (expected[index - 1] as string) };
      const subject = { organisationId, subjectKind: 'change_request', subjectId: id, changeRequestId: id } as const;
      await app.deps.database.transaction(systemActor, async (transaction) => {
        await transaction.sql`select 1 from change_request where id = ${id} for update`;
        await writeRecords(transaction, app.deps.outbox, organisationId, {
          ...{ at: app.deps.clock.now(), actor: systemActor, callId: null, events: [], nudges: [] },
          audit: [{ ...subject, action: 'change_request.reschedule', before, after: { status } }],
        });
      });
    }
  }

  const undelivered = async (id: string): Promise<Json[]> =>
    await app.query(`select status, fault from webhook_delivery where endpoint_id = $1 and status <> 'delivered'`, [
      id,
    ]);

  it('reach a healthy, a slow, a faulty and a dead endpoint: none lost, each subject in order, the healthy one first', async () => {
    const work = filings(app);
    const filed = [];
    for (let index = 0; index < subjects; index += 1) filed.push(await work.file());
    const ids = filed.map(({ request }) => request.id as string);
    const { organisationId } = (filed[0] as (typeof filed)[number]).request;
    const endpoints: Record<string, string> = {};
    for (const name of ['healthy', 'slow', 'lying', 'dead']) {
      const receiver = await startWebhookReceiver();
      receivers[name] = receiver;
      const events = ['change_request.rescheduled'];
      endpoints[name] = (await owner.post('/webhooks', { url: receiver.url, events, description: name })).id;
    }
    const { healthy, slow, lying, dead } = receivers as Record<'healthy' | 'slow' | 'lying' | 'dead', WebhookReceiver>;
    slow.answer((_one, response) => setTimeout(() => response.writeHead(204).end(), 150));
    dead.answer((_one, response) => response.destroy());
    lying.answer(lies(healthy.url));

    await Promise.all(ids.map((id) => takeSteps(organisationId, id)));
    await eventually(() => healthy.received.length === all, 60_000);
    expect(slow.received.length).toBeLessThan(all);
    expect(dead.received.length).toBeLessThan(all / 2);
    for (const id of ids) expect(stepsOf(healthy, id)).toEqual(expected);

    dead.answer((_one, response) => response.writeHead(204).end());
    await eventually(async () => {
      app.clock.set(new Date(app.clock.now().getTime() + 6 * 60_000));
      const left = await Promise.all(Object.values(endpoints).map(undelivered));
      return left.every(({ length }) => length === 0);
    }, 60_000);
    for (const receiver of [slow, lying, dead]) for (const id of ids) expect(stepsOf(receiver, id)).toEqual(expected);
    // A followed redirect would appear as another event there, and a healthy endpoint gets each event once.
    expect(healthy.received).toHaveLength(all);
    expect(slow.received).toHaveLength(all);
    expect(await app.query('select count(*)::int as count from webhook_delivery')).toEqual([{ count: 4 * all }]);
  }, 150_000);
});

/** Each tenth event is answered wrongly the first time, in one of four ways. */
function lies(elsewhere: string): Parameters<WebhookReceiver['answer']>[0] {
  const told = new Set<string>();
  let turn = 0;
  return ({ headers }, response) => {
    turn += 1;
    const id = headers['webhook-id'] as string;
    if (turn % 10 !== 0 || told.has(id)) return response.writeHead(204).end();
    told.add(id);
    const lie = told.size % 4;
    if (lie === 0) response.writeHead(307, { location: elsewhere }).end();
    else if (lie === 1) response.writeHead(500).end('fine');
    else if (lie === 2) response.socket?.end('200 OK\r\n\r\n');
    else response.destroy();
    return response;
  };
}

describe('a worker that is killed while it sends', () => {
  let app: TestApp;
  let receiver: WebhookReceiver;
  beforeAll(async () => {
    app = await startTestApp({ works: false, config: { webhooksLoopback: true } });
    receiver = await startWebhookReceiver();
  });
  afterAll(async () => {
    await endDrivingWorkers();
    await receiver.close();
    await app.close();
  });

  it('loses nothing: another one sends it, and the recipient knows it by its id', async () => {
    const owner = app.as('owner');
    const { id } = await owner.post('/webhooks', { url: receiver.url });
    receiver.answer(() => undefined);
    await owner.post(`/webhooks/${id}/test`);
    const first = await startDrivingWorker(app, null);
    await eventually(() => receiver.received.length === 1, 30_000);
    await first.kill();
    receiver.answer((_one, response) => response.writeHead(204).end());
    app.clock.set(new Date(app.clock.now().getTime() + 31_000));
    const second = await startDrivingWorker(app, null);
    await eventually(async () => {
      const [{ status }] = (await owner.get(`/webhooks/${id}/deliveries`)).items;
      return status === 'delivered';
    }, 30_000);
    await second.kill();
    const [one, again] = receiver.received.map(({ headers, body }) => [headers['webhook-id'], body]);
    expect(again).toEqual(one);
  }, 120_000);
});
