import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { OwnAuditAction } from '../../domain/audit-entry.ts';
import type { AuditFacts } from '../../domain/audit-facts.ts';
import type { CalendarChangeKind } from '../../domain/calendar/calendar-change.ts';
import { newId } from '../../shared/ids.ts';
import { lockCalendar, newestChange, readStoredCalendar } from './calendar.repository.ts';
import { countMoved, findMove, insertMove, type MoveRow } from './deadline-moves.repository.ts';
import { followCalendar } from './follow-calendar.ts';
import { moveDeadlines } from './move-deadlines.ts';
import { tellPages } from './tell-pages.ts';

export interface CalendarChange {
  kind: CalendarChangeKind;
  causeId: string;
  /** The import that the year had before. */
  formerImportId?: string | null;
  /** The change that it takes back. */
  undoes?: string;
  audit: { action: OwnAuditAction; subjectId: string; after: AuditFacts; reason?: string };
}

/**
 * Changes the service calendar, and with it every open promise, in one transaction; changes are made one after the other. `make` writes
 * what is new and says what it was, under the lock.
 * @throws what `make` throws; RangeError where years would leave a gap.
 */
export async function changeCalendar(
  deps: Deps,
  transaction: Transaction,
  caller: Caller,
  make: () => Promise<CalendarChange>,
): Promise<MoveRow> {
  await lockCalendar(transaction);
  const before = deps.calendar.build(await readStoredCalendar(transaction));
  const { audit, ...change } = await make();
  const calendar = deps.calendar.build(await readStoredCalendar(transaction));
  const now = deps.clock.now();
  const moveId = newId();
  const { userId, name } = caller.actor;
  await insertMove(transaction, {
    ...{ id: moveId, number: (await newestChange(transaction)) + 1, ...change, moved: 0, at: now },
    ...{ calendarBefore: before.version, calendarAfter: calendar.version, by: userId as string, byName: name },
  });
  const { count, organisationIds, nudges } = await moveDeadlines(deps, transaction, { moveId, calendar, now });
  await countMoved(transaction, moveId);
  const { reason = null, ...entry } = audit;
  await writeRecords(transaction, deps.outbox, null, {
    ...{ at: now, actor: caller.actor, callId: caller.callId, nudges },
    audit: [
      { ...entry, organisationId: null, subjectKind: 'calendar', reason, after: { ...entry.after, moved: count } },
    ],
    events: [{ type: 'calendar.changed', subjectId: moveId, organisationId: null }],
  });
  await tellPages(deps, transaction, { organisationIds, moveId, at: now });
  // Of this process at once; the others look within seconds.
  transaction.afterCommit(() => {
    followCalendar(deps).catch((error: unknown) =>
      deps.logger.warn({ err: error }, 'the service calendar could not be read'),
    );
  });
  return (await findMove(transaction, moveId)) as MoveRow;
}
