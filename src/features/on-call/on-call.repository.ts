import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { staffRole, user } from '../../db/schema/access.ts';
import { onCallSetting, onCallShift } from '../../db/schema/on-call.ts';
import { webhookEndpoint } from '../../db/schema/webhook.ts';
import type { Shift } from '../../domain/on-call/rota.ts';
import { endpointName } from '../../domain/webhook/endpoint-name.ts';
import { newId } from '../../shared/ids.ts';

/** A shift with the desk's endpoint that is told with its person. */
export interface ToldShift extends Shift {
  webhookId: string | null;
}

/** A shift with its person's name, and whether they can be notified. */
export interface NamedShift extends ToldShift {
  name: string;
  callable: boolean;
}

export interface Rota {
  escalateAfterMinutes: number;
  version: number;
  /** Those that have not ended, in their order. */
  shifts: NamedShift[];
  /** Everybody who can be notified, by name. */
  people: { userId: string; name: string }[];
  /** The desk's endpoints, oldest first. */
  webhooks: { id: string; name: string; enabled: boolean }[];
}

export async function readRota(transaction: Transaction, now: Date): Promise<Rota> {
  const people = await transaction.orm
    .selectDistinct({ userId: user.id, name: user.name })
    .from(user)
    .innerJoin(staffRole, and(eq(staffRole.userId, user.id), inArray(staffRole.role, ['operator', 'admin'])))
    .where(isNull(user.disabledAt))
    .orderBy(asc(user.name), asc(user.id));
  const rows = await transaction.orm
    .select({
      ...{ userId: onCallShift.userId, name: user.name, order: onCallShift.place },
      ...{ from: onCallShift.startsAt, until: onCallShift.endsAt, webhookId: onCallShift.webhookId },
    })
    .from(onCallShift)
    .innerJoin(user, eq(user.id, onCallShift.userId))
    .where(gt(onCallShift.endsAt, now))
    .orderBy(asc(onCallShift.startsAt), asc(onCallShift.place), asc(onCallShift.id));
  const able = new Set(people.map(({ userId }) => userId));
  const shifts = rows.map((row) => ({ ...row, callable: able.has(row.userId) }));
  const [setting] = await transaction.orm.select().from(onCallSetting);
  if (!setting) throw new Error('the on-call list has no setting');
  return { ...setting, shifts, people, webhooks: await deskWebhooks(transaction) };
}

/** Until the transaction ends none of the desk's endpoints is deleted: a shift that is being saved may name it. */
export async function keepDeskWebhooks({ sql: ask }: Transaction): Promise<void> {
  await ask`select from webhook_endpoint where organisation_id is null for key share`;
}

async function deskWebhooks(transaction: Transaction): Promise<Rota['webhooks']> {
  const { id, enabled, description, url } = webhookEndpoint;
  const rows = await transaction.orm
    .select({ id, enabled, description, url })
    .from(webhookEndpoint)
    .where(isNull(webhookEndpoint.organisationId))
    .orderBy(asc(id));
  return rows.map((row) => ({ id: row.id, name: endpointName(row), enabled: row.enabled }));
}

/** Minutes after which the next person is notified. */
export async function readEscalateAfter(transaction: Transaction): Promise<number> {
  const [row] = await transaction.orm.select({ minutes: onCallSetting.escalateAfterMinutes }).from(onCallSetting);
  if (!row) throw new Error('the on-call list has no setting');
  return row.minutes;
}

/** Undefined when the version has changed. */
export async function updateSetting(
  transaction: Transaction,
  { version, escalateAfterMinutes }: { version: number; escalateAfterMinutes: number },
): Promise<{ version: number } | undefined> {
  const [row] = await transaction.orm
    .update(onCallSetting)
    .set({ escalateAfterMinutes, version: sql`${onCallSetting.version} + 1` })
    .where(eq(onCallSetting.version, version))
    .returning({ version: onCallSetting.version });
  return row;
}

/** Puts these shifts in the place of all that have not ended; those that have ended stay. */
export async function replaceShifts(
  transaction: Transaction,
  { shifts, now }: { shifts: readonly ToldShift[]; now: Date },
): Promise<void> {
  await transaction.orm.delete(onCallShift).where(gt(onCallShift.endsAt, now));
  if (shifts.length === 0) return;
  await transaction.orm.insert(onCallShift).values(
    shifts.map(({ userId, from, until, order, webhookId }) => ({
      ...{ id: newId(), userId, place: order, webhookId },
      ...{ startsAt: from, endsAt: until },
    })),
  );
}
