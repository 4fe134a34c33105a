import type { Transaction } from '../../db/database.ts';
import type { DesiredLine, DesiredPrompt } from '../../domain/line/compare-lines.ts';
import type { Closure, LineConfig } from '../../domain/line/line-config.ts';
import { promptIdsOf } from '../../domain/line/prompt-ids.ts';
import type { LineRow } from '../../reconcile/line-revisions.repository.ts';

/** A line as its phone system must have it, with the closures that are not over yet and every prompt they name. */
export async function desiredLine(
  transaction: Transaction,
  of: { line: Pick<LineRow, 'id' | 'number'>; revision: number; config: LineConfig; now: Date },
): Promise<DesiredLine> {
  const { line, revision, config, now } = of;
  const closures = await closuresOf(transaction, line.id, now);
  const prompts = await promptsOf(transaction, promptIdsOf(config, closures));
  return { lineId: line.id, number: line.number, revision, config, closures, prompts };
}

async function closuresOf({ sql }: Transaction, lineId: string, now: Date): Promise<Closure[]> {
  const rows = await sql`
    select id, source, from_at, until_at, approved_at, prompt_id from closure
    where line_id = ${lineId} and until_at > ${now.toISOString()}::timestamptz order by approved_at`;
  return rows.map((row) => ({
    id: row.id,
    source: row.source,
    from: new Date(row.from_at),
    until: new Date(row.until_at),
    approvedAt: new Date(row.approved_at),
    promptId: row.prompt_id,
  }));
}

async function promptsOf({ sql }: Transaction, ids: string[]): Promise<DesiredPrompt[]> {
  if (ids.length === 0) return [];
  const rows = await sql`
    select prompt_id, name, sha256, size from rendition where prompt_id = any(${ids}::uuid[]) order by prompt_id, name`;
  return ids.map((promptId) => ({
    promptId,
    renditions: rows
      .filter((row) => row.prompt_id === promptId)
      .map((row) => ({ name: row.name as string, sha256: row.sha256 as string, size: Number(row.size) })),
  }));
}
