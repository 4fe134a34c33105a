import type { Deps } from '../deps.ts';
import { systemActor } from '../domain/access/actor.ts';
import type { Lane } from './claim.repository.ts';
import { claimBatch } from './claim-batch.ts';
import { LeaseLostError } from './drive-batch.ts';
import { driveClaimed } from './drive-claimed.ts';
import { driveOnceMore } from './line-drives.repository.ts';
import { removeOnceMore } from './removals.repository.ts';
import { type Driven, settleLines } from './settle-lines.ts';
import type { SettleListener } from './settle-listener.ts';

/** After this long no new batch is started, ms: a sweep has the rest driven. */
const longestRunMs = 60_000;

export interface DriveContext {
  /** Aborted when the process stops: nothing is decided then, and the leases run out. */
  signal: AbortSignal;
  listener: SettleListener;
  /** Default: `ordinary`. */
  lane?: Lane;
}

/**
 * Drives the unsettled lines of one phone system to their desired state, batch by batch in three short steps: claim
 * (transaction), drive (none), settle (transaction). If the process is killed between any two, the next run starts with
 * the same lines.
 */
export async function driveLines(
  deps: Deps,
  { phoneSystemId }: { phoneSystemId: string },
  { signal, listener, lane = 'ordinary' }: DriveContext,
): Promise<void> {
  const stopAt = performance.now() + longestRunMs;
  while (performance.now() < stopAt) {
    signal.throwIfAborted();
    const batch = await claimBatch(deps, phoneSystemId, lane);
    if (!batch) return;
    try {
      await settleDriven(
        deps,
        await driveClaimed(deps, batch, { signal, onLate: lateReturn(deps, phoneSystemId) }),
        listener,
      );
    } catch (error) {
      if (!(error instanceof LeaseLostError)) throw error;
      deps.logger.warn({ err: error, phoneSystemId }, 'a lease was lost; the lines are left to whoever has it');
    }
  }
}

/** One transaction for the batch; if that fails, one for each line, so that a single line does not block the others. */
async function settleDriven(deps: Deps, driven: Driven, listener: SettleListener): Promise<void> {
  try {
    await deps.database.transaction(systemActor, (transaction) => settleLines(deps, transaction, driven, listener));
  } catch (error) {
    if (driven.lines.length === 1) {
      // The lease runs out, and the line is driven and settled again.
      deps.logger.error({ err: error, lineId: driven.lines[0]?.claimed.id }, 'a driven line could not be settled');
      return;
    }
    for (const line of driven.lines) await settleDriven(deps, { ...driven, lines: [line] }, listener);
  }
}

function lateReturn(deps: Deps, phoneSystemId: string): (lineIds: string[]) => void {
  return (lineIds) => {
    if (lineIds.length === 0) return;
    deps.database
      .transaction(systemActor, async (transaction) => {
        await driveOnceMore(transaction, lineIds);
        await removeOnceMore(transaction, { lineIds, phoneSystemId });
      })
      .catch((error: unknown) => deps.logger.error({ err: error, lineIds }, 'a late call could not be noted'));
  };
}
