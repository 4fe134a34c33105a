import type { Transaction } from '../../../db/database.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { extraBusinessDaysOf } from '../../../domain/deadline/deadline-rules.ts';
import { type ExplainedDeadline, explainDeadline } from '../../../domain/deadline/explain-deadline.ts';
import { type Forecast, forecastBy } from '../../../domain/deadline/forecast.ts';
import { placesOf } from '../../../domain/line/place.ts';
import { zoneDateAt } from '../../../domain/line/zone-time.ts';
import type { Qualification, QualificationInput } from '../../../domain/qualification/qualification-input.ts';
import { qualify } from '../../../domain/qualification/qualify.ts';
import { conflict, invalidInput, notFound } from '../../../shared/app-error.ts';
import { ensure } from '../../ensure.ts';
import type { Ask } from '../kinds/ask.ts';
import { refusalError } from '../refusal-error.ts';
import { type AskedLine, askedLines } from './asked-lines.ts';
import { type AssessedClosure, closureFacts } from './closure-facts.ts';
import { type FilingFacts, type LineFacts, readFilingFacts } from './filing.repository.ts';
import { handReturnBy } from './hand-return.ts';
import { refuseLoop } from './refuse-loop.ts';
import { assessReopening, type Reopening } from './reopening.ts';

/** The assessment of a filing: the dry run shows it and the filing acts on it, by the same code. */
export interface Assessment {
  facts: FilingFacts;
  lines: AskedLine[];
  qualification: Qualification;
  deadline: ExplainedDeadline;
  /** By when it is usually completed; null where that is not known, or no sooner than promised. */
  forecast: Forecast | null;
  reopening: Reopening | null;
  extraBusinessDays: number;
  /** Of an emergency closure; else null. */
  closure: AssessedClosure | null;
}

/**
 * Reads the facts and decides, without writing. With `lock` the upload's verdict cannot change until the transaction
 * ends.
 * @throws AppError `not_found` for another customer's line; `invalid_input` for an unknown upload, for lines of two
 * customers, `line_retired` (409), for forwarding in a circle and for an unusable configuration of a line; `outside_calendar`; and what `assessReopening` throws.
 */
export async function assessFiling(
  deps: Deps,
  transaction: Transaction,
  filing: { caller: Caller; ask: Ask; now: Date; lock: boolean },
): Promise<Assessment> {
  const { caller, ask, now } = filing;
  const facts = await factsOf(transaction, ask, filing.lock);
  ensure(caller.actor, 'changeRequest.file', { organisationId: facts.organisationId });
  const retired = facts.lines.find(({ isRetired }) => isRetired);
  if (retired) throw conflict('line_retired', { number: retired.number });
  if (ask.uploadId !== null && facts.promptId === null)
    throw invalidInput([{ path: 'uploadId', code: 'unknown_upload', message: ask.uploadId }]);
  await refuseLoop(transaction, ask.forwardsTo ?? null, {
    ...{ organisationId: facts.organisationId, except: null, numbers: facts.lines.map(({ number }) => number) },
    times: { from: ask.effectiveAt, until: ask.revertAt },
  });
  const promise = promiseOf(deps, { ask, facts, now });
  const { deadline, extraBusinessDays } = promise;
  const reopening = await assessReopening(deps, transaction, { caller, ask, now });
  // A reopening may concern the very recording that plays, so it is applied again.
  const lines = askedLines(ask, facts, { again: reopening !== null, language: caller.language });
  const closing = { ask, facts, now, lock: filing.lock, opensAt: deadline.clockStart };
  const closure = await closureFacts(deps, transaction, closing);
  const qualification = qualify({
    kind: ask.kind,
    customer: customerFacts(facts),
    prompt: facts.promptStatus && { status: facts.promptStatus, seconds: facts.promptSeconds, slot: ask.slot },
    open: openRequests(facts),
    alreadyInEffect: lines.every(({ state }) => state === 'unchanged'),
    effectiveAt: ask.effectiveAt,
    revertAt: ask.revertAt,
    handReturnBy: handReturnBy(deps, {
      revertAt: ask.revertAt,
      byHand: facts.lines.some(({ changedByHand }) => changedByHand),
      extraBusinessDays,
    }),
    dueBy: deadline.dueBy,
    ...addedDatesOf(ask, facts, now),
    ...(closure ? { closure: closure.qualification } : {}),
    now,
  });
  return { facts, lines, qualification, ...promise, reopening, closure };
}

type Promised = Pick<Assessment, 'deadline' | 'forecast' | 'extraBusinessDays'>;

/** One line that a person changes makes the whole request one by hand. What has a time of its own waits for that, and has no forecast. */
function promiseOf(deps: Deps, { ask, facts, now }: { ask: Ask; facts: FilingFacts; now: Date }): Promised {
  const { environment, extraBusinessDays: own, lines } = facts;
  const extraBusinessDays = extraBusinessDaysOf({ environment, extraBusinessDays: own ?? undefined });
  const calendar = deps.calendar.current();
  const clock = { receivedAt: now, extraBusinessDays };
  const explained = explainDeadline(calendar, clock);
  if (!explained.ok) throw refusalError(explained.refusal);
  const { deadline } = explained;
  const { pace } = lines.find(({ changedByHand }) => changedByHand) ?? (lines[0] as LineFacts);
  const isForeseen = ask.effectiveAt === null && pace !== null;
  const forecast = isForeseen ? forecastBy(calendar, clock, pace, deadline.dueBy) : null;
  return { deadline, forecast, extraBusinessDays };
}

async function factsOf(transaction: Transaction, ask: Ask, lock: boolean): Promise<FilingFacts> {
  const { kind, lineIds, uploadId, slot } = ask;
  const patches = [ask.patch(null), ...lineIds.map((id) => ask.patchOf?.(id, null) ?? null)];
  const places = [...new Set(patches.flatMap((patch) => (patch ? placesOf(patch) : [])))];
  const facts = await readFilingFacts(transaction, { kind, lineIds, uploadId, slot, places }, lock);
  if (facts === null) throw notFound();
  if (facts === 'two_customers') throw invalidInput([{ path: 'lineIds', code: 'two_customers', message: '' }]);
  return facts;
}

/** Dates are each line's own: today is that of the line whose day is the earliest. */
function addedDatesOf({ lastAddedDate: last }: Ask, { lines }: FilingFacts, now: Date) {
  if (last === undefined) return {};
  const [today = ''] = lines.map(({ config }) => zoneDateAt(config.timeZone, now)).sort();
  return { addedDates: { last, today } };
}

/** Each open request once, with the first of our lines that it touches. */
function openRequests({ lines }: FilingFacts): QualificationInput['open'] {
  const found = new Map<string, QualificationInput['open'][number]>();
  for (const { number, open } of lines) {
    for (const other of open)
      if (!found.has(other.changeRequestId)) found.set(other.changeRequestId, { ...other, line: number });
  }
  return [...found.values()];
}

function customerFacts({ plan, onboardedOn, contractFrom, contractUntil, environment }: FilingFacts) {
  const contract =
    contractFrom !== null && contractUntil !== null ? { from: contractFrom, until: contractUntil } : null;
  return { plan, onboardedOn, contract, environment };
}
