import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Transaction } from '../../src/db/database.ts';
import { announce } from '../../src/db/webhook-outbox.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import { insertDelivery, lockDelivery } from '../../src/features/webhooks/deliveries.repository.ts';
import { type EndpointRow, lockEndpoint } from '../../src/features/webhooks/endpoints.repository.ts';
import { claimDeliveries, dueEndpoints } from '../../src/features/webhooks/sending.repository.ts';
import { settleAttempt } from '../../src/features/webhooks/settle-attempt.ts';
import { missAtOff, nudgeWebhooks, stopAtContractEnd } from '../../src/features/webhooks/webhooks.sweeps.ts';
import { MemoryTaskQueue } from '../../src/queue/memory-task-queue.ts';
import { newId } from '../../src/shared/ids.ts';
import { deliverWebhooksTask } from '../../src/tasks/deliver-webhooks.ts';
import { nudgeFor } from '../../src/tasks/task-contract.ts';
import { taskContracts } from '../../src/tasks/task-contracts.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/test-tasks.ts';
import { demoNumbers } from '../support/voice.ts';

let app: TestApp;
let organisationId: string;
let endpointId: string;
beforeAll(async () => {
  app = await startTestApp({ works: false, config: { webhooksLoopback: true } });
});
afterAll(() => app.close());

async function makeEndpoint() {
  const made = await app.as('owner').post('/webhooks', { url: 'http://127.0.0.1:9/hooks' });
  ({ id: endpointId, organisationId } = made);
}
afterEach(async () => {
  await app.query('delete from webhook_endpoint');
  await app.query(`update customer set contract_until = '2027-03-03' where contract_until < '2027-03-03'`);
});

const within = <Result>(work: (transaction: Transaction) => Promise<Result>) =>
  app.deps.database.transaction(systemActor, work);
const deliver = (extra: object = {}) =>
  within((transaction) =>
    insertDelivery(transaction, {
      ...{ organisationId, endpointId, eventId: newId(), subjectId: newId(), type: 'line.changed' },
      ...{ occurredAt: app.clock.now(), data: {}, status: 'waiting', nextAttemptAt: app.clock.now() },
      ...extra,
    }),
  );
const statuses = async () =>
  (await app.query('select status from webhook_delivery order by number')).map(({ status }) => status);
/** Waits until a statement in this database waits for a lock. */
const somebodyWaits = () =>
  eventually(async () => {
    const [{ count }] = await app.query(
      `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return count > 0;
  });

describe('the result of an attempt', () => {
  it.each([
    ['a failure', { fault: 'answered', responseStatus: 500 }, 0],
    ['a success after failures', { fault: null, responseStatus: 200 }, 7],
  ] as const)(
    'that is %s waits for a person who changes the endpoint, and neither is undone',
    async (_what, result, failures) => {
      await makeEndpoint();
      await app.query('update webhook_endpoint set failures = $1', [failures]);
      const row = await deliver();
      let settled: Promise<void> | undefined;
      await within(async (transaction) => {
        const endpoint = (await lockEndpoint(transaction, endpointId)) as EndpointRow;
        const outcome = { responseText: '', durationMs: 1, ...result };
        settled = settleAttempt(app.deps, { endpoint, delivery: row, outcome });
        settled.catch(() => undefined);
        await somebodyWaits();
        expect(await lockDelivery(transaction, { endpointId, number: row.number })).toMatchObject({ attempts: 0 });
      });
      await settled;
      const [{ failures: counted }] = await app.query('select failures from webhook_endpoint');
      expect(counted).toBe(result.fault === null ? 0 : 1);
      expect(await statuses()).toEqual([result.fault === null ? 'delivered' : 'waiting']);
    },
  );
});

describe('an endpoint that is deleted', () => {
  it('does not undo what a customer changes at that moment', async () => {
    await makeEndpoint();
    const line = await app.as('owner').line(demoNumbers.directory);
    let changed: Promise<unknown> | undefined;
    await within(async ({ sql }) => {
      await sql`delete from webhook_endpoint where id = ${endpointId}`;
      changed = within(async (transaction) => {
        const event = { type: 'line.changed', subjectId: line.id, organisationId, data: { revision: 1 } };
        announce(transaction, organisationId, { at: app.clock.now(), audit: [], events: [event] });
      });
      changed.catch(() => undefined);
      await somebodyWaits();
    });
    await changed;
    expect(await statuses()).toEqual([]);
  });
});

describe('an endpoint that was switched off', () => {
  const off = (cause: string) => app.query('update webhook_endpoint set enabled = false, off_cause = $1', [cause]);

  it('misses events committed at the same time, except a test', async () => {
    await makeEndpoint();
    await deliver();
    await deliver({ test: true });
    expect(await missAtOff(app.deps)).toBe(0);
    await off('owner');
    expect(await missAtOff(app.deps)).toBe(1);
    expect(await statuses()).toEqual(['missed', 'waiting']);
  });

  it('by the end of the contract still gets what waits, and the end last of all', async () => {
    await makeEndpoint();
    const { number: first } = await deliver({ nextAttemptAt: new Date(app.clock.now().getTime() + 60_000) });
    await app.query(`update customer set contract_until = '2026-03-03' where id = $1`, [organisationId]);
    expect(await stopAtContractEnd(app.deps)).toBe(1);
    expect(await missAtOff(app.deps)).toBe(0);
    const claimed = async (minutes: number) => {
      const at = new Date(app.clock.now().getTime() + minutes * 60_000);
      const until = new Date(at.getTime() + 30_000);
      return await within(async (transaction) => {
        const due = await dueEndpoints(transaction, at);
        const found = await claimDeliveries(transaction, { endpointId, at, until, most: 20 });
        expect(due).toEqual(found.length === 0 ? [] : [endpointId]);
        return found.map(({ type }) => type);
      });
    };
    expect(await claimed(0)).toEqual([]);
    expect(await claimed(2)).toEqual(['line.changed']);
    expect(await claimed(4)).toEqual(['line.changed']);
    await app.query(`update webhook_delivery set status = 'failed', next_attempt_at = null where number = $1`, [first]);
    await deliver({ type: 'webhook.test', test: true });
    expect(await claimed(6)).toEqual(['contract.ended', 'webhook.test']);
  });
});

it('a task that was parked is started again by the sweep', async () => {
  await makeEndpoint();
  await deliver();
  const queue = new MemoryTaskQueue(taskContracts);
  let isBroken = true;
  let ran = 0;
  await queue.add([nudgeFor(deliverWebhooksTask, { endpointId })]);
  const consumer = await queue.consume({
    ...{ queue: 'webhooks', concurrency: 1 },
    run: async () => {
      if (isBroken) throw new Error('the database is away');
      ran += 1;
    },
  });
  await eventually(async () => (await queue.counts()).webhooks?.failed === 1, 20_000);
  isBroken = false;
  expect(await nudgeWebhooks({ ...app.deps, queue })).toBe(1);
  await eventually(() => ran === 1);
  await consumer.close(1_000);
  await queue.close();
});
