import type { LineReply } from '../../contract/lines.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { playingRevision } from '../../reconcile/line-revisions.repository.ts';
import { notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { decodeCursor, pageOf } from '../page.ts';
import { showsContact, showsPhoneSystem, viewOfLine } from './line-view.ts';
import { presentLine } from './lines.presenter.ts';
import { customerNames, findLine, type LineFilter, listLineRows } from './lines.repository.ts';
import { readRemovals } from './read-removals.ts';

/** One line, with its configuration for those who may read it. @throws AppError `not_found`, `forbidden`. */
export async function getLine(deps: Deps, caller: Caller, id: string): Promise<{ reply: LineReply; version: number }> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const row = await findLine(transaction, id);
    if (!row) throw notFound();
    ensure(caller.actor, 'line.read', { organisationId: row.organisationId });
    const view = await viewOfLine(deps, caller, transaction, row);
    const configuration = view.configuration ? ((await playingRevision(transaction, row))?.config ?? null) : null;
    const removals = view.showsPhoneSystem ? await readRemovals(deps, caller, transaction, id) : undefined;
    const reply = presentLine(row, { ...view, configuration, removals });
    return { reply, version: row.version };
  });
}

/** Lines by number, without configurations; a customer's user sees the own ones, whatever the filter says. */
export async function listLines(
  deps: Deps,
  caller: Caller,
  query: { limit: number; cursor?: string } & LineFilter,
): Promise<{ items: LineReply[]; nextCursor: string | null }> {
  ensure(caller.actor, 'line.read', { organisationId: caller.actor.organisationId });
  const after = decodeCursor<[string, string]>(query.cursor, ['string', 'id']);
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const rows = await listLineRows(transaction, { ...query, after });
    const page = pageOf(rows, query.limit, (row) => [row.number, row.id]);
    const isStaff = caller.actor.organisationId === null;
    const owners = isStaff ? [...new Set(page.rows.map(({ organisationId }) => organisationId))] : [];
    const names = await customerNames(transaction, owners);
    const view = { configuration: null, showsPhoneSystem: showsPhoneSystem(caller) };
    const items = page.rows.map((row) => {
      const { organisationId } = row;
      const showing = { showsContact: showsContact(caller, organisationId), customerName: names.get(organisationId) };
      return presentLine(row, { ...view, ...showing });
    });
    return { items, nextCursor: page.nextCursor };
  });
}
