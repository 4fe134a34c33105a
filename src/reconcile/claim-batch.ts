import type { Deps } from '../deps.ts';
import { systemActor } from '../domain/access/actor.ts';
import type { DesiredLine } from '../domain/line/compare-lines.ts';
import { newId } from '../shared/ids.ts';
import { type ClaimedLine, claimLines, type Lane } from './claim.repository.ts';
import type { VersionedPhoneSystem } from './connectors/open-connectors.ts';
import { desiredLines, renditionKeys } from './desired-lines.repository.ts';
import { findPhoneSystem } from './phone-systems.repository.ts';
import { wishesOn } from './wishes.repository.ts';

/** Lines of a batch: few enough for one call's time limit, many enough for thousands of lines. */
const linesOfBatch = 50;

/** Leased lines of one phone system with everything needed to drive them: no transaction is open from here on. */
export interface ClaimedBatch {
  system: VersionedPhoneSystem;
  token: string;
  asOf: Date;
  lines: { claimed: ClaimedLine; desired: DesiredLine; seeEmpty: boolean }[];
  keys: Map<string, string>;
}

/** Leases the next lines of a phone system; null when nothing is to be done, or a person does it. */
export async function claimBatch(deps: Deps, phoneSystemId: string, lane: Lane): Promise<ClaimedBatch | null> {
  const asOf = deps.clock.now();
  const token = newId();
  return await deps.database.transaction(systemActor, async (transaction) => {
    const system = await findPhoneSystem(transaction, phoneSystemId);
    if (!system) return null;
    const capabilities = deps.phoneSystemKinds.capabilitiesOf(system.kind);
    if (!capabilities?.appliesByItself) return null;
    const mindsEdges = !capabilities.endsClosuresByItself;
    const claim = { phoneSystemId, mindsEdges, token, most: linesOfBatch, at: asOf, lane };
    const own = lane === 'emergency' ? await claimLines(transaction, { ...claim, lane: 'hurried' }) : [];
    const claimed = own.length > 0 ? own : await claimLines(transaction, claim);
    if (claimed.length === 0) return null;
    const desired = await desiredLines(transaction, claimed, asOf);
    const keys = await renditionKeys(transaction, [
      ...new Set(desired.flatMap(({ prompts }) => prompts.map(({ promptId }) => promptId))),
    ]);
    const wishes = await wishesOn(
      transaction,
      claimed.map(({ id }) => id),
    );
    const lines = claimed.map((line, index) => {
      const own = wishes.filter(({ lineId }) => lineId === line.id);
      const onlyTakenBack = own.length > 0 && own.every(({ state }) => state === 'taken_back');
      const seeEmpty = onlyTakenBack && line.untouched && line.settledRevision === null;
      return { claimed: line, desired: desired[index] as DesiredLine, seeEmpty };
    });
    return { system, token, asOf, lines, keys };
  });
}
