import type { Transaction } from '../../db/database.ts';
import type { ChangeRequestCommand } from '../../domain/change-request/change-request-state.ts';
import { newId } from '../../shared/ids.ts';
import { insertRequestMessage, type RequestMessageRow } from './conversation.repository.ts';

type Said = Pick<RequestMessageRow, 'kind' | 'words'>;

const kindOfAction: Record<string, Said['kind']> = {
  'change_request.askCustomer': 'question',
  'change_request.provide': 'answer',
};

function saidBy(command: ChangeRequestCommand): Said | null {
  if (command.action === 'askCustomer') return { kind: 'question', words: command.question.trim() };
  const words = command.action === 'provide' ? (command.text?.trim() ?? '') : '';
  return words === '' ? null : { kind: 'answer', words };
}

/** Keeps the words of a step that has some: the technician's question, the customer's answer. */
export async function keepWords(
  transaction: Transaction,
  command: ChangeRequestCommand,
  about: { organisationId: string; changeRequestId: string; at: Date },
): Promise<void> {
  const said = saidBy(command);
  if (said) await insertRequestMessage(transaction, { id: newId(), ...about, ...said });
}

/**
 * The words of each audit row, in its order; null where nothing was said. A step's words and its row are of the same instant;
 * each is given to one row only, because a step may follow another within it.
 */
export function wordsOfEntries(
  entries: readonly { action: string; at: Date }[],
  messages: readonly Pick<RequestMessageRow, 'kind' | 'words' | 'at'>[],
): (string | null)[] {
  const left = [...messages];
  return entries.map(({ action, at }) => {
    const place = left.findIndex(
      (message) => message.kind === kindOfAction[action] && message.at.getTime() === at.getTime(),
    );
    return place === -1 ? null : (left.splice(place, 1)[0]?.words ?? null);
  });
}
