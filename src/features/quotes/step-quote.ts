import type { QuoteReply } from '../../contract/quotes.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { type LiveEvent, type OutboxNudge, writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { Refusal } from '../../domain/decision.ts';
import { decideQuote } from '../../domain/quote/decide-quote.ts';
import type { QuoteCommand, QuoteIntent } from '../../domain/quote/quote-state.ts';
import { type AppError, conflict, notFound } from '../../shared/app-error.ts';
import { refusalError } from '../change-requests/refusal-error.ts';
import { mailCustomerOfQuote, mailSales } from '../notifications/quote-mails.ts';
import { keepVersion } from './keep-version.ts';
import { openWork } from './open-work.ts';
import { stateOf } from './quotes.presenter.ts';
import { lockQuote, type QuoteRow, updateQuote, wholeQuotes } from './quotes.repository.ts';
import { present } from './read-quotes.ts';

export type Acting = Pick<Caller, 'actor' | 'callId'>;

/** What a step writes besides: the row is the one after it. */
interface Told {
  nudges: OutboxNudge[];
  events: LiveEvent[];
}

interface Carrying {
  deps: Deps;
  transaction: Transaction;
  by: Acting;
  row: QuoteRow;
  now: Date;
}

/** How each intent of a quote is carried out. One without a carrier does not compile. */
type QuoteCarriers = {
  [Type in QuoteIntent['type']]: (
    intent: Extract<QuoteIntent, { type: Type }>,
    carrying: Carrying,
  ) => Promise<Partial<Told>>;
};

const carriers: QuoteCarriers = {
  keepVersion: async (_intent, { transaction, by, row, now }) => {
    await keepVersion(transaction, { row, actor: by.actor, now });
    return {};
  },
  openJob: async (_intent, { deps, transaction, row, now }) => ({
    events: await openWork(deps, transaction, { row, now }),
  }),
  tellCustomer: async ({ message }, { deps, transaction, row, now }) => ({
    nudges: await mailCustomerOfQuote(deps, transaction, { quote: row, message, now }),
  }),
  tellSales: async ({ message }, { deps, transaction, row, now }) => ({
    nudges: await mailSales(deps, transaction, { quote: row, message, now }),
  }),
};

async function carry(intents: readonly QuoteIntent[], carrying: Carrying): Promise<Told> {
  const told: Told = { nudges: [], events: [] };
  for (const intent of intents) {
    const carrier = carriers[intent.type] as (given: QuoteIntent, each: Carrying) => Promise<Partial<Told>>;
    const { nudges = [], events = [] } = await carrier(intent, carrying);
    told.nudges.push(...nudges);
    told.events.push(...events);
  }
  return told;
}

/** Where the other came first, the refusal names what has become of the quote. */
function refusalOf(refusal: Refusal): AppError {
  if (refusal.code !== 'illegal_transition') return refusalError(refusal);
  return conflict('quote_moved_on', { quoteStatus: refusal.params.status ?? '' });
}

/**
 * Decides and saves one step of a locked quote: every step goes through here. `values` are written beside its status.
 * @throws AppError `quote_moved_on` (409, names the current state), or the domain's refusal.
 */
export async function transitionQuote(
  deps: Deps,
  transaction: Transaction,
  by: Acting,
  step: { row: QuoteRow; command: QuoteCommand; values?: Partial<QuoteRow> },
): Promise<QuoteRow> {
  const { row: before, command, values = {} } = step;
  const { actor, callId } = by;
  const now = deps.clock.now();
  const decision = decideQuote({ state: stateOf(before), command, actor, now });
  if (!decision.ok) throw refusalOf(decision.refusal);
  const { next, audit, intents } = decision;
  const { status, version: offered, offeredUntil } = next;
  const planned = { ...before, ...values, status, offered, offeredUntil, updatedAt: now };
  // The work and the version are written first: the row that names them never changes afterwards.
  const told = await carry(intents, { deps, transaction, by, row: planned, now });
  const isEnd = status === 'accepted' || status === 'declined' || status === 'withdrawn';
  const row = await updateQuote(transaction, before.id, {
    ...{ ...values, status, offered, offeredUntil, updatedAt: now },
    ...(audit.reason === undefined ? {} : { reason: audit.reason }),
    ...(isEnd ? { endedAt: now } : {}),
  });
  const { organisationId, id } = row;
  await writeRecords(transaction, deps.outbox, organisationId, {
    ...{ at: now, actor, callId, nudges: told.nudges },
    audit: [
      {
        ...{ organisationId, action: audit.action, subjectKind: 'quote', subjectId: id },
        ...{ before: audit.before, after: audit.after },
        ...(audit.reason === undefined ? {} : { reason: audit.reason }),
      },
    ],
    events: [{ type: 'quote.changed', subjectId: id, organisationId, data: { status } }, ...told.events],
  });
  return row;
}

/** Locks a quote that the caller can see. @throws AppError `not_found`. */
export async function lockVisible(transaction: Transaction, id: string): Promise<QuoteRow> {
  const row = await lockQuote(transaction, id);
  if (!row) throw notFound();
  return row;
}

export async function replyOf(
  deps: Deps,
  transaction: Transaction,
  caller: Caller,
  row: QuoteRow,
): Promise<QuoteReply> {
  const [whole] = await wholeQuotes(transaction, [row]);
  if (!whole) throw notFound();
  return present(deps, caller, whole);
}
