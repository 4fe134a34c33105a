import type { MessageReply } from '../../contract/messages.contract.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import type { MessageRow } from './mails.repository.ts';

export function presentMessage(row: MessageRow): MessageReply {
  return {
    id: row.id,
    organisationId: row.organisationId,
    kind: row.kind,
    recipient: row.recipient,
    subject: row.subject,
    body: row.body === '' ? null : row.body,
    status: statusOf(row),
    createdAt: formatTaipei(row.createdAt),
    sentAt: row.sentAt && formatTaipei(row.sentAt),
    error: row.error,
  };
}

function statusOf(row: MessageRow): MessageReply['status'] {
  if (row.gatheredFor !== null) return 'gathered';
  if (row.sentAt !== null) return 'sent';
  return row.error === null ? 'stored' : 'failed';
}
