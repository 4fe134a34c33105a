import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Database } from '../../db/database.ts';
import { type Person, personColumns, personFrom } from '../../db/people.ts';
import { member, user } from '../../db/schema/access.ts';
import { customer } from '../../db/schema/customer.ts';
import { systemActor } from '../../domain/access/actor.ts';

/** Of these addresses, the accounts of the demonstration that may sign in, with their organisation's name. */
export async function listDemoPeople(
  database: Database,
  emails: string[],
): Promise<(Person & { organisation: string | null })[]> {
  const rows = await database.transaction(systemActor, ({ orm }) =>
    orm
      .select({ ...personColumns, organisation: customer.name })
      .from(user)
      .leftJoin(member, eq(member.userId, user.id))
      .leftJoin(customer, eq(customer.id, member.organisationId))
      .where(and(eq(user.demo, true), isNull(user.disabledAt), inArray(user.email, emails))),
  );
  return rows
    .map(({ organisation, ...row }) => ({ ...personFrom(row), organisation }))
    .filter(({ roles }) => roles.length > 0);
}
