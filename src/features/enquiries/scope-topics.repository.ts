import { desc } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { scopeVersion } from '../../db/schema/scope.ts';
import type { ScopeTopic } from '../../domain/scope/scope-topic.ts';

/** The scope table in force. */
export async function findScope({ orm }: Transaction): Promise<{ number: number; topics: ScopeTopic[] }> {
  const [row] = await orm.select().from(scopeVersion).orderBy(desc(scopeVersion.number)).limit(1);
  return row ?? { number: 0, topics: [] };
}
