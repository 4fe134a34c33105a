import { and, eq, gt, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { type Person, personColumns, personFrom, updatePerson } from '../../db/people.ts';
import { account, member, staffRole, twoFactor, user } from '../../db/schema/access.ts';

export async function insertPerson(
  transaction: Transaction,
  person: { id: string; accountId: string; name: string; email: string; passwordHash: string; demo: boolean; at: Date },
): Promise<void> {
  const { id, name, email, demo, at } = person;
  await transaction.orm.insert(user).values({ id, name, email, emailVerified: true, demo, createdAt: at });
  await transaction.orm.insert(account).values({
    id: person.accountId,
    userId: id,
    accountId: id,
    providerId: 'credential',
    password: person.passwordHash,
    createdAt: at,
  });
}

export async function replacePassword(transaction: Transaction, userId: string, passwordHash: string): Promise<void> {
  await transaction.orm
    .update(account)
    .set({ password: passwordHash, updatedAt: sql`now()` })
    .where(and(eq(account.userId, userId), eq(account.providerId, 'credential')));
}

export async function removeSecondFactor(transaction: Transaction, userId: string): Promise<void> {
  await transaction.orm.delete(twoFactor).where(eq(twoFactor.userId, userId));
  await updatePerson(transaction, userId, { twoFactorEnabled: false });
}

export async function listStaffRows(
  transaction: Transaction,
  page: { after: string | null; limit: number },
): Promise<Person[]> {
  const rows = await transaction.orm
    .select(personColumns)
    .from(user)
    .leftJoin(member, eq(member.userId, user.id))
    .where(
      and(
        sql`exists (select from staff_role where user_id = ${user.id})`,
        page.after === null ? undefined : gt(user.id, page.after),
      ),
    )
    .orderBy(user.id)
    .limit(page.limit + 1);
  return rows.map(personFrom);
}

export async function setStaffRoles(transaction: Transaction, userId: string, roles: StaffRoleName[]): Promise<void> {
  await transaction.orm.delete(staffRole).where(eq(staffRole.userId, userId));
  await transaction.orm.insert(staffRole).values(roles.map((role) => ({ userId, role })));
}

type StaffRoleName = typeof staffRole.$inferInsert.role;

/** Locks every admin's role until the commit, so that two cannot resign at once. Returns those who may still sign in. */
export async function lockAdmins(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.sql<{ userId: string }[]>`
    select r.user_id as "userId" from staff_role r join "user" u on u.id = r.user_id
    where r.role = 'admin' and u.disabled_at is null order by r.user_id for update`;
  return rows.map((row) => row.userId);
}
