import { deliverWebhooks } from '../../src/features/webhooks/deliver-webhooks.ts';
import { deliverWebhooksTask } from '../../src/tasks/deliver-webhooks.ts';
import { defineProcessor } from '../processor.ts';

export const deliverWebhooksProcessor = defineProcessor(deliverWebhooksTask, deliverWebhooks);
