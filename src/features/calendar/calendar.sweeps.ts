import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { lockCalendar, newestMove } from './calendar.repository.ts';
import { countMoved } from './deadline-moves.repository.ts';
import { followCalendar } from './follow-calendar.ts';
import { moveDeadlines } from './move-deadlines.ts';
import { tellPages } from './tell-pages.ts';

/**
 * Brings to the calendar in force what another process promised by the former one, in the moments before it knew of the change.
 * Returns how many promises were moved.
 */
export async function moveStragglers(deps: Deps): Promise<number> {
  await followCalendar(deps);
  const calendar = deps.calendar.current();
  return await deps.database.transaction(systemActor, async (transaction) => {
    await lockCalendar(transaction);
    const move = await newestMove(transaction);
    if (move?.calendarAfter !== calendar.version) return 0;
    const now = deps.clock.now();
    const { count, organisationIds, nudges } = await moveDeadlines(deps, transaction, {
      moveId: move.id,
      calendar,
      now,
    });
    if (count === 0) return 0;
    await countMoved(transaction, move.id);
    await writeRecords(transaction, deps.outbox, null, {
      ...{ at: now, actor: systemActor, callId: null, audit: [], nudges },
      events: [{ type: 'calendar.changed', subjectId: move.id, organisationId: null }],
    });
    await tellPages(deps, transaction, { organisationIds, moveId: move.id, at: now });
    return count;
  });
}
