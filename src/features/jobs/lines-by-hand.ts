import type { Transaction } from '../../db/database.ts';
import type { Deps } from '../../deps.ts';
import type { RequestWithJob } from '../change-requests/change-requests.repository.ts';
import { phoneSystemKindsOf } from './jobs.repository.ts';

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
  const inWords = new Set(
    requests.flatMap(({ request }) => (request.patch?.kind === 'as_described' ? [request.id] : [])),
  );
  for (const { changeRequestId, lineId, kind } of await phoneSystemKindsOf(transaction, [...lines.keys()])) {
    const isByHand = deps.phoneSystemKinds.capabilitiesOf(kind)?.appliesByItself === false;
    if (isByHand || inWords.has(changeRequestId)) lines.get(changeRequestId)?.add(lineId);
  }
  return lines;
}
