import { eveningOf } from '../../../domain/exercise/evenings.ts';
import {
  type ExerciseSpeed,
  type ExerciseTime,
  exerciseNow,
  overSince,
} from '../../../domain/exercise/exercise-clock.ts';
import type { ExerciseRow } from './exercises.repository.ts';

/** An exercise's own time at a real instant. */
export interface RunningTime extends ExerciseTime {
  /** The time of day within the exercise. */
  now: Date;
  /** The real instant at which it ended; null while it runs. */
  over: Date | null;
}

export function timeOf(row: ExerciseRow, realNow: Date): RunningTime {
  const time: ExerciseTime = {
    evening: row.evening && eveningOf(row.evening),
    // A check of the database.
    speed: row.speed as ExerciseSpeed,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
  };
  return { ...time, now: exerciseNow(time, realNow), over: overSince(time, realNow) };
}
