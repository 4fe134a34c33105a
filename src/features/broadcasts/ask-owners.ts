import { wholeCountry } from '../../contract/words/alarm-mails.ts';
import { contactQuestionMail, questionMail } from '../../contract/words/question-mails.ts';
import { say } from '../../contract/words/say.ts';
import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { newId } from '../../shared/ids.ts';
import { eachInTurn } from '../change-requests/moving/step-each.ts';
import { makeMailToken } from '../mail-token.ts';
import { queueMessage } from '../notifications/queue-message.repository.ts';
import { languageOf } from '../notifications/reader-text.ts';
import { findCustomerName, findCustomerReaders } from '../notifications/recipients.repository.ts';
import { type BroadcastRow, findBroadcast } from './broadcasts.repository.ts';
import { namedLines } from './named-lines.ts';
import {
  findQuestion,
  insertQuestionMail,
  lockCustomerQuestions,
  type QuestionRow,
  unmailedQuestions,
  updateQuestions,
} from './questions.repository.ts';

const most = 200;

/** Mails each owner who wants to be asked, and the contacts of the lines, a link of their own. Returns how many customers were asked. */
export async function askOwners(deps: Deps): Promise<number> {
  const ids = await deps.database.transaction(systemActor, (transaction) => unmailedQuestions(transaction, most));
  return await eachInTurn(deps, ids, (transaction, id) => ask(deps, transaction, id));
}

/** A person to ask. */
interface Asked {
  /** An owner's; null for a contact. */
  userId: string | null;
  name: string;
  email: string;
  language: string | null;
  /** What their link answers; an owner's answers the customer's other questions too. */
  questionId: string;
  lineIds: string[];
}

async function ask(deps: Deps, transaction: Transaction, id: string): Promise<void> {
  const question = await findQuestion(transaction, id);
  const row = question && (await findBroadcast(transaction, question.broadcastId));
  if (!question || !row) return;
  const questions = (await lockCustomerQuestions(transaction, question)).filter(({ mailedAt }) => mailedAt === null);
  const now = deps.clock.now();
  const { organisationId } = question;
  const nudges = [];
  for (const person of await peopleToAsk(transaction, organisationId, questions))
    nudges.push(await mailOne(deps, transaction, { row, organisationId, person, now }));
  await updateQuestions(
    transaction,
    questions.map((each) => each.id),
    { mailedAt: now },
  );
  await writeRecords(transaction, deps.outbox, organisationId, {
    ...{ at: now, actor: systemActor, callId: null, audit: [], nudges },
    events: [{ type: 'broadcast.changed', subjectId: row.id, organisationId: null }],
  });
}

/** The owners once for all lines, and each contact for their own; a contact who is an owner is asked as the owner. */
async function peopleToAsk(
  transaction: Transaction,
  organisationId: string,
  questions: readonly QuestionRow[],
): Promise<Asked[]> {
  const [first] = questions;
  if (!first) return [];
  const owners = await findCustomerReaders(transaction, { organisationId, filedBy: null });
  const lineIds = questions.flatMap((question) => question.lineIds);
  const asOwners = owners.map(({ id, ...reader }) => ({ ...reader, userId: id, questionId: first.id, lineIds }));
  const asContacts = questions.flatMap(({ id, contactName: name, contactEmail: email, lineIds: own }) =>
    name === null || email === null || owners.some((owner) => owner.email.toLowerCase() === email)
      ? []
      : [{ userId: null, name, email, language: owners[0]?.language ?? null, questionId: id, lineIds: own }],
  );
  return [...asOwners, ...asContacts];
}

async function mailOne(
  deps: Deps,
  transaction: Transaction,
  { row, organisationId, person, now }: { row: BroadcastRow; organisationId: string; person: Asked; now: Date },
) {
  const { lineIds, userId, questionId, name, email } = person;
  const { token, tokenHash } = makeMailToken();
  const mail = { organisationId, questionId, userId, userName: name, email, tokenHash };
  await insertQuestionMail(transaction, { id: newId(), ...mail, sentAt: now, openedAt: null });
  const language = languageOf(person);
  const values = {
    ...{ name, from: row.from.toISOString(), until: row.until.toISOString(), reason: row.reason },
    area: row.county === null ? wholeCountry[language] : `${row.county}${row.district ?? ''}`,
    customer: await findCustomerName(transaction, organisationId),
    count: lineIds.length,
    lines: await namedLines(transaction, lineIds, language),
    address: `${deps.publicUrl()}/consent?token=${token}`,
  };
  const { subject, body } = userId === null ? contactQuestionMail : questionMail;
  const message = {
    ...{ organisationId, kind: 'broadcast_question' as const, recipient: email },
    ...{ subject: say(subject, language, values), body: say(body, language, values) },
  };
  return await queueMessage(transaction, message, now);
}
