import type { ConsentReply, QuestionsReply } from '../../contract/consents.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { type Actor, systemActor } from '../../domain/access/actor.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { AppError, conflict, notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { hashMailToken } from '../mail-token.ts';
import { findCustomerName } from '../notifications/recipients.repository.ts';
import { type BroadcastRow, findBroadcast, lockBroadcast } from './broadcasts.repository.ts';
import { presentQuestions } from './list-questions.ts';
import {
  customerQuestions,
  findQuestion,
  findQuestionMail,
  type LineNamed,
  lockCustomerQuestions,
  nameLines,
  noteOpened,
  type QuestionMailRow,
  type QuestionRow,
  updateQuestions,
} from './questions.repository.ts';
import { transitionBroadcast } from './step-broadcast.ts';

interface Asked {
  mail: QuestionMailRow;
  /** What the link answers: of a contact one question, of an owner all of the customer. */
  questions: QuestionRow[];
  row: BroadcastRow;
}

async function askedBy(transaction: Transaction, token: string): Promise<Asked> {
  const mail = await findQuestionMail(transaction, hashMailToken(token));
  const question = mail && (await findQuestion(transaction, mail.questionId));
  const row = question && (await findBroadcast(transaction, question.broadcastId));
  if (!mail || !question || !row) throw new AppError('mail_link_not_usable', { status: 410 });
  return { mail, questions: linkedTo(mail, await customerQuestions(transaction, question)), row };
}

function linkedTo(mail: QuestionMailRow, questions: readonly QuestionRow[]): QuestionRow[] {
  return questions.filter(({ id }) => mail.userId !== null || id === mail.questionId);
}

const running = ['sending', 'stopped', 'active'];

function isOver({ status, until }: BroadcastRow, now: Date): boolean {
  return !running.includes(status) || until <= now;
}

async function present(deps: Deps, transaction: Transaction, { mail, questions, row }: Asked): Promise<ConsentReply> {
  const { county, district, from, until, reason } = row;
  const lines = await nameLines(
    transaction,
    questions.flatMap(({ lineIds }) => lineIds),
  );
  const shown = ({ number, label }: LineNamed) => ({ number, label });
  const named = new Map(lines.map((line) => [line.id, shown(line)]));
  const parts = questions.map((question) => ({
    ...{ id: question.id, contact: question.contactName },
    lines: question.lineIds.flatMap((id) => named.get(id) ?? []),
    ...presentAnswer(question),
  }));
  const [first] = parts;
  const alike = first && parts.every(({ yes }) => yes === first.yes) ? first : null;
  return {
    ...{ name: mail.userName, customer: await findCustomerName(transaction, mail.organisationId), reason },
    area: county === null ? null : { county, district },
    ...{ from: formatTaipei(from), until: formatTaipei(until), lines: lines.map(shown), parts },
    ...{ yes: alike?.yes ?? null, answeredBy: alike?.answeredBy ?? null, answeredAt: alike?.answeredAt ?? null },
    isOver: isOver(row, deps.clock.now()),
  };
}

function presentAnswer({ answer, answeredBy, answeredAt, takenDownBy, answeredByContact }: QuestionRow) {
  const as = takenDownBy !== null ? 'phone' : answeredByContact ? 'contact' : 'owner';
  return {
    ...{ yes: answer, answeredBy, answeredAt: answeredAt && formatTaipei(answeredAt) },
    answeredAs: answer === null ? null : (as as 'phone' | 'contact' | 'owner'),
  };
}

/** What the link of a mail asks. Nothing is decided: mail programs open links by themselves. @throws AppError `mail_link_not_usable` (410). */
export async function readConsent(deps: Deps, token: string): Promise<ConsentReply> {
  return await deps.database.transaction(systemActor, async (transaction) => {
    const asked = await askedBy(transaction, token);
    const now = deps.clock.now();
    if (await noteOpened(transaction, asked.mail.id, now))
      await writeRecords(transaction, deps.outbox, null, {
        ...{ at: now, actor: systemActor, callId: null, audit: [], nudges: [] },
        events: [{ type: 'broadcast.changed', subjectId: asked.row.id, organisationId: null }],
      });
    return await present(deps, transaction, asked);
  });
}

/**
 * An answer by the link of a mail. The first one counts; who has seen it may replace it until the end. The same answer twice
 * changes nothing. An owner answers for all lines, or with `part` for those of one contact; where some are answered already, only the
 * others, unless it replaces.
 * @throws AppError `mail_link_not_usable` (410), `not_found` for a part that the link does not answer; `question_over` (409),
 * `question_answered` (409).
 */
export async function answerConsent(
  deps: Deps,
  { callId }: Pick<Caller, 'callId'>,
  { token, part, ...said }: { token: string; yes: boolean; replaces?: boolean; part?: string },
): Promise<ConsentReply> {
  return await deps.database.transaction(systemActor, async (transaction) => {
    const { mail, row: found } = await askedBy(transaction, token);
    const row = await lockBroadcast(transaction, found.id);
    if (!row) throw new AppError('mail_link_not_usable', { status: 410 });
    const { organisationId } = mail;
    const locked = await lockCustomerQuestions(transaction, { broadcastId: row.id, organisationId });
    const questions = linkedTo(mail, locked);
    // Nobody has signed in: the link was enough, so the audit names no person.
    const by = { actor: systemActor, callId };
    const given = { replaces: false, ...said, saidBy: mail.userName, isContact: mail.userId === null };
    const stepped = await take(deps, transaction, { by, row, questions: partOf(questions, part), given });
    return await present(deps, transaction, {
      mail,
      row: stepped,
      questions: (await askedBy(transaction, token)).questions,
    });
  });
}

function partOf(questions: readonly QuestionRow[], part: string | undefined): QuestionRow[] {
  const those = questions.filter(({ id }) => part === undefined || id === part);
  if (those.length === 0) throw notFound();
  return those;
}

/**
 * What a customer, or with `part` the contact of some lines, has said on the phone, as an operator takes it down: who said it stands
 * in the answer and in the audit.
 * @throws AppError `forbidden`, `not_found`, `question_over` (409), `question_answered` (409).
 */
export async function takeDownAnswer(
  deps: Deps,
  caller: Caller,
  {
    id,
    organisationId,
    part,
    ...said
  }: { id: string; organisationId: string; yes: boolean; saidBy: string; replaces?: boolean; part?: string },
): Promise<QuestionsReply> {
  ensure(caller.actor, 'broadcast.write', { organisationId: null, staffOnly: true });
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const row = await lockBroadcast(transaction, id);
    if (!row) throw notFound();
    const questions = partOf(await lockCustomerQuestions(transaction, { broadcastId: id, organisationId }), part);
    const given = { replaces: false, ...said, reason: said.saidBy, isContact: false };
    await take(deps, transaction, { by: caller, row, questions, given });
    return await presentQuestions(transaction, id);
  });
}

interface Answering {
  by: { actor: Actor; callId: string | null };
  row: BroadcastRow;
  questions: readonly QuestionRow[];
  /** `reason`: what the audit says of an answer that an operator took down. */
  given: { yes: boolean; replaces: boolean; saidBy: string; isContact: boolean; reason?: string };
}

/** Records an answer and closes or opens the lines; the same one again changes nothing. */
async function take(deps: Deps, transaction: Transaction, answering: Answering): Promise<BroadcastRow> {
  const { by, row, questions, given } = answering;
  const now = deps.clock.now();
  if (isOver(row, now)) throw conflict('question_over');
  const { yes, replaces, saidBy, isContact, reason } = given;
  const others = questions.filter(({ answer }) => answer !== yes);
  const changing = others.filter(({ answer }) => answer === null || replaces);
  const [first] = changing;
  if (!first && others.length > 0) throw conflict('question_answered', { name: others[0]?.answeredBy ?? '' });
  if (!first) return row;
  const { userId, name } = by.actor;
  const taken = { takenDownBy: userId, takenDownByName: userId === null ? null : name };
  await updateQuestions(
    transaction,
    changing.map(({ id }) => id),
    { answer: yes, answeredBy: saidBy, answeredByContact: isContact, answeredAt: now, ...taken },
  );
  const asked = { organisationId: first.organisationId, lineIds: changing.flatMap(({ lineIds }) => lineIds) };
  const command = { action: yes ? 'askedYes' : 'askedNo', asked, ...(reason ? { reason } : {}) } as const;
  return await transitionBroadcast(deps, transaction, by, { id: row.id, command });
}
