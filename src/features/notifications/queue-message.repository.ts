import type { Transaction } from '../../db/database.ts';
import type { OutboxNudge } from '../../db/records.ts';
import type { MessageKind } from '../../domain/message-kind.ts';
import type { CalendarEntry } from '../../domain/notifications/calendar-entry.ts';
import { newId } from '../../shared/ids.ts';
import { sendMessageTask } from '../../tasks/send-message.ts';

export interface NewMessage {
  /** The organisation whose message it is; null for staff and for what concerns no customer. */
  organisationId: string | null;
  kind: MessageKind;
  /** One address, without a display name. */
  recipient: string;
  subject: string;
  /** Plain text. */
  body: string;
  /** What it promises, for the reader's calendar. */
  calendarEntries?: CalendarEntry[];
}

/**
 * Stores a message in the caller's transaction. Its nudge goes into the same `writeRecords`, so that it is sent after the
 * commit.
 */
export async function queueMessage(transaction: Transaction, message: NewMessage, at: Date): Promise<OutboxNudge> {
  const messageId = newId();
  const entries = message.calendarEntries?.length ? JSON.stringify(message.calendarEntries) : null;
  await transaction.sql`
    insert into message (id, organisation_id, kind, recipient, subject, body, calendar_entries, created_at)
    values (${messageId}, ${message.organisationId}, ${message.kind}, ${message.recipient}, ${message.subject},
            ${message.body}, ${entries}::text::jsonb, ${at.toISOString()}::timestamptz)`;
  return { task: sendMessageTask.name, payload: { messageId } };
}
