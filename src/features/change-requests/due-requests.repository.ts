import { and, asc, eq, isNull, lte, not, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { changeRequest } from '../../db/schema/change-request.ts';
import { terminalStatuses } from '../../domain/change-request/lifecycle.ts';
import { findRequest, type RequestWithJob } from './change-requests.repository.ts';

/** A plan whose time has come. */
export interface DueSwitch {
  id: string;
  /** The customer has no phone service contract today. */
  contractEnded: boolean;
  /** A line of it has another revision since it was filed. */
  touched: boolean;
}

/** The earliest first. `today`: `YYYY-MM-DD` in Taipei, for the contract. */
export async function dueSwitches(
  transaction: Transaction,
  { now, today, most }: { now: Date; today: string; most: number },
): Promise<DueSwitch[]> {
  const rows = await transaction.sql`
    select r.id, c.contract_from is null or c.contract_until < ${today}::date as "contractEnded",
      exists (select 1 from change_request_line l join line_revision v on v.line_id = l.line_id
              where l.change_request_id = r.id and v.created_at > r.received_at) as touched
    from change_request r join customer c on c.id = r.organisation_id
    where r.status = 'scheduled' and r.effective_at <= ${now.toISOString()}::timestamptz
    order by r.effective_at, r.id limit ${most}`;
  return rows as unknown as DueSwitch[];
}

export async function earliestSwitch(transaction: Transaction): Promise<Date | null> {
  const [row] = await transaction.orm
    .select({ at: changeRequest.effectiveAt })
    .from(changeRequest)
    .where(eq(changeRequest.status, 'scheduled'))
    .orderBy(asc(changeRequest.effectiveAt))
    .limit(1);
  return row?.at ?? null;
}

/** All completed requests whose limited time is over: some that keep failing must not keep the others out. */
export async function dueReverts(transaction: Transaction, now: Date): Promise<string[]> {
  const isBeingReturned = sql`exists (select 1 from change_request back
    where back.return_of = ${changeRequest.id} and back.status not in ${[...terminalStatuses]})`;
  const rows = await transaction.orm
    .select({ id: changeRequest.id })
    .from(changeRequest)
    .where(
      and(
        eq(changeRequest.status, 'completed'),
        lte(changeRequest.revertAt, now),
        isNull(changeRequest.revertedAt),
        not(isBeingReturned),
      ),
    )
    .orderBy(asc(changeRequest.revertAt));
  return rows.map(({ id }) => id);
}

/** The request that has a person bring about the return of this one; null when there is none. */
export async function findReturn(transaction: Transaction, id: string): Promise<RequestWithJob | null> {
  const [row] = await transaction.orm
    .select({ id: changeRequest.id })
    .from(changeRequest)
    .where(eq(changeRequest.returnOf, id));
  return row ? await findRequest(transaction, row.id) : null;
}
