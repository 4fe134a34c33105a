import type { ReadBackReply } from '../../contract/read-back.contract.ts';
import { sayOfPhoneSystem } from '../../contract/words/phone-system-says.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { holdsJob } from '../../domain/job/holds-job.ts';
import { findReading, type ReadingRow } from '../../reconcile/line-readings.repository.ts';
import { askForReading } from '../../reconcile/read-line.ts';
import { notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { findJobView } from './job-views.repository.ts';
import { lineToRead } from './jobs.repository.ts';

/**
 * What the phone system had last for a line of a job (`lineToRead`), held against the newest revision, and when. Asks nothing.
 * @throws AppError `not_found`, `forbidden`.
 */
export async function lastReadBack(deps: Deps, caller: Caller, jobId: string): Promise<ReadBackReply> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const { lineId } = await readableJob(deps, caller, transaction, jobId);
    return presentReading(lineId, await findReading(transaction, lineId), caller);
  });
}

/**
 * Has a job's line read back from its phone system. The answer is stored and told as `line.read`; until then the last one stands.
 * @throws AppError `not_found`, `forbidden`.
 */
export async function askReadBack(deps: Deps, caller: Caller, jobId: string): Promise<ReadBackReply> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const { lineId, organisationId } = await readableJob(deps, caller, transaction, jobId);
    await askForReading(deps, transaction, { id: lineId, organisationId });
    return presentReading(lineId, await findReading(transaction, lineId), caller);
  });
}

async function readableJob(deps: Deps, caller: Caller, transaction: Transaction, jobId: string) {
  const view = await findJobView(transaction, jobId);
  if (!view) throw notFound();
  const { organisationId } = view.job;
  const holds = holdsJob(view.job, caller.actor, deps.clock.now());
  ensure(caller.actor, 'line.readConfiguration', { organisationId, holdsJob: holds });
  return { lineId: (await lineToRead(transaction, view.job.changeRequestId)) ?? view.lineId, organisationId };
}

function presentReading(lineId: string, { requestedAt, at, reading }: ReadingRow, { language }: Caller): ReadBackReply {
  const asking = requestedAt !== null;
  if (!reading || !at) return { lineId, asking, last: null };
  const { readable, actual, differences, fault } = reading;
  return {
    lineId,
    asking,
    last: {
      readable,
      agrees: readable && !fault ? differences.length === 0 : null,
      revision: actual?.revision ?? null,
      configuration: actual?.config ?? null,
      files: actual?.promptHashes ?? {},
      differences,
      fault: fault && sayOfPhoneSystem(fault, language),
      at: formatTaipei(at),
    },
  };
}
