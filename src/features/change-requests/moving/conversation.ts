import type { Transaction } from '../../../db/database.ts';
import type { Actor } from '../../../domain/access/actor.ts';
import type { ChangeRequestCommand } from '../../../domain/change-request/change-request-state.ts';
import { newId } from '../../../shared/ids.ts';
import { insertRequestMessage, type RequestMessageRow } from './conversation.repository.ts';

type Said = Pick<RequestMessageRow, 'kind' | 'words'>;

const kindOfAction: Record<string, Said['kind']> = {
  'change_request.askCustomer': 'question',
  'change_request.provide': 'answer',
  'change_request.join': 'message',
  'change_request.absorb': 'message',
};

function saidBy(command: ChangeRequestCommand): Said | null {
  if (command.action === 'askCustomer') return { kind: 'question', words: command.question.trim() };
  if (command.action === 'join' || command.action === 'absorb')
    return command.text ? { kind: 'message', words: command.text } : null;
  const words = command.action === 'provide' ? (command.text?.trim() ?? '') : '';
  return words === '' ? null : { kind: 'answer', words };
}

/** Stores the text of a step that has one: the technician's question, the customer's answer, the note of what is added. */
export async function keepWords(
  transaction: Transaction,
  command: ChangeRequestCommand,
  { actor, ...about }: { organisationId: string; changeRequestId: string; at: Date; actor: Actor },
): Promise<void> {
  const said = saidBy(command);
  if (said) await insertRequestMessage(transaction, { id: newId(), ...about, ...authorOf(actor), ...said });
}

/** Whose words an entry of the conversation has. */
export function authorOf(actor: Actor): Pick<RequestMessageRow, 'side' | 'authorId' | 'authorName'> {
  const side = actor.organisationId === null ? 'staff' : 'customer';
  return { side, authorId: actor.userId, authorName: actor.name };
}

/**
 * The text of each audit row, in its order; null where there is none. A step's text and its row have the same instant;
 * each text is given to one row only, because another step may follow within that instant.
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
