import type { MovedDaysReply } from '../../contract/moved-days.contract.ts';
import { findRecordings } from '../../db/recordings.ts';
import type { Caller, Deps } from '../../deps.ts';
import { moveDays } from '../../domain/line/move-days.ts';
import { zoneDateAt } from '../../domain/line/zone-time.ts';
import { readOwnDays } from './own-days.ts';

/**
 * Proposes the line's own days of the year before `toYear` for that year, and changes nothing. Days before today by the line's clock
 * are left out.
 * @throws AppError `not_found`, `forbidden`, `hours_not_shown` (403).
 */
export async function moveOwnDays(
  deps: Deps,
  caller: Caller,
  { lineId, toYear }: { lineId: string; toYear: number },
): Promise<MovedDaysReply> {
  const { line, newest } = await readOwnDays(deps, caller, lineId);
  const fromYear = toYear - 1;
  const today = zoneDateAt(newest.config.timeZone, deps.clock.now());
  const calendar = deps.calendar.current();
  const { days, leftOut } = moveDays(newest.config.datedDays, { calendar, fromYear, toYear, today });
  const ids = days.flatMap(({ days: { promptId } }) => promptId ?? []);
  const recordings = await deps.database.transaction(caller.actor, (transaction) => findRecordings(transaction, ids));
  return {
    lineId: line.id,
    fromYear,
    toYear,
    days: days.map((each) => ({ ...each, recording: recordings.get(each.days.promptId ?? '') ?? null })),
    leftOut,
  };
}
