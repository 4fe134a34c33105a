import type { PhoneSystemReply } from '../../contract/phone-systems.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { decodeCursor, pageOf } from '../page.ts';
import { presentListed, presentPhoneSystem } from './phone-systems.presenter.ts';
import { findLineFigures, findPhoneSystem, listPhoneSystemRows } from './phone-systems.repository.ts';

/** One phone system; its settings only for those who may change them. @throws AppError `forbidden`, `not_found`. */
export async function getPhoneSystem(
  deps: Deps,
  caller: Caller,
  id: string,
): Promise<{ reply: PhoneSystemReply; version: number }> {
  ensure(caller.actor, 'phoneSystem.read', { organisationId: null });
  const row = await deps.database.transaction(caller.actor, (transaction) => findPhoneSystem(transaction, id));
  if (!row) throw notFound();
  return { reply: presentPhoneSystem(row, caller), version: row.version };
}

/** Phone systems by name; of one customer, those that its lines are on. @throws AppError `forbidden`. */
export async function listPhoneSystems(
  deps: Deps,
  caller: Caller,
  query: { limit: number; cursor?: string; organisationId?: string },
): Promise<{ items: PhoneSystemReply[]; nextCursor: string | null }> {
  ensure(caller.actor, 'phoneSystem.read', { organisationId: null });
  const { limit, organisationId } = query;
  const after = decodeCursor<[string]>(query.cursor, ['string'])?.[0] ?? null;
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const rows = await listPhoneSystemRows(transaction, { after, limit, organisationId });
    const page = pageOf(rows, limit, (row) => [row.name]);
    const ids = page.rows.map(({ id }) => id);
    const figures = await findLineFigures(transaction, { ids, organisationId });
    const view = (id: string) => ({ caller, figures: figures.get(id) });
    return { items: page.rows.map((row) => presentListed(row, view(row.id))), nextCursor: page.nextCursor };
  });
}
