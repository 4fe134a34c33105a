import { applyChangeTask } from './apply-change.ts';
import { checkPromptTask } from './check-prompt.ts';
import { deliverWebhooksTask } from './deliver-webhooks.ts';
import { driveEmergencyTask } from './drive-emergency.ts';
import { driveLinesTask } from './drive-lines.ts';
import { driveNationalTask } from './drive-national.ts';
import { driveRemovalsTask } from './drive-removals.ts';
import { readLineTask } from './read-line.ts';
import { sendMessageTask } from './send-message.ts';
import type { AnyContract } from './task-contract.ts';
import { testPhoneSystemTask } from './test-phone-system.ts';

/** All tasks. The workers refuse to start when one has no handler, or two. */
export const taskContracts: readonly AnyContract[] = [
  checkPromptTask,
  applyChangeTask,
  driveEmergencyTask,
  driveLinesTask,
  sendMessageTask,
  testPhoneSystemTask,
  driveNationalTask,
  driveRemovalsTask,
  readLineTask,
  deliverWebhooksTask,
];
