import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { databaseUrl } from '../../src/embedded/product-database.ts';
import type { Filed } from './process-story.ts';

/** The owner's connection to the embedded database of a running program; sees everything. */
export function openEmbedded(dataFolder: string): Sql {
  const read = (name: string) => readFileSync(join(dataFolder, 'postgres', name), 'utf8').trim();
  return postgres(databaseUrl(Number(read('port')), read('owner-password')), { max: 1, onnotice: () => undefined });
}

export interface Traces {
  revisions: number;
  completions: number;
  jobs: number;
  /** Messages telling the customer that it is done. */
  status: string;
}

/** Counts what one request has left in the database: each number must be 1 when it was done exactly once. */
export async function tracesOf(sql: Sql, { changeRequestId }: Filed): Promise<Traces> {
  const [row] = await sql`
    select (select count(*)::int from line_revision where change_request_id = ${changeRequestId}) as revisions,
      (select count(*)::int from audit_row where change_request_id = ${changeRequestId}
        and action like '%complete%') as completions,
      (select count(*)::int from job where change_request_id = ${changeRequestId}) as jobs,
      (select status from change_request where id = ${changeRequestId}) as status`;
  return row as unknown as Traces;
}

export const doneOnce: Traces = { revisions: 1, completions: 1, jobs: 1, status: 'completed' };

/** Files below a folder, by path from it, hidden ones too; none when it is not there. */
export function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  } catch {
    return [];
  }
}
