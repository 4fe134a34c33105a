import type { ChangeRequestInput } from '../../contract/change-requests.contract.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import { extraBusinessDaysOf } from '../../domain/deadline/deadline-rules.ts';
import { type ExplainedDeadline, explainDeadline } from '../../domain/deadline/explain-deadline.ts';
import type { Qualification } from '../../domain/qualification/qualification-input.ts';
import { qualify } from '../../domain/qualification/qualify.ts';
import { invalidInput, notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { type FilingFacts, readFilingFacts } from './filing.repository.ts';
import { refusalError } from './refusal-error.ts';
import { assessReopening, type Reopening } from './reopening.ts';

/** A filing looked at from every side: what the dry run shows and what the filing acts on, by the same code. */
export interface Assessment {
  facts: FilingFacts & { promptId: string };
  qualification: Qualification;
  deadline: ExplainedDeadline;
  reopening: Reopening | null;
  extraBusinessDays: number;
}

/**
 * Reads the facts and decides, without writing. With `lock` the upload's verdict stands still until the transaction ends.
 * @throws AppError `not_found` for another customer's line, `invalid_input` for an upload that is not there, `outside_calendar`,
 * and what `assessReopening` throws.
 */
export async function assessFiling(
  deps: Deps,
  transaction: Transaction,
  filing: { caller: Caller; input: ChangeRequestInput; now: Date; lock: boolean },
): Promise<Assessment> {
  const { caller, input, now } = filing;
  const facts = await readFilingFacts(transaction, input, filing.lock);
  if (!facts) throw notFound();
  ensure(caller.actor, 'changeRequest.file', { organisationId: facts.organisationId });
  const { promptId } = facts;
  if (promptId === null) {
    throw invalidInput([{ path: 'uploadId', code: 'unknown_upload', message: input.uploadId }]);
  }
  const extraBusinessDays = extraBusinessDaysOf({
    environment: facts.environment,
    extraBusinessDays: facts.extraBusinessDays ?? undefined,
  });
  const deadline = explainDeadline(deps.calendar.current(), { receivedAt: now, extraBusinessDays });
  if (!deadline.ok) throw refusalError(deadline.refusal);
  const reopening = await assessReopening(deps, transaction, { caller, input, now });
  const qualification = qualify({
    kind: input.kind,
    customer: customerFacts(facts),
    prompt: facts.promptStatus === null ? null : { status: facts.promptStatus },
    duplicates: facts.duplicates.map((changeRequestId) => ({ changeRequestId })),
    // What was reported wrong may be the very recording: it is looked at again.
    alreadyInEffect: facts.alreadyLive && reopening === null,
    effectiveAt: input.effectiveAt ?? null,
    revertAt: input.revertAt ?? null,
    changedByHand: facts.changedByHand,
    dueBy: deadline.deadline.dueBy,
    now,
  });
  return { facts: { ...facts, promptId }, qualification, deadline: deadline.deadline, reopening, extraBusinessDays };
}

function customerFacts({ plan, onboardedOn, contractFrom, contractUntil, environment }: FilingFacts) {
  const contract =
    contractFrom !== null && contractUntil !== null ? { from: contractFrom, until: contractUntil } : null;
  return { plan, onboardedOn, contract, environment };
}
