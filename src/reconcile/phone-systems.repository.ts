import { eq } from 'drizzle-orm';
import type { Transaction } from '../db/database.ts';
import { phoneSystem } from '../db/schema/line.ts';
import type { VersionedPhoneSystem } from './connectors/open-connectors.ts';

/** A phone system with what its connector is made of; null when there is none of that id. */
export async function findPhoneSystem(transaction: Transaction, id: string): Promise<VersionedPhoneSystem | null> {
  const { kind, settings, version } = phoneSystem;
  const [row] = await transaction.orm
    .select({ id: phoneSystem.id, kind, settings, version })
    .from(phoneSystem)
    .where(eq(phoneSystem.id, id));
  return row ?? null;
}

/** The phone system of a line. @throws Error when the line does not exist. */
export async function phoneSystemOfLine(
  transaction: Transaction,
  { phoneSystemId }: { phoneSystemId: string },
): Promise<VersionedPhoneSystem> {
  const system = await findPhoneSystem(transaction, phoneSystemId);
  if (!system) throw new Error(`no phone system ${phoneSystemId}`);
  return system;
}
