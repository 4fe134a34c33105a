import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { presentRequest } from '../reading/change-requests.presenter.ts';
import { sightOf } from '../reading/sight.ts';
import { type RequestStep, transitionRequest } from './transition-request.ts';

/**
 * One step that needs nothing but the request: cancelled by its customer, held, resumed or turned down by staff.
 * @throws AppError `not_found`, or the domain's refusal.
 */
export async function stepRequest(deps: Deps, caller: Caller, step: RequestStep): Promise<ChangeRequestReply> {
  const row = await deps.database.transaction(caller.actor, (transaction) =>
    transitionRequest(deps, transaction, caller, step),
  );
  return presentRequest(row, sightOf(deps, caller, row));
}
