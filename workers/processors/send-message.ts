import { sendMessage } from '../../src/features/mails/send-message.ts';
import { sendMessageTask } from '../../src/tasks/send-message.ts';
import { defineProcessor } from '../processor.ts';

export const sendMessageProcessor = defineProcessor(sendMessageTask, sendMessage);
