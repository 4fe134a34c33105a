import {
  moreMovedDeadlines,
  movedDeadlineLine,
  movedDeadlinesMail,
} from '../../contract/words/moved-deadline-mails.ts';
import { say } from '../../contract/words/say.ts';
import type { Transaction } from '../../db/database.ts';
import type { OutboxNudge } from '../../db/records.ts';
import type { Deps, Language } from '../../deps.ts';
import { requestNumber } from '../../domain/change-request/request-number.ts';
import { promiseEntry } from './promise-entries.ts';
import { findPromises } from './promises.repository.ts';
import { queueChosen } from './queue-chosen.repository.ts';
import { languageOf, linesNamed } from './reader-text.ts';
import { findCustomerReaders } from './recipients.repository.ts';

/** A promise that a change of the calendar moved; ISO instants. */
export interface ToldMove {
  id: string;
  organisationId: string;
  before: string;
  after: string;
}

/** Requests that a mail lists; the page has them all. */
const mostListed = 20;

/** Stores one mail to each owner of a customer, over all of its requests that were moved, in the reader's language. */
export async function mailMovedDeadlines(
  deps: Deps,
  transaction: Transaction,
  { moves, now }: { moves: readonly ToldMove[]; now: Date },
): Promise<OutboxNudge[]> {
  const nudges: OutboxNudge[] = [];
  for (const organisationId of new Set(moves.map((move) => move.organisationId))) {
    const own = moves.filter((move) => move.organisationId === organisationId);
    const promises = await findPromises(
      transaction,
      own.map(({ id }) => id),
    );
    for (const reader of await findCustomerReaders(transaction, { organisationId, filedBy: null })) {
      const language = languageOf(reader);
      const values = {
        name: reader.name,
        count: own.length,
        list: listOf(own, language),
        address: `${deps.publicUrl()}/requests`,
      };
      const message = {
        ...{ organisationId, kind: 'deadlines_moved' as const, reader, group: 'progress' as const },
        subject: say(movedDeadlinesMail.subject, language, values),
        body: say(movedDeadlinesMail.body, language, values),
        calendarEntries: promises.flatMap(({ request, line }) => {
          const name = linesNamed(line, request.lineCount)[language];
          return promiseEntry(deps, request, { line: name, language, now }) ?? [];
        }),
      };
      nudges.push(...(await queueChosen(transaction, message, now)));
    }
  }
  return nudges;
}

function listOf(moves: readonly ToldMove[], language: Language): string {
  const lines = moves
    .slice(0, mostListed)
    .map(({ id, before, after }) => say(movedDeadlineLine, language, { number: requestNumber(id), before, after }));
  const left = moves.length - lines.length;
  return [...lines, ...(left > 0 ? [say(moreMovedDeadlines, language, { count: left })] : [])].join('\n');
}
