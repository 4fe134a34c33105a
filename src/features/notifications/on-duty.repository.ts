import { and, eq, gt, inArray, isNull, lte } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { staffRole, user } from '../../db/schema/access.ts';
import { onCallShift } from '../../db/schema/on-call.ts';
import { onDutyAt } from '../../domain/on-call/rota.ts';
import type { Reader } from './recipients.repository.ts';

export interface OnDuty extends Reader {
  /** The desk's endpoint that is told when they are notified. */
  webhookId: string | null;
}

/** Who is on duty at an instant and may act on alarms, in the order of notification. */
export async function findOnDuty(transaction: Transaction, at: Date): Promise<OnDuty[]> {
  const rows = await transaction.orm
    .selectDistinct({
      userId: user.id,
      ...{ id: user.id, email: user.email, name: user.name, language: user.language },
      ...{ from: onCallShift.startsAt, until: onCallShift.endsAt, order: onCallShift.place },
      webhookId: onCallShift.webhookId,
    })
    .from(onCallShift)
    .innerJoin(user, and(eq(user.id, onCallShift.userId), isNull(user.disabledAt)))
    .innerJoin(staffRole, and(eq(staffRole.userId, user.id), inArray(staffRole.role, ['operator', 'admin'])))
    .where(and(lte(onCallShift.startsAt, at), gt(onCallShift.endsAt, at)));
  return onDutyAt(rows, at).map(({ id, email, name, language, webhookId }) => ({
    id,
    email,
    name,
    language,
    webhookId,
  }));
}
