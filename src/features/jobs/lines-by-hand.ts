import type { Transaction } from '../../db/database.ts';
import type { Deps } from '../../deps.ts';
import type { RequestWithJob } from '../change-requests/change-requests.repository.ts';
import { phoneSystemKindsOf } from './jobs.repository.ts';

/** Those of a request's lines that only a person can change: by their phone system, or because the wish is one in words. */
export async function linesByHand(
  deps: Deps,
  transaction: Transaction,
  { request }: Pick<RequestWithJob, 'request'>,
): Promise<Set<string>> {
  const kinds = await phoneSystemKindsOf(transaction, request.id);
  const inWords = request.patch?.kind === 'as_described';
  const byHand = kinds.filter(
    ({ kind }) => inWords || deps.phoneSystemKinds.capabilitiesOf(kind)?.appliesByItself === false,
  );
  return new Set(byHand.map(({ lineId }) => lineId));
}
