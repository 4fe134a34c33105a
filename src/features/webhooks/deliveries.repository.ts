import { and, desc, eq, lt } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { webhookDelivery } from '../../db/schema/webhook.ts';

export type DeliveryRow = typeof webhookDelivery.$inferSelect;

/** Newest first. */
export async function listDeliveryRows(
  transaction: Transaction,
  page: { endpointId: string; status: DeliveryRow['status'] | null; before: number | null; limit: number },
): Promise<DeliveryRow[]> {
  return await transaction.orm
    .select()
    .from(webhookDelivery)
    .where(
      and(
        eq(webhookDelivery.endpointId, page.endpointId),
        page.status === null ? undefined : eq(webhookDelivery.status, page.status),
        page.before === null ? undefined : lt(webhookDelivery.number, page.before),
      ),
    )
    .orderBy(desc(webhookDelivery.number))
    .limit(page.limit + 1);
}

export async function lockDelivery(
  transaction: Transaction,
  { endpointId, number }: { endpointId: string; number: number },
): Promise<DeliveryRow | null> {
  const [row] = await transaction.orm
    .select()
    .from(webhookDelivery)
    .where(and(eq(webhookDelivery.endpointId, endpointId), eq(webhookDelivery.number, number)))
    .for('no key update');
  return row ?? null;
}

export async function insertDelivery(
  transaction: Transaction,
  values: typeof webhookDelivery.$inferInsert,
): Promise<DeliveryRow> {
  const [row] = await transaction.orm.insert(webhookDelivery).values(values).returning();
  return row as DeliveryRow;
}

export async function updateDelivery(
  transaction: Transaction,
  number: number,
  values: Partial<DeliveryRow>,
): Promise<DeliveryRow> {
  const [row] = await transaction.orm
    .update(webhookDelivery)
    .set(values)
    .where(eq(webhookDelivery.number, number))
    .returning();
  return row as DeliveryRow;
}

/** The test of an endpoint that has not been sent yet. */
export async function waitingTest(transaction: Transaction, endpointId: string): Promise<DeliveryRow | null> {
  const [row] = await transaction.orm
    .select()
    .from(webhookDelivery)
    .where(
      and(
        eq(webhookDelivery.endpointId, endpointId),
        eq(webhookDelivery.status, 'waiting'),
        eq(webhookDelivery.test, true),
      ),
    );
  return row ?? null;
}
