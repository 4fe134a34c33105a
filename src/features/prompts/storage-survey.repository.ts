import type { Transaction } from '../../db/database.ts';
import { ownedBy } from './prompts.repository.ts';
import type { UploadOwner } from './upload-owner.ts';

export interface StorageSurvey {
  /** Too young to be removed. */
  objectsWithoutRow: number;
  rowsWithoutObject: number;
  objectsRemoved: number;
}

/** Everybody who may have recordings: the organisations, and the desk. */
export async function listOwners({ sql }: Transaction): Promise<UploadOwner[]> {
  const rows = await sql`select id from customer`;
  return [...rows.map((row) => row.id as string), null];
}

/** Every object that an owner's rows name, and the prompts whose objects are still being written. */
export async function listStoredKeys(
  { sql }: Transaction,
  owner: UploadOwner,
): Promise<{ keys: Set<string>; atWork: Set<string> }> {
  const own = ownedBy({ sql }, owner);
  const named = await sql`
    select master_key as key from prompt where ${own} union all select storage_key from rendition where ${own}
    union all select storage_key from attachment where ${own}`;
  const atWork = await sql`
    select id from prompt where ${own} and status = 'checking' union all select id from unfinished_upload where ${own}`;
  return {
    keys: new Set(named.map((row) => row.key as string)),
    atWork: new Set(atWork.map((row) => row.id as string)),
  };
}

/** Removed objects add up; the other figures are those found now. */
export async function saveSurvey({ sql }: Transaction, at: Date, survey: StorageSurvey): Promise<void> {
  await sql`
    insert into storage_survey (at, objects_without_row, rows_without_object, objects_removed)
    values (${at.toISOString()}::timestamptz, ${survey.objectsWithoutRow}, ${survey.rowsWithoutObject}, ${survey.objectsRemoved})
    on conflict (id) do update set at = excluded.at, objects_without_row = excluded.objects_without_row,
      rows_without_object = excluded.rows_without_object,
      objects_removed = storage_survey.objects_removed + excluded.objects_removed`;
}

/** Null before the first survey. */
export async function findSurvey({ sql }: Transaction): Promise<StorageSurvey | null> {
  const [row] = await sql`
    select objects_without_row, rows_without_object, objects_removed::float8 as objects_removed from storage_survey`;
  if (!row) return null;
  return {
    objectsWithoutRow: row.objects_without_row,
    rowsWithoutObject: row.rows_without_object,
    objectsRemoved: row.objects_removed,
  };
}
