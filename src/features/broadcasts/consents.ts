import type { ConsentReply, QuestionsReply } from '../../contract/consents.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { AppError, conflict, notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { hashMailToken } from '../mail-token.ts';
import { findCustomerName } from '../notifications/recipients.repository.ts';
import { type BroadcastRow, findBroadcast, lockBroadcast } from './broadcasts.repository.ts';
import {
  findQuestion,
  findQuestionMail,
  lockQuestion,
  nameLines,
  noteOpened,
  type QuestionMailRow,
  type QuestionRow,
  questionMailsOf,
  questionsOf,
  updateQuestion,
} from './questions.repository.ts';
import { transitionBroadcast } from './step-broadcast.ts';

interface Asked {
  mail: QuestionMailRow;
  question: QuestionRow;
  row: BroadcastRow;
}

async function askedBy(transaction: Transaction, token: string): Promise<Asked> {
  const mail = await findQuestionMail(transaction, hashMailToken(token));
  const question = mail && (await findQuestion(transaction, mail.questionId));
  const row = question && (await findBroadcast(transaction, question.broadcastId));
  if (!mail || !question || !row) throw new AppError('mail_link_not_usable', { status: 410 });
  return { mail, question, row };
}

const running = ['sending', 'stopped', 'active'];

function isOver({ status, until }: BroadcastRow, now: Date): boolean {
  return !running.includes(status) || until <= now;
}

async function present(deps: Deps, transaction: Transaction, { mail, question, row }: Asked): Promise<ConsentReply> {
  const { county, district, from, until, reason } = row;
  const { answer, answeredBy, answeredAt, organisationId, lineIds } = question;
  return {
    ...{ name: mail.userName, customer: await findCustomerName(transaction, organisationId), reason },
    area: county === null ? null : { county, district },
    ...{ from: formatTaipei(from), until: formatTaipei(until) },
    lines: await nameLines(transaction, lineIds),
    ...{ yes: answer, answeredBy, answeredAt: answeredAt && formatTaipei(answeredAt) },
    isOver: isOver(row, deps.clock.now()),
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
 * An owner's answer by the link of their mail. The first one counts; who has seen it may replace it until the end. The same answer twice
 * changes nothing.
 * @throws AppError `mail_link_not_usable` (410), `question_over` (409), `question_answered` (409).
 */
export async function answerConsent(
  deps: Deps,
  { callId }: Pick<Caller, 'callId'>,
  { token, yes, replaces = false }: { token: string; yes: boolean; replaces?: boolean },
): Promise<ConsentReply> {
  return await deps.database.transaction(systemActor, async (transaction) => {
    const { mail, row: found } = await askedBy(transaction, token);
    const row = await lockBroadcast(transaction, found.id);
    const question = await lockQuestion(transaction, mail.questionId);
    if (!row || !question) throw new AppError('mail_link_not_usable', { status: 410 });
    const now = deps.clock.now();
    if (isOver(row, now)) throw conflict('question_over');
    const { answer, answeredBy, organisationId, lineIds } = question;
    if (answer === yes) return await present(deps, transaction, { mail, question, row });
    if (answer !== null && !replaces) throw conflict('question_answered', { name: answeredBy ?? '' });
    const given = { answer: yes, answeredBy: mail.userName, answeredAt: now };
    await updateQuestion(transaction, question.id, given);
    // Nobody has signed in: the link was enough, so the audit names no person.
    const by = { actor: systemActor, callId };
    const command = { action: yes ? 'askedYes' : 'askedNo', asked: { organisationId, lineIds } } as const;
    const stepped = await transitionBroadcast(deps, transaction, by, { id: row.id, command });
    return await present(deps, transaction, { mail, question: { ...question, ...given }, row: stepped });
  });
}

/** Whom to phone: the customers that were asked. @throws AppError `forbidden`, `not_found`. */
export async function listQuestions(deps: Deps, { actor }: Caller, id: string): Promise<QuestionsReply> {
  ensure(actor, 'broadcast.read', { organisationId: null, staffOnly: true });
  return await deps.database.transaction(actor, async (transaction) => {
    if (!(await findBroadcast(transaction, id))) throw notFound();
    const questions = await questionsOf(transaction, id);
    const mails = await questionMailsOf(transaction, id);
    const howMany = (test: (answer: boolean | null) => boolean) =>
      questions.filter(({ answer }) => test(answer)).length;
    return {
      counts: {
        customers: questions.length,
        sent: mails.length,
        opened: mails.filter(({ openedAt }) => openedAt !== null).length,
        yes: howMany((answer) => answer === true),
        no: howMany((answer) => answer === false),
        waiting: howMany((answer) => answer === null),
      },
      items: questions.map((question) => ({
        ...{ organisationId: question.organisationId, customer: question.customer, lines: question.lineIds.length },
        ...{ yes: question.answer, answeredBy: question.answeredBy },
        answeredAt: question.answeredAt && formatTaipei(question.answeredAt),
        asked: mails
          .filter(({ questionId }) => questionId === question.id)
          .map(({ userName: name, email, openedAt }) => ({
            name,
            email,
            openedAt: openedAt && formatTaipei(openedAt),
          })),
      })),
    };
  });
}
