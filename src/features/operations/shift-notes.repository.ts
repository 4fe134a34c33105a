import { asc, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { shiftNote } from '../../db/schema/shift-note.ts';

export type ShiftNoteRow = typeof shiftNote.$inferSelect;

/** As many as anybody reads. */
const most = 200;

export async function listOpenNotes({ orm }: Transaction): Promise<ShiftNoteRow[]> {
  return await orm.select().from(shiftNote).where(isNull(shiftNote.doneAt)).orderBy(asc(shiftNote.id)).limit(most);
}

export async function insertNote({ orm }: Transaction, row: typeof shiftNote.$inferInsert): Promise<ShiftNoteRow> {
  const [stored] = await orm.insert(shiftNote).values(row).returning();
  return stored as ShiftNoteRow;
}

/** Locks the note; null when there is none. */
export async function lockNote({ orm }: Transaction, id: string): Promise<ShiftNoteRow | null> {
  const [row] = await orm.select().from(shiftNote).where(eq(shiftNote.id, id)).for('update');
  return row ?? null;
}

export async function tickNote(
  { orm }: Transaction,
  id: string,
  done: Pick<ShiftNoteRow, 'doneAt' | 'doneByName'>,
): Promise<void> {
  await orm.update(shiftNote).set(done).where(eq(shiftNote.id, id));
}
