import type { Transaction } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { hasChangesInForce, type LineRow } from './line-revisions.repository.ts';
import { callOffRemoval } from './removals.repository.ts';
import { wantLine } from './want-revision.ts';

/**
 * Brings a line that is in service again back to its phone system, as it was last wanted. One of which the phone system never had
 * anything waits for its first change.
 */
export async function bringBack(deps: Deps, transaction: Transaction, line: LineRow): Promise<void> {
  const { id: lineId, phoneSystemId } = line;
  const wasThere = await callOffRemoval(transaction, { lineId, phoneSystemId });
  if (wasThere || (await hasChangesInForce(transaction, lineId)))
    await wantLine(deps, transaction, { lineId, fromNowOn: true });
}
