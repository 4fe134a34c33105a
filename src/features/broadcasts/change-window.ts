import type { ChangeInput } from '../../contract/broadcast-steps.contract.ts';
import type { BroadcastReply } from '../../contract/broadcasts.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { lockBroadcast } from './broadcasts.repository.ts';
import { assertLength } from './draft-broadcast.ts';
import { presentBroadcast } from './read-broadcasts.ts';
import { transitionBroadcast } from './step-broadcast.ts';

/**
 * Asks for a longer window of a broadcast that runs. Nothing becomes of any line before a second person approves it.
 * @throws AppError `forbidden`, `not_found`, `broadcast_too_long`, or the domain's refusal.
 */
export async function changeBroadcast(
  deps: Deps,
  caller: Caller,
  { id, from, until }: ChangeInput & { id: string },
): Promise<BroadcastReply> {
  ensure(caller.actor, 'broadcast.write', { organisationId: null, staffOnly: true });
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const row = await lockBroadcast(transaction, id);
    if (!row) throw notFound();
    const wanted = { from: from ?? row.from, until: until ?? row.until };
    assertLength(wanted);
    await transitionBroadcast(deps, transaction, caller, { id, command: { action: 'change', ...wanted } });
    const now = await lockBroadcast(transaction, id);
    const reply = await presentBroadcast(deps, transaction, caller, now ?? row);
    await caller.remember(transaction, { status: 201, body: reply });
    return reply;
  });
}
