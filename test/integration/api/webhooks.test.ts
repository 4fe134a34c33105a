import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { stopAtContractEnd } from '../../../src/features/webhooks/webhooks.sweeps.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { filings } from '../../support/filing.ts';
import { eventually } from '../../support/test-tasks.ts';
import { type Received, startWebhookReceiver, type WebhookReceiver } from '../../support/webhook-receiver.ts';

let app: TestApp;
let owner: ApiClient;
let receiver: WebhookReceiver;
let work: ReturnType<typeof filings>;

beforeAll(async () => {
  app = await startTestApp({ config: { webhooksLoopback: true } });
  owner = app.as('owner');
  work = filings(app);
  receiver = await startWebhookReceiver();
});
afterAll(async () => {
  await receiver.close();
  await app.close();
});
afterEach(async () => {
  for (const { id } of (await owner.get('/webhooks')).items) {
    expect((await owner.ask('DELETE', `/webhooks/${id}`, await versioned(id))).status).toBe(204);
  }
  receiver.received.length = 0;
  receiver.answer((_received, response) => response.writeHead(204).end());
});

const make = (body: object = {}) => owner.post('/webhooks', { url: receiver.url, ...body });
async function versioned(id: string) {
  const { headers } = await owner.ask('GET', `/webhooks/${id}`);
  return { headers: { 'if-match': headers.get('etag') as string } };
}
const edit = async (id: string, body: object) =>
  owner.ask('PATCH', `/webhooks/${id}`, { body, ...(await versioned(id)) });
const deliveries = async (id: string): Promise<Json[]> => (await owner.get(`/webhooks/${id}/deliveries`)).items;
const types = () => receiver.received.map(({ event }) => event.type);
const arrived = (count: number) => eventually(() => receiver.received.length >= count, 20_000);
const later = (hours: number) => app.clock.set(new Date(app.clock.now().getTime() + hours * 3_600_000));
/** Throws when a signature is not valid by the system's clock. */
function verify(secret: string, { body, headers }: Received): unknown {
  const [, ...further] = headers['webhook-signature']?.split(' ') ?? [];
  expect(further.length).toBeLessThan(2);
  return new Webhook(secret).verify(body, headers);
}

describe('an endpoint', () => {
  it('shows its secret once, is edited by version, and is the owner’s alone to change', async () => {
    const made = await make({ description: 'Ticketing', events: ['change_request.filed', 'change_request.filed'] });
    expect(made).toMatchObject({ enabled: true, offCause: null, events: ['change_request.filed'] });
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const read = await owner.ask('GET', `/webhooks/${made.id}`);
    expect(read.text).not.toContain(made.secret.slice(6));
    const [stored] = await app.query('select secret from webhook_endpoint where id = $1', [made.id]);
    expect(stored.secret).not.toContain(made.secret.slice(6));
    await owner.refused('PATCH', `/webhooks/${made.id}`, { status: 428, code: 'precondition_required' }, { body: {} });
    expect((await edit(made.id, { events: null, description: null })).body).toMatchObject({
      events: null,
      description: null,
    });
    for (const account of ['operator', 'admin']) {
      const staff = app.as(account);
      expect((await staff.get(`/webhooks?organisationId=${made.organisationId}`)).items).toHaveLength(1);
      expect((await staff.get(`/webhooks/${made.id}/deliveries`)).items).toEqual([]);
      await staff.refused('POST', `/webhooks/${made.id}/test`, { status: 403, code: 'forbidden' });
    }
    for (const account of ['member', 'agent', 'technician', 'sales']) {
      await app.as(account).refused('GET', `/webhooks/${made.id}`, { status: 403, code: 'forbidden' });
    }
    await app.as('enterpriseOwner').refused('GET', `/webhooks/${made.id}`, { status: 404, code: 'not_found' });
  });

  it.each([
    ['http://example.com/', 'webhook_not_https'],
    ['ftp://example.com/', 'webhook_not_https'],
    ['example.com', 'webhook_not_an_address'],
    ['https://user:word@example.com/', 'webhook_with_credentials'],
    ['https://10.0.0.1/', 'webhook_inside_network'],
    ['https://0x7f.1.2.3.4/', 'webhook_not_an_address'],
    ['https://2130706433.internal/', 'webhook_inside_network'],
    ['https://[fd00::1]/', 'webhook_inside_network'],
    ['https://router/', 'webhook_inside_network'],
  ])('is refused at %s: %s', async (url, code) => {
    const answer = await owner.ask('POST', '/webhooks', { body: { url } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input', errors: [{ path: 'url', code }] } });
    expect(answer.body.errors[0].message).toMatch(/\S/);
  });

  it('is one of at most ten, also of those made at the same time', async () => {
    const body = { url: receiver.url };
    const answers = await Promise.all(Array.from({ length: 12 }, () => owner.ask('POST', '/webhooks', { body })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(answers.find(({ status }) => status !== 201)).toMatchObject({
      status: 409,
      body: { code: 'too_many_webhooks' },
    });
  });
});

describe('events', () => {
  it('tell the life of a request, signed and in order, with what the API shows', async () => {
    const { secret } = await make();
    const filed = await work.file();
    await app.as('technician').post(`${filed.job}/take`);
    await app.as('technician').post(`${filed.job}/apply`);
    await owner.until(filed.path, ({ status }) => status === 'completed');
    await arrived(5);
    const ofRequest = receiver.received.filter(({ event }) => event.data.id === filed.request.id);
    expect(ofRequest.map(({ event }) => event.type)).toEqual([
      'change_request.filed',
      'change_request.accepted',
      'change_request.started',
      'change_request.completed',
    ]);
    expect(types()).toContain('line.changed');
    const request = await owner.get(filed.path);
    const last = ofRequest.at(-1) as Received;
    expect(last.event.data).toMatchObject({
      number: request.number,
      status: 'completed',
      previousStatus: 'inProgress',
      receivedAt: request.receivedAt,
      dueBy: request.deadline.dueBy,
      completedAt: request.completedAt,
      lines: [{ lineId: filed.line.id, number: filed.line.number, state: 'live', proof: request.proof }],
    });
    expect(last.body).not.toContain(request.filedBy);
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(ids.length);
    // The test's clock shows another time, and a signature is valid for five minutes.
    const signed = new Webhook(secret).sign(
      last.headers['webhook-id'] as string,
      new Date(Number(last.headers['webhook-timestamp']) * 1_000),
      last.body,
    );
    expect(last.headers['webhook-signature']).toBe(signed);
  });

  it('tell of a promise that a change of the calendar moved, once', async () => {
    const { id } = await make({ events: ['deadline.moved'] });
    const filed = await work.file();
    const { dueBy } = (await owner.get(filed.path)).deadline;
    const day = { date: String(dueBy).slice(0, 10), kind: 'closed', reason: 'Typhoon' };
    const { id: exceptionId } = await app.as('operator').post('/calendar/exceptions', day);
    await eventually(() => receiver.received.some(({ event }) => event.data.id === filed.request.id));
    const told = receiver.received.filter(({ event }) => event.data.id === filed.request.id);
    const moved = (await owner.get(filed.path)).deadline;
    expect(told.map(({ event }) => event)).toMatchObject([
      { type: 'deadline.moved', data: { number: filed.request.number, dueBy: moved.dueBy, previousDueBy: dueBy } },
    ]);
    expect(moved.dueBy).not.toBe(dueBy);
    expect((await deliveries(id)).every(({ type }) => type === 'deadline.moved')).toBe(true);
    await app.as('operator').ask('DELETE', `/calendar/exceptions/${exceptionId}`);
  });

  it('go to those who chose them, and not to another organisation', async () => {
    const stranger = app.as('enterpriseOwner');
    const theirs = await stranger.post('/webhooks', { url: receiver.url });
    const chosen = await make({ events: ['change_request.cancelled'] });
    const filed = await work.file();
    await owner.post(`${filed.path}/cancel`);
    await arrived(1);
    expect(types()).toEqual(['change_request.cancelled']);
    expect(await deliveries(chosen.id)).toHaveLength(1);
    expect((await stranger.get(`/webhooks/${theirs.id}/deliveries`)).items).toEqual([]);
    const { headers } = await stranger.ask('GET', `/webhooks/${theirs.id}`);
    await stranger.ask('DELETE', `/webhooks/${theirs.id}`, { headers: { 'if-match': headers.get('etag') ?? '' } });
  });

  it('tell the life of a quote with the money of its newest offer, in order', async () => {
    await make({ events: ['quote.filed', 'quote.offered', 'quote.accepted'] });
    const sales = app.as('sales');
    const { id, number } = await owner.post('/quotes', { kind: 'custom_feature', description: 'A report by shop' });
    const { headers } = await sales.ask('GET', `/quotes/${id}`);
    const day = (days: number) => new Date(app.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
    const lines = [{ description: 'Build it', role: 'engineer', hours: 4, ratePerHour: 2000 }];
    const terms = { feasibility: 'possible', lines, validUntil: day(7) };
    const version = { 'if-match': headers.get('etag') ?? '' };
    const assessed = await sales.ask('PATCH', `/quotes/${id}/assessment`, { body: terms, headers: version });
    expect(assessed.status).toBe(200);
    await sales.post(`/quotes/${id}/offer`, undefined, { 'if-match': assessed.headers.get('etag') ?? '' });
    await owner.post(`/quotes/${id}/messages`, { text: 'By when?' });
    const { work: done } = await owner.post(`/quotes/${id}/accept`, { version: 1, typedName: 'Lin Mei' });
    await arrived(3);
    const data = receiver.received.map(({ event }) => event.data);
    expect(types()).toEqual(['quote.filed', 'quote.offered', 'quote.accepted']);
    expect(data[0]).toMatchObject({ id, number, status: 'requested', previousStatus: null, total: null });
    expect(data[1]).toMatchObject({ status: 'quoted', version: 1, net: 8_000, tax: 400, total: 8_400, dueBy: null });
    expect(data[1]).toMatchObject({ kind: 'custom_feature', validUntil: day(7) });
    expect(data[2]).toMatchObject({ status: 'accepted', previousStatus: 'quoted', ...{ dueBy: done.dueBy } });
  });

  it('are tried again with pauses, and one subject waits for its own only', async () => {
    const { id } = await make({ events: ['change_request.filed', 'change_request.cancelled'] });
    const [first, second] = [await work.file(), await work.file()];
    receiver.answer(({ event }, response) =>
      response.writeHead(event.data.id === first.request.id ? 503 : 200).end('not \u0000now'),
    );
    await owner.post(`${first.path}/cancel`);
    await owner.post(`${second.path}/cancel`);
    await eventually(async () => (await deliveries(id)).filter(({ status }) => status === 'delivered').length === 2);
    const waiting = (await deliveries(id)).filter(({ status }) => status === 'waiting');
    expect(waiting.map(({ type }) => type)).toEqual(['change_request.cancelled', 'change_request.filed']);
    expect(waiting[1]).toMatchObject({ fault: 'answered', responseStatus: 503, responseText: 'not now' });
    receiver.answer((_received, response) => response.writeHead(200).end());
    later(1);
    await eventually(async () => (await deliveries(id)).every(({ status }) => status === 'delivered'));
    const ofFirst = receiver.received.filter(({ event }) => event.data.id === first.request.id);
    expect(ofFirst.at(-2)?.event.type).toBe('change_request.filed');
    expect(ofFirst.at(-1)?.event.type).toBe('change_request.cancelled');
    const filedIds = ofFirst.filter(({ event }) => event.type === 'change_request.filed');
    expect(new Set(filedIds.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect((await owner.get(`/webhooks/${id}`)).health).toMatchObject({ failures: 0, failingSince: null });
  });
});

describe('a secret', () => {
  it('signs beside the new one for 24 hours after a rotation', async () => {
    app.clock.set(new Date());
    const made = await make();
    const rotated = await owner.post(`/webhooks/${made.id}/rotate`);
    expect(rotated.secret).not.toBe(made.secret);
    expect(rotated.formerSecretUntil).not.toBeNull();
    await owner.post(`/webhooks/${made.id}/test`);
    await arrived(1);
    const both = receiver.received[0] as Received;
    expect(verify(made.secret, both)).toMatchObject({ type: 'webhook.test' });
    expect(verify(rotated.secret, both)).toMatchObject({ type: 'webhook.test' });
    expect(() => verify(rotated.secret, { ...both, body: both.body.replace('test', 'text') })).toThrow();
    later(25);
    await owner.post(`/webhooks/${made.id}/test`);
    await arrived(2);
    expect((receiver.received[1] as Received).headers['webhook-signature']?.split(' ')).toHaveLength(1);
    expect((await owner.get(`/webhooks/${made.id}`)).formerSecretUntil).toBeNull();
  });
});

describe('a test', () => {
  it('shows its answer and says nothing of the health', async () => {
    const { id } = await make();
    receiver.answer((_received, response) => response.writeHead(418).end('x'.repeat(5_000)));
    const sent = await owner.post(`/webhooks/${id}/test`);
    expect(sent).toMatchObject({ type: 'webhook.test', test: true });
    await eventually(async () => (await deliveries(id))[0]?.status === 'failed');
    const [shown] = await deliveries(id);
    expect(shown).toMatchObject({
      attempts: 1,
      responseStatus: 418,
      responseText: 'x'.repeat(1_024),
      nextAttemptAt: null,
    });
    const [staffs] = (await app.as('operator').get(`/webhooks/${id}/deliveries`)).items;
    expect(staffs).toMatchObject({ responseStatus: 418, responseText: null });
    expect((await app.as('operator').get(`/webhooks/${id}`)).url).toBe(new URL(receiver.url).origin);
    expect((await owner.get(`/webhooks/${id}`)).health).toMatchObject({ failures: 0, lastFailureAt: null });
  });
});

describe('a replay', () => {
  it('sends the event as it was, with the same id', async () => {
    const { id } = await make({ events: ['change_request.filed'] });
    const filed = await work.file();
    await arrived(1);
    await eventually(async () => (await deliveries(id))[0]?.status === 'delivered');
    await owner.post(`${filed.path}/cancel`);
    const [one] = await deliveries(id);
    const again = await owner.post(`/webhooks/${id}/deliveries/${one.number}/replay`);
    expect(again).toMatchObject({ number: one.number, status: 'waiting', replays: 1, attempts: 0 });
    await arrived(2);
    const [first, second] = receiver.received as [Received, Received];
    expect(second.body).toBe(first.body);
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
    await owner.refused('POST', `/webhooks/${id}/deliveries/999999/replay`, { status: 404, code: 'not_found' });
  });
});

describe('an endpoint that fails', () => {
  it('is switched off after three days, the owner is told, and what it missed is replayed', async () => {
    const { id } = await make({ description: 'Ticketing', events: ['change_request.filed'] });
    receiver.answer((_received, response) => response.writeHead(500).end());
    await work.file();
    await eventually(async () => (await owner.get(`/webhooks/${id}`)).health.failures > 0);
    later(73);
    await eventually(async () => (await owner.get(`/webhooks/${id}`)).offCause === 'failing');
    await work.file();
    expect((await deliveries(id)).map(({ status }) => status)).toEqual(['missed', 'missed']);
    const mails = await app.query(`select subject from message where kind = 'webhook_off'`);
    expect(mails[0].subject).toContain('Ticketing');
    const [{ number }] = await deliveries(id);
    const replay = `/webhooks/${id}/deliveries/${number}/replay`;
    await owner.refused('POST', replay, { status: 409, code: 'webhook_off' });
    receiver.answer((_received, response) => response.writeHead(204).end());
    expect((await edit(id, { enabled: true })).body).toMatchObject({ enabled: true, health: { failures: 0 } });
    await owner.post(replay);
    await eventually(async () => (await deliveries(id))[0].status === 'delivered');
  });

  it('is switched off at once when it answers that it is gone', async () => {
    const { id } = await make({ events: ['change_request.filed'] });
    receiver.answer((_received, response) => response.writeHead(410).end());
    await work.file();
    await eventually(async () => (await owner.get(`/webhooks/${id}`)).offCause === 'gone');
    expect(await deliveries(id)).toMatchObject([{ status: 'missed', responseStatus: 410 }]);
  });
});

it('after the last day of a contract one last message follows, and nothing more', async () => {
  const { id, organisationId } = await make();
  await app.query(`update customer set contract_until = '2026-03-01', contract_from = '2026-01-01' where id = $1`, [
    organisationId,
  ]);
  await stopAtContractEnd(app.deps);
  await arrived(1);
  expect(receiver.received.at(-1)?.event).toMatchObject({ type: 'contract.ended', data: { until: '2026-03-01' } });
  expect(await owner.get(`/webhooks/${id}`)).toMatchObject({ enabled: false, offCause: 'contractEnded' });
  expect(await edit(id, { enabled: true })).toMatchObject({ status: 409, body: { code: 'webhook_contract_ended' } });
  expect(await stopAtContractEnd(app.deps)).toBe(0);
  expect(await deliveries(id)).toHaveLength(1);
});
