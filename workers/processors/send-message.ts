import { sendMessage } from '../../src/features/messages/send-message.ts';
import { sendMessageJob } from '../../src/jobs/send-message.ts';
import { defineProcessor } from '../processor.ts';

export const sendMessageProcessor = defineProcessor(sendMessageJob, sendMessage);
