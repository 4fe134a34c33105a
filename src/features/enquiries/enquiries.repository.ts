import { and, asc, desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { customer } from '../../db/schema/customer.ts';
import { enquiry, enquiryMessage } from '../../db/schema/enquiry.ts';

export type EnquiryRow = typeof enquiry.$inferSelect;
export type EnquiryMessageRow = typeof enquiryMessage.$inferSelect;

/** An enquiry with what a reply shows of it. */
export interface WholeEnquiry {
  row: EnquiryRow;
  customer: string;
  /** Its first message. */
  text: string;
}

export async function insertEnquiry({ orm }: Transaction, values: typeof enquiry.$inferInsert): Promise<EnquiryRow> {
  const [row] = await orm.insert(enquiry).values(values).returning();
  return row as EnquiryRow;
}

export async function findEnquiry({ orm }: Transaction, id: string): Promise<EnquiryRow | null> {
  const [row] = await orm.select().from(enquiry).where(eq(enquiry.id, id));
  return row ?? null;
}

/** Under lock: of two who act at once, the second sees what the first has made of it. */
export async function lockEnquiry({ orm }: Transaction, id: string): Promise<EnquiryRow | null> {
  const [row] = await orm.select().from(enquiry).where(eq(enquiry.id, id)).for('update');
  return row ?? null;
}

export async function updateEnquiry(
  { orm }: Transaction,
  id: string,
  values: Partial<Omit<typeof enquiry.$inferInsert, 'id'>>,
): Promise<EnquiryRow> {
  const [row] = await orm
    .update(enquiry)
    .set({ ...values, version: sql`${enquiry.version} + 1` })
    .where(eq(enquiry.id, id))
    .returning();
  return row as EnquiryRow;
}

interface Wish {
  organisationId?: string;
  changeRequestId?: string;
  limit: number;
}

function named({ organisationId, changeRequestId }: Wish) {
  return and(
    organisationId === undefined ? undefined : eq(enquiry.organisationId, organisationId),
    changeRequestId === undefined ? undefined : eq(enquiry.changeRequestId, changeRequestId),
  );
}

/** Those that wait for us: who has waited longest comes first, which is the order of their clocks. */
export async function listWaiting(
  { orm }: Transaction,
  { after, ...wish }: Wish & { after: [string, string] | null },
): Promise<EnquiryRow[]> {
  const since = after && sql`${after[0]}::timestamptz`;
  return await orm
    .select()
    .from(enquiry)
    .where(
      and(
        eq(enquiry.status, 'waiting'),
        named(wish),
        after === null
          ? undefined
          : or(
              sql`${enquiry.waitingSince} > ${since}`,
              and(sql`${enquiry.waitingSince} = ${since}`, sql`${enquiry.id} > ${after[1]}`),
            ),
      ),
    )
    .orderBy(asc(enquiry.waitingSince), asc(enquiry.id))
    .limit(wish.limit + 1);
}

/** Newest first. */
export async function listEnquiries(
  { orm }: Transaction,
  { after, ...wish }: Wish & { after: string | null },
): Promise<EnquiryRow[]> {
  return await orm
    .select()
    .from(enquiry)
    .where(and(named(wish), after === null ? undefined : lt(enquiry.id, after)))
    .orderBy(desc(enquiry.id))
    .limit(wish.limit + 1);
}

export async function wholeEnquiries({ orm }: Transaction, rows: readonly EnquiryRow[]): Promise<WholeEnquiry[]> {
  if (rows.length === 0) return [];
  const names = await orm
    .select({ id: customer.id, name: customer.name })
    .from(customer)
    .where(inArray(customer.id, [...new Set(rows.map(({ organisationId }) => organisationId))]));
  const ids = rows.map(({ id }) => id);
  const firsts = await orm
    .selectDistinctOn([enquiryMessage.enquiryId], { enquiryId: enquiryMessage.enquiryId, words: enquiryMessage.words })
    .from(enquiryMessage)
    .where(and(inArray(enquiryMessage.enquiryId, ids), eq(enquiryMessage.side, 'customer')))
    .orderBy(enquiryMessage.enquiryId, asc(enquiryMessage.id));
  return rows.map((row) => ({
    row,
    customer: names.find(({ id }) => id === row.organisationId)?.name ?? '',
    text: firsts.find(({ enquiryId }) => enquiryId === row.id)?.words ?? '',
  }));
}

export async function insertEnquiryMessage({ orm }: Transaction, row: EnquiryMessageRow): Promise<void> {
  await orm.insert(enquiryMessage).values(row);
}

/** The enquiry that a message was written about first. */
export async function enquiryOfMessage({ orm }: Transaction, id: string): Promise<string | null> {
  const [row] = await orm
    .select({ enquiryId: enquiryMessage.enquiryId })
    .from(enquiryMessage)
    .where(eq(enquiryMessage.id, id));
  return row?.enquiryId ?? null;
}

/** Messages of the enquiry itself, and of all that went on in it, also by way of another one. */
function saidIn(id: string) {
  return sql`${enquiryMessage.enquiryId} in (
    with recursive part as (
      select ${id}::uuid as id union select e.id from enquiry e join part on e.merged_into = part.id)
    select id from part)`;
}

/** Oldest first. */
export async function listEnquiryMessages({ orm }: Transaction, id: string): Promise<EnquiryMessageRow[]> {
  return await orm
    .select()
    .from(enquiryMessage)
    .where(saidIn(id))
    .orderBy(asc(enquiryMessage.at), asc(enquiryMessage.id));
}

/** What the customer wrote last, also in an enquiry that was merged into this one; empty where they wrote nothing. */
export async function newestQuestion({ orm }: Transaction, id: string): Promise<string> {
  const [row] = await orm
    .select({ words: enquiryMessage.words })
    .from(enquiryMessage)
    .where(and(saidIn(id), eq(enquiryMessage.side, 'customer')))
    .orderBy(desc(enquiryMessage.at), desc(enquiryMessage.id))
    .limit(1);
  return row?.words ?? '';
}

export async function countEnquiryMessages({ orm }: Transaction, id: string): Promise<number> {
  return await orm.$count(enquiryMessage, saidIn(id));
}

/** Those that wait and of whose wait our staff were not told that it is late, the oldest first. */
export async function listUntold({ orm }: Transaction, most: number): Promise<{ id: string; waitingSince: Date }[]> {
  return await orm
    .select({ id: enquiry.id, waitingSince: enquiry.waitingSince })
    .from(enquiry)
    .where(and(eq(enquiry.status, 'waiting'), sql`${enquiry.lateTold} is distinct from ${enquiry.waitingSince}`))
    .orderBy(asc(enquiry.waitingSince))
    .limit(most);
}

export interface AnswerFigures {
  waitingSince: Date[];
  answeredInTime: number;
  answeredLate: number;
}

/** Since when each enquiry waits, and how the answers since an instant kept their clock. */
export async function findFigures({ orm, sql: query }: Transaction, since: Date): Promise<AnswerFigures> {
  const waiting = await orm.select({ at: enquiry.waitingSince }).from(enquiry).where(eq(enquiry.status, 'waiting'));
  const [counts] = await query`
    select count(*) filter (where answered_at <= answer_due_by)::int as "inTime",
      count(*) filter (where answered_at > answer_due_by)::int as late
    from enquiry where answered_at >= ${since.toISOString()}::timestamptz`;
  const { inTime = 0, late = 0 } = (counts ?? {}) as { inTime?: number; late?: number };
  return { waitingSince: waiting.map(({ at }) => at), answeredInTime: inTime, answeredLate: late };
}
