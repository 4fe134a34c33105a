import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import { type AuditRecord, readAuditRecords } from '../../../db/audit-log.ts';
import type { Transaction } from '../../../db/database.ts';
import { line } from '../../../db/schema/line.ts';
import { auditRow } from '../../../db/schema/records.ts';
import type { LineRow } from '../../../reconcile/line-revisions.repository.ts';

export type Consent = LineRow['emergencyConsent'];

/** Lines in service, by number. */
export async function linesWithConsent(
  { orm }: Transaction,
  page: { organisationId: string | undefined; after: [number: string, id: string] | null; limit: number },
): Promise<LineRow[]> {
  const { organisationId, after, limit } = page;
  return await orm
    .select()
    .from(line)
    .where(
      and(
        isNull(line.retiredAt),
        organisationId === undefined ? undefined : eq(line.organisationId, organisationId),
        after === null
          ? undefined
          : or(gt(line.number, after[0]), and(eq(line.number, after[0]), gt(line.id, after[1]))),
      ),
    )
    .orderBy(asc(line.number), asc(line.id))
    .limit(limit + 1);
}

/** Rows of the audit in which the consent of these lines has changed, newest first. */
export async function consentChanges(
  transaction: Transaction,
  page: { lineIds: readonly string[]; before?: { at: string; id: number } | null; limit?: number },
): Promise<AuditRecord[]> {
  const { lineIds, before = null, limit } = page;
  const where = and(
    eq(auditRow.subjectKind, 'line'),
    inArray(auditRow.subjectId, [...lineIds]),
    sql`${auditRow.after}->>'emergencyConsent' is not null`,
    sql`${auditRow.before}->>'emergencyConsent' is distinct from ${auditRow.after}->>'emergencyConsent'`,
    before === null
      ? undefined
      : sql`(${auditRow.at}, ${auditRow.id}) < (${before.at}::timestamptz, ${before.id}::bigint)`,
  );
  return await readAuditRecords(transaction, { where, newestFirst: true, limit });
}

/** In the order of their ids, so that two that set the same lines do not wait for each other in a circle. */
export async function lockLines({ orm }: Transaction, ids: readonly string[]): Promise<LineRow[]> {
  return await orm
    .select()
    .from(line)
    .where(inArray(line.id, [...ids]))
    .orderBy(asc(line.id))
    .for('update');
}

export async function updateConsents(
  { orm }: Transaction,
  ids: readonly string[],
  emergencyConsent: Consent,
): Promise<LineRow[]> {
  return await orm
    .update(line)
    .set({ emergencyConsent, version: sql`${line.version} + 1` })
    .where(inArray(line.id, [...ids]))
    .returning();
}
