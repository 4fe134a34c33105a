import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { presentRequest } from '../reading/change-requests.presenter.ts';
import { sightOf } from '../reading/sight.ts';
import { transitionRequest } from './transition-request.ts';

/**
 * Cancels a request; a `scheduled` one until its second. @throws AppError `not_found`, `forbidden`, `illegal_transition`,
 * `cancel_too_late`.
 */
export async function cancelRequest(
  deps: Deps,
  caller: Caller,
  wish: { id: string; reason?: string },
): Promise<ChangeRequestReply> {
  const row = await deps.database.transaction(caller.actor, (transaction) =>
    transitionRequest(deps, transaction, caller, { id: wish.id, command: { action: 'cancel', reason: wish.reason } }),
  );
  return presentRequest(row, sightOf(deps, caller, row));
}
