import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { createFileAnchors } from '../../src/connectors/anchors/file-anchors.ts';
import { applicationRole, Database } from '../../src/db/database.ts';
import type { Deps } from '../../src/deps.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import { createTaskQueue } from '../../src/queue/create-task-queue.ts';
import type { TaskQueue } from '../../src/queue/task-queue.port.ts';
import { systemClock } from '../../src/shared/clock.ts';
import { checkPromptTask } from '../../src/tasks/check-prompt.ts';
import { consumeQueues } from '../../workers/consume-queues.ts';
import { defineProcessor } from '../../workers/processor.ts';

export interface CheckWorkerOptions {
  databaseUrl: string;
  redisUrl: string | null;
  /** How long a check takes, ms. */
  holdMs: number;
}

export const shortTimings = { lockDuration: 600, stalledInterval: 500, addTimeout: 2_000 };

/** The dependencies that the background work of these tests needs. */
export function queueDeps(database: Database, queue: TaskQueue): Deps {
  const logger = pino({ level: 'silent' });
  const anchors = createFileAnchors({ path: null, secret: 'no file, no signature', logger });
  return { database, queue, logger, clock: systemClock, anchors } as unknown as Deps;
}

/** A slow check of prompts that records its start and, once, its effect. */
export const slowCheck = (holdMs: number) =>
  defineProcessor(checkPromptTask, async ({ database }, { promptId }) => {
    await database.sql`insert into test_start (prompt_id, pid) values (${promptId}, ${process.pid})`;
    await sleep(holdMs);
    await database.transaction(systemActor, async ({ sql }) => {
      const [row] = await sql`select status from prompt where id = ${promptId} for no key update`;
      if (row?.status !== 'checking') return;
      await sql`insert into test_effect (prompt_id, pid) values (${promptId}, ${process.pid})`;
      await sql`update prompt set status = 'ready', verdict = 'accepted' where id = ${promptId}`;
    });
  });

/** A worker as it runs in a process of its own. */
export async function startCheckWorker({ databaseUrl, redisUrl, holdMs }: CheckWorkerOptions) {
  const logger = pino({ level: 'silent' });
  const database = new Database({ url: databaseUrl, logger, maxConnections: 4 });
  const queue = await createTaskQueue({
    redisUrl,
    databaseUrl,
    role: applicationRole,
    contracts: [checkPromptTask],
    logger,
    timings: shortTimings,
  });
  const workers = await consumeQueues(queueDeps(database, queue), {
    contracts: [checkPromptTask],
    processors: [slowCheck(holdMs)],
  });
  return {
    database,
    queue,
    async close() {
      await workers.close(2_000);
      await queue.close();
      await database.close();
    },
  };
}
