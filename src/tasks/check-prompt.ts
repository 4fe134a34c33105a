import { z } from 'zod';
import { defineTask } from './task-contract.ts';

/** Higher ranks share one priority. */
const lastRank = 1_000;

/** `priority` is for nudges without a rank. */
export const checkPromptTask = defineTask({
  name: 'check-prompt',
  purpose: 'checks and measures one uploaded recording, and makes what phone systems play',
  queue: 'audio',
  payload: z.strictObject({ promptId: z.uuid() }),
  taskId: ({ promptId }) => `check-prompt-${promptId}`,
  attempts: 3,
  backoffMs: 2_000,
  timeLimitMs: 120_000,
  priority: 10,
});

/**
 * Orders checks fairly between owners: a check's priority is its rank (from 1) among the owner's own, so that
 * nobody waits behind another's whole backlog. Each minute of waiting halves it, so that many small customers do not
 * starve a large one.
 * 1 is reserved for urgent work.
 */
export function checkPriority(rank: number, waitedSeconds = 0): number {
  const lifted = Math.ceil(Math.min(rank, lastRank) / 2 ** Math.floor(waitedSeconds / 60));
  return 1 + Math.max(1, lifted);
}
