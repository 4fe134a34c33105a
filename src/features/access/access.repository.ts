import { and, desc, eq, gt, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../../db/database.ts';
import { account, member, session, staffRole, twoFactor, user } from '../../db/schema/access.ts';
import { customer } from '../../db/schema/customer.ts';
import type { Language } from '../../deps.ts';
import type { Role } from '../../domain/access/role.ts';

export interface SessionRow {
  sessionId: string;
  userId: string;
  name: string;
  language: Language | null;
  demo: boolean;
  secondFactor: boolean;
  organisationId: string | null;
  /** Empty for somebody who has left. */
  roles: Role[];
}

export interface KeyRow {
  id: string;
  secretHash: string;
  userId: string;
  name: string;
  language: Language | null;
  organisationId: string | null;
  role: Role;
  /** Marked as used at most once a minute. */
  stale: boolean;
}

/** Hot path: one prepared statement, before any scope is known. Null when ended, expired, or the person is disabled. */
export async function resolveSession(database: Database, token: string, at: Date): Promise<SessionRow | null> {
  const [row] = await database.sql<SessionRow[]>`
    select session_id as "sessionId", user_id as "userId", name, language, demo, second_factor as "secondFactor",
           organisation_id as "organisationId", roles
    from resolve_session(${token}, ${at.toISOString()}::timestamptz)`;
  return row ?? null;
}

/** Hot path, like `resolveSession`. Null when revoked, expired, or its role is no longer held. */
export async function resolveApiKey(database: Database, prefix: string, at: Date): Promise<KeyRow | null> {
  const [row] = await database.sql<KeyRow[]>`
    select api_key_id as id, secret_hash as "secretHash", user_id as "userId", name, language,
           organisation_id as "organisationId", role, stale
    from resolve_api_key(${prefix}, ${at.toISOString()}::timestamptz)`;
  return row ?? null;
}

export async function touchApiKey(database: Database, id: string, at: Date): Promise<void> {
  await database.sql.begin(async (transaction) => {
    await transaction`select set_config('app.scope', 'staff', true)`;
    await transaction`update api_key set last_used_at = ${at.toISOString()}::timestamptz where id = ${id}`;
  });
}

export interface Person {
  id: string;
  name: string;
  email: string;
  language: Language | null;
  tourDone: boolean;
  demo: boolean;
  secondFactor: boolean;
  disabledAt: Date | null;
  organisationId: string | null;
  roles: Role[];
}

const personColumns = {
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

function personFrom({ memberRole, staffRoles, ...row }: PersonRow): Person {
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
): Promise<{ id: string; name: string; plan: 'trial' | 'pro' | 'enterprise' } | null> {
  const [row] = await transaction.orm
    .select({ id: customer.id, name: customer.name, plan: customer.plan })
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

/** Ends every session of a person except the one named. */
export async function endSessions(transaction: Transaction, userId: string, exceptToken?: string): Promise<void> {
  await transaction.orm
    .delete(session)
    .where(and(eq(session.userId, userId), exceptToken === undefined ? undefined : sql`token <> ${exceptToken}`));
}

export async function removeSecondFactor(transaction: Transaction, userId: string): Promise<void> {
  await transaction.orm.delete(twoFactor).where(eq(twoFactor.userId, userId));
  await updatePerson(transaction, userId, { twoFactorEnabled: false });
}

export async function listSessionRows(transaction: Transaction, userId: string, at: Date) {
  return await transaction.orm
    .select({
      id: session.id,
      createdAt: session.createdAt,
      expiresAt: session.expiresAt,
      ipAddress: session.ipAddress,
      userAgent: session.userAgent,
    })
    .from(session)
    .where(and(eq(session.userId, userId), gt(session.expiresAt, at)))
    .orderBy(desc(session.id));
}

export async function deleteSession(transaction: Transaction, id: string, userId: string): Promise<boolean> {
  const rows = await transaction.orm
    .delete(session)
    .where(and(eq(session.id, id), eq(session.userId, userId)))
    .returning({ id: session.id });
  return rows.length > 0;
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
