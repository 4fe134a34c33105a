import type { OutboxNudge } from '../db/records.ts';
import type { Deps } from '../deps.ts';
import { systemActor } from '../domain/access/actor.ts';
import { driveEmergencyTask } from '../tasks/drive-emergency.ts';
import { nudgeFor } from '../tasks/task-contract.ts';
import { hurriedPhoneSystems } from './claim.repository.ts';

/** Lines that are worth a worker of their own. */
const linesOfPart = 200;
/** Parts of one phone system at most: others must find a worker too. */
const mostParts = 4;

interface Waiting {
  phoneSystemId: string;
  lines: number;
}

function partsOf({ lines }: Waiting): number[] {
  const parts = Math.min(mostParts, Math.ceil(lines / linesOfPart));
  return Array.from({ length: parts }, (_each, part) => part);
}

/** Tasks that drive lines of broadcasts, and those whose own closures begin or end, for the outbox of the transaction that says which. */
export function hurryNudges(waiting: readonly Waiting[]): OutboxNudge[] {
  return waiting.flatMap((each) =>
    partsOf(each).map((part) => nudgeFor(driveEmergencyTask, { phoneSystemId: each.phoneSystemId, part })),
  );
}

/** Starts driving lines of broadcasts that nobody drives; starting it twice changes nothing. Returns how many lines wait. */
export async function nudgeHurried(deps: Deps): Promise<number> {
  const { capabilitiesOf, kinds } = deps.phoneSystemKinds;
  const driven = kinds.filter((kind) => capabilitiesOf(kind)?.appliesByItself);
  const waiting = await deps.database.transaction(systemActor, (transaction) =>
    hurriedPhoneSystems(transaction, [...driven]),
  );
  if (waiting.length > 0) await deps.queue.add(hurryNudges(waiting));
  return waiting.reduce((sum, { lines }) => sum + lines, 0);
}
