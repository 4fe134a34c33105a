import { customerMessages, operatorMessages } from './change-request/change-request-state.ts';
import { deadlineWarnings } from './deadline/warnings.ts';
import { jobMessages } from './job/job-state.ts';
import { subjectAlarmKinds } from './on-call/alarm.ts';
import { quoteMessages } from './quote/quote-state.ts';

/** Every kind of mail that is stored. The audit keeps the kind, so each has a name in `contract/words/message-kinds.ts`. */
export const messageKinds = [
  'invitation',
  'password_recovery',
  'request_message',
  'deadlines_moved',
  'season_sweep',
  'webhook_off',
  'alarm_escalated',
  'digest',
  'broadcast_question',
  'broadcast_corrected',
  'enquiry_asked',
  'enquiry_late',
  'enquiry_answered',
  'enquiry_handed_over',
  'quote_ending',
  'quote_delivered',
  'quote_sent_back',
  'quote_work_late',
  'quote_message',
  ...quoteMessages,
  ...customerMessages,
  ...operatorMessages,
  ...jobMessages,
  ...subjectAlarmKinds,
  ...deadlineWarnings.map((warning) => `deadline_${warning}` as const),
] as const;
export type MessageKind = (typeof messageKinds)[number];
