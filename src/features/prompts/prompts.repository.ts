import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { heldJobColumns } from '../../db/held-job.ts';
import { changeRequest } from '../../db/schema/change-request.ts';
import { job } from '../../db/schema/job.ts';
import { prompt, rendition } from '../../db/schema/prompt.ts';
import type { AudioFinding } from '../../domain/audio/verdict.ts';
import type { HeldJob } from '../../domain/job/holds-job.ts';
import { mostStartedAgain, startAgainAfterSeconds } from '../../tasks/start-again.ts';
import { ownerKey, type UploadOwner } from './upload-owner.ts';

export type PromptRow = typeof prompt.$inferSelect;
export type RenditionRow = typeof rendition.$inferSelect;

export async function insertPrompt(transaction: Transaction, row: typeof prompt.$inferInsert): Promise<PromptRow> {
  const [stored] = await transaction.orm.insert(prompt).values(row).returning();
  return stored as PromptRow;
}

export async function findPrompt(transaction: Transaction, id: string): Promise<PromptRow | null> {
  const [row] = await transaction.orm.select().from(prompt).where(eq(prompt.id, id));
  return row ?? null;
}

export async function findPrompts(transaction: Transaction, ids: readonly string[]): Promise<PromptRow[]> {
  if (ids.length === 0) return [];
  return await transaction.orm
    .select()
    .from(prompt)
    .where(inArray(prompt.id, [...ids]));
}

/** The voice file that the same steps gave before: equal steps have equal hashes; a refused one is made anew. */
export async function findRepaired(
  transaction: Transaction,
  of: { original: string; sha256: string },
): Promise<PromptRow | null> {
  const [row] = await transaction.orm
    .select()
    .from(prompt)
    .where(
      and(eq(prompt.repairedFrom, of.original), eq(prompt.masterSha256, of.sha256), ne(prompt.status, 'rejected')),
    );
  return row ?? null;
}

export async function countReadyPrompts({ sql }: Transaction): Promise<number> {
  const [row] = await sql`select count(*)::int as count from prompt where status = 'ready'`;
  return row?.count ?? 0;
}

/** Ids of accepted voice files behind an id, in their order. */
export async function listReadyPrompts(
  { sql }: Transaction,
  { after, limit }: { after: string | null; limit: number },
): Promise<string[]> {
  const rows = await sql`
    select id from prompt where status = 'ready' and (${after}::uuid is null or id > ${after}::uuid) order by id limit ${limit}`;
  return rows.map(({ id }) => id as string);
}

/** Names the desk's folder in the store. */
export async function deskStoreId({ sql }: Transaction): Promise<string> {
  const [row] = await sql`select store_id from desk`;
  return row?.store_id as string;
}

/** The condition on an owner's rows. In two forms, because no index serves `is not distinct from`. */
export function ownedBy({ sql }: Pick<Transaction, 'sql'>, owner: UploadOwner) {
  return owner === null ? sql`organisation_id is null` : sql`organisation_id = ${owner}`;
}

/** Its rank among its owner's unfinished checks, from 1. */
export async function rankOfCheck(
  { sql }: Transaction,
  prompt: { id: string; organisationId: UploadOwner },
): Promise<number> {
  const [row] = await sql`
    select count(*)::int as rank from prompt
    where ${ownedBy({ sql }, prompt.organisationId)} and status = 'checking'
      and (created_at, id) <= (select created_at, id from prompt where id = ${prompt.id})`;
  return Math.max(1, row?.rank ?? 1);
}

/** Waits for other holders of the row, so that a verdict and a filing about it come one after the other. */
export async function lockPrompt(transaction: Transaction, id: string): Promise<PromptRow | null> {
  const [row] = await transaction.orm.select().from(prompt).where(eq(prompt.id, id)).for('update');
  return row ?? null;
}

/** Locks an owner's quota until the transaction ends. */
export async function lockUploadQuota({ sql }: Transaction, owner: UploadOwner): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`lineshift upload quota ${ownerKey(owner)}`}, 0))`;
}

/** Bytes that an owner has sent or announced since an instant; null when there is no such organisation. */
export async function uploadUse(
  { sql }: Transaction,
  owner: UploadOwner,
  since: Date,
): Promise<{ files: number; bytes: number } | null> {
  const own = ownedBy({ sql }, owner);
  const [row] = await sql`
    select count(*)::int as files, coalesce(sum(size), 0)::float8 as bytes,
      ${owner}::uuid is null or exists (select from customer where id = ${owner}::uuid) as exists
    from (
      select master_size as size from prompt where ${own} and created_at > ${since.toISOString()}::timestamptz
      union all select size from unfinished_upload where ${own}) as sent`;
  return row?.exists ? { files: row.files, bytes: row.bytes } : null;
}

export async function listRenditions(transaction: Transaction, promptId: string): Promise<RenditionRow[]> {
  return await transaction.orm.select().from(rendition).where(eq(rendition.promptId, promptId)).orderBy(rendition.name);
}

export async function findRendition(
  transaction: Transaction,
  promptId: string,
  name: string,
): Promise<RenditionRow | null> {
  const [row] = await transaction.orm
    .select()
    .from(rendition)
    .where(and(eq(rendition.promptId, promptId), eq(rendition.name, name)));
  return row ?? null;
}

/** Writes the verdict once; false when another run was quicker. */
export async function saveVerdict(
  transaction: Transaction,
  id: string,
  verdict: Pick<
    PromptRow,
    'status' | 'verdict' | 'findings' | 'measurements' | 'peaks' | 'engine' | 'repairDone' | 'checkedAt'
  >,
): Promise<boolean> {
  const rows = await transaction.orm
    .update(prompt)
    .set(verdict)
    .where(and(eq(prompt.id, id), eq(prompt.status, 'checking')))
    .returning({ id: prompt.id });
  return rows.length === 1;
}

/** The fault on our side, for as long as there is no verdict. */
export async function saveFault(transaction: Transaction, id: string, fault: AudioFinding): Promise<void> {
  await transaction.orm
    .update(prompt)
    .set({ findings: [fault] })
    .where(eq(prompt.id, id));
}

export async function insertRenditions(
  transaction: Transaction,
  rows: (typeof rendition.$inferInsert)[],
): Promise<void> {
  if (rows.length === 0) return;
  await transaction.orm
    .insert(rendition)
    .values(rows)
    .onConflictDoUpdate({
      target: [rendition.promptId, rendition.name],
      set: {
        sha256: sql`excluded.sha256`,
        size: sql`excluded.size`,
        storageKey: sql`excluded.storage_key`,
        engine: sql`excluded.engine`,
      },
    });
}

/** The jobs that this person has taken that are about this prompt or one made from it, or about a line that plays one of these. */
export async function jobsTakenOnPrompt(
  transaction: Transaction,
  wish: { promptId: string; userId: string },
): Promise<HeldJob[]> {
  const versions = sql`(select id from prompt where id = ${wish.promptId} or repaired_from = ${wish.promptId})`;
  return await transaction.orm
    .select(heldJobColumns)
    .from(job)
    .innerJoin(changeRequest, eq(changeRequest.id, job.changeRequestId))
    .where(
      and(
        eq(job.takenBy, wish.userId),
        eq(job.status, 'taken'),
        sql`(${changeRequest.promptId} in ${versions} or exists (
          select 1 from change_request_line asked join line on line.id = asked.line_id
          join line_revision on line_revision.line_id = line.id and line_revision.number = line.revision
          where asked.change_request_id = ${changeRequest.id}
            and jsonb_path_exists(line_revision.config, '$.prompts.* ? (@ == $versions[*])',
              jsonb_build_object('versions', array${versions}::text[]))))`,
      ),
    );
}

/** Prompts still being checked that carry a fault on our side, by its code. */
export async function countCheckFaults({ sql }: Transaction): Promise<Map<string, number>> {
  const rows = await sql<{ code: string; waiting: number }[]>`
    select findings -> 0 ->> 'code' as code, count(*)::int as waiting
    from prompt where status = 'checking' and findings <> '[]' group by 1`;
  return new Map(rows.map(({ code, waiting }) => [code, waiting]));
}

/**
 * Prompts whose check was asked for long enough ago and has not ended, with their rank in their owner's backlog.
 * Database time: a jumping clock changes nothing.
 */
export async function findUncheckedPrompts({
  sql,
}: Transaction): Promise<{ id: string; rank: number; waitedSeconds: number }[]> {
  return await sql`
    select id, rank, waited as "waitedSeconds" from (
      select id, created_at, extract(epoch from now() - created_at)::float8 as waited,
        row_number() over (partition by organisation_id order by created_at, id)::int as rank
      from prompt where status = 'checking') as checking
    where waited > ${startAgainAfterSeconds} order by created_at, id limit ${mostStartedAgain}`;
}
