import type { CallersHearReply } from '../../contract/lines.contract.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import { nationalCalendarOf } from '../../domain/calendar/national-calendar.ts';
import { callersHear } from '../../domain/line/callers-hear.ts';
import { type LineRow, newestRevision, playingRevision } from '../../reconcile/line-revisions.repository.ts';
import { forbidden, notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { viewOfLine } from './line-view.ts';
import { presentHeard, presentState } from './lines.presenter.ts';
import { findLine, findPromptHashes, listClosures } from './lines.repository.ts';

/**
 * Computes what a caller of the line hears at an instant (default: now), with all its closures: until now by what its
 * phone system was seen to have, later by what is wanted of it.
 * Somebody who may not read the configuration sees the state of this moment only: answers for other instants would reveal
 * the hours.
 * @throws AppError `not_found`, `forbidden`, `hours_not_shown` (403).
 */
export async function hearLine(
  deps: Deps,
  caller: Caller,
  question: { lineId: string; at?: Date },
): Promise<CallersHearReply> {
  const at = question.at ?? deps.clock.now();
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const line = await findLine(transaction, question.lineId);
    if (!line) throw notFound();
    ensure(caller.actor, 'line.read', { organisationId: line.organisationId });
    const { configuration } = await viewOfLine(deps, caller, transaction, line);
    if (!configuration && question.at) throw forbidden('hours_not_shown');
    const revision = await revisionAt(deps, transaction, line, at);
    if (!revision) throw notFound();
    const closures = await listClosures(transaction, line.id);
    const national = nationalCalendarOf(deps.calendar.current());
    const heard = callersHear({ config: revision.config, closures, national, at });
    if (!configuration) return presentState(heard, at);
    const prompt = heard.promptId === null ? null : await findPromptHashes(transaction, heard.promptId);
    return presentHeard(heard, { at, prompt });
  });
}

function revisionAt(deps: Deps, transaction: Transaction, line: LineRow, at: Date) {
  const isAhead = at > deps.clock.now();
  return isAhead ? newestRevision(transaction, line.id) : playingRevision(transaction, line);
}
