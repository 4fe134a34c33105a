import { and, eq, gte, lt, sql } from 'drizzle-orm';
import type { SealAnchor } from '../../connectors/anchors/anchors.port.ts';
import type { AuditFilter } from '../../contract/audit.contract.ts';
import { type AuditRecord, readAuditRecords } from '../../db/audit-log.ts';
import type { Transaction } from '../../db/database.ts';
import { auditRow } from '../../db/schema/records.ts';
import { dayOfDateKey, taipeiEpochMs } from '../../domain/calendar/taipei-time.ts';
import type { StoredSeal } from './compare-anchors.ts';

/** The position of a row in the order of time. */
export interface AuditPlace {
  /** ISO, UTC. */
  at: string;
  id: number;
}

/** Newest first: by the time of what happened, which is not the order of writing where the product plays the past. */
export async function listAuditRows(
  transaction: Transaction,
  page: { before: AuditPlace | null; limit: number; filter: AuditFilter },
): Promise<AuditRecord[]> {
  const { organisationId, subjectKind, subjectId, changeRequestId, action, actorId, from, until } = page.filter;
  const { before } = page;
  const where = and(
    before === null
      ? undefined
      : sql`(${auditRow.at}, ${auditRow.id}) < (${before.at}::timestamptz, ${before.id}::bigint)`,
    from === undefined ? undefined : gte(auditRow.at, startOf(from, 0)),
    until === undefined ? undefined : lt(auditRow.at, startOf(until, 1)),
    actorId === undefined ? undefined : eq(auditRow.actorId, actorId),
    organisationId === undefined ? undefined : eq(auditRow.organisationId, organisationId),
    subjectKind === undefined ? undefined : eq(auditRow.subjectKind, subjectKind),
    subjectId === undefined ? undefined : eq(auditRow.subjectId, subjectId),
    changeRequestId === undefined ? undefined : eq(auditRow.changeRequestId, changeRequestId),
    action === undefined ? undefined : eq(auditRow.action, action),
  );
  return await readAuditRecords(transaction, { where, newestFirst: true, limit: page.limit + 1 });
}

/** Midnight in Taipei at the start of a date, or of one `days` later. */
function startOf(date: string, days: number): Date {
  return new Date(taipeiEpochMs((dayOfDateKey(date) ?? 0) + days, 0));
}

export interface BrokenSeal {
  sealId: number;
  organisationId: string | null;
  fault: 'chain' | 'row_count' | 'content';
}

/** Recomputes every link of every chain. */
export async function findBrokenSeals({ sql }: Transaction): Promise<BrokenSeal[]> {
  const rows = await sql`select seal, organisation, fault from verify_audit()`;
  return rows.map(({ seal, organisation, fault }) => ({ sealId: Number(seal), organisationId: organisation, fault }));
}

export async function countSealed({ sql }: Transaction): Promise<{ rows: number; unsealed: number; seals: number }> {
  const [counts] = await sql`
    select count(*)::int as rows, (count(*) filter (where seal_id is null))::int as unsealed,
           (select count(*)::int from audit_seal) as seals
    from audit_row`;
  return { rows: counts?.rows, unsealed: counts?.unsealed, seals: counts?.seals };
}

/** Links the newest audit rows into the customers' chains; returns how many rows. */
export async function sealAuditRows({ sql }: Transaction): Promise<number> {
  const [row] = await sql`select seal_audit(1000) as sealed`;
  return row?.sealed as number;
}

/** 0 before the first. */
export async function newestSeal({ sql }: Transaction): Promise<number> {
  const [row] = await sql`select coalesce(max(id), 0)::float8 as newest from audit_seal`;
  return row?.newest as number;
}

/** Seals after this one, oldest first, each with the size of its chain up to it. */
export async function sealsAfter({ sql }: Transaction, after: number, most: number): Promise<SealAnchor[]> {
  return await sql<SealAnchor[]>`
    select seal.id::float8 as seal, seal.organisation_id as "organisationId", seal.previous_hash as "previousHash", seal.hash,
      seal.row_count as rows, chain.seals as "chainSeals", chain.rows as "chainRows",
      to_char(seal.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "sealedAt"
    from audit_seal seal, lateral (
      select count(*)::int as seals, sum(row_count)::int as rows from audit_seal earlier
      where (earlier.organisation_id = seal.organisation_id or (earlier.organisation_id is null and seal.organisation_id is null))
        and earlier.id <= seal.id) chain
    where seal.id > ${after} order by seal.id limit ${most}`;
}

/** Seals younger than this may still be on their way to the anchor file, seconds. */
const anchoredWithinSeconds = 60;

export async function storedSeals({ sql }: Transaction): Promise<StoredSeal[]> {
  return await sql<StoredSeal[]>`
    select id::float8 as seal, organisation_id as "organisationId", hash, row_count as rows,
      created_at > now() - make_interval(secs => ${anchoredWithinSeconds}) as fresh
    from audit_seal order by id`;
}

/** Names of the customers that still exist, by id. */
export async function customersByName({ sql }: Transaction): Promise<Map<string, string>> {
  const rows = await sql`select id, name from customer`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export interface WordsCount {
  kept: number;
  /** Deleted, and the audit says by whom and up to where. */
  forgotten: number;
  /** Not the words that the row vouches for. */
  changed: number;
  /** Gone, and no deletion was recorded. */
  missing: number;
}

/** How many rows still have the words that they were written with. Reads everything. */
export async function countWords({ sql }: Transaction): Promise<WordsCount> {
  const rows = await sql`select state, count(*)::int as rows from audit_words_state() group by state`;
  const counted = Object.fromEntries(rows.map(({ state, rows: number }) => [state as string, number as number]));
  return { kept: 0, forgotten: 0, changed: 0, missing: 0, ...counted };
}
