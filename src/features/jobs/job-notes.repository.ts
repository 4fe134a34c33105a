import { asc, eq } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { jobNote } from '../../db/schema/job-note.ts';

export type JobNoteRow = typeof jobNote.$inferSelect;

export async function insertJobNote(transaction: Transaction, row: JobNoteRow): Promise<void> {
  await transaction.orm.insert(jobNote).values(row);
}

/** The oldest first. */
export async function listJobNotes(transaction: Transaction, jobId: string): Promise<JobNoteRow[]> {
  return await transaction.orm
    .select()
    .from(jobNote)
    .where(eq(jobNote.jobId, jobId))
    .orderBy(asc(jobNote.at), asc(jobNote.id));
}
