import type { ChecklistStep } from '../connectors/phone-systems/phone-system.port.ts';
import type { Transaction } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { desiredLine } from './desired-lines.repository.ts';
import { newestRevision, revisionNumbered } from './line-revisions.repository.ts';
import { findPhoneSystem } from './phone-systems.repository.ts';
import type { LineRemoval } from './removals.repository.ts';

/** What a person takes away when a line has left; null where the phone system is driven by us. @throws ConnectorError. */
export async function removalChecklist(
  deps: Deps,
  transaction: Transaction,
  { lineId, phoneSystemId, number, revision, since }: LineRemoval,
): Promise<ChecklistStep[] | null> {
  const system = await findPhoneSystem(transaction, phoneSystemId);
  const handWork = system && deps.phoneSystemKinds.handWorkOf(system);
  if (!handWork) return null;
  const signed = revision === null ? null : await revisionNumbered(transaction, lineId, revision);
  const had = signed ?? (await newestRevision(transaction, lineId));
  if (!had) return [];
  const line = { id: lineId, number, revision: had.number, config: had.config };
  return handWork.removal(await desiredLine(transaction, line, since));
}
