import type { CustomerReply } from '../../contract/customers.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { decodeCursor, pageOf } from '../page.ts';
import { presentCustomer } from './customers.presenter.ts';
import { findCustomer, listCustomerRows } from './customers.repository.ts';

/** One customer. @throws AppError `not_found`. */
export async function getCustomer(
  deps: Deps,
  caller: Caller,
  id: string,
): Promise<{ reply: CustomerReply; version: number }> {
  ensure(caller.actor, 'customer.read', { organisationId: id });
  const row = await deps.database.transaction(caller.actor, (transaction) => findCustomer(transaction, id));
  if (!row) throw notFound();
  return { reply: presentCustomer(row), version: row.version };
}

/** Customers by name, all or those whose name contains `q`; a customer's user sees only the own one. */
export async function listCustomers(deps: Deps, caller: Caller, query: { limit: number; cursor?: string; q?: string }) {
  ensure(caller.actor, 'customer.read', { organisationId: caller.actor.organisationId });
  const after = decodeCursor<[string, string]>(query.cursor, ['string', 'id']);
  const rows = await deps.database.transaction(caller.actor, (transaction) =>
    listCustomerRows(transaction, { after, limit: query.limit, search: query.q }),
  );
  const page = pageOf(rows, query.limit, (row) => [row.name, row.id]);
  return { items: page.rows.map(presentCustomer), nextCursor: page.nextCursor };
}
