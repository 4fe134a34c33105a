import type { Transaction } from '../../../db/database.ts';
import type { Deps } from '../../../deps.ts';
import { systemActor } from '../../../domain/access/actor.ts';
import { lockRequest } from '../change-requests.repository.ts';
import { transitionRequest } from './transition-request.ts';

/** Holds those of these requests that are scheduled, because a line of theirs has been moved: they are prepared where it is now. */
export async function holdPlansOfMovedLine(deps: Deps, transaction: Transaction, ids: string[]): Promise<void> {
  const caller = { actor: systemActor, callId: null };
  for (const id of ids) {
    const current = await lockRequest(transaction, id);
    if (current?.request.status !== 'scheduled') continue;
    await transitionRequest(deps, transaction, caller, { id, command: { action: 'hold', cause: 'line_moved' } });
  }
}
