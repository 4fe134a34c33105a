import type { EnquiryReply } from '../../contract/enquiries.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { ScopeCategory, ScopeTopic } from '../../domain/scope/scope-topic.ts';
import { AppError, notFound } from '../../shared/app-error.ts';
import { newId } from '../../shared/ids.ts';
import { attachFiles } from '../attachments/attach-files.ts';
import { ensure } from '../ensure.ts';
import { mailAgents } from '../notifications/enquiry-mails.ts';
import { insertEnquiry, insertEnquiryMessage } from './enquiries.repository.ts';
import { replyOf } from './read-enquiries.ts';
import { findScope } from './scope-topics.repository.ts';

/** What the desk does not do is answered at once, and nothing is recorded. @throws AppError `out_of_scope`, `scope_paid`. */
function assertIncluded(topic: ScopeTopic, { language }: Caller): void {
  const { verdict } = topic;
  if (verdict === 'included') return;
  const params = { topic: topic.title[language], answer: topic.answer[language], topicKey: topic.key };
  if (verdict === 'paid') throw new AppError('scope_paid', { status: 422, params });
  throw new AppError('out_of_scope', { status: 422, params });
}

async function topicOf(transaction: Transaction, caller: Caller, topicKey: string | undefined) {
  const { number, topics } = await findScope(transaction);
  if (topicKey === undefined) return { number, topic: null };
  const topic = topics.find(({ key }) => key === topicKey);
  if (topic === undefined) throw notFound();
  assertIncluded(topic, caller);
  return { number, topic };
}

/**
 * Records a question to our staff and notifies the agents. @throws AppError `forbidden`, `not_found` for a topic that the table
 * does not have, `out_of_scope`, `scope_paid`.
 */
export async function ask(
  deps: Deps,
  caller: Caller,
  input: { category: ScopeCategory; topicKey?: string; text: string; attachmentIds: readonly string[] },
): Promise<EnquiryReply> {
  const { actor, callId } = caller;
  const { organisationId } = actor;
  ensure(actor, 'enquiry.ask', { organisationId });
  if (organisationId === null) throw notFound();
  const now = deps.clock.now();
  return await deps.database.transaction(actor, async (transaction) => {
    const { number, topic } = await topicOf(transaction, caller, input.topicKey);
    const row = await insertEnquiry(transaction, {
      ...{ id: newId(), organisationId, status: 'waiting', category: topic?.category ?? input.category },
      ...{ topicKey: topic?.key ?? null, scopeVersion: number, waitingSince: now, createdAt: now, updatedAt: now },
      ...{ askedBy: actor.userId, askedByName: actor.name },
    });
    const messageId = newId();
    await insertEnquiryMessage(transaction, {
      ...{ id: messageId, organisationId, enquiryId: row.id, side: 'customer', at: now },
      ...{ authorId: actor.userId, authorName: actor.name, words: input.text },
    });
    const to = { enquiryMessageId: messageId };
    await attachFiles(transaction, { organisationId, ids: input.attachmentIds, to });
    const nudges = await mailAgents(deps, transaction, { enquiry: row, text: input.text, now });
    await writeRecords(transaction, deps.outbox, organisationId, {
      ...{ at: now, actor, callId, nudges },
      audit: [
        {
          ...{ organisationId, action: 'enquiry.asked', subjectKind: 'enquiry', subjectId: row.id },
          after: { kind: row.category, status: 'waiting' },
        },
      ],
      events: [{ type: 'enquiry.changed', subjectId: row.id, organisationId }],
    });
    const reply = await replyOf(deps, transaction, caller, row);
    await caller.remember(transaction, { status: 201, body: reply });
    return reply;
  });
}
