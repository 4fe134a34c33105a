import type { Transaction } from '../../db/database.ts';

/** Whose words to delete: all of a customer's entries, or those by a person and about them. */
export interface Forgettable {
  kind: 'customer' | 'user';
  id: string;
}

export interface ForgottenWords {
  /** The newest entry that was looked at. */
  upTo: number;
  /** How many entries lost their words; 0 where none had any left. */
  entries: number;
}

/** Whether there is such a customer or person, now or in the audit. */
export async function findForgettable({ sql }: Transaction, { kind, id }: Forgettable): Promise<boolean> {
  const [found] =
    kind === 'customer'
      ? await sql`
          select exists (select from customer where id = ${id})
            or exists (select from audit_row where organisation_id = ${id}) as known`
      : await sql`
          select exists (select from "user" where id = ${id})
            or exists (select from audit_row where actor_id = ${id} or (subject_kind = 'user' and subject_id = ${id}::text)) as known`;
  return found?.known === true;
}

/** Deletes the words; only the database's own function may. */
export async function forgetWords({ sql }: Transaction, { kind, id }: Forgettable): Promise<ForgottenWords> {
  const [customer, person] = kind === 'customer' ? [id, null] : [null, id];
  const [row] = await sql`
    select up_to::float8 as "upTo", entries from forget_audit_words(${customer}::uuid, ${person}::uuid)`;
  return { upTo: row?.upTo as number, entries: row?.entries as number };
}
