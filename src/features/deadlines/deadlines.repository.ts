import { and, asc, eq, gt, inArray, isNull, ne, or } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { changeRequest } from '../../db/schema/change-request.ts';
import { job } from '../../db/schema/job.ts';
import type { ChangeRequestStatus } from '../../domain/change-request/lifecycle.ts';
import type { DeadlineWarning } from '../../domain/deadline/warnings.ts';

/** The clock of a customer's requests, and the zones of some of its lines. */
export interface LinesClock {
  organisationId: string;
  environment: 'shared' | 'dedicated';
  extraBusinessDays: number | null;
  timeZones: string[];
}

/** Reads the lines' customers; null when the caller cannot see one of the lines, `two_customers` when they are not one customer's. */
export async function findLinesClock(
  { sql }: Transaction,
  lineIds: readonly string[],
): Promise<LinesClock | 'two_customers' | null> {
  const ids = [...new Set(lineIds)];
  const rows = (await sql`
    select l.organisation_id as "organisationId", c.environment, c.extra_business_days as "extraBusinessDays",
      r.config ->> 'timeZone' as "timeZone"
    from line l
    join customer c on c.id = l.organisation_id
    join line_revision r on r.line_id = l.id and r.number = l.revision
    where l.id = any(${ids}::uuid[])`) as unknown as (Omit<LinesClock, 'timeZones'> & { timeZone: string })[];
  const [first] = rows;
  if (first === undefined || rows.length < ids.length) return null;
  if (rows.some(({ organisationId }) => organisationId !== first.organisationId)) return 'two_customers';
  return { ...first, timeZones: [...new Set(rows.map(({ timeZone }) => timeZone))] };
}

/** Those whose clock runs: no plan that is prepared, nothing that waits for its customer or has ended. */
const watchedStatuses: readonly ChangeRequestStatus[] = [
  'acknowledged',
  'accepted',
  'inProgress',
  'partial',
  'held',
  'failed',
];

export function isWatched({ status }: { status: ChangeRequestStatus }): boolean {
  return watchedStatuses.includes(status);
}

const watched = {
  id: changeRequest.id,
  receivedAt: changeRequest.receivedAt,
  extraBusinessDays: changeRequest.extraBusinessDays,
  waits: changeRequest.waits,
  dueBy: changeRequest.dueBy,
  warned: changeRequest.warned,
  kind: changeRequest.kind,
};
export type WatchedRow = Pick<typeof changeRequest.$inferSelect, keyof typeof watched> & {
  /** When its job was made: of a closure, when it went past the queue. */
  sentAt: Date | null;
};

/**
 * A page of the requests of which a warning may still be due, in the order of their ids; the first with an empty `after`. `closures`: emergency
 * closures alone.
 */
export async function watchedRequests(
  transaction: Transaction,
  { after, most, closures }: { after: string; most: number; closures: boolean },
): Promise<WatchedRow[]> {
  return await transaction.orm
    .select({ ...watched, sentAt: job.createdAt })
    .from(changeRequest)
    .leftJoin(job, eq(job.changeRequestId, changeRequest.id))
    .where(
      and(
        closures ? eq(changeRequest.kind, 'emergency_closure') : undefined,
        inArray(changeRequest.status, [...watchedStatuses]),
        or(isNull(changeRequest.warned), ne(changeRequest.warned, 'breach')),
        after === '' ? undefined : gt(changeRequest.id, after),
      ),
    )
    .orderBy(asc(changeRequest.id))
    .limit(most);
}

/** Writes what was told of a locked request. It is no edit: the version that people have read stays. */
export async function saveWarned(transaction: Transaction, id: string, warned: DeadlineWarning): Promise<void> {
  await transaction.orm.update(changeRequest).set({ warned }).where(eq(changeRequest.id, id));
}
