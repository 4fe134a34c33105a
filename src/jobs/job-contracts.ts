import { applyChangeJob } from './apply-change.ts';
import { checkPromptJob } from './check-prompt.ts';
import type { AnyContract } from './job-contract.ts';
import { sendMessageJob } from './send-message.ts';

/** All background work there is. The workers refuse to start when one has no handler, or two. */
export const jobContracts: readonly AnyContract[] = [checkPromptJob, applyChangeJob, sendMessageJob];
