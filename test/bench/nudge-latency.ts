/**
 * From the commit of a transaction to the start of its job, through outbox, relay and queue, while 10,000 other jobs wait and
 * are worked on. Run: `DATABASE_URL=… [REDIS_URL=…] npx tsx test/bench/nudge-latency.ts` on a database made for it.
 * Aim: p99 ≤ 100 ms on both stores.
 */
import { pino } from 'pino';
import { applicationRole, Database } from '../../src/db/database.ts';
import { migrateDatabase } from '../../src/db/migrate.ts';
import { createOutboxSignal } from '../../src/db/outbox-signal.ts';
import { writeRecords } from '../../src/db/records.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import { createTaskQueue } from '../../src/queue/create-task-queue.ts';
import { migrateQueue } from '../../src/queue/migrate-queue.ts';
import { defineTask, nudgeFor } from '../../src/tasks/task-contract.ts';
import { startOutboxRelay } from '../../workers/outbox-relay.ts';
import { eventually, ordinary, ordinaryTask, rest, upTo } from '../support/test-tasks.ts';

const databaseUrl = process.env.DATABASE_URL ?? '';
const logger = pino({ level: 'silent' });
const emergency = defineTask({
  ...ordinaryTask,
  name: 'bench-emergency',
  queue: 'emergency',
  taskId: ({ n }: { n: number }) => `bench-emergency-${n}`,
  priority: 1,
});
const contracts = [ordinaryTask, emergency];
const samples = 200;

async function measure(redisUrl: string | null): Promise<void> {
  const database = new Database({ url: databaseUrl, logger });
  const queue = await createTaskQueue({ redisUrl, databaseUrl, role: applicationRole, contracts, logger });
  const signal = createOutboxSignal({ database, logger });
  const started = new Map<number, number>();
  const busy = await queue.consume({ queue: 'apply', concurrency: 8, run: () => rest(20) });
  const urgent = await queue.consume({
    queue: 'emergency',
    concurrency: 8,
    run: async ({ payload }) => void started.set((payload as { n: number }).n, performance.now()),
  });
  const relay = await startOutboxRelay({ database, queue, signal, logger, contracts });
  await queue.add(ordinary(...upTo(10_000)));
  const late: number[] = [];
  for (const n of upTo(samples)) {
    await database.transaction(systemActor, (transaction) =>
      writeRecords(transaction, signal, null, {
        at: new Date(),
        actor: systemActor,
        callId: null,
        audit: [],
        events: [],
        nudges: [nudgeFor(emergency, { n })],
      }),
    );
    const committed = performance.now();
    await eventually(() => started.has(n));
    late.push((started.get(n) as number) - committed);
    await rest(20);
  }
  late.sort((one, other) => one - other);
  const at = (share: number) => (late[Math.floor(late.length * share)] as number).toFixed(1);
  console.log(`${redisUrl ? 'Redis' : 'PostgreSQL'}: committed to started p50 ${at(0.5)}, p99 ${at(0.99)} ms`);
  await Promise.all([busy.close(1_000), urgent.close(1_000), relay.close()]);
  await queue.close();
  await database.close();
}

await migrateDatabase({ url: databaseUrl, logger, migrateQueue });
await measure(null);
if (process.env.REDIS_URL) await measure(process.env.REDIS_URL);
