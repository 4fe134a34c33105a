import { and, eq, isNull, notInArray, sql } from 'drizzle-orm';
import type { Role } from '../domain/access/role.ts';
import type { Transaction } from './database.ts';
import { apiKey, member, session, user } from './schema/access.ts';
import { customer } from './schema/customer.ts';

export interface Person {
  id: string;
  name: string;
  email: string;
  language: (typeof user.$inferSelect)['language'];
  tourDone: boolean;
  demo: boolean;
  secondFactor: boolean;
  disabledAt: Date | null;
  organisationId: string | null;
  roles: Role[];
}

export const personColumns = {
  id: user.id,
  name: user.name,
  email: user.email,
  language: user.language,
  tourDone: user.tourDone,
  demo: user.demo,
  secondFactor: user.twoFactorEnabled,
  disabledAt: user.disabledAt,
  organisationId: member.organisationId,
  memberRole: member.role,
  staffRoles: sql<Role[]>`array(select role from staff_role where user_id = ${user.id} order by role)`,
};

export function personFrom({ memberRole, staffRoles, ...row }: PersonRow): Person {
  return { ...row, roles: memberRole === null ? staffRoles : [memberRole] };
}

type PersonRow = Omit<Person, 'roles'> & { memberRole: Role | null; staffRoles: Role[] };

export async function findPerson(
  transaction: Transaction,
  by: { id: string } | { email: string },
): Promise<Person | null> {
  const [row] = await transaction.orm
    .select(personColumns)
    .from(user)
    .leftJoin(member, eq(member.userId, user.id))
    .where('id' in by ? eq(user.id, by.id) : eq(user.email, by.email));
  return row ? personFrom(row) : null;
}

/** Locks a person's account until the commit, so that roles and keys given meanwhile wait and then see its state. */
export async function lockPerson(transaction: Transaction, id: string): Promise<Person | null> {
  await transaction.orm.select({ id: user.id }).from(user).where(eq(user.id, id)).for('update');
  return await findPerson(transaction, { id });
}

export async function findOrganisation(
  transaction: Transaction,
  id: string,
): Promise<{ id: string; name: string; plan: 'trial' | 'pro' | 'enterprise'; onboardedOn: string } | null> {
  const [row] = await transaction.orm
    .select({ id: customer.id, name: customer.name, plan: customer.plan, onboardedOn: customer.onboardedOn })
    .from(customer)
    .where(eq(customer.id, id));
  return row ?? null;
}

export async function updatePerson(
  transaction: Transaction,
  id: string,
  values: Partial<typeof user.$inferInsert>,
): Promise<void> {
  await transaction.orm
    .update(user)
    .set({ ...values, updatedAt: sql`now()` })
    .where(eq(user.id, id));
}

/** Ends every session of a person except the one named. */
export async function endSessions(transaction: Transaction, userId: string, exceptToken?: string): Promise<void> {
  await transaction.orm
    .delete(session)
    .where(and(eq(session.userId, userId), exceptToken === undefined ? undefined : sql`token <> ${exceptToken}`));
}

/** Revokes a person's keys, except those of the roles they keep. Returns the revoked keys. */
export async function revokeKeysOf(
  transaction: Transaction,
  { userId, kept, at }: { userId: string; kept: readonly Role[]; at: Date },
): Promise<{ id: string; organisationId: string | null; role: Role }[]> {
  return await transaction.orm
    .update(apiKey)
    .set({ revokedAt: at })
    .where(
      and(
        eq(apiKey.userId, userId),
        isNull(apiKey.revokedAt),
        kept.length === 0 ? undefined : notInArray(apiKey.role, [...kept]),
      ),
    )
    .returning({ id: apiKey.id, organisationId: apiKey.organisationId, role: apiKey.role });
}
