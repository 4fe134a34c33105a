import { and, desc, eq, lt } from 'drizzle-orm';
import type { AuditQuery } from '../../contract/audit.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { auditRow } from '../../db/schema/records.ts';

export type AuditRow = typeof auditRow.$inferSelect;
export type AuditFilter = Pick<
  AuditQuery,
  'organisationId' | 'subjectKind' | 'subjectId' | 'changeRequestId' | 'action'
>;

/** Newest first. */
export async function listAuditRows(
  transaction: Transaction,
  page: { before: number | null; limit: number; filter: AuditFilter },
): Promise<AuditRow[]> {
  const { organisationId, subjectKind, subjectId, changeRequestId, action } = page.filter;
  return await transaction.orm
    .select()
    .from(auditRow)
    .where(
      and(
        page.before === null ? undefined : lt(auditRow.id, page.before),
        organisationId === undefined ? undefined : eq(auditRow.organisationId, organisationId),
        subjectKind === undefined ? undefined : eq(auditRow.subjectKind, subjectKind),
        subjectId === undefined ? undefined : eq(auditRow.subjectId, subjectId),
        changeRequestId === undefined ? undefined : eq(auditRow.changeRequestId, changeRequestId),
        action === undefined ? undefined : eq(auditRow.action, action),
      ),
    )
    .orderBy(desc(auditRow.id))
    .limit(page.limit + 1);
}

export interface BrokenSeal {
  sealId: number;
  organisationId: string | null;
  fault: 'chain' | 'row_count' | 'content';
}

/** Recomputes every link of every chain. */
export async function findBrokenSeals({ sql }: Transaction): Promise<BrokenSeal[]> {
  const rows = await sql`select seal, organisation, fault from verify_audit()`;
  return rows.map(({ seal, organisation, fault }) => ({ sealId: Number(seal), organisationId: organisation, fault }));
}

export async function countSealed({ sql }: Transaction): Promise<{ rows: number; unsealed: number; seals: number }> {
  const [counts] = await sql`
    select count(*)::int as rows, (count(*) filter (where seal_id is null))::int as unsealed,
           (select count(*)::int from audit_seal) as seals
    from audit_row`;
  return { rows: counts?.rows, unsealed: counts?.unsealed, seals: counts?.seals };
}
