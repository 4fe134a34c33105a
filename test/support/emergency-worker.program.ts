import { pino } from 'pino';
import { applicationRole } from '../../src/db/database.ts';
import { createTaskQueue } from '../../src/queue/create-task-queue.ts';
import { emergencyContracts } from './emergency-tasks.ts';
import { rest } from './test-tasks.ts';

/** A worker process that works on ordinary tasks, and says when it begins an emergency task (ms since 1970). */
const queue = await createTaskQueue({
  redisUrl: process.env.REDIS_URL || null,
  databaseUrl: process.env.DATABASE_URL ?? '',
  role: applicationRole,
  contracts: emergencyContracts,
  logger: pino({ level: 'silent' }),
});
const say = (message: object) => process.send?.(message);
await queue.consume({ queue: 'apply', concurrency: 8, run: () => rest(200) });
await queue.consume({
  queue: 'emergency',
  concurrency: 1,
  async run({ payload }) {
    say({ n: (payload as { n: number }).n, at: performance.timeOrigin + performance.now() });
    // Busy long enough that the other processes have to begin the rest of the same chunk.
    await rest(60);
  },
});
say({ ready: true });
