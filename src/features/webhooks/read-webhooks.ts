import type { DeliveryReply, WebhookReply } from '../../contract/webhooks.contract.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { Actor } from '../../domain/access/actor.ts';
import type { DeliveryStatus } from '../../domain/webhook/delivery.ts';
import { notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { decodeCursor, decodeIdCursor, pageOf } from '../page.ts';
import { listDeliveryRows } from './deliveries.repository.ts';
import { type EndpointRow, findEndpoint, listEndpointRows } from './endpoints.repository.ts';
import { mayManage, ownedBy } from './webhook-rights.ts';
import { presentDelivery, presentWebhook } from './webhooks.presenter.ts';

/** Endpoints, oldest first: the own organisation's, for staff the desk's; staff may name one. @throws AppError `forbidden`, `not_found`. */
export async function listWebhooks(
  deps: Deps,
  { actor }: Caller,
  query: { limit: number; cursor?: string; organisationId?: string },
): Promise<{ items: WebhookReply[]; nextCursor: string | null }> {
  const organisationId = query.organisationId ?? actor.organisationId;
  ensure(actor, 'webhook.read', ownedBy(organisationId));
  const after = decodeIdCursor(query.cursor);
  const rows = await deps.database.transaction(actor, (transaction) =>
    listEndpointRows(transaction, { organisationId, after, limit: query.limit }),
  );
  const page = pageOf(rows, query.limit, ({ id }) => [id]);
  const now = deps.clock.now();
  const manages = mayManage(actor, organisationId);
  return { items: page.rows.map((row) => presentWebhook(row, { now, manages })), nextCursor: page.nextCursor };
}

/** @throws AppError `not_found`, `forbidden`. */
export async function getWebhook(
  deps: Deps,
  { actor }: Caller,
  id: string,
): Promise<{ reply: WebhookReply; version: number }> {
  const row = await deps.database.transaction(actor, (transaction) => readable(transaction, actor, id));
  const manages = mayManage(actor, row.organisationId);
  return { reply: presentWebhook(row, { now: deps.clock.now(), manages }), version: row.version };
}

/** What was sent to an endpoint, newest first. @throws AppError `not_found`, `forbidden`, `cursor_invalid`. */
export async function listDeliveries(
  deps: Deps,
  { actor }: Caller,
  { id, query }: { id: string; query: { limit: number; cursor?: string; status?: DeliveryStatus } },
): Promise<{ items: DeliveryReply[]; nextCursor: string | null }> {
  const before = decodeCursor<[number]>(query.cursor, ['number'])?.[0] ?? null;
  const { limit, status = null } = query;
  return await deps.database.transaction(actor, async (transaction) => {
    const { organisationId } = await readable(transaction, actor, id);
    const rows = await listDeliveryRows(transaction, { endpointId: id, status, before, limit });
    const page = pageOf(rows, limit, ({ number }) => [number]);
    const showsAnswer = mayManage(actor, organisationId);
    return { items: page.rows.map((row) => presentDelivery(row, { showsAnswer })), nextCursor: page.nextCursor };
  });
}

async function readable(transaction: Transaction, actor: Actor, id: string): Promise<EndpointRow> {
  const row = await findEndpoint(transaction, id);
  if (!row) throw notFound();
  ensure(actor, 'webhook.read', ownedBy(row.organisationId));
  return row;
}
