import type { LineGroupReply } from '../../contract/line-groups.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { decodeCursor, pageOf } from '../page.ts';
import { presentLineGroup } from './line-groups.presenter.ts';
import { findLineGroup, listLineGroupRows } from './line-groups.repository.ts';

/** The organisation's groups, by name. @throws AppError `forbidden`, `cursor_invalid`. */
export async function listLineGroups(deps: Deps, { actor }: Caller, query: { limit: number; cursor?: string }) {
  ensure(actor, 'lineGroup.read', { organisationId: actor.organisationId });
  const after = decodeCursor<[string, string]>(query.cursor, ['string', 'id']);
  const rows = await deps.database.transaction(actor, (transaction) =>
    listLineGroupRows(transaction, { after, limit: query.limit }),
  );
  const page = pageOf(rows, query.limit, ({ nameKey, id }) => [nameKey, id]);
  return { items: page.rows.map(presentLineGroup), nextCursor: page.nextCursor };
}

/** @throws AppError `not_found`, `forbidden`. */
export async function getLineGroup(
  deps: Deps,
  { actor }: Caller,
  id: string,
): Promise<{ reply: LineGroupReply; version: number }> {
  const row = await deps.database.transaction(actor, (transaction) => findLineGroup(transaction, id));
  if (!row) throw notFound();
  ensure(actor, 'lineGroup.read', { organisationId: row.organisationId });
  return { reply: presentLineGroup(row), version: row.version };
}
