import type { Deps } from '../../../deps.ts';
import { explainDeadline } from '../../../domain/deadline/explain-deadline.ts';
import { refusalError } from '../refusal-error.ts';

interface Wish {
  revertAt: Date | null;
  byHand: boolean;
  extraBusinessDays: number;
}

/**
 * By when a person has put back what was there before: the promise of a request received at `revertAt`. Null where nothing is put
 * back by hand. @throws AppError `outside_calendar`.
 */
export function handReturnBy(deps: Deps, { revertAt, byHand, extraBusinessDays }: Wish): Date | null {
  if (revertAt === null || !byHand) return null;
  const explained = explainDeadline(deps.calendar.current(), { receivedAt: revertAt, extraBusinessDays });
  if (!explained.ok) throw refusalError(explained.refusal);
  return explained.deadline.dueBy;
}
