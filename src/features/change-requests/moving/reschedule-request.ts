import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import type { Transaction } from '../../../db/database.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { forwardingOf, isSingleValue } from '../../../domain/line/line-patch.ts';
import { meetingReasons } from '../../../domain/qualification/meeting-reasons.ts';
import { timeReasons } from '../../../domain/qualification/time-reasons.ts';
import { conflict, invalidInput, notFound } from '../../../shared/app-error.ts';
import { ensure } from '../../ensure.ts';
import { lockRequest, type RequestWithJob } from '../change-requests.repository.ts';
import { findOpenThere, isChangedByHand, metOpenPlace } from '../filing/filing.repository.ts';
import { handReturnBy } from '../filing/hand-return.ts';
import { refuseLoop } from '../filing/refuse-loop.ts';
import { assertFileable } from '../filing/unfileable.ts';
import { presentRequest } from '../reading/change-requests.presenter.ts';
import { sightOf } from '../reading/sight.ts';
import { isClosing } from './closures.ts';
import { transitionRequest } from './transition-request.ts';

interface Wish {
  id: string;
  effectiveAt: Date;
  /** Left out: the return stays where it is; null: there is none. */
  revertAt?: Date | null;
}

/**
 * Moves a plan to another time. What is prepared stays prepared, and the promise is as it was.
 * @throws AppError `not_found`, `forbidden`, `not_planned` (409), `reschedule_too_late` (409) once some of it is live, `invalid_input`
 * for a return of what has none, and what `assertFileable` throws: a plan whose times overlap is named, with the next free time.
 */
export async function rescheduleRequest(deps: Deps, caller: Caller, wish: Wish): Promise<ChangeRequestReply> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const row = await deps.database.transaction(caller.actor, (transaction) =>
        tryMoving(deps, transaction, caller, wish),
      );
      return presentRequest(row, sightOf(deps, caller, row));
    } catch (error) {
      // Another plan for the place was committed meanwhile. Read again, it is named.
      if (!metOpenPlace(error) || attempt === 3) throw error;
    }
  }
}

async function tryMoving(
  deps: Deps,
  transaction: Transaction,
  caller: Caller,
  { id, effectiveAt, revertAt: wished }: Wish,
): Promise<RequestWithJob> {
  const current = await lockRequest(transaction, id);
  if (!current) throw notFound();
  const { request, lines } = current;
  ensure(caller.actor, 'changeRequest.file', { organisationId: request.organisationId });
  if (isClosing(request)) throw conflict('not_planned');
  if (lines.some(({ state }) => state === 'live')) throw conflict('reschedule_too_late');
  const revertAt = wished === undefined ? request.revertAt : wished;
  if (revertAt !== null && !(request.patch && isSingleValue(request.patch)))
    throw invalidInput([{ path: 'revertAt', code: 'no_return', message: '' }]);
  await refuseLoop(transaction, (request.patch && forwardingOf(request.patch)) ?? null, {
    ...{ organisationId: request.organisationId, except: id, numbers: lines.map(({ number }) => number) },
    times: { from: effectiveAt, until: revertAt },
  });
  const { dueBy, extraBusinessDays } = request;
  const byHand = revertAt !== null && (await isChangedByHand(transaction, id));
  assertFileable([
    ...meetingReasons({ effectiveAt, revertAt }, await findOpenThere(transaction, id)),
    ...timeReasons({
      ...{ effectiveAt, revertAt, dueBy, now: deps.clock.now() },
      handReturnBy: handReturnBy(deps, { revertAt, byHand, extraBusinessDays }),
    }),
  ]);
  return await transitionRequest(deps, transaction, caller, {
    id,
    command: { action: 'reschedule', effectiveAt, revertAt },
  });
}
