import type { Transaction } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import type { LineConfig } from '../domain/line/line-config.ts';
import { appendRevision, type LineRow, type NewRevision } from './line-revisions.repository.ts';
import { markSettled } from './settle.repository.ts';

/**
 * Appends and settles a revision that a person applied by hand and signed off, in the caller's transaction: there is no
 * phone system to ask. Returns its number.
 */
export async function signOffRevision(
  deps: Deps,
  transaction: Transaction,
  signed: { line: LineRow; config: LineConfig; changeRequestId: string; author: NewRevision['author'] },
): Promise<number> {
  const at = deps.clock.now();
  const { revision } = await appendRevision(transaction, { ...signed, reason: 'change_request', at });
  await markSettled(transaction, { lineId: signed.line.id, revision: revision.number, at });
  return revision.number;
}
