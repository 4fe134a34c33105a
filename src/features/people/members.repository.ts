import { and, asc, eq, gt } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { member, user } from '../../db/schema/access.ts';
import type { CustomerRole } from '../../domain/access/role.ts';

const memberColumns = {
  userId: member.userId,
  organisationId: member.organisationId,
  role: member.role,
  name: user.name,
  email: user.email,
  disabledAt: user.disabledAt,
  createdAt: member.createdAt,
};

export interface MemberRow {
  userId: string;
  organisationId: string;
  role: CustomerRole;
  name: string;
  email: string;
  disabledAt: Date | null;
  createdAt: Date;
}

export async function listMemberRows(
  transaction: Transaction,
  page: { organisationId?: string; after: string | null; limit: number },
): Promise<MemberRow[]> {
  return await transaction.orm
    .select(memberColumns)
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(
      and(
        page.organisationId === undefined ? undefined : eq(member.organisationId, page.organisationId),
        page.after === null ? undefined : gt(member.userId, page.after),
      ),
    )
    .orderBy(asc(member.userId))
    .limit(page.limit + 1);
}

export async function findMember(transaction: Transaction, userId: string): Promise<MemberRow | null> {
  const [row] = await transaction.orm
    .select(memberColumns)
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(eq(member.userId, userId));
  return row ?? null;
}

export async function insertMember(
  transaction: Transaction,
  values: { userId: string; organisationId: string; role: CustomerRole; createdAt: Date },
): Promise<void> {
  await transaction.orm.insert(member).values(values);
}

export async function updateMemberRole(transaction: Transaction, userId: string, role: CustomerRole): Promise<void> {
  await transaction.orm.update(member).set({ role }).where(eq(member.userId, userId));
}

export async function deleteMember(transaction: Transaction, userId: string): Promise<void> {
  await transaction.orm.delete(member).where(eq(member.userId, userId));
}

/** Locks an organisation's owners until the commit, so that two cannot resign at once. */
export async function lockOwners(transaction: Transaction, organisationId: string): Promise<string[]> {
  const rows = await transaction.orm
    .select({ userId: member.userId })
    .from(member)
    .where(and(eq(member.organisationId, organisationId), eq(member.role, 'owner')))
    .orderBy(asc(member.userId))
    .for('update');
  return rows.map((row) => row.userId);
}
