import type { RequestChangesReply } from '../../../contract/change-requests.contract.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { isPlanned } from '../../../domain/change-request/plan.ts';
import { diffConfig } from '../../../domain/line/diff-config.ts';
import { applyPatch } from '../../../domain/line/line-patch.ts';
import { notFound } from '../../../shared/app-error.ts';
import { ensure } from '../../ensure.ts';
import { findRequest, type RequestWithJob } from '../change-requests.repository.ts';
import { changedSinceFiled } from '../moving/place-changes.ts';
import { patchOf } from '../patch-of-request.ts';
import type { RequestLine } from '../request-lines.repository.ts';
import { sightOf } from './sight.ts';
import { type Versions, versionsOf } from './versions.repository.ts';

/**
 * What a request changes on each of its lines: as it did where it is done, as it would now where it is not.
 * @throws AppError `not_found`, `forbidden`.
 */
export async function readChanges(deps: Deps, caller: Caller, id: string): Promise<RequestChangesReply> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const row = await findRequest(transaction, id);
    if (!row) throw notFound();
    const { organisationId } = row.request;
    ensure(caller.actor, 'changeRequest.read', { organisationId });
    if (!sightOf(deps, caller, row).contents) return { items: [] };
    const versions = new Map((await versionsOf(transaction, [id])).map((each) => [each.lineId, each]));
    return { items: row.lines.flatMap((line) => changeOf(row, line, versions.get(line.lineId))) };
  });
}

function changeOf(
  { request }: RequestWithJob,
  line: RequestLine,
  versions: Versions | undefined,
): RequestChangesReply['items'] {
  if (!versions || request.patch === null) return [];
  const { lineId, number, state } = line;
  const { newest, made, before } = versions;
  const patch = patchOf(request, line);
  if (state === 'unchanged') return [{ lineId, number, state, diff: [], changedSince: [] }];
  if ((state === 'live' || state === 'applying') && made && before)
    return [{ lineId, number, state, diff: diffConfig(before, made), changedSince: [] }];
  const changedSince = isPlanned(request) ? changedSinceFiled(patch, versions) : [];
  return [{ lineId, number, state, diff: diffConfig(newest, applyPatch(newest, patch)), changedSince }];
}
