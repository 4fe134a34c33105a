import { and, asc, desc, eq, isNull, lt } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { calendarException, calendarImport, deadlineMove } from '../../db/schema/calendar.ts';
import type { CalendarImportState } from '../../domain/calendar/calendar-change.ts';
import type { OfficialYear } from '../../domain/calendar/official-year.ts';
import type { CalendarException } from '../../domain/calendar/service-calendar.ts';

export type CalendarImportRow = typeof calendarImport.$inferSelect;
export type CalendarExceptionRow = typeof calendarException.$inferSelect;
export type DeadlineMoveRow = typeof deadlineMove.$inferSelect;

/** Changes of the calendar are made one after the other; until the transaction ends. */
export async function lockCalendar({ sql }: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('service calendar', 11))`;
}

/** The number of the newest change; 0 before the first. */
export async function newestChange({ sql }: Transaction): Promise<number> {
  const [row] = await sql`select coalesce(max(number), 0)::int as number from deadline_move`;
  return row?.number as number;
}

export async function newestMove(transaction: Transaction): Promise<DeadlineMoveRow | null> {
  const [row] = await transaction.orm.select().from(deadlineMove).orderBy(desc(deadlineMove.number)).limit(1);
  return row ?? null;
}

/** What is in force beside the shipped tables. */
export interface StoredCalendar {
  years: OfficialYear[];
  exceptions: CalendarException[];
}

export async function readStoredCalendar(transaction: Transaction): Promise<StoredCalendar> {
  const years = await transaction.orm
    .select({ official: calendarImport.official })
    .from(calendarImport)
    .where(eq(calendarImport.state, 'active'));
  const exceptions = await transaction.orm
    .select({ date: calendarException.date, kind: calendarException.kind, reason: calendarException.reason })
    .from(calendarException)
    .where(isNull(calendarException.removedAt));
  return { years: years.map(({ official }) => official), exceptions };
}

export async function insertImport(
  transaction: Transaction,
  row: typeof calendarImport.$inferInsert,
): Promise<CalendarImportRow> {
  const [stored] = await transaction.orm.insert(calendarImport).values(row).returning();
  return stored as CalendarImportRow;
}

export async function findImport(transaction: Transaction, id: string): Promise<CalendarImportRow | null> {
  const [row] = await transaction.orm.select().from(calendarImport).where(eq(calendarImport.id, id)).for('update');
  return row ?? null;
}

export async function findActiveImport(transaction: Transaction, year: number): Promise<CalendarImportRow | null> {
  const [row] = await transaction.orm
    .select()
    .from(calendarImport)
    .where(and(eq(calendarImport.year, year), eq(calendarImport.state, 'active')));
  return row ?? null;
}

/** Newest first; of one state or one year, if asked. */
export async function listImports(
  transaction: Transaction,
  wish: { after: string | null; limit: number; state?: CalendarImportState; year?: number },
): Promise<CalendarImportRow[]> {
  const { after, limit, state, year } = wish;
  return await transaction.orm
    .select()
    .from(calendarImport)
    .where(
      and(
        after ? lt(calendarImport.id, after) : undefined,
        state ? eq(calendarImport.state, state) : undefined,
        year ? eq(calendarImport.year, year) : undefined,
      ),
    )
    .orderBy(desc(calendarImport.id))
    .limit(limit + 1);
}

export async function setImportState(
  transaction: Transaction,
  { id, state, at }: { id: string; state: CalendarImportState; at: Date },
): Promise<void> {
  await transaction.orm.update(calendarImport).set({ state, decidedAt: at }).where(eq(calendarImport.id, id));
}

/** The days that are our own and stand, in their order. */
export async function listExceptions(transaction: Transaction): Promise<CalendarExceptionRow[]> {
  return await transaction.orm
    .select()
    .from(calendarException)
    .where(isNull(calendarException.removedAt))
    .orderBy(asc(calendarException.date));
}

export async function insertException(
  transaction: Transaction,
  row: typeof calendarException.$inferInsert,
): Promise<CalendarExceptionRow> {
  const [stored] = await transaction.orm.insert(calendarException).values(row).returning();
  return stored as CalendarExceptionRow;
}

export async function findException(transaction: Transaction, id: string): Promise<CalendarExceptionRow | null> {
  const [row] = await transaction.orm
    .select()
    .from(calendarException)
    .where(eq(calendarException.id, id))
    .for('update');
  return row ?? null;
}

export async function findExceptionOn(transaction: Transaction, date: string): Promise<CalendarExceptionRow | null> {
  const [row] = await transaction.orm
    .select()
    .from(calendarException)
    .where(and(eq(calendarException.date, date), isNull(calendarException.removedAt)));
  return row ?? null;
}

export async function setExceptionRemoved(transaction: Transaction, id: string, at: Date | null): Promise<void> {
  await transaction.orm.update(calendarException).set({ removedAt: at }).where(eq(calendarException.id, id));
}
