import type { DeadlineMoveReply } from '../../contract/calendar.contract.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { CalendarImportState } from '../../domain/calendar/calendar-change.ts';
import { notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { decodeIdCursor, pageOf } from '../page.ts';
import { type MovedPromise, presentImport, presentMove, presentMoved } from './calendar.presenter.ts';
import { findImport, listImports, newestChange, readStoredCalendar } from './calendar.repository.ts';
import { findMove, listMoved, listMoves, placesOf } from './deadline-moves.repository.ts';
import { calendarWith } from './import-calendar.ts';
import { foreseeMoved } from './move-deadlines.ts';

interface Wish {
  cursor?: string;
  limit: number;
}

/** @throws AppError `forbidden`, `cursor_invalid`. */
export async function readImports(
  deps: Deps,
  { actor }: Caller,
  { cursor, limit, ...filter }: Wish & { state?: CalendarImportState; year?: number },
) {
  ensure(actor, 'calendar.write', { organisationId: null });
  const after = decodeIdCursor(cursor);
  const rows = await deps.database.transaction(actor, (transaction) =>
    listImports(transaction, { after, limit, ...filter }),
  );
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

/** @throws AppError `forbidden`, `not_found`. */
export async function readMove(deps: Deps, { actor }: Caller, id: string): Promise<DeadlineMoveReply> {
  ensure(actor, 'calendar.write', { organisationId: null });
  return await deps.database.transaction(actor, async (transaction) => {
    const row = await findMove(transaction, id);
    if (!row) throw notFound();
    return presentMove(row, await newestChange(transaction));
  });
}

/** @throws AppError `forbidden`, `not_found`, `cursor_invalid`. */
export async function readMoved(deps: Deps, { actor }: Caller, { id, cursor, limit }: Wish & { id: string }) {
  ensure(actor, 'calendar.write', { organisationId: null });
  const after = decodeIdCursor(cursor);
  return await deps.database.transaction(actor, async (transaction) => {
    if (!(await findMove(transaction, id))) throw notFound();
    return await pageOfMoved(transaction, await listMoved(transaction, { moveId: id, after, limit }), limit);
  });
}

/**
 * The requests whose promise a draft would move now; none of one that is decided. @throws AppError `forbidden`, `not_found`,
 * `cursor_invalid`.
 */
export async function readForeseen(deps: Deps, { actor }: Caller, { id, cursor, limit }: Wish & { id: string }) {
  ensure(actor, 'calendar.write', { organisationId: null });
  const after = decodeIdCursor(cursor);
  return await deps.database.transaction(actor, async (transaction) => {
    const row = await findImport(transaction, id);
    if (!row) throw notFound();
    if (row.state !== 'draft') return { items: [], nextCursor: null };
    const calendar = calendarWith(deps, await readStoredCalendar(transaction), row.official);
    const moved = await foreseeMoved(transaction, { calendar, now: deps.clock.now() });
    const rest = moved.filter(({ changeRequestId }) => after === null || changeRequestId > after);
    return await pageOfMoved(transaction, rest.slice(0, limit + 1), limit);
  });
}

async function pageOfMoved(transaction: Transaction, rows: MovedPromise[], limit: number) {
  const page = pageOf(rows, limit, ({ changeRequestId }) => [changeRequestId]);
  const places = await placesOf(
    transaction,
    page.rows.map(({ changeRequestId }) => changeRequestId),
  );
  const items = page.rows.map((row) => presentMoved(row, places.get(row.changeRequestId)));
  return { items, nextCursor: page.nextCursor };
}
