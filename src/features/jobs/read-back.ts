import { ConnectorError } from '../../connectors/phone-systems/phone-system.port.ts';
import type { ReadBackReply } from '../../contract/jobs.contract.ts';
import { sayOfPhoneSystem } from '../../contract/words/phone-system-says.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { holdsJob } from '../../domain/job/holds-job.ts';
import { compareLines, type Difference } from '../../domain/line/compare-lines.ts';
import { findLine, newestRevision } from '../../reconcile/line-revisions.repository.ts';
import { AppError, notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { desiredLine } from './desired-line.ts';
import { withConnector } from './drive-line.ts';
import { findJobView } from './job-views.repository.ts';

/**
 * What the phone system really has for a job's line, held against the newest revision. Asks the phone system now; changes nothing.
 * @throws AppError `not_found`, `forbidden`, `phone_system_unreachable` (502) with what it said.
 */
export async function readBackOfJob(deps: Deps, caller: Caller, jobId: string): Promise<ReadBackReply> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const view = await findJobView(transaction, jobId);
    if (!view) throw notFound();
    const { actor } = caller;
    const { organisationId } = view.job;
    const holds = holdsJob(view.job, actor, deps.clock.now());
    ensure(actor, 'line.readConfiguration', { organisationId, holdsJob: holds });
    try {
      return await readBack(deps, transaction, view.lineId);
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      const message = sayOfPhoneSystem(error.says, caller.language);
      throw new AppError('phone_system_unreachable', { status: 502, params: { message }, cause: error });
    }
  });
}

async function readBack(deps: Deps, transaction: Transaction, lineId: string): Promise<ReadBackReply> {
  const line = await findLine(transaction, lineId);
  const newest = await newestRevision(transaction, lineId);
  if (!line || !newest) throw notFound();
  const now = deps.clock.now();
  const { number: revision, config } = newest;
  const desired = await desiredLine(transaction, { line, revision, config, now });
  return await withConnector(deps, transaction, line, async (connector) => {
    const readable = connector.describe().verifiesByReadBack;
    const [actual] = readable ? await connector.readBack([lineId]) : [];
    const differences: Difference[] = actual ? compareLines(desired, actual) : [];
    return {
      readable,
      agrees: readable ? differences.length === 0 : null,
      revision: actual?.revision ?? null,
      configuration: actual?.config ?? null,
      files: actual?.promptHashes ?? {},
      differences,
      at: formatTaipei(now),
    };
  });
}
