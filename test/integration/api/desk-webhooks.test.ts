import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { escalateAlarms } from '../../../src/features/on-call/on-call.sweeps.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { type Filed, filings } from '../../support/filing.ts';
import { eventually } from '../../support/test-tasks.ts';
import { type Received, startWebhookReceiver, type WebhookReceiver } from '../../support/webhook-receiver.ts';

let app: TestApp;
let operator: ApiClient;
let work: ReturnType<typeof filings>;
/** Of the first person on duty, and of the second. */
let receivers: [WebhookReceiver, WebhookReceiver];
let ids: Record<string, string>;
let made: [Json, Json];

beforeAll(async () => {
  app = await startTestApp({ config: { webhooksLoopback: true } });
  operator = app.as('operator');
  work = filings(app);
  receivers = [await startWebhookReceiver(), await startWebhookReceiver()];
  const rows = await app.query('select id, email from "user"', []);
  const idOf = (account: string) => rows.find(({ email }: Json) => email === app.credentials[account]?.email)?.id;
  ids = Object.fromEntries(['operator', 'operator2'].map((name) => [name, idOf(name)]));
});
afterAll(async () => {
  for (const receiver of receivers) await receiver.close();
  await app.close();
});
beforeEach(async () => {
  app.clock.set('2026-03-04T10:00:00+08:00');
  made = [
    await operator.post('/webhooks', { url: receivers[0].url, description: 'Chat' }),
    await app.as('admin').post('/webhooks', { url: receivers[1].url }),
  ];
});
afterEach(async () => {
  await put([]);
  for (const { id } of (await operator.get('/webhooks')).items) {
    expect((await operator.ask('DELETE', `/webhooks/${id}`, await versioned(id))).status).toBe(204);
  }
  for (const receiver of receivers) {
    receiver.received.length = 0;
    receiver.answer((_received, response) => response.writeHead(204).end());
  }
});

async function versioned(id: string) {
  const { headers } = await operator.ask('GET', `/webhooks/${id}`);
  return { headers: { 'if-match': headers.get('etag') as string } };
}
async function put(shifts: object[]) {
  const read = await operator.ask('GET', '/on-call');
  const headers = { 'if-match': read.headers.get('etag') ?? '' };
  return await operator.ask('PUT', '/on-call', { body: { escalateAfterMinutes: 30, shifts }, headers });
}
const march = { from: '2026-03-01T00:00:00+08:00', until: '2026-04-01T00:00:00+08:00' };
const bothAllMarch = (first: string | null, second: string | null) => [
  { userId: ids.operator, order: 1, webhookId: first, ...march },
  { userId: ids.operator2, order: 2, webhookId: second, ...march },
];
const onDuty = async () => {
  const answer = await put(bothAllMarch(made[0].id, made[1].id));
  expect(answer.status, answer.text).toBe(200);
};

/** A change that a technician gives up: an alarm at any hour. */
async function failed(): Promise<Filed> {
  const filed = await work.file();
  await app.as('technician').post(`${filed.job}/take`);
  await app.as('technician').post(`${filed.job}/fail`, { reason: 'The number was ported away.' });
  return filed;
}
async function half(): Promise<void> {
  app.clock.set(new Date(app.clock.now().getTime() + 31 * 60_000));
  await Promise.all([1, 2, 3].map(() => escalateAlarms(app.deps)));
}
const arrived = ({ received }: WebhookReceiver, count: number) => eventually(() => received.length >= count, 20_000);
const deliveries = async ({ id }: Json): Promise<Json[]> => (await operator.get(`/webhooks/${id}/deliveries`)).items;
const mailed = async (kind: string): Promise<string[]> =>
  (
    await app.query(
      `select recipient from message where kind = $1 and body like '%/on-call?alarm=%' order by created_at`,
      [kind],
    )
  ).map(({ recipient }: Json) => recipient);
/** By the product's clock, which is not the one of the library's own check. */
const signed = (secret: string, { headers, body }: Received) =>
  new Webhook(secret).sign(
    headers['webhook-id'] as string,
    new Date(Number(headers['webhook-timestamp']) * 1_000),
    body,
  );
const signsOf = ({ headers }: Received) => headers['webhook-signature']?.split(' ');

describe('an alarm', () => {
  it('reaches the webhook of the first shift, its escalation that of the second, signed, once each', async () => {
    await onDuty();
    const filed = await failed();
    const [first, second] = receivers;
    await arrived(first, 1);
    const one = first.received[0] as Received;
    const [alarm] = (await operator.get('/alarms?state=open')).items;
    expect(signsOf(one)).toEqual([signed(made[0].secret, one)]);
    expect(one.event).toEqual({
      type: 'alarm.raised',
      timestamp: alarm.raisedAt,
      data: {
        ...{ id: alarm.id, kind: 'change_request_failed', number: filed.request.number, raisedAt: alarm.raisedAt },
        ...{ changeRequestId: filed.request.id, organisationId: filed.request.organisationId },
        subject: null,
        notified: [{ userId: ids.operator, name: alarm.notified[0].name }],
        url: `${app.deps.publicUrl()}/on-call?alarm=${alarm.id}`,
      },
    });
    expect(second.received).toEqual([]);
    await half();
    await arrived(second, 1);
    const [next] = second.received as [Received];
    expect(signsOf(next)).toEqual([signed(made[1].secret, next)]);
    expect(next.event).toMatchObject({
      type: 'alarm.escalated',
      data: { id: alarm.id, raisedAt: alarm.raisedAt, notified: [{ userId: ids.operator2 }] },
    });
    expect(next.headers['webhook-id']).not.toBe(one.headers['webhook-id']);
    await half();
    await eventually(async () => (await deliveries(made[1]))[0]?.status === 'delivered');
    expect([await deliveries(made[0]), await deliveries(made[1])].map(({ length }) => length)).toEqual([1, 1]);
    await app.as('owner').post(`${filed.path}/cancel`);
  });

  it('is mailed although the webhook is down, and sent when it is up again', async () => {
    await onDuty();
    const [first] = receivers;
    first.answer((_received, response) => response.destroy());
    const before = (await mailed('change_request_failed')).length;
    const filed = await failed();
    expect((await mailed('change_request_failed')).slice(before)).toEqual([app.credentials.operator?.email]);
    await eventually(async () => (await deliveries(made[0]))[0]?.fault === 'connection_failed');
    await eventually(async () => (await operator.get(`/webhooks/${made[0].id}`)).health.failures > 0);
    first.answer((_received, response) => response.writeHead(204).end());
    app.clock.set(new Date(app.clock.now().getTime() + 6_000));
    await eventually(async () => (await deliveries(made[0]))[0]?.status === 'delivered');
    await app.as('owner').post(`${filed.path}/cancel`);
  });

  it('does not follow a webhook that leads into the network, and tells operators of one that is gone', async () => {
    await onDuty();
    const [first, second] = receivers;
    first.answer((_received, response) => response.writeHead(307, { location: second.url }).end());
    const one = await failed();
    await eventually(async () => (await deliveries(made[0]))[0]?.fault === 'redirected');
    expect(second.received).toEqual([]);
    first.answer((_received, response) => response.writeHead(410).end('no more'));
    const two = await failed();
    await eventually(async () => (await operator.get(`/webhooks/${made[0].id}`)).offCause === 'gone');
    expect((await deliveries(made[0]))[0]).toMatchObject({ status: 'missed', responseText: 'no more' });
    const told = await app.query(`select recipient, organisation_id, subject from message where kind = 'webhook_off'`);
    expect(told.map(({ recipient }: Json) => recipient).sort()).toEqual(
      [app.credentials.operator?.email, app.credentials.operator2?.email].sort(),
    );
    for (const mail of told) expect(mail).toMatchObject({ organisation_id: null });
    const before = (await mailed('change_request_failed')).length;
    const three = await failed();
    expect(await mailed('change_request_failed')).toHaveLength(before + 1);
    expect((await deliveries(made[0]))[0]).toMatchObject({ status: 'missed', attempts: 0 });
    for (const { path } of [one, two, three]) await app.as('owner').post(`${path}/cancel`);
  });

  it('is replayed as it was, and not sent for types that were not chosen', async () => {
    await onDuty();
    const body = { events: ['alarm.raised'] };
    await operator.ask('PATCH', `/webhooks/${made[1].id}`, { body, ...(await versioned(made[1].id)) });
    const filed = await failed();
    const [first] = receivers;
    await arrived(first, 1);
    await eventually(async () => (await deliveries(made[0]))[0]?.status === 'delivered');
    await half();
    const [{ number }] = (await deliveries(made[0])) as [Json];
    const again = await app.as('operator2').post(`/webhooks/${made[0].id}/deliveries/${number}/replay`);
    expect(again).toMatchObject({ type: 'alarm.raised', replays: 1, status: 'waiting' });
    await arrived(first, 2);
    const [one, two] = first.received as [Received, Received];
    expect([two.body, two.headers['webhook-id']]).toEqual([one.body, one.headers['webhook-id']]);
    expect(await deliveries(made[1])).toEqual([]);
    await app.as('owner').post(`${filed.path}/cancel`);
  });
});

describe('a webhook of the desk', () => {
  it('is made, tested, rotated and edited by operators and admins', async () => {
    const { id } = made[0];
    expect(made[0]).toMatchObject({ organisationId: null, url: receivers[0].url, description: 'Chat' });
    expect((await operator.get('/webhooks')).items.map((each: Json) => each.id)).toEqual(made.map((each) => each.id));
    const rotated = await app.as('admin').post(`/webhooks/${id}/rotate`);
    await operator.post(`/webhooks/${id}/test`);
    await arrived(receivers[0], 1);
    const sent = receivers[0].received[0] as Received;
    expect(sent.event).toMatchObject({ type: 'webhook.test' });
    expect(signsOf(sent)).toEqual([rotated, made[0]].map(({ secret }) => signed(secret, sent)));
    const off = await operator.ask('PATCH', `/webhooks/${id}`, { body: { enabled: false }, ...(await versioned(id)) });
    expect(off.body).toMatchObject({ enabled: false, offCause: 'owner' });
    expect((await operator.get('/on-call')).webhooks).toMatchObject([
      { id, name: 'Chat', enabled: false },
      { id: made[1].id, name: new URL(receivers[1].url).host, enabled: true },
    ]);
  });

  it('does not exist for a customer, and other desks have no right to it', async () => {
    await onDuty();
    const { id } = made[0];
    const filed = await failed();
    await arrived(receivers[0], 1);
    const owner = app.as('owner');
    const absent = { status: 404, code: 'not_found' } as const;
    const headers = { 'if-match': '"1"' };
    expect((await owner.get('/webhooks')).items).toEqual([]);
    for (const path of ['', '/deliveries']) await owner.refused('GET', `/webhooks/${id}${path}`, absent);
    await owner.refused('PATCH', `/webhooks/${id}`, absent, { body: { enabled: false }, headers });
    await owner.refused('DELETE', `/webhooks/${id}`, absent, { headers });
    for (const path of ['test', 'rotate', 'deliveries/1/replay']) {
      await owner.refused('POST', `/webhooks/${id}/${path}`, absent);
    }
    for (const account of ['agent', 'technician', 'sales']) {
      await app.as(account).refused('GET', `/webhooks/${id}`, { status: 403, code: 'forbidden' });
      await app
        .as(account)
        .refused('POST', '/webhooks', { status: 403, code: 'forbidden' }, { body: { url: 'https://example.com/' } });
    }
    const { organisationId } = filed.request;
    const customer = { kind: 'user', userId: null, name: 'x', organisationId, roles: ['owner'] } as const;
    for (const table of ['webhook_endpoint', 'webhook_delivery']) {
      const seen = await app.deps.database.transaction(customer, ({ sql }) => sql`select * from ${sql(table)}`);
      expect(seen, table).toHaveLength(0);
    }
    await app.as('owner').post(`${filed.path}/cancel`);
  });

  it('is not a customer’s: neither may choose what is the other’s', async () => {
    const owner = app.as('owner');
    const theirs = await owner.post('/webhooks', { url: 'https://example.com/' });
    expect((await operator.get('/webhooks')).items.map(({ id }: Json) => id)).not.toContain(theirs.id);
    const wrong = await put(bothAllMarch(theirs.id, made[1].id));
    expect(wrong).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'shifts.0.webhookId', code: 'not_desk_webhook' }] },
    });
    const fault = { status: 400, body: { errors: [{ path: 'events.0', code: 'webhook_event_not_offered' }] } };
    const url = 'https://example.com/';
    expect(await owner.ask('POST', '/webhooks', { body: { url, events: ['alarm.raised'] } })).toMatchObject(fault);
    expect(await operator.ask('POST', '/webhooks', { body: { url, events: ['line.changed'] } })).toMatchObject(fault);
    expect(await operator.ask('POST', '/webhooks', { body: { url: 'https://10.0.0.1/' } })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'url', code: 'webhook_inside_network' }] },
    });
    await operator.refused('POST', `/webhooks/${theirs.id}/test`, { status: 403, code: 'forbidden' });
  });

  it('is not deleted while a shift to come names it, and leaves those that have ended', async () => {
    await onDuty();
    const { id } = made[0];
    const target = await versioned(id);
    await operator.refused('DELETE', `/webhooks/${id}`, { status: 409, code: 'webhook_on_call' }, target);
    app.clock.set('2026-04-02T10:00:00+08:00');
    expect((await operator.ask('DELETE', `/webhooks/${id}`, target)).status).toBe(204);
    const shifts = await app.query('select webhook_id from on_call_shift order by place', []);
    expect(shifts.map((shift: Json) => shift.webhook_id)).toEqual([null, made[1].id]);
    await app.query('delete from on_call_shift', []);
  });
});
