import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { member, staffRole, user } from '../../db/schema/access.ts';
import type { changeRequest } from '../../db/schema/change-request.ts';
import { customer } from '../../db/schema/customer.ts';
import { line } from '../../db/schema/line.ts';

export interface Reader {
  id: string;
  email: string;
  name: string;
  language: string | null;
}

const reader = { id: user.id, email: user.email, name: user.name, language: user.language };

/** A recipient; null for somebody who has left. */
export async function findReader(transaction: Transaction, userId: string): Promise<Reader | null> {
  const [row] = await transaction.orm
    .select(reader)
    .from(user)
    .where(and(eq(user.id, userId), isNull(user.disabledAt)));
  return row ?? null;
}

/**
 * The people to notify about a customer's request: the member who filed it. Where our desk filed it, or that member has
 * left, the owners: agents never learn what a request contains (docs/rules.md#seeing).
 */
export async function findCustomerReaders(
  transaction: Transaction,
  { organisationId, filedBy }: Pick<typeof changeRequest.$inferSelect, 'organisationId' | 'filedBy'>,
): Promise<Reader[]> {
  const people = await transaction.orm
    .select({ ...reader, role: member.role })
    .from(user)
    .innerJoin(member, eq(member.userId, user.id))
    .where(and(eq(member.organisationId, organisationId), isNull(user.disabledAt)))
    .orderBy(user.id);
  const filer = people.filter(({ id }) => id === filedBy);
  return filer.length > 0 ? filer : people.filter(({ role }) => role === 'owner');
}

/** A line's name and number, for the text. */
export async function findLineName(transaction: Transaction, lineId: string) {
  const [row] = await transaction.orm
    .select({ label: line.label, number: line.number })
    .from(line)
    .where(eq(line.id, lineId));
  if (!row) throw new Error(`no line ${lineId}`);
  return row;
}

/** The active operators; the active admins where there is none, so that somebody is notified. */
export async function findOperators(transaction: Transaction): Promise<Reader[]> {
  const people = await transaction.orm
    .select({ ...reader, role: staffRole.role })
    .from(user)
    .innerJoin(staffRole, eq(staffRole.userId, user.id))
    .where(and(inArray(staffRole.role, ['operator', 'admin']), isNull(user.disabledAt)))
    .orderBy(user.id);
  const operators = people.filter(({ role }) => role === 'operator');
  return operators.length > 0 ? operators : people;
}

/** The active sales staff; the active admins where there is none, so that somebody is notified. */
export async function findSales(transaction: Transaction): Promise<Reader[]> {
  const people = await transaction.orm
    .select({ ...reader, role: staffRole.role })
    .from(user)
    .innerJoin(staffRole, eq(staffRole.userId, user.id))
    .where(and(inArray(staffRole.role, ['sales', 'admin']), isNull(user.disabledAt)))
    .orderBy(user.id);
  const sales = people.filter(({ role }) => role === 'sales');
  return sales.length > 0 ? sales : people;
}

/** The active agents; the active admins where there is none, so that somebody is notified. */
export async function findAgents(transaction: Transaction): Promise<Reader[]> {
  const people = await transaction.orm
    .select({ ...reader, role: staffRole.role })
    .from(user)
    .innerJoin(staffRole, eq(staffRole.userId, user.id))
    .where(and(inArray(staffRole.role, ['agent', 'admin']), isNull(user.disabledAt)))
    .orderBy(user.id);
  const agents = people.filter(({ role }) => role === 'agent');
  return agents.length > 0 ? agents : people;
}

/** The owners of a customer, who decide on a quote, and the member who asked for it. */
export async function findQuoteReaders(
  transaction: Transaction,
  { organisationId, requestedBy }: { organisationId: string; requestedBy: string | null },
): Promise<Reader[]> {
  const people = await transaction.orm
    .select({ ...reader, role: member.role })
    .from(user)
    .innerJoin(member, eq(member.userId, user.id))
    .where(and(eq(member.organisationId, organisationId), isNull(user.disabledAt)))
    .orderBy(user.id);
  return people.filter(({ id, role }) => role === 'owner' || id === requestedBy);
}

/** The active admins. */
export async function findAdmins(transaction: Transaction): Promise<Reader[]> {
  return await transaction.orm
    .select(reader)
    .from(user)
    .innerJoin(staffRole, and(eq(staffRole.userId, user.id), eq(staffRole.role, 'admin')))
    .where(isNull(user.disabledAt))
    .orderBy(user.id);
}

export async function findCustomerName(transaction: Transaction, organisationId: string): Promise<string> {
  const [row] = await transaction.orm
    .select({ name: customer.name })
    .from(customer)
    .where(eq(customer.id, organisationId));
  return row?.name ?? '';
}
