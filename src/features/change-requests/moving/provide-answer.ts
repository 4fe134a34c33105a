import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import type { Transaction } from '../../../db/database.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { systemActor } from '../../../domain/access/actor.ts';
import { type LinePatch, withPrompt } from '../../../domain/line/line-patch.ts';
import { invalidInput } from '../../../shared/app-error.ts';
import { type ChangeRequestRow, findUpload, lockRequest, type RequestWithJob } from '../change-requests.repository.ts';
import { presentRequest } from '../reading/change-requests.presenter.ts';
import { sightOf } from '../reading/sight.ts';
import { reasonsOf } from './request-state.ts';
import { transitionRequest } from './transition-request.ts';

/**
 * Stores the customer's answer to a pending request. A new upload replaces the old one; when its verdict exists already
 * the request moves on at once. The clock resumes, and the days waited are given back. A text is stored beside the
 * question.
 * @throws AppError `not_found`, `forbidden`, `illegal_transition`, `upload_required`, `invalid_input`.
 */
export async function provideAnswer(
  deps: Deps,
  caller: Caller,
  answer: { id: string; uploadId?: string; text?: string },
): Promise<ChangeRequestReply> {
  const row = await deps.database.transaction(caller.actor, async (transaction) => {
    if (answer.uploadId === undefined) {
      const { id, text } = answer;
      return await transitionRequest(deps, transaction, caller, { id, command: { action: 'provide', text } });
    }
    return await provideUpload(deps, transaction, caller, {
      id: answer.id,
      uploadId: answer.uploadId,
      text: answer.text,
    });
  });
  return presentRequest(row, sightOf(deps, caller, row));
}

async function provideUpload(
  deps: Deps,
  transaction: Transaction,
  caller: Caller,
  answer: { id: string; uploadId: string; text?: string },
): Promise<RequestWithJob> {
  const { id, uploadId, text } = answer;
  const current = await lockRequest(transaction, id);
  const upload =
    current && (await findUpload(transaction, { uploadId, organisationId: current.request.organisationId }));
  if (current && !upload) throw invalidInput([{ path: 'uploadId', code: 'unknown_upload', message: uploadId }]);
  const provided = await transitionRequest(deps, transaction, caller, {
    id,
    command: { action: 'provide', uploadId, text },
    extras: ({ request }) => ({
      request: { promptId: upload?.id, patch: patchWith(request, upload?.id ?? null) },
      lines: current?.lines.flatMap(({ lineId, patch }) =>
        patch === null
          ? []
          : [{ lineIds: [lineId], values: { patch: patchWith({ ...request, patch }, upload?.id ?? null) } }],
      ),
    }),
  });
  if (!upload || upload.status === 'checking') return provided;
  const command =
    upload.status === 'ready'
      ? ({ action: 'checkPassed' } as const)
      : ({ action: 'checkRefused', reasons: reasonsOf(upload.findings) } as const);
  return await transitionRequest(deps, transaction, { actor: systemActor, callId: caller.callId }, { id, command });
}

/** What is asked for, with the new recording where the refused one stood. */
function patchWith(
  { patch, promptId }: Pick<ChangeRequestRow, 'patch' | 'promptId'>,
  next: string | null,
): LinePatch | null {
  return patch && withPrompt(patch, { from: promptId, to: next });
}
