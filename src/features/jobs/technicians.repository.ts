import type { TechnicianReply } from '../../contract/job-hands.contract.ts';
import type { Transaction } from '../../db/database.ts';

/** Technicians who may sign in, by name, with how many jobs each holds. */
export async function listTechnicians({ sql }: Pick<Transaction, 'sql'>): Promise<TechnicianReply[]> {
  return await sql<TechnicianReply[]>`
    select u.id, u.name,
      (select count(*)::int from job where taken_by = u.id and status = 'taken' and not paused) as taken
    from "user" u join staff_role held on held.user_id = u.id and held.role = 'technician'
    where u.disabled_at is null order by u.name, u.id`;
}
