import { and, eq, isNull } from 'drizzle-orm';
import type { PhoneSystemRecord } from '../../connectors/phone-systems/phone-system.port.ts';
import type { Transaction } from '../../db/database.ts';
import { line, phoneSystem } from '../../db/schema/line.ts';
import { rendition } from '../../db/schema/prompt.ts';

export async function findPhoneSystem(
  transaction: Transaction,
  id: string,
): Promise<PhoneSystemRecord & { name: string }> {
  const [row] = await transaction.orm.select().from(phoneSystem).where(eq(phoneSystem.id, id));
  if (!row) throw new Error(`no phone system ${id}`);
  return row;
}

/** The phone system has been read back at this revision, or a person has signed it off. */
export async function settleLine(
  transaction: Transaction,
  lineId: string,
  settled: { revision: number; at: Date },
): Promise<void> {
  await transaction.orm
    .update(line)
    .set({ settledRevision: settled.revision, settledAt: settled.at, unknownSince: null })
    .where(eq(line.id, lineId));
}

/** What the phone system has is not known any more; what was known last stays on record. */
export async function doubtLine(transaction: Transaction, lineId: string, since: Date): Promise<void> {
  await transaction.orm
    .update(line)
    .set({ unknownSince: since })
    .where(and(eq(line.id, lineId), isNull(line.unknownSince)));
}

/** Nothing of the line is there, as before. */
export async function endDoubt(transaction: Transaction, lineId: string): Promise<void> {
  await transaction.orm.update(line).set({ unknownSince: null }).where(eq(line.id, lineId));
}

/** Where one rendition lies in the store. */
export async function renditionKeys(transaction: Transaction, promptIds: string[]): Promise<Map<string, string>> {
  const keys = new Map<string, string>();
  for (const promptId of promptIds) {
    const rows = await transaction.orm.select().from(rendition).where(eq(rendition.promptId, promptId));
    for (const row of rows) keys.set(`${promptId} ${row.name}`, row.storageKey);
  }
  return keys;
}
