import type { EnquiryReply } from '../../contract/enquiries.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { type LiveEvent, writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import type { Refusal } from '../../domain/decision.ts';
import { decideEnquiry } from '../../domain/enquiry/decide-enquiry.ts';
import { answerBy } from '../../domain/enquiry/enquiry-clock.ts';
import type { EnquiryCommand, EnquiryState } from '../../domain/enquiry/enquiry-state.ts';
import { type AppError, conflict, notFound } from '../../shared/app-error.ts';
import { refusalError } from '../change-requests/refusal-error.ts';
import { ensure } from '../ensure.ts';
import { mailAgents, mailAsker } from '../notifications/enquiry-mails.ts';
import { type EnquiryRow, lockEnquiry, updateEnquiry } from './enquiries.repository.ts';
import { replyOf } from './read-enquiries.ts';

/** What was written with the step. */
interface Told {
  text: string;
  events?: LiveEvent[];
}

/** Where somebody else came first, the refusal names what has become of the enquiry. */
function refusalOf(refusal: Refusal): AppError {
  if (refusal.code !== 'illegal_transition') return refusalError(refusal);
  return conflict('enquiry_moved_on', { enquiryStatus: refusal.params.status ?? '' });
}

/** The instant of an answer, and by when it was to be given; nothing for a further answer to the same question. */
function answered(deps: Deps, before: EnquiryRow, { action }: EnquiryCommand, now: Date): Partial<EnquiryRow> {
  const isAnswer = action === 'answer' || action === 'handOver';
  if (!isAnswer || before.status !== 'waiting') return {};
  const dueBy = answerBy(deps.calendar.current(), before.waitingSince);
  return { answeredAt: now, answerDueBy: dueBy ?? now };
}

/**
 * Decides and saves one step of a locked enquiry: every step goes through here.
 * @throws AppError `enquiry_moved_on` (409, names the current state), or the domain's refusal.
 */
export async function transitionEnquiry(
  deps: Deps,
  transaction: Transaction,
  { actor, callId }: Pick<Caller, 'actor' | 'callId'>,
  step: { row: EnquiryRow; command: EnquiryCommand; told?: Told },
): Promise<EnquiryRow> {
  const { row: before, command, told } = step;
  const now = deps.clock.now();
  const decision = decideEnquiry({ state: before, command, actor, now });
  if (!decision.ok) throw refusalOf(decision.refusal);
  const { next, audit, intents } = decision;
  const { status, waitingSince, takenBy, changeRequestId, mergedInto } = next as EnquiryState;
  const row = await updateEnquiry(transaction, before.id, {
    ...{ status, waitingSince, takenBy, changeRequestId, mergedInto, updatedAt: now },
    ...(takenBy !== before.takenBy ? { takenByName: actor.name } : {}),
    ...answered(deps, before, command, now),
  });
  const nudges = [];
  for (const intent of intents) {
    const mail = { enquiry: row, text: told?.text ?? '', now };
    if (intent.type === 'tellAgents') nudges.push(...(await mailAgents(deps, transaction, mail)));
    else nudges.push(...(await mailAsker(deps, transaction, { ...mail, message: intent.message })));
  }
  const { organisationId, id } = row;
  await writeRecords(transaction, deps.outbox, organisationId, {
    ...{ at: now, actor, callId, nudges },
    audit: [
      {
        ...{ organisationId, action: audit.action, subjectKind: 'enquiry', subjectId: id },
        ...{ before: audit.before, after: audit.after },
        ...(changeRequestId === null ? {} : { changeRequestId }),
      },
    ],
    events: [{ type: 'enquiry.changed', subjectId: id, organisationId }, ...(told?.events ?? [])],
  });
  return row;
}

/** Locks an enquiry that the caller may act on. @throws AppError `not_found`, `forbidden`. */
export async function lockActing(transaction: Transaction, { actor }: Caller, id: string): Promise<EnquiryRow> {
  const row = await lockEnquiry(transaction, id);
  if (!row) throw notFound();
  ensure(actor, 'enquiry.step', { organisationId: row.organisationId });
  return row;
}

/** Takes one step with an enquiry. @throws AppError `not_found`, `forbidden`, and what `transitionEnquiry` throws. */
export async function stepEnquiry(
  deps: Deps,
  caller: Caller,
  { id, action }: { id: string; action: 'take' | 'close' | 'reopen' },
): Promise<EnquiryReply> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const row = await lockActing(transaction, caller, id);
    const saved = await transitionEnquiry(deps, transaction, caller, { row, command: { action } });
    return await replyOf(deps, transaction, caller, saved);
  });
}

/**
 * Goes on in another enquiry of the same customer. @throws AppError `not_found`, `forbidden`, `enquiry_moved_on`;
 * `enquiry_merge_other` for itself or for one that has ended.
 */
export async function mergeEnquiry(
  deps: Deps,
  caller: Caller,
  { id, into }: { id: string; into: string },
): Promise<EnquiryReply> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    // Always in the same order, so that two who merge the two into each other do not wait for one another.
    const locked = new Map<string, EnquiryRow>();
    for (const each of [...new Set([id, into])].sort()) locked.set(each, await lockActing(transaction, caller, each));
    const [row, other] = [locked.get(id), locked.get(into)];
    if (!row || !other || row.organisationId !== other.organisationId) throw notFound();
    const isOpen = other.status === 'waiting' || other.status === 'answered';
    if (row.id === other.id || !isOpen) throw conflict('enquiry_merge_other');
    await transitionEnquiry(deps, transaction, caller, { row, command: { action: 'merge', into } });
    return await replyOf(deps, transaction, caller, await keepWaiting(deps, transaction, { row, other, caller }));
  });
}

/** A question that waits for us goes on waiting in the other one, with the clock that it had. */
async function keepWaiting(
  deps: Deps,
  transaction: Transaction,
  { row, other, caller }: { row: EnquiryRow; other: EnquiryRow; caller: Caller },
): Promise<EnquiryRow> {
  const { status, waitingSince } = row;
  if (status !== 'waiting' || (other.status === 'waiting' && other.waitingSince <= waitingSince)) return other;
  const command = { action: 'absorb', waitingSince } as const;
  return await transitionEnquiry(
    deps,
    transaction,
    { actor: systemActor, callId: caller.callId },
    { row: other, command },
  );
}
