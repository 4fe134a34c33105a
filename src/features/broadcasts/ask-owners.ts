import { wholeCountry } from '../../contract/words/alarm-mails.ts';
import { questionMail } from '../../contract/words/question-mails.ts';
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
import { findCustomerReaders, type Reader } from '../notifications/recipients.repository.ts';
import { type BroadcastRow, findBroadcast } from './broadcasts.repository.ts';
import {
  insertQuestionMail,
  lockQuestion,
  nameLines,
  type QuestionRow,
  unmailedQuestions,
  updateQuestion,
} from './questions.repository.ts';

const most = 200;
/** Lines that a mail names; its page names all. */
const mostNamed = 20;

/** Mails each owner who wants to be asked a link of their own. Returns how many customers were asked. */
export async function askOwners(deps: Deps): Promise<number> {
  const ids = await deps.database.transaction(systemActor, (transaction) => unmailedQuestions(transaction, most));
  return await eachInTurn(deps, ids, (transaction, id) => ask(deps, transaction, id));
}

async function ask(deps: Deps, transaction: Transaction, id: string): Promise<void> {
  const question = await lockQuestion(transaction, id);
  const row = question && (await findBroadcast(transaction, question.broadcastId));
  if (!question || !row || question.mailedAt !== null) return;
  const now = deps.clock.now();
  const { organisationId } = question;
  const nudges = [];
  for (const reader of await findCustomerReaders(transaction, { organisationId, filedBy: null }))
    nudges.push(await mailOne(deps, transaction, { question, row, reader, now }));
  await updateQuestion(transaction, id, { mailedAt: now });
  await writeRecords(transaction, deps.outbox, organisationId, {
    ...{ at: now, actor: systemActor, callId: null, audit: [], nudges },
    events: [{ type: 'broadcast.changed', subjectId: row.id, organisationId: null }],
  });
}

async function mailOne(
  deps: Deps,
  transaction: Transaction,
  { question, row, reader, now }: { question: QuestionRow; row: BroadcastRow; reader: Reader; now: Date },
) {
  const { organisationId, lineIds } = question;
  const { token, tokenHash } = makeMailToken();
  const { id: userId, name: userName, email } = reader;
  const mail = { organisationId, questionId: question.id, userId, userName, email, tokenHash };
  await insertQuestionMail(transaction, { id: newId(), ...mail, sentAt: now, openedAt: null });
  const language = languageOf(reader);
  const named = (await nameLines(transaction, lineIds.slice(0, mostNamed))).map(
    ({ label, number }) => `${label} ${number}`,
  );
  const values = {
    ...{ name: userName, from: row.from.toISOString(), until: row.until.toISOString(), reason: row.reason },
    area: row.county === null ? wholeCountry[language] : `${row.county}${row.district ?? ''}`,
    count: lineIds.length,
    lines: named.join(language === 'en' ? ', ' : '、') + (lineIds.length > mostNamed ? ' …' : ''),
    address: `${deps.publicUrl()}/consent?token=${token}`,
  };
  const message = {
    ...{ organisationId, kind: 'broadcast_question' as const, recipient: email },
    subject: say(questionMail.subject, language, values),
    body: say(questionMail.body, language, values),
  };
  return await queueMessage(transaction, message, now);
}
