import type { ReadBackReply } from '../../contract/jobs.contract.ts';
import { sayOfPhoneSystem } from '../../contract/words/phone-system-says.ts';
import type { Caller, Deps } from '../../deps.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { holdsJob } from '../../domain/job/holds-job.ts';
import { readBackLines } from '../../reconcile/read-back-lines.ts';
import { AppError, notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { findJobView } from './job-views.repository.ts';

/**
 * Reads what the phone system has for a job's line and compares it with the newest revision. Changes nothing. No
 * transaction is open meanwhile.
 * @throws AppError `not_found`, `forbidden`, `phone_system_unreachable` (502) with what it said.
 */
export async function readBackOfJob(deps: Deps, caller: Caller, jobId: string): Promise<ReadBackReply> {
  const { actor, language } = caller;
  const view = await deps.database.transaction(actor, (transaction) => findJobView(transaction, jobId));
  if (!view) throw notFound();
  const { organisationId } = view.job;
  const holds = holdsJob(view.job, actor, deps.clock.now());
  ensure(actor, 'line.readConfiguration', { organisationId, holdsJob: holds });
  const [reading] = await readBackLines(deps, actor, [view.lineId]);
  if (!reading) throw notFound();
  const { readable, actual, differences, fault, at } = reading;
  if (fault) {
    const message = sayOfPhoneSystem(fault, language);
    throw new AppError('phone_system_unreachable', { status: 502, params: { message } });
  }
  return {
    readable,
    agrees: readable ? differences.length === 0 : null,
    revision: actual?.revision ?? null,
    configuration: actual?.config ?? null,
    files: actual?.promptHashes ?? {},
    differences,
    at: formatTaipei(at),
  };
}
