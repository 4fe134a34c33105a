import { and, desc, eq, isNull, lt, lte, sql as raw } from 'drizzle-orm';
import type { Transaction } from '../../../db/database.ts';
import { exercise } from '../../../db/schema/exercise.ts';

export type ExerciseRow = typeof exercise.$inferSelect;

/** Notes the end of what has run out, so that the next can start. */
export async function noteEnds({ orm }: Transaction, now: Date): Promise<void> {
  await orm
    .update(exercise)
    .set({ endedAt: raw`${exercise.endsAt}` })
    .where(and(isNull(exercise.endedAt), lte(exercise.endsAt, now)));
}

/** Breaks `exercise_one_at_a_time` while another runs. */
export async function insertExercise({ orm }: Transaction, row: typeof exercise.$inferInsert): Promise<void> {
  await orm.insert(exercise).values(row);
}

export async function findExercise({ orm }: Pick<Transaction, 'orm'>, id: string): Promise<ExerciseRow | null> {
  const [row] = await orm.select().from(exercise).where(eq(exercise.id, id));
  return row ?? null;
}

/** Under lock: what is drafted or decided in an exercise happens one after another. */
export async function lockExercise({ orm }: Transaction, id: string): Promise<ExerciseRow | null> {
  const [row] = await orm.select().from(exercise).where(eq(exercise.id, id)).for('update');
  return row ?? null;
}

/** Newest first. */
export async function listExerciseRows(
  { orm }: Pick<Transaction, 'orm'>,
  { after, limit }: { after: string | null; limit: number },
): Promise<ExerciseRow[]> {
  return await orm
    .select()
    .from(exercise)
    .where(after === null ? undefined : lt(exercise.id, after))
    .orderBy(desc(exercise.id))
    .limit(limit + 1);
}

export async function endExerciseRow({ orm }: Transaction, id: string, endedAt: Date): Promise<void> {
  await orm.update(exercise).set({ endedAt }).where(eq(exercise.id, id));
}
