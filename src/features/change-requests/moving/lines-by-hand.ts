import type { Transaction } from '../../../db/database.ts';
import type { Deps } from '../../../deps.ts';
import type { RequestWithJob } from '../change-requests.repository.ts';
import { phoneSystemKindsOf } from '../request-lines.repository.ts';

/**
 * Those of each request's lines that only a person can change, by the request's id: by their phone system, or because the wish is one
 * in words.
 */
export async function linesByHand(
  deps: Deps,
  transaction: Transaction,
  requests: readonly Pick<RequestWithJob, 'request'>[],
): Promise<Map<string, Set<string>>> {
  const lines = new Map(requests.map(({ request }) => [request.id, new Set<string>()]));
  const byHand = new Set(requests.flatMap(({ request }) => (isAlwaysByHand(request.patch?.kind) ? [request.id] : [])));
  for (const { changeRequestId, lineId, kind } of await phoneSystemKindsOf(transaction, [...lines.keys()])) {
    const isByHand = deps.phoneSystemKinds.capabilitiesOf(kind)?.appliesByItself === false;
    if (isByHand || byHand.has(changeRequestId)) lines.get(changeRequestId)?.add(lineId);
  }
  return lines;
}

function isAlwaysByHand(kind: string | undefined): boolean {
  return kind === 'as_described' || kind === 'reopen_line';
}

/** Which part of a request's lines only a person can change; undefined: none. */
export async function handPartOf(
  deps: Deps,
  transaction: Transaction,
  current: RequestWithJob,
): Promise<'some' | 'all' | undefined> {
  const byHand = (await linesByHand(deps, transaction, [current])).get(current.request.id) ?? new Set();
  const left = current.lines.filter(({ state }) => state !== 'live' && state !== 'unchanged');
  const own = left.filter(({ lineId }) => byHand.has(lineId)).length;
  if (own === 0) return undefined;
  return own === left.length ? 'all' : 'some';
}
