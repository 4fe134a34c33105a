import type { AssessmentInput } from '../../contract/quote-steps.contract.ts';
import type { QuoteReply } from '../../contract/quotes.contract.ts';
import type { Transaction } from '../../db/database.ts';
import type { QuoteDraft } from '../../db/schema/quote.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { PaidKind } from '../../domain/change-request/kind.ts';
import { quoteStepsFor } from '../../domain/quote/decide-quote.ts';
import { hasContract, isServiceDate } from '../../domain/quote/quote-days.ts';
import type { QuoteCommand } from '../../domain/quote/quote-state.ts';
import { AppError, invalidInput } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { dayOfWork } from './open-work.ts';
import { stateOf } from './quotes.presenter.ts';
import { contractOf, type QuoteRow } from './quotes.repository.ts';
import { findRates } from './rates.repository.ts';
import { lockVisible, replyOf, transitionQuote } from './step-quote.ts';

/** Work on phone channels, which needs a contract for them. */
const phoneKinds: readonly PaidKind[] = ['prompt_recording', 'ivr_redesign'];

interface Answered {
  reply: QuoteReply;
  version: number;
}

/** Takes one step with a quote of the caller's. @throws AppError `not_found`, `forbidden`, and what `transitionQuote` throws. */
export async function stepQuote(
  deps: Deps,
  caller: Caller,
  { id, command }: { id: string; command: Extract<QuoteCommand, { action: 'decline' | 'withdraw' }> },
): Promise<Answered> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const row = await stepable(transaction, caller, id);
    const saved = await transitionQuote(deps, transaction, caller, { row, command });
    return { reply: await replyOf(deps, transaction, caller, saved), version: saved.version };
  });
}

/**
 * Offers exactly the assessment that was read: a second press, or one after somebody has changed it, offers nothing.
 * @throws AppError `not_found`, `forbidden`, `precondition_failed`, and what `transitionQuote` throws.
 */
export async function offerQuote(
  deps: Deps,
  caller: Caller,
  { id, expectedVersion }: { id: string; expectedVersion: number },
): Promise<Answered> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const row = await stepable(transaction, caller, id);
    // Where nothing can be offered any more, the refusal names what has become of the quote.
    const canOffer = quoteStepsFor(stateOf(row), caller.actor, deps.clock.now()).includes('offer');
    if (canOffer) assertRead(row, expectedVersion);
    const saved = await transitionQuote(deps, transaction, caller, { row, command: { action: 'offer' } });
    return { reply: await replyOf(deps, transaction, caller, saved), version: saved.version };
  });
}

function assertRead({ version }: QuoteRow, expectedVersion: number): void {
  if (version !== expectedVersion) throw new AppError('precondition_failed', { status: 412 });
}

async function stepable(transaction: Transaction, { actor }: Caller, id: string): Promise<QuoteRow> {
  const row = await lockVisible(transaction, id);
  ensure(actor, 'quote.step', { organisationId: row.organisationId });
  return row;
}

/** Lines without a rate have that of their role. @throws AppError `invalid_input`. */
async function draftOf(deps: Deps, transaction: Transaction, input: AssessmentInput): Promise<QuoteDraft> {
  const { feasibility, feasibilityNote = null, validUntil, agreedOn = null } = input;
  const { rates } = await findRates(transaction);
  const rateOf = (role: string) => rates.find((each) => each.role === role)?.ratePerHour;
  const lines = input.lines.map((line) => ({ ...line, ratePerHour: line.ratePerHour ?? rateOf(line.role) ?? -1 }));
  const unknown = lines.findIndex(({ ratePerHour }) => ratePerHour < 0);
  if (unknown !== -1) throw invalidInput([{ path: `lines.${unknown}.ratePerHour`, code: 'rate_unknown', message: '' }]);
  if (agreedOn !== null && isServiceDate(deps.calendar.current(), agreedOn) !== true)
    throw invalidInput([{ path: 'agreedOn', code: 'not_service_day', message: agreedOn }]);
  return { feasibility, feasibilityNote, lines, validUntil, agreedOn };
}

/**
 * Prepares the next offer; what was offered stands. @throws AppError `not_found`, `forbidden`, `precondition_failed`, `quote_moved_on`;
 * `invalid_input` for a role without a rate, and an agreed day on which the desk does not work.
 */
export async function assessQuote(
  deps: Deps,
  caller: Caller,
  { id, expectedVersion, input }: { id: string; expectedVersion: number; input: AssessmentInput },
): Promise<Answered> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const row = await lockVisible(transaction, id);
    ensure(caller.actor, 'quote.assess', { organisationId: row.organisationId });
    assertRead(row, expectedVersion);
    const draft = await draftOf(deps, transaction, input);
    const { feasibility, lines, validUntil } = draft;
    const command: QuoteCommand = { action: 'assess', draft: { feasibility, lines: lines.length, validUntil } };
    const saved = await transitionQuote(deps, transaction, caller, { row, command, values: { draft } });
    return { reply: await replyOf(deps, transaction, caller, saved), version: saved.version };
  });
}

/**
 * An owner accepts exactly the version that they have read, and the work becomes a job.
 * @throws AppError `not_found`, `forbidden`, `quote_version_changed`, `quote_expired`, `no_phone_contract`, `quote_moved_on`.
 */
export async function acceptQuote(
  deps: Deps,
  caller: Caller,
  { id, version, typedName }: { id: string; version: number; typedName: string },
): Promise<Answered> {
  const { actor } = caller;
  return await deps.database.transaction(actor, async (transaction) => {
    const row = await stepable(transaction, caller, id);
    const now = deps.clock.now();
    const contract = row.status !== 'quoted' || (await isContracted(deps, transaction, { row, now }));
    const saved = await transitionQuote(deps, transaction, caller, {
      ...{ row, command: { action: 'accept', version, contract } },
      values: { acceptedBy: actor.userId, acceptedName: typedName, acceptedAt: now },
    });
    return { reply: await replyOf(deps, transaction, caller, saved), version: saved.version };
  });
}

async function isContracted(
  deps: Deps,
  transaction: Transaction,
  { row, now }: { row: QuoteRow; now: Date },
): Promise<boolean> {
  if (!phoneKinds.includes(row.kind)) return true;
  const agreedOn = await dayOfWork(deps, transaction, { row, now });
  return hasContract(await contractOf(transaction, row.organisationId), { now, agreedOn });
}
