import type { Evening } from './evenings.ts';

/** How many times as fast as the clock an evening can be played. */
export const exerciseSpeeds = [1, 10] as const;
export type ExerciseSpeed = (typeof exerciseSpeeds)[number];

/** An exercise without an evening ends by itself after this time, ms. */
const freeMs = 2 * 60 * 60_000;

/** What an exercise's own time follows from. Instants are real ones. */
export interface ExerciseTime {
  /** Null: an exercise without notices, at the time of day. */
  evening: Evening | null;
  speed: ExerciseSpeed;
  startedAt: Date;
  /** When somebody ended it; null: by the clock. */
  endedAt: Date | null;
}

/** The real instant at which an exercise ends by itself: with its evening. */
export function endOfExercise({ evening, speed, startedAt }: Omit<ExerciseTime, 'endedAt'>): Date {
  const lastsMs = evening === null ? freeMs : (evening.endsAt.getTime() - evening.startsAt.getTime()) / speed;
  return new Date(startedAt.getTime() + lastsMs);
}

/** The real instant at which it has ended; null while it runs. */
export function overSince(time: ExerciseTime, now: Date): Date | null {
  const ends = endOfExercise(time);
  const over = time.endedAt !== null && time.endedAt < ends ? time.endedAt : ends;
  return over <= now ? over : null;
}

/** The time of day within the exercise; after its end, the time at which it ended. */
export function exerciseNow(time: ExerciseTime, now: Date): Date {
  const { evening, speed, startedAt } = time;
  const until = overSince(time, now) ?? now;
  if (evening === null) return until;
  return new Date(evening.startsAt.getTime() + (until.getTime() - startedAt.getTime()) * speed);
}

/** The real instant at which the exercise's own time is `at`. */
export function realInstant({ evening, speed, startedAt }: ExerciseTime, at: Date): Date {
  if (evening === null) return at;
  return new Date(startedAt.getTime() + (at.getTime() - evening.startsAt.getTime()) / speed);
}
