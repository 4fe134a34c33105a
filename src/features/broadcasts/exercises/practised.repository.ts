import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '../../../db/database.ts';
import { exerciseBroadcast, exerciseHeard, exercisePerson } from '../../../db/schema/exercise.ts';

export type PractisedRow = typeof exerciseBroadcast.$inferSelect;
export type PractisedPerson = typeof exercisePerson.$inferSelect;

/** Broadcasts of exercises, in the order in which they were drafted. */
export async function listPractised(
  { orm }: Pick<Transaction, 'orm'>,
  exerciseIds: readonly string[],
): Promise<PractisedRow[]> {
  return await orm
    .select()
    .from(exerciseBroadcast)
    .where(inArray(exerciseBroadcast.exerciseId, [...exerciseIds]))
    .orderBy(asc(exerciseBroadcast.id));
}

export async function findPractised(
  { orm }: Pick<Transaction, 'orm'>,
  { id, broadcastId }: { id: string; broadcastId: string },
): Promise<PractisedRow | null> {
  const [row] = await orm
    .select()
    .from(exerciseBroadcast)
    .where(and(eq(exerciseBroadcast.id, broadcastId), eq(exerciseBroadcast.exerciseId, id)));
  return row ?? null;
}

export async function updatePractised(
  { orm }: Transaction,
  id: string,
  values: Pick<typeof exerciseBroadcast.$inferInsert, 'status' | 'sentAt' | 'goingSince' | 'endedAt' | 'approvedBy'>,
): Promise<void> {
  await orm.update(exerciseBroadcast).set(values).where(eq(exerciseBroadcast.id, id));
}

/** Breaks `exercise_person_broadcast_id_user_id_pk` for an author who would approve: the two-person rule. */
export async function addPractised({ orm }: Transaction, person: PractisedPerson): Promise<void> {
  await orm.insert(exercisePerson).values(person);
}

/** Whoever edits a draft is one of its authors, once. */
export async function addPractisedAuthor({ orm }: Transaction, person: Omit<PractisedPerson, 'part'>): Promise<void> {
  await orm
    .insert(exercisePerson)
    .values({ ...person, part: 'author' })
    .onConflictDoNothing();
}

export async function peopleOfPractised(
  { orm }: Pick<Transaction, 'orm'>,
  broadcastIds: readonly string[],
): Promise<PractisedPerson[]> {
  return await orm
    .select()
    .from(exercisePerson)
    .where(inArray(exercisePerson.broadcastId, [...broadcastIds]))
    .orderBy(asc(exercisePerson.at));
}

/** Once for a person and a broadcast. */
export async function noteListener({ orm }: Transaction, row: typeof exerciseHeard.$inferInsert): Promise<void> {
  await orm.insert(exerciseHeard).values(row).onConflictDoNothing();
}

export async function listenersOfPractised(
  { orm }: Pick<Transaction, 'orm'>,
  broadcastIds: readonly string[],
): Promise<(typeof exerciseHeard.$inferSelect)[]> {
  return await orm
    .select()
    .from(exerciseHeard)
    .where(inArray(exerciseHeard.broadcastId, [...broadcastIds]))
    .orderBy(asc(exerciseHeard.at));
}
