import type { Deps } from '../deps.ts';
import { systemActor } from '../domain/access/actor.ts';
import type { ClaimedBatch } from './claim-batch.ts';
import type { LateReturn } from './connectors/guarded-connector.ts';
import { type DriveResult, driveBatch, faultOf, LeaseLostError, seeEmpty } from './drive-batch.ts';
import { leaseSeconds, renewLease } from './line-drives.repository.ts';
import type { Driven } from './settle-lines.ts';

export interface DrivingContext {
  signal: AbortSignal;
  onLate: LateReturn;
}

/**
 * Drives a claimed batch with the phone system's open connector and renews the lease meanwhile. No transaction is open,
 * and no database connection is held.
 * @throws the abort reason of `signal`, LeaseLostError.
 */
export async function driveClaimed(deps: Deps, batch: ClaimedBatch, context: DrivingContext): Promise<Driven> {
  const { token, asOf, lines } = batch;
  const renewing = setInterval(
    () => {
      renew(deps, token).catch((error: unknown) => deps.logger.warn({ err: error }, 'a lease could not be renewed'));
    },
    (leaseSeconds * 1_000) / 3,
  );
  try {
    const results = await untilAborted(context.signal, resultsOf(deps, batch, context));
    return {
      token,
      asOf,
      lines: lines.map(({ claimed, desired: { closures }, seeEmpty: seenEmpty }) => ({
        claimed,
        closures,
        seenEmpty,
        result: results.get(claimed.id) ?? faultOf(new Error('the line was not driven')),
      })),
    };
  } finally {
    clearInterval(renewing);
  }
}

async function resultsOf(
  deps: Deps,
  { system, token, lines, keys }: ClaimedBatch,
  { signal, onLate }: DrivingContext,
): Promise<Map<string, DriveResult>> {
  const assertHeld = async () => {
    if ((await renew(deps, token)) < lines.length)
      throw new LeaseLostError('lines of this batch are driven by another process');
  };
  try {
    return await deps.connectors.withConnector(system, { signal, onLate }, async (connector) => {
      const results = new Map<string, DriveResult>();
      const drive = { connector, storage: deps.storage, keys, assertHeld, signal };
      const wanted = lines.filter((line) => !line.seeEmpty).map(({ desired }) => desired);
      if (wanted.length > 0) for (const [id, result] of await driveBatch(drive, wanted)) results.set(id, result);
      for (const { claimed } of lines.filter((line) => line.seeEmpty))
        results.set(claimed.id, await seeEmpty(connector, claimed.id));
      return results;
    });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof LeaseLostError) throw error;
    return new Map(lines.map(({ claimed }) => [claimed.id, faultOf(error)]));
  }
}

function renew(deps: Deps, token: string): Promise<number> {
  return deps.database.transaction(systemActor, (transaction) => renewLease(transaction, token));
}

/** @throws the abort reason of `signal`, at once; the work then ends by itself. */
async function untilAborted<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  signal.throwIfAborted();
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_settle, fail) => {
    stop = () => fail(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
    work.catch(() => undefined);
  }
}
