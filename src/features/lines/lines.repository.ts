import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, like, lt, or, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { heldJobColumns } from '../../db/held-job.ts';
import { changeRequestLine } from '../../db/schema/change-request.ts';
import { customer } from '../../db/schema/customer.ts';
import { job } from '../../db/schema/job.ts';
import { line, lineClosure, lineRevision, phoneSystem } from '../../db/schema/line.ts';
import { prompt, rendition } from '../../db/schema/prompt.ts';
import type { HeldJob } from '../../domain/job/holds-job.ts';
import type { Closure } from '../../domain/line/line-config.ts';
import { searchWishes } from '../../domain/text/search-key.ts';
import type { LineRevisionRow, LineRow } from '../../reconcile/line-revisions.repository.ts';
import { containing } from '../containing.ts';

export type NewLine = typeof line.$inferInsert;

/** Rows of one statement: it has a limit of parameters. */
const rowsAtOnce = 500;

export async function insertLines(transaction: Transaction, rows: readonly NewLine[]): Promise<LineRow[]> {
  const stored: LineRow[] = [];
  for (let done = 0; done < rows.length; done += rowsAtOnce)
    stored.push(
      ...(await transaction.orm
        .insert(line)
        .values(rows.slice(done, done + rowsAtOnce))
        .returning()),
    );
  return stored;
}

export async function findLine(transaction: Transaction, id: string): Promise<LineRow | null> {
  const [row] = await transaction.orm.select().from(line).where(eq(line.id, id));
  return row ?? null;
}

export interface LineFilter {
  organisationId?: string;
  phoneSystemId?: string;
  county?: string;
  /** Part of the number, in any notation, or of the label. */
  q?: string;
  /** Default: in service. */
  state?: 'inService' | 'retired';
}

export async function listLineRows(
  transaction: Transaction,
  page: { after: [number: string, id: string] | null; limit: number } & LineFilter,
): Promise<LineRow[]> {
  return await transaction.orm
    .select()
    .from(line)
    .where(
      and(
        page.organisationId === undefined ? undefined : eq(line.organisationId, page.organisationId),
        page.phoneSystemId === undefined ? undefined : eq(line.phoneSystemId, page.phoneSystemId),
        page.county === undefined ? undefined : eq(line.county, page.county),
        page.q === undefined
          ? undefined
          : or(...searchWishes(page.q).map((wish) => like(line.searchText, containing(wish)))),
        page.state === 'retired' ? isNotNull(line.retiredAt) : isNull(line.retiredAt),
        // Several lines may have had one number.
        page.after === null
          ? undefined
          : or(gt(line.number, page.after[0]), and(eq(line.number, page.after[0]), gt(line.id, page.after[1]))),
      ),
    )
    .orderBy(asc(line.number), asc(line.id))
    .limit(page.limit + 1);
}

/** Names of the customers that own the lines, by id. */
export async function customerNames(transaction: Transaction, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.orm
    .select({ id: customer.id, name: customer.name })
    .from(customer)
    .where(inArray(customer.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Undefined when the version has changed. */
export async function updateLine(
  transaction: Transaction,
  target: { id: string; version: number },
  values: Partial<LineRow>,
): Promise<LineRow | undefined> {
  const [row] = await transaction.orm
    .update(line)
    .set({ ...values, version: sql`${line.version} + 1` })
    .where(and(eq(line.id, target.id), eq(line.version, target.version)))
    .returning();
  return row;
}

/** Which of the rows a line refers to exist. */
export async function findReferences(
  transaction: Transaction,
  ids: { organisationId?: string; phoneSystemId?: string },
): Promise<{ customer: boolean; phoneSystem: boolean }> {
  const { organisationId, phoneSystemId } = ids;
  const customers = organisationId
    ? await transaction.orm.select({ id: customer.id }).from(customer).where(eq(customer.id, organisationId))
    : [null];
  const systems = phoneSystemId
    ? await transaction.orm.select({ id: phoneSystem.id }).from(phoneSystem).where(eq(phoneSystem.id, phoneSystemId))
    : [null];
  return { customer: customers.length > 0, phoneSystem: systems.length > 0 };
}

/** Newest first; one more than requested, to compare the last one with. */
export async function listRevisionRows(
  transaction: Transaction,
  page: { lineId: string; before: number | null; limit: number },
): Promise<LineRevisionRow[]> {
  return await transaction.orm
    .select()
    .from(lineRevision)
    .where(
      and(
        eq(lineRevision.lineId, page.lineId),
        page.before === null ? undefined : lt(lineRevision.number, page.before),
      ),
    )
    .orderBy(desc(lineRevision.number))
    .limit(page.limit + 1);
}

/** A revision and, where there is one, the one before; newest first. */
export async function findRevisionPair(
  transaction: Transaction,
  lineId: string,
  number: number,
): Promise<LineRevisionRow[]> {
  return await transaction.orm
    .select()
    .from(lineRevision)
    .where(and(eq(lineRevision.lineId, lineId), inArray(lineRevision.number, [number, number - 1])))
    .orderBy(desc(lineRevision.number));
}

export async function listClosures(transaction: Transaction, lineId: string): Promise<Closure[]> {
  return await transaction.orm
    .select({
      id: lineClosure.id,
      source: lineClosure.source,
      from: lineClosure.from,
      until: lineClosure.until,
      approvedAt: lineClosure.approvedAt,
      promptId: lineClosure.promptId,
    })
    .from(lineClosure)
    .where(eq(lineClosure.lineId, lineId));
}

/** Requests that are being applied to these lines, are planned on them, or go back there by themselves. */
export async function changesTouching(
  { sql: query }: Transaction,
  { lineIds, now }: { lineIds: readonly string[]; now: Date },
): Promise<{ lineId: string; changeRequestId: string }[]> {
  const rows = await query`
    select l.line_id as "lineId", r.id as "changeRequestId" from change_request_line l
    join change_request r on r.id = l.change_request_id
    left join job j on j.change_request_id = r.id
    where l.line_id = any(${[...lineIds]}::uuid[]) and (
      r.status = 'scheduled' or l.state = 'applying' or j.apply_requested_at is not null
      or (r.effective_at > ${now.toISOString()}::timestamptz
        and r.status in ('acknowledged', 'accepted', 'inProgress', 'pending', 'held', 'partial'))
      or (r.status = 'completed' and r.revert_at is not null and r.reverted_at is null))
    order by r.id`;
  return rows as unknown as { lineId: string; changeRequestId: string }[];
}

export interface PromptHashes {
  promptId: string;
  fileName: string;
  sha256: string;
  renditionSha256: string | null;
}

/** A prompt by its master's hash, with the hash of its ordinary telephone file (`wav8k`). */
export async function findPromptHashes(transaction: Transaction, promptId: string): Promise<PromptHashes | null> {
  const [row] = await transaction.orm
    .select({
      promptId: prompt.id,
      fileName: prompt.fileName,
      sha256: prompt.masterSha256,
      renditionSha256: rendition.sha256,
    })
    .from(prompt)
    .leftJoin(rendition, and(eq(rendition.promptId, prompt.id), eq(rendition.name, 'wav8k')))
    .where(eq(prompt.id, promptId));
  return row ?? null;
}

export type SoundOfSpan = Pick<PromptHashes, 'promptId' | 'fileName' | 'sha256'>;

/** Prompts by id, each by its file's name and its master's hash. */
export async function findSounds(transaction: Transaction, ids: string[]): Promise<Map<string, SoundOfSpan>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.orm
    .select({ promptId: prompt.id, fileName: prompt.fileName, sha256: prompt.masterSha256 })
    .from(prompt)
    .where(inArray(prompt.id, ids));
  return new Map(rows.map((row) => [row.promptId, row]));
}

/** The jobs that this person has taken for changes of this line; `holdsJob` decides whether they still hold them. */
export async function jobsTakenOnLine(
  transaction: Transaction,
  { lineId, userId }: { lineId: string; userId: string },
): Promise<HeldJob[]> {
  return await transaction.orm
    .select(heldJobColumns)
    .from(job)
    .innerJoin(changeRequestLine, eq(changeRequestLine.changeRequestId, job.changeRequestId))
    .where(and(eq(changeRequestLine.lineId, lineId), eq(job.takenBy, userId), eq(job.status, 'taken')));
}
