import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../src/connectors/storage/memory-storage.ts';
import { Database } from '../../src/db/database.ts';
import { createOutboxSignal } from '../../src/db/outbox-signal.ts';
import { writeRecords } from '../../src/db/records.ts';
import type { Deps } from '../../src/deps.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import { cleanTotpCodes } from '../../src/features/access/access.sweeps.ts';
import { sealAudit } from '../../src/features/audit/seal-audit.ts';
import { restartApplies } from '../../src/features/jobs/jobs.sweeps.ts';
import { cleanStorage } from '../../src/features/prompts/clean-storage.ts';
import { restartChecks } from '../../src/features/prompts/prompts.sweeps.ts';
import { MemoryTaskQueue } from '../../src/queue/memory-task-queue.ts';
import { taskContracts } from '../../src/tasks/task-contracts.ts';
import { cleanIdempotencyKeys, cleanOutbox } from '../../workers/housekeeping.ts';
import { startSchedules } from '../../workers/schedules.ts';
import { queueDeps } from '../support/check-worker.ts';
import { type CheckingPrompts, openCheckingPrompts } from '../support/checking-prompts.ts';
import type { TestDatabase } from '../support/database.ts';
import { createQueueDatabase, silent } from '../support/queue-stores.ts';
import { eventually } from '../support/test-tasks.ts';

let testDatabase: TestDatabase;
let prompts: CheckingPrompts;
let owner: pg.Client;
let database: Database;
let queue: MemoryTaskQueue;
let deps: Deps;

beforeAll(async () => {
  testDatabase = await createQueueDatabase();
  prompts = await openCheckingPrompts(testDatabase.url);
  owner = new pg.Client({ connectionString: testDatabase.url });
  await owner.connect();
  await owner.query(`select set_config('app.scope', 'staff', false)`);
});

afterAll(async () => {
  await prompts.close();
  await owner.end();
  await testDatabase.drop();
});

beforeEach(() => {
  database = new Database({ url: testDatabase.url, logger: silent });
  queue = new MemoryTaskQueue(taskContracts);
  deps = queueDeps(database, queue);
});

afterEach(async () => {
  await queue.close();
  await database.close();
});

const one = async (text: string) => (await owner.query(text)).rows[0];

describe('sweeps', () => {
  it('start the checks again that are older than 20 seconds, and no others', async () => {
    const [old = '', young = ''] = await prompts.create(2);
    await owner.query('update prompt set created_at = now() where id = $1', [young]);
    expect(await restartChecks(deps)).toBe(1);
    const seen: unknown[] = [];
    const consumer = await queue.consume({
      queue: 'audio',
      concurrency: 2,
      run: async ({ payload }) => void seen.push(payload),
    });
    await eventually(() => seen.length === 1);
    await consumer.close(100);
    expect(seen).toEqual([{ promptId: old }]);
  });

  it('find nothing to apply where nothing was asked for', async () => {
    expect(await restartApplies(deps)).toBe(0);
  });

  it('delete published outbox rows older than a day, and keep what still waits', async () => {
    await owner.query('truncate outbox');
    await owner.query(
      `insert into outbox (events, nudges, created_at, sequence) values
         ('[]', '[]', now() - interval '25 hours', 1), ('[]', '[]', now() - interval '23 hours', 2),
         ('[]', '[]', now() - interval '25 hours', null)`,
    );
    expect(await cleanOutbox(deps)).toBe(1);
    expect(await one('select count(*)::int as n, count(sequence)::int as published from outbox')).toEqual({
      n: 2,
      published: 1,
    });
  });

  it('delete remembered answers older than 48 hours', async () => {
    await owner.query(
      `insert into idempotency_key (caller, key, fingerprint, created_at) values
         ('a', 'old', 'f', now() - interval '49 hours'), ('a', 'young', 'f', now() - interval '47 hours')`,
    );
    expect(await cleanIdempotencyKeys(deps)).toBe(1);
    expect(await one('select key from idempotency_key')).toEqual({ key: 'young' });
  });

  it('delete spent one-time codes older than a day', async () => {
    const user = randomUUID();
    await owner.query(`insert into "user" (id, name, email) values ($1, 'Test', 'test@example.org')`, [user]);
    await owner.query(
      `insert into totp_used (user_id, code_hash, used_at) values ($1, 'old', now() - interval '25 hours'), ($1, 'young', now())`,
      [user],
    );
    expect(await cleanTotpCodes(deps)).toBe(1);
    expect(await one('select code_hash as code from totp_used')).toEqual({ code: 'young' });
  });

  it('seal what was audited, so that the chain verifies', async () => {
    await sealAudit(deps);
    await database.transaction(systemActor, (transaction) =>
      writeRecords(transaction, createOutboxSignal({ database, logger: silent }), null, {
        at: new Date(),
        actor: systemActor,
        callId: null,
        audit: [{ organisationId: null, action: 'database.migrated', subjectKind: 'database', subjectId: '1' }],
        events: [],
        nudges: [],
      }),
    );
    expect(await sealAudit(deps)).toBe(1);
    expect(await sealAudit(deps)).toBe(0);
    expect((await owner.query('select * from verify_audit()')).rows).toEqual([]);
  });

  it('ask the store for files that were left half-written a day ago', async () => {
    const asked: number[] = [];
    const sweep = async (olderThanMs: number) => asked.push(olderThanMs);
    expect(await cleanStorage({ ...deps, storage: { ...createMemoryStorage(), sweep } })).toBe(1);
    expect(asked).toEqual([86_400_000]);
  });

  it('never run in two processes at the same time', async () => {
    const other = new Database({ url: testDatabase.url, logger: silent });
    let running = 0;
    let most = 0;
    let runs = 0;
    const sweep = {
      name: 'test',
      purpose: 'counts its runs',
      everyMs: 20,
      async run() {
        running += 1;
        runs += 1;
        most = Math.max(most, running);
        await new Promise((settle) => setTimeout(settle, 30));
        running -= 1;
        return 0;
      },
    };
    const schedules = [startSchedules(deps, [sweep]), startSchedules({ ...deps, database: other }, [sweep])];
    await eventually(() => runs >= 8);
    await Promise.all(schedules.map((each) => each.close()));
    await other.close();
    expect(most).toBe(1);
  });
});
