import { and, asc, eq, gt, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { customer } from '../../db/schema/customer.ts';
import { webhookEndpoint } from '../../db/schema/webhook.ts';

export type EndpointRow = typeof webhookEndpoint.$inferSelect;

export async function findEndpoint(transaction: Transaction, id: string): Promise<EndpointRow | null> {
  const [row] = await transaction.orm.select().from(webhookEndpoint).where(eq(webhookEndpoint.id, id));
  return row ?? null;
}

/** The row, and nobody else changes it until the transaction ends. */
export async function lockEndpoint(transaction: Transaction, id: string): Promise<EndpointRow | null> {
  const [row] = await transaction.orm
    .select()
    .from(webhookEndpoint)
    .where(eq(webhookEndpoint.id, id))
    .for('no key update');
  return row ?? null;
}

/** Oldest first; of one organisation, or the desk's (null). */
export async function listEndpointRows(
  transaction: Transaction,
  page: { organisationId: string | null; after: string | null; limit: number },
): Promise<EndpointRow[]> {
  return await transaction.orm
    .select()
    .from(webhookEndpoint)
    .where(
      and(
        page.organisationId === null
          ? isNull(webhookEndpoint.organisationId)
          : eq(webhookEndpoint.organisationId, page.organisationId),
        page.after === null ? undefined : gt(webhookEndpoint.id, page.after),
      ),
    )
    .orderBy(asc(webhookEndpoint.id))
    .limit(page.limit + 1);
}

/** How many endpoints an organisation, or the desk (null), has; others that add one wait until the transaction ends. */
export async function countEndpoints({ sql: ask }: Transaction, organisationId: string | null): Promise<number> {
  await ask`select pg_advisory_xact_lock(hashtext(${`lineshift webhooks ${organisationId ?? 'desk'}`}))`;
  const [row] = await ask`
    select count(*)::int as count from webhook_endpoint where organisation_id is not distinct from ${organisationId}::uuid`;
  return row?.count ?? 0;
}

export async function insertEndpoint(
  transaction: Transaction,
  values: typeof webhookEndpoint.$inferInsert,
): Promise<EndpointRow> {
  const [row] = await transaction.orm.insert(webhookEndpoint).values(values).returning();
  return row as EndpointRow;
}

/** Undefined when the version has changed. */
export async function updateEndpoint(
  transaction: Transaction,
  target: { id: string; version: number },
  values: Partial<EndpointRow>,
): Promise<EndpointRow | undefined> {
  const [row] = await transaction.orm
    .update(webhookEndpoint)
    .set({ ...values, version: sql`${webhookEndpoint.version} + 1` })
    .where(and(eq(webhookEndpoint.id, target.id), eq(webhookEndpoint.version, target.version)))
    .returning();
  return row;
}

/** Whether a shift that has not ended names an endpoint; whoever saves the on-call list meanwhile is waited for. */
export async function isOnCall({ sql: ask }: Transaction, id: string, now: Date): Promise<boolean> {
  await ask`select from webhook_endpoint where id = ${id} for update`;
  const rows = await ask`
    select from on_call_shift where webhook_id = ${id} and ends_at > ${now.toISOString()}::timestamptz limit 1`;
  return rows.length > 0;
}

/** Its deliveries go with it. Undefined when the version has changed. */
export async function removeEndpoint(
  transaction: Transaction,
  target: { id: string; version: number },
): Promise<{ id: string } | undefined> {
  const [row] = await transaction.orm
    .delete(webhookEndpoint)
    .where(and(eq(webhookEndpoint.id, target.id), eq(webhookEndpoint.version, target.version)))
    .returning({ id: webhookEndpoint.id });
  return row;
}

/** What waits for an endpoint that was switched off is missed; a test is over. */
export async function missWaiting({ sql: ask }: Transaction, endpointId: string): Promise<void> {
  await ask`
    update webhook_delivery set status = 'missed', next_attempt_at = null, claimed_until = null
    where endpoint_id = ${endpointId} and status = 'waiting'`;
}

/** The last day of an organisation's contract; null where it has none. */
export async function contractEnd(transaction: Transaction, organisationId: string): Promise<string | null> {
  const [row] = await transaction.orm
    .select({ until: customer.contractUntil })
    .from(customer)
    .where(eq(customer.id, organisationId));
  return row?.until ?? null;
}

/** Endpoints of organisations whose contract ended before a date, and which have not been stopped for that. */
export async function endpointsToStop(
  transaction: Transaction,
  { today, most }: { today: string; most: number },
): Promise<{ id: string; organisationId: string; until: string }[]> {
  const rows = await transaction.orm
    .select({ id: webhookEndpoint.id, organisationId: customer.id, until: customer.contractUntil })
    .from(webhookEndpoint)
    .innerJoin(customer, eq(customer.id, webhookEndpoint.organisationId))
    .where(
      and(
        isNotNull(customer.contractUntil),
        sql`${customer.contractUntil} < ${today}::date`,
        or(sql`${webhookEndpoint.offCause} is null`, ne(webhookEndpoint.offCause, 'contractEnded')),
      ),
    )
    .orderBy(asc(webhookEndpoint.id))
    .limit(most);
  return rows.map((row) => ({ ...row, until: row.until as string }));
}
