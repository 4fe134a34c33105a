import type { RevisionReply } from '../../contract/lines.contract.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import { revisionStates } from '../../reconcile/revision-states.repository.ts';
import { notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { decodeCursor, pageOf } from '../page.ts';
import { viewOfLine } from './line-view.ts';
import { presentRevision } from './lines.presenter.ts';
import { findLine, findRevisionPair, listRevisionRows } from './lines.repository.ts';

/** A PostgreSQL integer. */
const largestRevision = 2_147_483_647;

/**
 * The history of a line, newest first. Everybody who sees the line sees who and why; what changed needs the right to its
 * configuration.
 */
export async function listRevisions(
  deps: Deps,
  caller: Caller,
  query: { lineId: string; limit: number; cursor?: string },
): Promise<{ items: RevisionReply[]; nextCursor: string | null }> {
  const key = decodeCursor<[number]>(query.cursor, ['number']);
  const before = key && Math.min(key[0], largestRevision);
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const { configuration } = await visibleLine(deps, caller, transaction, query.lineId);
    const rows = await listRevisionRows(transaction, { lineId: query.lineId, before, limit: query.limit });
    const page = pageOf(rows, query.limit, (row) => [row.number]);
    const numbers = page.rows.map(({ number }) => number);
    const states = await revisionStates(transaction, query.lineId, numbers);
    const items = page.rows.map((row, index) =>
      presentRevision(row, rows[index + 1], { showsConfiguration: configuration, state: states.get(row.number) }),
    );
    return { items, nextCursor: page.nextCursor };
  });
}

/** One revision with its difference to the one before. @throws AppError `not_found`, `forbidden`. */
export async function getRevision(
  deps: Deps,
  caller: Caller,
  wish: { lineId: string; number: number },
): Promise<RevisionReply> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const { configuration } = await visibleLine(deps, caller, transaction, wish.lineId);
    const [row, before] = await findRevisionPair(transaction, wish.lineId, wish.number);
    if (row?.number !== wish.number) throw notFound();
    const states = await revisionStates(transaction, wish.lineId, [row.number]);
    return presentRevision(row, before, { showsConfiguration: configuration, state: states.get(row.number) });
  });
}

async function visibleLine(deps: Deps, caller: Caller, transaction: Transaction, lineId: string) {
  const line = await findLine(transaction, lineId);
  if (!line) throw notFound();
  ensure(caller.actor, 'line.read', { organisationId: line.organisationId });
  return await viewOfLine(deps, caller, transaction, line);
}
