import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import type { Transaction } from '../../../db/database.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { notFound } from '../../../shared/app-error.ts';
import { ensure } from '../../ensure.ts';
import { type ChangeRequestRow, findRequest, lockRequest, type RequestWithJob } from '../change-requests.repository.ts';
import { presentRequest } from '../reading/change-requests.presenter.ts';
import { sightOf } from '../reading/sight.ts';
import { insertPlaces, insertRequestLines } from '../request-lines.repository.ts';
import { type MergedLine, mergedLines } from './merged-lines.ts';
import { transitionRequest } from './transition-request.ts';

interface Wish {
  id: string;
  into: string;
}

/**
 * Puts the lines of a request into another one of the same customer, kind and times, before work on either begins; that one keeps the
 * earlier clock of the two and gets the note as a message. Replies with it.
 * @throws AppError `not_found`, `forbidden`, `illegal_transition` (409), and what `mergedLines` throws.
 */
export async function mergeRequests(deps: Deps, caller: Caller, wish: Wish): Promise<ChangeRequestReply> {
  const row = await deps.database.transaction(caller.actor, (transaction) => merge(deps, transaction, caller, wish));
  return presentRequest(row, sightOf(deps, caller, row));
}

async function merge(
  deps: Deps,
  transaction: Transaction,
  caller: Caller,
  { id, into }: Wish,
): Promise<RequestWithJob> {
  const { source, target } = await lockBoth(transaction, { id, into });
  for (const { request } of [source, target])
    ensure(caller.actor, 'changeRequest.file', { organisationId: request.organisationId });
  const lines = mergedLines(source, target);
  await transitionRequest(deps, transaction, caller, {
    id,
    command: { action: 'merge', into },
    extras: () => ({ request: { mergedInto: into } }),
  });
  const { request } = await transitionRequest(deps, transaction, caller, {
    id: into,
    command: { action: 'absorb', from: id, lines: lines.length, text: source.request.note ?? undefined },
    extras: () => clockOf(source.request, target.request, lines),
  });
  await insertRequestLines(transaction, request, lines);
  await insertPlaces(transaction, request, lines);
  const row = await findRequest(transaction, into);
  if (!row) throw notFound();
  return row;
}

/** In the order of their ids, so that two who merge the same never wait for each other. */
async function lockBoth(transaction: Transaction, { id, into }: Wish) {
  const found = new Map<string, RequestWithJob | null>();
  for (const each of [id, into].sort()) found.set(each, await lockRequest(transaction, each));
  const [source, target] = [found.get(id), found.get(into)];
  if (!source || !target) throw notFound();
  return { source, target };
}

/** The promise that was given first stays: with its receipt, and the waits that are counted in it. */
function clockOf(source: ChangeRequestRow, target: ChangeRequestRow, lines: readonly MergedLine[]) {
  const lineCount = target.lineCount + lines.length;
  if (source.clockStart >= target.clockStart) return { request: { lineCount } };
  const { receivedAt, clockStart, day0, earliestBy, dueBy, extraBusinessDays, calendarVersion, provisional } = source;
  const { receipt, waits, warned } = source;
  const clock = { receivedAt, clockStart, day0, earliestBy, dueBy, extraBusinessDays, calendarVersion, provisional };
  return { request: { lineCount, ...clock, receipt, waits, warned }, job: { dueBy } };
}
