import type { ChangeRequestInput } from '../../../contract/change-request-kinds.contract.ts';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import type { Transaction } from '../../../db/database.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { systemActor } from '../../../domain/access/actor.ts';
import { type ChangeRequestStatus, isTerminal } from '../../../domain/change-request/lifecycle.ts';
import { requestNumber } from '../../../domain/change-request/request-number.ts';
import { AppError, conflict, invalidInput, notFound } from '../../../shared/app-error.ts';
import { ensure } from '../../ensure.ts';
import { findRequest, findUpload, lockRequest, type RequestWithJob } from '../change-requests.repository.ts';
import type { Ask } from '../kinds/ask.ts';
import { askOf } from '../kinds/request-kinds.ts';
import { reasonsOf } from '../moving/request-state.ts';
import { transitionRequest } from '../moving/transition-request.ts';
import { presentRequest } from '../reading/change-requests.presenter.ts';
import { sightOf } from '../reading/sight.ts';
import { insertPlaces } from '../request-lines.repository.ts';
import { type Assessment, assessFiling } from './assess-filing.ts';
import { metOpenPlace } from './filing.repository.ts';
import { joinedLines } from './joined-lines.ts';
import { resolveAsk } from './resolve-ask.ts';
import { assertFileable } from './unfileable.ts';

interface Wish {
  id: string;
  input: ChangeRequestInput;
}

/**
 * Adds a filing to an open request about the same, before work on it begins. The request keeps its clock; a newer recording is
 * checked first, as at filing. The note becomes a message of the conversation.
 * @throws AppError `not_found`, `forbidden`; `join_too_late` (409) once a technician has taken it, `join_ended` after its end;
 * `not_qualified`, `duplicate_request` (409, names another open request), and what `joinedLines` throws.
 */
export async function joinRequest(deps: Deps, caller: Caller, wish: Wish): Promise<ChangeRequestReply> {
  const ask = askOf(wish.input);
  if (ask.reopens !== null) throw invalidInput([{ path: 'reopens', code: 'join_reopens', message: '' }]);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const row = await deps.database.transaction(caller.actor, (transaction) =>
        tryJoining(deps, transaction, caller, { id: wish.id, ask }),
      );
      return presentRequest(row, sightOf(deps, caller, row));
    } catch (error) {
      // Another request for the place of a line that was to stay was filed meanwhile. Read again, the facts name it.
      if (!metOpenPlace(error) || attempt === 3) throw refusedJoin(error, wish.id);
    }
  }
}

/** A status in which nothing can be joined: the next step depends on whether it has ended. */
function refusedJoin(error: unknown, changeRequestId: string): unknown {
  if (!(error instanceof AppError && error.code === 'illegal_transition')) return error;
  const status = String(error.params.status);
  const number = requestNumber(changeRequestId);
  if (isTerminal(status as ChangeRequestStatus)) return conflict('join_ended', { number, status });
  return conflict('join_too_late', { number, status, changeRequestId });
}

async function tryJoining(
  deps: Deps,
  transaction: Transaction,
  caller: Caller,
  { id, ask: asked }: { id: string; ask: Ask },
): Promise<RequestWithJob> {
  const now = deps.clock.now();
  const found = await findRequest(transaction, id);
  if (!found) throw notFound();
  ensure(caller.actor, 'changeRequest.file', { organisationId: found.request.organisationId });
  const ask = await resolveAsk(transaction, asked, now);
  // The upload is locked before the request, in the order of a finished check.
  const assessment = await assessFiling(deps, transaction, { caller, ask, now, lock: true });
  const current = await lockRequest(transaction, id);
  if (!current) throw notFound();
  const { facts } = assessment;
  const upload = ask.uploadId === null ? null : { uploadId: ask.uploadId, promptId: facts.promptId };
  const joined = joinedLines(current, { ask, facts, language: caller.language });
  assertJoinable(assessment, id);
  const row = await transitionRequest(deps, transaction, caller, {
    id,
    command: { action: 'join', uploadId: upload?.uploadId, text: ask.note ?? undefined },
    extras: () => ({
      request: {
        patch: joined.patch,
        effectiveAt: ask.effectiveAt,
        revertAt: ask.revertAt,
        ...(upload === null ? {} : { promptId: upload.promptId }),
      },
      lines: joined.lines,
    }),
  });
  await insertPlaces(transaction, row.request, joined.places);
  return upload === null ? row : await withVerdict(deps, transaction, caller, { row, uploadId: upload.uploadId });
}

/** What stands against the filing besides the request that it joins. That a line is so already is no reason: it may be undone. */
function assertJoinable({ qualification }: Assessment, id: string): void {
  const reasons = qualification.reasons.filter(
    ({ code, params }) => code !== 'already_in_effect' && params.changeRequestId !== id,
  );
  assertFileable(reasons);
}

/** A recording that has been checked already moves the request on at once. */
async function withVerdict(
  deps: Deps,
  transaction: Transaction,
  { callId }: Caller,
  { row, uploadId }: { row: RequestWithJob; uploadId: string },
): Promise<RequestWithJob> {
  const { id, organisationId } = row.request;
  const upload = await findUpload(transaction, { uploadId, organisationId });
  if (!upload || upload.status === 'checking') return row;
  const command =
    upload.status === 'ready'
      ? ({ action: 'checkPassed' } as const)
      : ({ action: 'checkRefused', reasons: reasonsOf(upload.findings) } as const);
  return await transitionRequest(deps, transaction, { actor: systemActor, callId }, { id, command });
}
