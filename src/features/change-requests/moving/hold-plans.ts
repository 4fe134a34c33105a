import type { Transaction } from '../../../db/database.ts';
import type { Deps } from '../../../deps.ts';
import { systemActor } from '../../../domain/access/actor.ts';
import { lockRequest } from '../change-requests.repository.ts';
import { transitionRequest } from './transition-request.ts';

/**
 * Holds those of these requests that are scheduled, because a line of theirs has left its phone system: they are prepared where it is
 * now, or when it is in service again.
 */
export async function holdPlansOfLine(
  deps: Deps,
  transaction: Transaction,
  { ids, cause }: { ids: readonly string[]; cause: 'line_moved' | 'line_retired' },
): Promise<void> {
  const caller = { actor: systemActor, callId: null };
  for (const id of ids) {
    const current = await lockRequest(transaction, id);
    if (current?.request.status !== 'scheduled') continue;
    await transitionRequest(deps, transaction, caller, { id, command: { action: 'hold', cause } });
  }
}
