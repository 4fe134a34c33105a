import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { staffRole, user } from '../../db/schema/access.ts';
import { customer } from '../../db/schema/customer.ts';
import type { Reader } from './change-requests.repository.ts';

/** The active operators; the active admins where there is none, so that somebody is notified. */
export async function findOperators(transaction: Transaction): Promise<Reader[]> {
  const people = await transaction.orm
    .select({ email: user.email, name: user.name, language: user.language, role: staffRole.role })
    .from(user)
    .innerJoin(staffRole, eq(staffRole.userId, user.id))
    .where(and(inArray(staffRole.role, ['operator', 'admin']), isNull(user.disabledAt)))
    .orderBy(user.id);
  const operators = people.filter(({ role }) => role === 'operator');
  return operators.length > 0 ? operators : people;
}

export async function findCustomerName(transaction: Transaction, organisationId: string): Promise<string> {
  const [row] = await transaction.orm
    .select({ name: customer.name })
    .from(customer)
    .where(eq(customer.id, organisationId));
  return row?.name ?? '';
}
