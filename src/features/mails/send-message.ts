import { NotifyError } from '../../connectors/notify/notify.port.ts';
import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import type { MessageKind } from '../../domain/message-kind.ts';
import type { TaskContext } from '../../tasks/task-context.ts';
import { writeEntries } from '../day-files/icalendar/write-entries.ts';
import { findMessage, type MessageRow, markFailed, markSent } from './mails.repository.ts';

/** Messages whose text opens an account: once delivered, the text is deleted. */
const secretKinds = new Set<MessageKind>(['invitation', 'password_recovery']);

/**
 * Sends a stored message once; without a mail server it stays stored, for an admin to read. The message id is sent as
 * Message-ID, so that one sent twice after a crash is shown once.
 * @throws NotifyError when the mail server cannot be reached and another attempt is left.
 */
export async function sendMessage(deps: Deps, job: { messageId: string }, context: TaskContext): Promise<void> {
  if (deps.notifier.kind === 'stored') return;
  const row = await deps.database.transaction(systemActor, (transaction) => findMessage(transaction, job.messageId));
  if (!row || row.sentAt !== null) return;
  context.signal.throwIfAborted();
  try {
    await deps.notifier.send({
      ...{ id: row.id, to: row.recipient, subject: row.subject, text: row.body },
      ...(row.calendarEntries === null ? {} : { calendar: writeEntries(row.calendarEntries, senderOf(deps)) }),
    });
  } catch (error) {
    if (!(error instanceof NotifyError)) throw error;
    if (error.fault === 'retry' && !context.lastAttempt) throw error;
    await settle(deps, row, { error: error.message });
    return;
  }
  await settle(deps, row, { error: null });
}

/** The address of the sender, without its name. */
function senderOf({ config }: Deps): string | null {
  const from = config.smtp?.from ?? '';
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? (from.trim() || null);
}

async function settle(deps: Deps, row: MessageRow, outcome: { error: string | null }): Promise<void> {
  const at = deps.clock.now();
  await deps.database.transaction(systemActor, async (transaction) => {
    if (outcome.error !== null) await markFailed(transaction, row.id, outcome.error);
    else if (!(await markSent(transaction, { id: row.id, at, body: secretKinds.has(row.kind) ? '' : row.body })))
      return;
    await writeRecords(transaction, deps.outbox, row.organisationId, {
      at,
      actor: systemActor,
      callId: null,
      audit: [
        {
          organisationId: row.organisationId,
          action: outcome.error === null ? 'message.sent' : 'message.failed',
          subjectKind: 'message',
          subjectId: row.id,
          after: { kind: row.kind },
          reason: outcome.error,
        },
      ],
      events: [],
      nudges: [],
    });
  });
}
