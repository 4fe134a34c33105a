import type { QuoteReply } from '../../contract/quotes.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { type LiveEvent, type OutboxNudge, writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { conflict } from '../../shared/app-error.ts';
import { openJob } from '../../work/open-job.ts';
import { ensure } from '../ensure.ts';
import { mailSales } from '../notifications/quote-mails.ts';
import { lockWork, updateWork } from './quote-work.repository.ts';
import type { QuoteRow, WorkRow } from './quotes.repository.ts';
import { type Acting, lockVisible, replyOf } from './step-quote.ts';

interface Answer {
  action: 'confirmed' | 'sentBack';
  /** Why it is sent back. */
  reason?: string;
}

async function delivered(transaction: Transaction, quoteId: string): Promise<WorkRow> {
  const work = await lockWork(transaction, quoteId);
  if (work?.state !== 'delivered') throw conflict('quote_work_moved_on');
  return work;
}

async function record(
  deps: Deps,
  transaction: Transaction,
  { actor, callId }: Acting,
  told: { row: QuoteRow; answer: Answer; nudges?: OutboxNudge[]; events?: LiveEvent[] },
): Promise<void> {
  const { row, answer, nudges = [], events = [] } = told;
  const { organisationId, id } = row;
  await writeRecords(transaction, deps.outbox, organisationId, {
    ...{ at: deps.clock.now(), actor, callId, nudges },
    audit: [
      {
        ...{ organisationId, action: `quote.${answer.action}`, subjectKind: 'quote', subjectId: id },
        ...(answer.reason === undefined ? {} : { reason: answer.reason }),
      },
    ],
    events: [{ type: 'quote.changed', subjectId: id, organisationId }, ...events],
  });
}

/** Accepts delivered work: by the customer, or by their silence. @throws AppError `quote_work_moved_on` (409). */
export async function confirmWork(deps: Deps, transaction: Transaction, by: Acting, row: QuoteRow): Promise<void> {
  await delivered(transaction, row.id);
  const confirmedByName = by.actor.kind === 'system' ? null : by.actor.name;
  await updateWork(transaction, row.id, { state: 'confirmed', confirmedAt: deps.clock.now(), confirmedByName });
  await record(deps, transaction, by, { row, answer: { action: 'confirmed' } });
}

/** The work is not what was agreed: its job opens again, due on the same day. */
async function sendBack(deps: Deps, transaction: Transaction, by: Acting, { row, reason }: SentBack): Promise<void> {
  const work = await delivered(transaction, row.id);
  const now = deps.clock.now();
  await updateWork(transaction, row.id, {
    state: 'open',
    deliveredAt: null,
    deliveredByName: null,
    returnReason: reason,
  });
  const { organisationId, id } = row;
  const job = await openJob(transaction, { subject: { kind: 'quote', id }, organisationId, dueBy: work.dueBy, now });
  const event = { type: 'job.changed', subjectId: job.id, organisationId, data: { status: job.status } };
  const nudges = await mailSales(deps, transaction, { quote: { ...row, reason }, message: 'quote_sent_back', now });
  await record(deps, transaction, by, { row, answer: { action: 'sentBack', reason }, nudges, events: [event] });
}

interface SentBack {
  row: QuoteRow;
  reason: string;
}

/** The customer's word about delivered work. @throws AppError `not_found`, `forbidden`, `quote_work_moved_on`. */
export async function answerWork(
  deps: Deps,
  caller: Caller,
  { id, reason }: { id: string; reason?: string },
): Promise<{ reply: QuoteReply; version: number }> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const row = await lockVisible(transaction, id);
    ensure(caller.actor, 'quote.answerWork', { organisationId: row.organisationId });
    if (reason === undefined) await confirmWork(deps, transaction, caller, row);
    else await sendBack(deps, transaction, caller, { row, reason });
    return { reply: await replyOf(deps, transaction, caller, row), version: row.version };
  });
}
