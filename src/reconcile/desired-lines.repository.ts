import type { Transaction } from '../db/database.ts';
import type { DesiredLine, DesiredPrompt } from '../domain/line/compare-lines.ts';
import type { Closure, LineConfig } from '../domain/line/line-config.ts';
import { promptIdsOf } from '../domain/line/prompt-ids.ts';

/** A line at one of its revisions. */
export interface LineAtRevision {
  id: string;
  number: string;
  revision: number;
  config: LineConfig;
}

/** Lines as their phone system must have them, with the closures that are not over at `at` and every prompt they name. */
export async function desiredLines(
  transaction: Transaction,
  lines: readonly LineAtRevision[],
  at: Date,
): Promise<DesiredLine[]> {
  const closures = await closuresOf(
    transaction,
    lines.map(({ id }) => id),
    at,
  );
  const named = new Set(lines.flatMap(({ id, config }) => promptIdsOf(config, closures.get(id) ?? [])));
  const prompts = await promptsOf(transaction, [...named]);
  return lines.map(({ id, number, revision, config }) => {
    const own = closures.get(id) ?? [];
    const ids = promptIdsOf(config, own);
    return {
      lineId: id,
      number,
      revision,
      config,
      closures: own,
      prompts: ids.map((promptId) => ({ promptId, renditions: prompts.get(promptId) ?? [] })),
    };
  });
}

/** One line as its phone system must have it. */
export async function desiredLine(transaction: Transaction, line: LineAtRevision, at: Date): Promise<DesiredLine> {
  const [desired] = await desiredLines(transaction, [line], at);
  return desired as DesiredLine;
}

async function closuresOf({ sql }: Transaction, lineIds: string[], at: Date): Promise<Map<string, Closure[]>> {
  const rows = await sql`
    select line_id, id, source, from_at, until_at, approved_at, prompt_id from line_closure
    where line_id = any(${lineIds}::uuid[]) and until_at > ${at.toISOString()}::timestamptz order by approved_at`;
  const closures = new Map<string, Closure[]>();
  for (const row of rows) {
    const closure: Closure = {
      id: row.id,
      source: row.source,
      from: new Date(row.from_at),
      until: new Date(row.until_at),
      approvedAt: new Date(row.approved_at),
      promptId: row.prompt_id,
    };
    closures.set(row.line_id, [...(closures.get(row.line_id) ?? []), closure]);
  }
  return closures;
}

async function promptsOf({ sql }: Transaction, ids: string[]): Promise<Map<string, DesiredPrompt['renditions']>> {
  const renditions = new Map<string, DesiredPrompt['renditions']>();
  if (ids.length === 0) return renditions;
  const rows = await sql`
    select prompt_id, name, sha256, size from rendition where prompt_id = any(${ids}::uuid[]) order by prompt_id, name`;
  for (const row of rows) {
    const one = { name: row.name as string, sha256: row.sha256 as string, size: Number(row.size) };
    renditions.set(row.prompt_id, [...(renditions.get(row.prompt_id) ?? []), one]);
  }
  return renditions;
}

/** Where each rendition of these prompts lies in the store, by prompt id and name with a space between. */
export async function renditionKeys({ sql }: Transaction, promptIds: string[]): Promise<Map<string, string>> {
  if (promptIds.length === 0) return new Map();
  const rows = await sql`
    select prompt_id, name, storage_key from rendition where prompt_id = any(${promptIds}::uuid[])`;
  return new Map(rows.map((row) => [`${row.prompt_id} ${row.name}`, row.storage_key as string]));
}
