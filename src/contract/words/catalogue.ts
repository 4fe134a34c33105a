import { accessWords } from './access.ts';
import { announcementWords } from './announcements.ts';
import { attachmentRefusals } from './attachments.ts';
import { broadcastWords } from './broadcasts.ts';
import { calendarWords } from './calendar.ts';
import { changeRequestWords } from './change-requests.ts';
import { deadlineWords } from './deadlines.ts';
import { enquiryRefusals } from './enquiries.ts';
import { eventWords } from './events.ts';
import { exerciseRefusals } from './exercises.ts';
import { forgetAuditWords } from './forget-audit.ts';
import { jobWords } from './jobs.ts';
import { lineWords } from './lines.ts';
import { phoneSystemWords } from './phone-systems.ts';
import { problemWords } from './problems.ts';
import { promptWords } from './prompts.ts';
import { qualificationWords } from './qualification.ts';
import { quoteRefusals } from './quotes.ts';
import { reportRefusals } from './reports.ts';
import { scopeRefusals } from './scope.ts';
import { startWords } from './start.ts';
import { storageWords } from './storage.ts';
import { webhookWords } from './webhooks.ts';
import type { Wordings } from './wording.ts';

/** Every code the API can answer with, in both languages. A test fails for a code without wording. */
export const wordings: Wordings = {
  ...problemWords,
  ...accessWords,
  ...phoneSystemWords,
  ...eventWords,
  ...announcementWords,
  ...calendarWords,
  ...deadlineWords,
  ...lineWords,
  ...promptWords,
  ...storageWords,
  ...qualificationWords,
  ...changeRequestWords,
  ...jobWords,
  ...attachmentRefusals,
  ...quoteRefusals,
  ...reportRefusals,
  ...scopeRefusals,
  ...enquiryRefusals,
  ...startWords,
  ...webhookWords,
  ...broadcastWords,
  ...exerciseRefusals,
  ...forgetAuditWords,
};
