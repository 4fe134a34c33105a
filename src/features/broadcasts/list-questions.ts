import type { QuestionsReply } from '../../contract/consents.contract.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { findBroadcast } from './broadcasts.repository.ts';
import { type QuestionMailRow, questionMailsOf, questionsOf } from './questions.repository.ts';

/** Whom to phone: the customers that were asked. @throws AppError `forbidden`, `not_found`. */
export async function listQuestions(deps: Deps, { actor }: Caller, id: string): Promise<QuestionsReply> {
  ensure(actor, 'broadcast.read', { organisationId: null, staffOnly: true });
  return await deps.database.transaction(actor, async (transaction) => {
    if (!(await findBroadcast(transaction, id))) throw notFound();
    return await presentQuestions(transaction, id);
  });
}

/** The answers with what they rest on, for the desk. */
export async function presentQuestions(transaction: Transaction, id: string): Promise<QuestionsReply> {
  const questions = await questionsOf(transaction, id);
  const mails = await questionMailsOf(transaction, id);
  // An owner is asked about all lines of the customer, a contact about one question.
  const toOwners = byKey(mails, ({ userId, organisationId }) => (userId === null ? null : organisationId));
  const toContacts = byKey(mails, ({ userId, questionId }) => (userId === null ? questionId : null));
  const howMany = (test: (answer: boolean | null) => boolean) => questions.filter(({ answer }) => test(answer)).length;
  return {
    counts: {
      customers: new Set(questions.map(({ organisationId }) => organisationId)).size,
      sent: mails.length,
      opened: mails.filter(({ openedAt }) => openedAt !== null).length,
      yes: howMany((answer) => answer === true),
      no: howMany((answer) => answer === false),
      waiting: howMany((answer) => answer === null),
    },
    items: questions.map((question) => ({
      ...{ id: question.id, organisationId: question.organisationId, customer: question.customer },
      ...{ contact: question.contactName, lines: question.lineIds.length },
      ...{ yes: question.answer, answeredBy: question.answeredBy, takenDownBy: question.takenDownByName },
      answeredAt: question.answeredAt && formatTaipei(question.answeredAt),
      asked: [...(toOwners.get(question.organisationId) ?? []), ...(toContacts.get(question.id) ?? [])].map(
        ({ userName: name, userId, email, openedAt }) => ({
          ...{ name, email, isContact: userId === null },
          openedAt: openedAt && formatTaipei(openedAt),
        }),
      ),
    })),
  };
}

/** Mails by a key; those whose key is null are left out. */
function byKey(
  mails: readonly QuestionMailRow[],
  keyOf: (mail: QuestionMailRow) => string | null,
): Map<string, QuestionMailRow[]> {
  const groups = new Map<string, QuestionMailRow[]>();
  for (const mail of mails) {
    const key = keyOf(mail);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(mail);
    else groups.set(key, [mail]);
  }
  return groups;
}
