import { ConnectorError } from '../connectors/phone-systems/phone-system.port.ts';
import type { Transaction } from '../db/database.ts';
import { writeRecords } from '../db/records.ts';
import type { Deps } from '../deps.ts';
import { systemActor } from '../domain/access/actor.ts';
import type { PhoneSystemSays } from '../domain/line/phone-system-says.ts';
import { newId } from '../shared/ids.ts';
import type { VersionedPhoneSystem } from './connectors/open-connectors.ts';
import { driveOnceMore } from './line-drives.repository.ts';
import { findPhoneSystem } from './phone-systems.repository.ts';
import {
  claimRemovals,
  endRemoval,
  heldRemovals,
  type LineRemoval,
  removeLater,
  removeOnceMore,
} from './removals.repository.ts';

const linesOfBatch = 50;
const firstPauseMs = 2_000;
const longestPauseMs = 300_000;

/** What is wrong with each line; absent: the phone system was seen without it. */
type Faults = Map<string, PhoneSystemSays>;

/**
 * Removes lines from a phone system that they have left, batch by batch in three short steps: claim (transaction), remove and read back
 * (none), settle (transaction). Killed between any two, the next run begins with the same lines. A line that has come back meanwhile is
 * driven there again. What fails is kept in the row and tried again by a sweep.
 */
export async function driveRemovals(
  deps: Deps,
  { phoneSystemId }: { phoneSystemId: string },
  { signal }: { signal: AbortSignal },
): Promise<void> {
  const system = await deps.database.transaction(systemActor, (transaction) =>
    findPhoneSystem(transaction, phoneSystemId),
  );
  if (!system || !deps.phoneSystemKinds.capabilitiesOf(system.kind)?.appliesByItself) return;
  let went = true;
  while (went) {
    signal.throwIfAborted();
    went = await driveBatch(deps, system, signal);
  }
}

/** False when nothing was due, or the phone system did not answer. */
async function driveBatch(deps: Deps, system: VersionedPhoneSystem, signal: AbortSignal): Promise<boolean> {
  const { id: phoneSystemId } = system;
  const token = newId();
  const lineIds = await deps.database.transaction(systemActor, async (transaction) => {
    await claimRemovals(transaction, { phoneSystemId, token, most: linesOfBatch });
    const held = await heldRemovals(transaction, { phoneSystemId, token });
    for (const removal of held.filter(({ back }) => back)) await endFor(deps, transaction, removal);
    return held.filter(({ back }) => !back).map(({ lineId }) => lineId);
  });
  if (lineIds.length === 0) return false;
  const faults = await remove(deps, { system, signal }, lineIds);
  await deps.database.transaction(systemActor, async (transaction) => {
    for (const removal of await heldRemovals(transaction, { phoneSystemId, token })) {
      const says = faults.get(removal.lineId);
      if (says && !removal.back) await putOff(deps, transaction, { removal, says });
      else await endFor(deps, transaction, removal);
    }
  });
  return faults.size < lineIds.length;
}

/** Together; where the phone system answers that it cannot, one by one, so that a fault falls on the line that causes it. */
async function remove(
  deps: Deps,
  from: { system: VersionedPhoneSystem; signal: AbortSignal },
  lineIds: string[],
): Promise<Faults> {
  const { system, signal } = from;
  try {
    return await deps.connectors.withConnector(
      system,
      { signal, onLate: lateReturn(deps, system.id) },
      async (connector) => {
        await connector.remove(lineIds);
        const actual = new Map((await connector.readBack(lineIds)).map((line) => [line.lineId, line]));
        const left = lineIds.filter((lineId) => actual.get(lineId)?.config !== null);
        return new Map(left.map((lineId) => [lineId, { code: 'differs', params: {} }]));
      },
    );
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    deps.logger.info({ err: error, phoneSystemId: system.id, lineIds }, 'lines could not be removed');
    if (lineIds.length === 1 || error.says.code === 'no_answer')
      return new Map(lineIds.map((lineId) => [lineId, error.says]));
    const faults: Faults = new Map();
    for (const lineId of lineIds) for (const [id, says] of await remove(deps, from, [lineId])) faults.set(id, says);
    return faults;
  }
}

/** A removal that comes back late may have met a line that lives there again. */
function lateReturn(deps: Deps, phoneSystemId: string): (lineIds: string[]) => void {
  return (lineIds) => {
    deps.database
      .transaction(systemActor, async (transaction) => {
        await driveOnceMore(transaction, lineIds);
        await removeOnceMore(transaction, { lineIds, phoneSystemId });
      })
      .catch((error: unknown) => deps.logger.error({ err: error, lineIds }, 'a late removal could not be noted'));
  };
}

async function endFor(deps: Deps, transaction: Transaction, removal: LineRemoval & { back: boolean }): Promise<void> {
  await endRemoval(transaction, removal);
  // The removal may have met what was driven there since.
  if (removal.back) await driveOnceMore(transaction, [removal.lineId]);
  else await recordRemoved(deps, transaction, removal);
}

async function putOff(
  deps: Deps,
  transaction: Transaction,
  { removal, says }: { removal: LineRemoval; says: PhoneSystemSays },
): Promise<void> {
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(removal.attempts, 10));
  await removeLater(transaction, { removal, says, pauseMs });
  const { lineId, organisationId } = removal;
  await writeRecords(transaction, deps.outbox, organisationId, {
    at: deps.clock.now(),
    actor: systemActor,
    callId: null,
    audit: [],
    events: [{ type: 'line.changed', subjectId: lineId, organisationId }],
    nudges: [],
  });
}

async function recordRemoved(deps: Deps, transaction: Transaction, removal: LineRemoval): Promise<void> {
  const { lineId, organisationId, phoneSystemId } = removal;
  await writeRecords(transaction, deps.outbox, organisationId, {
    at: deps.clock.now(),
    actor: systemActor,
    callId: null,
    audit: [
      { organisationId, action: 'line.removed', subjectKind: 'line', subjectId: lineId, after: { phoneSystemId } },
    ],
    events: [{ type: 'line.changed', subjectId: lineId, organisationId }],
    nudges: [],
  });
}
