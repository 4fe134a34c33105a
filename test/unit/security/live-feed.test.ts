import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.ts';
import { LiveFeed } from '../../../src/db/live-feed.ts';

/** An endless outbox, one page at a time. */
function endlessOutbox() {
  let reads = 0;
  let sequence = 0;
  const page = () => Array.from({ length: 200 }, () => ({ sequence: ++sequence, organisation_id: null, events: [] }));
  const database = {
    transaction: async () => {
      reads += 1;
      await sleep(1);
      return reads === 1 ? [{ newest: 1_000_000 }] : page();
    },
  };
  return { database: database as unknown as Database, reads: () => reads };
}

it('stops catching up for a client that has left', async () => {
  const { database, reads } = endlessOutbox();
  const feed = new LiveFeed({ database, logger: pino({ level: 'silent' }) });
  const leave = feed.subscribe({ after: 0, deliver: () => undefined });
  await sleep(30);
  leave();
  await sleep(20);
  const then = reads();
  await sleep(50);
  expect(reads()).toBe(then);
});
