import type { Sql } from 'postgres';
import { maskText } from '../domain/text/sensitive/mask-text.ts';
import { mayBeSensitive } from '../domain/text/sensitive/may-be-sensitive.ts';
import type { ValueTags } from '../shared/value-tags.ts';
import type { StoredText } from './stored-texts.ts';

export interface SweptColumn {
  table: string;
  column: string;
  /** Texts that were read. */
  read: number;
  /** Texts that had a sensitive value, and were changed. */
  masked: number;
}

const rowsAtOnce = 500;

/**
 * Masks the sensitive values in one table's texts, column by column. A row that somebody changes meanwhile keeps that change: what
 * people write now has passed the guard. Sweeping twice changes nothing.
 * @param sql a connection of the database's owner; some texts cannot be changed by the application's role.
 */
export async function* maskStoredTexts(
  sql: Sql,
  { table, text, json, hasLinks = false }: StoredText,
  tags: ValueTags,
): AsyncGenerator<SweptColumn> {
  const maskColumn = (value: string) => (hasLinks ? aroundLinks(value, tags) : masked(value, tags));
  for (const column of text) yield await sweepColumn(sql, { table, column, mask: maskColumn });
  for (const column of json) {
    const mask = (value: string) => JSON.stringify(eachString(JSON.parse(value), (part) => masked(part, tags)));
    yield await sweepColumn(sql, { table, column, mask, isJson: true });
  }
}

interface Sweep {
  table: string;
  column: string;
  isJson?: boolean;
  mask(value: string): string;
}

async function sweepColumn(sql: Sql, { table, column, mask, isJson = false }: Sweep): Promise<SweptColumn> {
  const swept = { table, column, read: 0, masked: 0 };
  const rows = sql<{ place: string; value: string }[]>`
    select ctid::text as place, ${sql(column)}::text as value from ${sql(table)} where ${sql(column)} is not null`;
  for await (const batch of rows.cursor(rowsAtOnce)) {
    swept.read += batch.length;
    for (const { place, value } of batch) {
      if (!mayBeSensitive(value)) continue;
      const clean = mask(value);
      if (isJson ? clean === JSON.stringify(JSON.parse(value)) : clean === value) continue;
      swept.masked += await sql.begin(async (transaction) => {
        // An accepted quote lets nobody else change it.
        await transaction`set local lineshift.masks = 'on'`;
        const { count } = await transaction`
          update ${sql(table)} set ${sql(column)} = ${clean}::text${isJson ? sql`::jsonb` : sql``}
          where ctid = ${place}::tid and ${sql(column)}::text = ${value}`;
        return count;
      });
    }
  }
  return swept;
}

function masked(text: string, tags: ValueTags): string {
  return maskText(text, { tagOf: tags.tagOf }).text;
}

function aroundLinks(text: string, tags: ValueTags): string {
  const parts = text.split(/(https?:\/\/\S+)/);
  return parts.map((part, place) => (place % 2 === 0 ? masked(part, tags) : part)).join('');
}

function eachString(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((part) => eachString(part, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, eachString(part, mask)]));
}

/** Rows of the audit whose words have a sensitive value, and whose they are. */
export async function sensitiveAuditWords(
  sql: Sql,
): Promise<{ id: number; organisationId: string | null; actorId: string | null }[]> {
  const found: { id: number; organisationId: string | null; actorId: string | null }[] = [];
  const rows = sql<{ id: number; organisationId: string | null; actorId: string | null; words: string }[]>`
    select entry.id::float8 as id, entry.organisation_id as "organisationId", entry.actor_id as "actorId", told.words::text as words
    from audit_words told join audit_row entry on entry.id = told.audit_row_id order by entry.id`;
  for await (const batch of rows.cursor(rowsAtOnce)) {
    for (const { words, ...row } of batch) {
      let isSensitive = false;
      eachString(JSON.parse(words), (part) => {
        isSensitive ||= masked(part, { tagOf: () => '0000' }) !== part;
        return part;
      });
      if (isSensitive) found.push(row);
    }
  }
  return found;
}

/** Deletes the words of these rows; the rows and their chain stay. */
export async function deleteAuditWords(sql: Sql, ids: readonly number[]): Promise<number> {
  const { count } = await sql`delete from audit_words where audit_row_id = any(${[...ids]}::bigint[])`;
  return count;
}
