import { accessMessages } from './access.ts';
import { changeRequestMessages } from './change-requests.ts';
import { deadlineMessages } from './deadlines.ts';
import { eventMessages } from './events.ts';
import { jobMessages } from './jobs.ts';
import { lineMessages } from './lines.ts';
import type { Messages } from './message.ts';
import { phoneSystemMessages } from './phone-systems.ts';
import { problemMessages } from './problems.ts';
import { promptMessages } from './prompts.ts';
import { qualificationMessages } from './qualification.ts';
import { startMessages } from './start.ts';
import { storageMessages } from './storage.ts';

/** Every code the API can answer with, in both languages. A test demands that no code is thrown without its words. */
export const messages: Messages = {
  ...problemMessages,
  ...accessMessages,
  ...phoneSystemMessages,
  ...eventMessages,
  ...deadlineMessages,
  ...lineMessages,
  ...promptMessages,
  ...storageMessages,
  ...qualificationMessages,
  ...changeRequestMessages,
  ...jobMessages,
  ...startMessages,
};
