import { z } from 'zod';
import { defineJob } from './job-contract.ts';

/** Checks, measures and transcodes one uploaded prompt. */
export const checkPromptJob = defineJob({
  name: 'check-prompt',
  queue: 'audio',
  payload: z.strictObject({ promptId: z.uuid() }),
  jobId: ({ promptId }) => `check-prompt-${promptId}`,
  attempts: 3,
  backoffMs: 2_000,
  timeLimitMs: 120_000,
  priority: 10,
});
