import type { EnquiryMessageReply, EnquiryReply } from '../../contract/enquiries.contract.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { longestConversation } from '../../domain/change-request/conversation.ts';
import { enquiryStepsFor } from '../../domain/enquiry/decide-enquiry.ts';
import { answerBy } from '../../domain/enquiry/enquiry-clock.ts';
import { enquiryNumber } from '../../domain/enquiry/enquiry-number.ts';
import { notFound } from '../../shared/app-error.ts';
import { presentAttachment } from '../attachments/attachments.presenter.ts';
import { type AttachmentRow, attachmentsOfMessages } from '../attachments/attachments.repository.ts';
import { ensure } from '../ensure.ts';
import { decodeCursor, decodeIdCursor, pageOf } from '../page.ts';
import {
  type EnquiryMessageRow,
  type EnquiryRow,
  enquiryOfMessage,
  findEnquiry,
  findFigures,
  listEnquiries,
  listEnquiryMessages,
  listWaiting,
  type WholeEnquiry,
  wholeEnquiries,
} from './enquiries.repository.ts';

const instant = (at: Date | null) => at && formatTaipei(at);
const reportedDays = 30;

export function present(
  deps: Deps,
  { actor }: Pick<Caller, 'actor'>,
  { row, customer, text }: WholeEnquiry,
): EnquiryReply {
  const { id, organisationId, category, topicKey, status, changeRequestId, mergedInto, answeredAt, answerDueBy } = row;
  const waits = status === 'waiting';
  return {
    ...{ id, number: enquiryNumber(id), organisationId, customer, category, topicKey, status, text },
    ...{ askedBy: row.askedByName, askedAt: formatTaipei(row.createdAt) },
    waitingSince: waits ? formatTaipei(row.waitingSince) : null,
    dueBy: waits ? instant(answerBy(deps.calendar.current(), row.waitingSince)) : null,
    answeredAt: instant(answeredAt),
    inTime: answeredAt && answerDueBy ? answeredAt <= answerDueBy : null,
    takenBy: row.takenBy === null ? null : { id: row.takenBy, name: row.takenByName ?? '' },
    ...{ changeRequestId, mergedInto },
    actions: enquiryStepsFor(row, actor),
  };
}

export function presentMessage(
  { id, side, authorName, words, at }: EnquiryMessageRow,
  attached: readonly AttachmentRow[],
): EnquiryMessageReply {
  const attachments = attached.filter(({ enquiryMessageId }) => enquiryMessageId === id).map(presentAttachment);
  return { id, side, by: authorName, text: words, at: formatTaipei(at), attachments };
}

export async function replyOf(
  deps: Deps,
  transaction: Transaction,
  caller: Pick<Caller, 'actor'>,
  row: EnquiryRow,
): Promise<EnquiryReply> {
  const [whole] = await wholeEnquiries(transaction, [row]);
  if (!whole) throw notFound();
  return present(deps, caller, whole);
}

async function readable(transaction: Transaction, { actor }: Caller, id: string): Promise<EnquiryRow> {
  const row = await findEnquiry(transaction, id);
  if (!row) throw notFound();
  ensure(actor, 'enquiry.read', { organisationId: row.organisationId });
  return row;
}

/** @throws AppError `not_found`, `forbidden`. */
export async function assertMessageReadable(
  transaction: Transaction,
  caller: Caller,
  messageId: string,
): Promise<void> {
  const enquiryId = await enquiryOfMessage(transaction, messageId);
  if (enquiryId === null) throw notFound();
  await readable(transaction, caller, enquiryId);
}

/** @throws AppError `not_found`, `forbidden`. */
export async function getEnquiry(deps: Deps, caller: Caller, id: string): Promise<EnquiryReply> {
  return await deps.database.transaction(caller.actor, async (transaction) =>
    replyOf(deps, transaction, caller, await readable(transaction, caller, id)),
  );
}

interface Query {
  limit: number;
  cursor?: string;
  waiting?: 'true' | 'false';
  organisationId?: string;
  changeRequestId?: string;
}

async function page(transaction: Transaction, { cursor, waiting, ...wish }: Query) {
  if (waiting !== 'true')
    return pageOf(
      await listEnquiries(transaction, { ...wish, after: decodeIdCursor(cursor) }),
      wish.limit,
      ({ id }) => [id],
    );
  const after = decodeCursor<[string, string]>(cursor, ['instant', 'id']);
  return pageOf(await listWaiting(transaction, { ...wish, after }), wish.limit, ({ waitingSince, id }) => [
    waitingSince.toISOString(),
    id,
  ]);
}

/** Those that wait, by their clock, or all, newest first. @throws AppError `forbidden`, `cursor_invalid`. */
export async function readEnquiries(
  deps: Deps,
  caller: Caller,
  query: Query,
): Promise<{ items: EnquiryReply[]; nextCursor: string | null }> {
  ensure(caller.actor, 'enquiry.list', { organisationId: null });
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const { rows, nextCursor } = await page(transaction, query);
    const whole = await wholeEnquiries(transaction, rows);
    return { items: whole.map((each) => present(deps, caller, each)), nextCursor };
  });
}

/** @throws AppError `not_found`, `forbidden`. */
export async function readEnquiryMessages(
  deps: Deps,
  caller: Caller,
  id: string,
): Promise<{ items: EnquiryMessageReply[]; open: boolean }> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const { status } = await readable(transaction, caller, id);
    const rows = await listEnquiryMessages(transaction, id);
    const isOpen = status === 'waiting' || status === 'answered';
    const attached = await attachmentsOfMessages(
      transaction,
      rows.map((row) => row.id),
    );
    return {
      items: rows.map((row) => presentMessage(row, attached)),
      open: isOpen && rows.length < longestConversation,
    };
  });
}

/** What waits, and how the answers of the last 30 days kept their clock. @throws AppError `forbidden`. */
export async function readFigures(deps: Deps, { actor }: Caller) {
  ensure(actor, 'enquiry.report', { organisationId: null, staffOnly: true });
  const now = deps.clock.now();
  const since = new Date(now.getTime() - reportedDays * 86_400_000);
  const figures = await deps.database.transaction(actor, (transaction) => findFigures(transaction, since));
  const calendar = deps.calendar.current();
  const { waitingSince, answeredInTime, answeredLate } = figures;
  const late = waitingSince.filter((at) => (answerBy(calendar, at) ?? now) < now).length;
  return { waiting: waitingSince.length, late, answeredInTime, answeredLate };
}
