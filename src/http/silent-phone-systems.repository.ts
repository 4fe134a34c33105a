import type { Deps } from '../deps.ts';
import { systemActor } from '../domain/access/actor.ts';

/** Names of the phone systems that do not answer, with the instant since when (RFC 3339, UTC). */
export async function silentPhoneSystems({ database }: Pick<Deps, 'database'>): Promise<string[]> {
  const rows = await database.transaction(
    systemActor,
    ({ sql }) => sql`select name, unanswered_since from phone_system where unanswered_since is not null order by name`,
  );
  return rows.map((row) => `${row.name} has not answered since ${new Date(row.unanswered_since).toISOString()}`);
}
