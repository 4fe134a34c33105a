import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { meetingReasons } from '../../../domain/qualification/meeting-reasons.ts';
import { invalidInput, notFound } from '../../../shared/app-error.ts';
import { findRequest, type RequestWithJob } from '../change-requests.repository.ts';
import { findOpenThere, metOpenPlace } from '../filing/filing.repository.ts';
import { duplicateRequest } from '../filing/unfileable.ts';
import { presentRequest } from '../reading/change-requests.presenter.ts';
import { sightOf } from '../reading/sight.ts';
import type { LineValues } from './transition.ts';
import { transitionRequest } from './transition-request.ts';

/**
 * After a failure: all lines that failed are tried again, or, where others are live, the named ones alone.
 * @throws AppError `not_found`, `invalid_input`, `duplicate_request` when the same was filed again meanwhile, or the domain's refusal.
 */
export async function retryRequest(
  deps: Deps,
  caller: Caller,
  { id, lineIds }: { id: string; lineIds?: string[] },
): Promise<ChangeRequestReply> {
  const row = await meetingOpen(deps, caller, id, () =>
    deps.database.transaction(caller.actor, (transaction) =>
      transitionRequest(deps, transaction, caller, {
        id,
        command: { action: 'retry' },
        extras: (current) => (lineIds ? { lines: leftAsTheyAre(current, lineIds) } : {}),
      }),
    ),
  );
  return presentRequest(row, sightOf(deps, caller, row));
}

/** Where a retry meets the database's guard, names the open requests. @throws AppError `duplicate_request`. */
export async function meetingOpen<Result>(
  deps: Deps,
  caller: Caller,
  id: string,
  retry: () => Promise<Result>,
): Promise<Result> {
  try {
    return await retry();
  } catch (error) {
    if (!metOpenPlace(error)) throw error;
    return await deps.database.transaction(caller.actor, async (transaction) => {
      const row = await findRequest(transaction, id);
      if (!row) throw notFound();
      throw duplicateRequest(meetingReasons(row.request, await findOpenThere(transaction, id)));
    });
  }
}

/** The failed lines that are not named. */
function leftAsTheyAre({ request, lines }: RequestWithJob, lineIds: string[]): LineValues[] {
  const failed = lines.filter(({ state }) => state === 'failed').map(({ lineId }) => lineId);
  const foreign = lineIds.filter((id) => !failed.includes(id));
  const left = failed.filter((id) => !lineIds.includes(id));
  if (foreign.length > 0)
    throw invalidInput(foreign.map((id) => ({ path: 'lineIds', code: 'line_not_failed', message: id })));
  // Nothing of it is live: it goes back whole to a technician, who applies all of it.
  if (left.length > 0 && request.status !== 'partial')
    throw invalidInput([{ path: 'lineIds', code: 'retried_together', message: '' }]);
  return [{ lineIds: left, values: { state: 'failed' } }];
}
