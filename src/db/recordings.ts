import { inArray } from 'drizzle-orm';
import type { Transaction } from './database.ts';
import { prompt } from './schema/prompt.ts';

/** Prompts by id, each with the upload by which a request names it. */
export async function findRecordings(
  transaction: Transaction,
  ids: string[],
): Promise<Map<string, { promptId: string; fileName: string; uploadId: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.orm
    .select({ promptId: prompt.id, fileName: prompt.fileName, uploadId: prompt.uploadId })
    .from(prompt)
    .where(inArray(prompt.id, ids));
  return new Map(rows.map((row) => [row.promptId, row]));
}
