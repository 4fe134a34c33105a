import type { DeadlineMoveReply } from '../../contract/calendar.contract.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import { conflict, notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { presentMove } from './calendar.presenter.ts';
import { type DeadlineMoveRow, newestMove, setExceptionRemoved, setImportState } from './calendar.repository.ts';
import { changeCalendar } from './change-calendar.ts';
import { findMove } from './deadline-moves.repository.ts';

/**
 * Takes the newest change of the calendar back: what was in force before is again, and so is every promise that it moved.
 * @throws AppError `forbidden`, `not_found`, `calendar_changed_since` (409) where another change followed, or it is an undo itself.
 */
export async function undoMove(deps: Deps, caller: Caller, id: string): Promise<DeadlineMoveReply> {
  ensure(caller.actor, 'calendar.write', { organisationId: null });
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const move = await changeCalendar(deps, transaction, caller, async () => {
      const undone = await findMove(transaction, id);
      if (!undone) throw notFound();
      const newest = await newestMove(transaction);
      if (newest?.id !== id || undone.kind === 'undo') throw conflict('calendar_changed_since');
      await takeBack(transaction, undone, deps.clock.now());
      const audit = { action: 'calendar.change_undone', subjectId: id, after: {} } as const;
      return { kind: 'undo', causeId: undone.causeId, undoes: id, audit };
    });
    return presentMove(move, move.number);
  });
}

/** An import is a draft again, so that it can be put in force later. */
async function takeBack(
  transaction: Transaction,
  { kind, causeId, formerImportId }: DeadlineMoveRow,
  at: Date,
): Promise<void> {
  if (kind === 'exception_added') return await setExceptionRemoved(transaction, causeId, at);
  if (kind === 'exception_removed') return await setExceptionRemoved(transaction, causeId, null);
  await setImportState(transaction, { id: causeId, state: 'draft', at });
  if (formerImportId !== null) await setImportState(transaction, { id: formerImportId, state: 'active', at });
}
