import type { Caller, Deps } from '../../deps.ts';
import { notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { decodeIdCursor, pageOf } from '../page.ts';
import { presentImport, presentMove, presentMoved } from './calendar.presenter.ts';
import { listImports, newestChange } from './calendar.repository.ts';
import { findMove, listMoved, listMoves } from './deadline-moves.repository.ts';

interface Wish {
  cursor?: string;
  limit: number;
}

/** @throws AppError `forbidden`, `cursor_invalid`. */
export async function readImports(deps: Deps, { actor }: Caller, { cursor, limit }: Wish) {
  ensure(actor, 'calendar.write', { organisationId: null });
  const after = decodeIdCursor(cursor);
  const rows = await deps.database.transaction(actor, (transaction) => listImports(transaction, { after, limit }));
  const page = pageOf(rows, limit, ({ id }) => [id]);
  return { items: page.rows.map(presentImport), nextCursor: page.nextCursor };
}

/** @throws AppError `forbidden`, `cursor_invalid`. */
export async function readMoves(deps: Deps, { actor }: Caller, { cursor, limit }: Wish) {
  ensure(actor, 'calendar.write', { organisationId: null });
  const after = decodeIdCursor(cursor);
  const { rows, newest } = await deps.database.transaction(actor, async (transaction) => ({
    rows: await listMoves(transaction, { after, limit }),
    newest: await newestChange(transaction),
  }));
  const page = pageOf(rows, limit, ({ id }) => [id]);
  return { items: page.rows.map((row) => presentMove(row, newest)), nextCursor: page.nextCursor };
}

/** @throws AppError `forbidden`, `not_found`, `cursor_invalid`. */
export async function readMoved(deps: Deps, { actor }: Caller, { id, cursor, limit }: Wish & { id: string }) {
  ensure(actor, 'calendar.write', { organisationId: null });
  const after = decodeIdCursor(cursor);
  const rows = await deps.database.transaction(actor, async (transaction) => {
    if (!(await findMove(transaction, id))) throw notFound();
    return await listMoved(transaction, { moveId: id, after, limit });
  });
  const page = pageOf(rows, limit, ({ changeRequestId }) => [changeRequestId]);
  return { items: page.rows.map(presentMoved), nextCursor: page.nextCursor };
}
