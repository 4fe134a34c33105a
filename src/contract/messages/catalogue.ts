import { accessMessages } from './access.ts';
import { deadlineMessages } from './deadlines.ts';
import { eventMessages } from './events.ts';
import { lineMessages } from './lines.ts';
import type { Messages } from './message.ts';
import { phoneSystemMessages } from './phone-systems.ts';
import { problemMessages } from './problems.ts';

/** Every code the API can answer with, in both languages. A test demands that no code is thrown without its words. */
export const messages: Messages = {
  ...problemMessages,
  ...accessMessages,
  ...phoneSystemMessages,
  ...eventMessages,
  ...deadlineMessages,
  ...lineMessages,
};
