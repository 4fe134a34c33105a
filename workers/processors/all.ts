import type { Processor } from '../processor.ts';
import { applyChangeProcessor } from './apply-change.ts';
import { checkPromptProcessor } from './check-prompt.ts';
import { deliverWebhooksProcessor } from './deliver-webhooks.ts';
import { driveEmergencyProcessor } from './drive-emergency.ts';
import { driveLinesProcessor } from './drive-lines.ts';
import { driveNationalProcessor } from './drive-national.ts';
import { driveRemovalsProcessor } from './drive-removals.ts';
import { readLineProcessor } from './read-line.ts';
import { sendMessageProcessor } from './send-message.ts';
import { testPhoneSystemProcessor } from './test-phone-system.ts';

/** The handlers of all tasks; the registry checks that none is missing. */
export const processors: readonly Processor[] = [
  checkPromptProcessor,
  applyChangeProcessor,
  driveEmergencyProcessor,
  driveLinesProcessor,
  sendMessageProcessor,
  testPhoneSystemProcessor,
  driveNationalProcessor,
  driveRemovalsProcessor,
  readLineProcessor,
  deliverWebhooksProcessor,
];
