import { eq, inArray } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { changeRequest } from '../../db/schema/change-request.ts';
import { line } from '../../db/schema/line.ts';
import type { ToldRequest } from './told-step.ts';

/** Requests with the line that they name first, in the order of their ids. */
export async function findPromises(
  { orm }: Transaction,
  ids: readonly string[],
): Promise<{ request: ToldRequest; line: { label: string; number: string } }[]> {
  return await orm
    .select({ request: changeRequest, line: { label: line.label, number: line.number } })
    .from(changeRequest)
    .innerJoin(line, eq(line.id, changeRequest.lineId))
    .where(inArray(changeRequest.id, [...ids]))
    .orderBy(changeRequest.id);
}
