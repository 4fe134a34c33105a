import type { Transaction } from '../../../db/database.ts';
import { type AuditEntry, type LiveEvent, writeRecords } from '../../../db/records.ts';
import type { Caller, Deps } from '../../../deps.ts';
import type { ChangeRequestCommand } from '../../../domain/change-request/change-request-state.ts';
import { whatFollows } from '../../../domain/change-request/request-line.ts';
import type { JobResult } from '../../../domain/job/job-result.ts';
import { updateJob } from '../../../work/job.repository.ts';
import type { JobRow } from '../../../work/job-row.ts';
import type { RequestWithJob } from '../change-requests.repository.ts';
import { eventsOf } from '../live-events.ts';
import { saveLines } from './save-lines.ts';
import type { LineValues } from './transition.ts';
import { transitionRequest } from './transition-request.ts';

/** News of some lines of a request. */
export interface LineNews {
  /** Under lock. */
  current: RequestWithJob;
  lines: LineValues[];
  /** What the job gains where the request stays where it is, and further audit rows. */
  job?: Partial<JobRow>;
  audit?: AuditEntry[];
}

/**
 * Records what became of lines of a request. The request waits while any is still being changed. Then it is completed, partial, or
 * failed where none is live; lines that a person has still to change by hand keep it in progress.
 */
export async function recordLines(
  deps: Deps,
  transaction: Transaction,
  caller: Pick<Caller, 'actor' | 'callId'>,
  { current, lines: news, job: gains, audit = [] }: LineNews,
): Promise<void> {
  const lines = current.lines.map((line) => {
    const values = news.find(({ lineIds }) => lineIds.includes(line.lineId))?.values ?? {};
    return { ...line, ...values };
  });
  const events = news.flatMap(({ lineIds, values }) =>
    lineIds.map((id) => lineEvent(current, id, values.revision ?? null)),
  );
  const follows = whatFollows(lines);
  if (follows === 'applying' || follows === 'byHand')
    return await goOn(deps, transaction, caller, {
      ...{ current, lines: news, job: gains, audit, events },
      isApplying: follows === 'applying',
    });
  const result = resultOf(lines.map((line) => line.result));
  const attempts = (current.job?.attempts ?? 0) + (result?.state === 'failed' ? 1 : 0);
  await transitionRequest(deps, transaction, caller, {
    id: current.request.id,
    command: commandFor(follows, lines, result),
    extras: () => ({ lines: news, job: { result, attempts }, audit, events }),
  });
}

type KnownLine = RequestWithJob['lines'][number];

/** The step of the request's lifecycle that its lines ask for. */
function commandFor(
  follows: 'complete' | 'partial' | 'fail',
  lines: KnownLine[],
  result: JobResult | null,
): ChangeRequestCommand {
  const proof = lines.some((line) => line.proof === 'signedOff') ? 'signedOff' : 'settled';
  if (follows === 'complete') return { action: 'complete', proof };
  const failed = lines.filter(({ state }) => state === 'failed');
  if (follows === 'partial') return { action: 'settleSome', failedLineIds: failed.map(({ lineId }) => lineId), proof };
  const fault = result?.state === 'failed' ? result.fault : 'apply_internal';
  return { action: 'fail', fault, restored: failed.every((line) => line.proof !== 'unknown') };
}

/** What the job shows of its lines: the first failure, or the last success. */
function resultOf(results: (JobResult | null)[]): JobResult | null {
  return results.find((result) => result?.state === 'failed') ?? results.findLast((result) => result !== null) ?? null;
}

/** Saves the lines of a request that stays where it is. Nobody else may act on it while a line is still being changed. */
async function goOn(
  deps: Deps,
  transaction: Transaction,
  { actor, callId }: Pick<Caller, 'actor' | 'callId'>,
  {
    current,
    lines,
    job: gains,
    audit = [],
    events,
    isApplying,
  }: LineNews & { events: LiveEvent[]; isApplying: boolean },
): Promise<void> {
  const { request } = current;
  await saveLines(transaction, { current, lines }, request);
  const values = { ...gains, ...(isApplying ? {} : { applyRequestedAt: null }) };
  const isChanged = current.job !== null && Object.keys(values).length > 0;
  const job = isChanged ? await updateJob(transaction, (current.job as JobRow).id, values) : current.job;
  await writeRecords(transaction, deps.outbox, request.organisationId, {
    at: deps.clock.now(),
    actor,
    callId,
    audit,
    events: [...eventsOf(request, job), ...events],
    nudges: [],
  });
}

function lineEvent({ request: { organisationId } }: RequestWithJob, id: string, revision: number | null): LiveEvent {
  return { type: 'line.changed', subjectId: id, organisationId, data: { revision } };
}
