import { and, asc, desc, eq, inArray, like, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { heldJobColumns } from '../../db/held-job.ts';
import { customer } from '../../db/schema/customer.ts';
import { job } from '../../db/schema/job.ts';
import { quote, quoteVersion, quoteVersionLine, quoteWork } from '../../db/schema/quote.ts';
import { requestNumberPatterns } from '../../domain/change-request/request-number.ts';
import type { HeldJob } from '../../domain/job/holds-job.ts';
import type { QuoteStatus } from '../../domain/quote/quote-state.ts';
import { type AttachmentRow, attachmentsOfQuotes } from '../attachments/attachments.repository.ts';

export type QuoteRow = typeof quote.$inferSelect;
export type WorkRow = typeof quoteWork.$inferSelect;
export type VersionRow = typeof quoteVersion.$inferSelect;
export type VersionLineRow = typeof quoteVersionLine.$inferSelect;

export interface QuoteJob extends HeldJob {
  id: string;
  subjectId: string;
  takenByName: string | null;
}

/** Quotes with what a reply shows of them. */
export interface WholeQuote {
  row: QuoteRow;
  customer: string;
  attachments: AttachmentRow[];
  offer: { version: VersionRow; lines: VersionLineRow[] } | null;
  work: WorkRow | null;
  /** The newest job of its work. */
  job: QuoteJob | null;
}

export async function insertQuote({ orm }: Transaction, values: typeof quote.$inferInsert): Promise<QuoteRow> {
  const [row] = await orm.insert(quote).values(values).returning();
  return row as QuoteRow;
}

export async function findQuote({ orm }: Transaction, id: string): Promise<QuoteRow | null> {
  const [row] = await orm.select().from(quote).where(eq(quote.id, id));
  return row ?? null;
}

/** Under lock: of two who decide at once, the second sees what the first has made of it. */
export async function lockQuote({ orm }: Transaction, id: string): Promise<QuoteRow | null> {
  const [row] = await orm.select().from(quote).where(eq(quote.id, id)).for('update');
  return row ?? null;
}

export async function updateQuote(
  { orm }: Transaction,
  id: string,
  values: Partial<Omit<typeof quote.$inferInsert, 'id'>>,
): Promise<QuoteRow> {
  const [row] = await orm
    .update(quote)
    .set({ ...values, version: sql`${quote.version} + 1` })
    .where(eq(quote.id, id))
    .returning();
  return row as QuoteRow;
}

interface Wish {
  status?: QuoteStatus;
  organisationId?: string;
  q?: string;
  after: string | null;
  limit: number;
}

/** The letter of a quote's number is not that of a request's. */
function hasNumber(typed: string): SQL | undefined {
  const patterns = requestNumberPatterns(typed.replace(/^\s*q(?=[\s-]*(?:[^\s-]{4}[\s-]*){1,2}$)/i, ''));
  return or(...patterns.map((pattern) => like(sql`right(${quote.id}::text, 10)`, pattern))) ?? sql`false`;
}

/** Newest first. */
export async function listQuoteRows({ orm }: Transaction, wish: Wish): Promise<QuoteRow[]> {
  const { status, organisationId, q, after, limit } = wish;
  return await orm
    .select()
    .from(quote)
    .where(
      and(
        status && eq(quote.status, status),
        organisationId === undefined ? undefined : eq(quote.organisationId, organisationId),
        q === undefined ? undefined : hasNumber(q),
        after === null ? undefined : lt(quote.id, after),
      ),
    )
    .orderBy(desc(quote.id))
    .limit(limit + 1);
}

/** A customer's quotes that are not over, the newest 50: also accepted ones whose work the customer has not confirmed. */
export async function listOpenQuoteRows({ orm }: Transaction, organisationId: string): Promise<QuoteRow[]> {
  const isOpen = or(
    inArray(quote.status, ['requested', 'assessing', 'quoted']),
    and(eq(quote.status, 'accepted'), ne(quoteWork.state, 'confirmed')),
  );
  const rows = await orm
    .select({ quote })
    .from(quote)
    .leftJoin(quoteWork, eq(quoteWork.quoteId, quote.id))
    .where(and(eq(quote.organisationId, organisationId), isOpen))
    .orderBy(desc(quote.id))
    .limit(50);
  return rows.map((row) => row.quote);
}

/** The newest version of each, and all that belongs to them, in the order of the rows. */
export async function wholeQuotes(transaction: Transaction, rows: readonly QuoteRow[]): Promise<WholeQuote[]> {
  const { orm } = transaction;
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const newest = and(eq(quoteVersion.quoteId, quote.id), eq(quoteVersion.number, quote.offered));
  const names = await orm
    .select({ id: customer.id, name: customer.name })
    .from(customer)
    .where(inArray(customer.id, [...new Set(rows.map(({ organisationId }) => organisationId))]));
  const files = await attachmentsOfQuotes(transaction, ids);
  const versions = await orm
    .select({ version: quoteVersion })
    .from(quoteVersion)
    .innerJoin(quote, newest)
    .where(inArray(quote.id, ids));
  const lines = await orm
    .select({ line: quoteVersionLine })
    .from(quoteVersionLine)
    .innerJoin(quote, and(eq(quoteVersionLine.quoteId, quote.id), eq(quoteVersionLine.number, quote.offered)))
    .where(inArray(quote.id, ids))
    .orderBy(asc(quoteVersionLine.position));
  const works = await orm.select().from(quoteWork).where(inArray(quoteWork.quoteId, ids));
  const jobs = await orm
    .select({ ...heldJobColumns, id: job.id, subjectId: job.subjectId, takenByName: job.takenByName })
    .from(job)
    .where(and(eq(job.subjectKind, 'quote'), inArray(job.subjectId, ids)))
    .orderBy(desc(job.createdAt), desc(job.id));
  return rows.map((row) => {
    const offered = versions.find(({ version }) => version.quoteId === row.id)?.version;
    const ofVersion = lines.filter(({ line }) => line.quoteId === row.id).map(({ line }) => line);
    return {
      row,
      customer: names.find(({ id }) => id === row.organisationId)?.name ?? '',
      attachments: files.filter(({ quoteId }) => quoteId === row.id),
      offer: offered === undefined ? null : { version: offered, lines: ofVersion },
      work: works.find(({ quoteId }) => quoteId === row.id) ?? null,
      job: jobs.find(({ subjectId }) => subjectId === row.id) ?? null,
    };
  });
}

/** The contract of a customer, for work on phone channels. Locked, so that it does not end while a quote is accepted on it. */
export async function contractOf({ orm }: Transaction, organisationId: string) {
  const [row] = await orm
    .select({ from: customer.contractFrom, until: customer.contractUntil })
    .from(customer)
    .where(eq(customer.id, organisationId))
    .for('share');
  return row?.from ? { from: row.from, until: row.until } : null;
}

export async function customerExists({ orm }: Transaction, organisationId: string): Promise<boolean> {
  const rows = await orm.select({ id: customer.id }).from(customer).where(eq(customer.id, organisationId));
  return rows.length > 0;
}
