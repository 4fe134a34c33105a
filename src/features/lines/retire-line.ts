import type { LineReply, RetireLineInput } from '../../contract/lines.contract.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import { leavePhoneSystem } from '../../reconcile/leave-phone-system.ts';
import { stopDriving } from '../../reconcile/line-drives.repository.ts';
import { type LineRow, loadLineForUpdate } from '../../reconcile/line-revisions.repository.ts';
import { bringBack } from '../../reconcile/return-to-phone-system.ts';
import { tellBroadcasts } from '../../reconcile/tell-broadcasts.ts';
import { conflict, notFound } from '../../shared/app-error.ts';
import { holdPlansOfLine } from '../change-requests/moving/hold-plans.ts';
import { ensure } from '../ensure.ts';
import { orNumberTaken } from './line-references.ts';
import { factsOf, namesOf } from './lines.presenter.ts';
import { updateLine } from './lines.repository.ts';
import { linesInBroadcasts } from './lines-in-broadcasts.repository.ts';
import { getLine } from './read-lines.ts';
import { recordLines } from './record-lines.ts';
import { openChangesOn } from './retired-lines.repository.ts';

/**
 * Takes a line out of service: it is removed from its phone system, files nothing, and its number is free. Its history stays. Retiring
 * it twice is retiring it once. Plans that touch it are put on hold, if `override` is given (docs/rules.md#retired-lines).
 * @throws AppError `not_found`, `forbidden`, `line_being_changed` (409), `line_has_requests`, `line_in_broadcast` (409) without `override`.
 */
export async function retireLine(
  deps: Deps,
  caller: Caller,
  { id, reason, override }: { id: string } & RetireLineInput,
): Promise<{ reply: LineReply; version: number }> {
  await deps.database.transaction(caller.actor, async (transaction) => {
    const line = await existing(transaction, caller, id);
    if (line.retiredAt !== null) return;
    await leaveRequests(deps, transaction, { lineId: id, override });
    await leavePhoneSystem(deps, transaction, { line, to: null });
    const retiredAt = deps.clock.now();
    await tellBroadcasts(deps, transaction, await stopDriving(transaction, { lineId: id, at: retiredAt }));
    const unsettled = { settledRevision: null, settledAt: null, unknownSince: null };
    await save(deps, caller, transaction, {
      line,
      values: { ...unsettled, retiredAt },
      action: 'line.retired',
      reason,
    });
  });
  return await getLine(deps, caller, id);
}

/**
 * Brings a retired line back into service, under its number and on its phone system. Restoring it twice is restoring it once.
 * @throws AppError `not_found`, `forbidden`, `line_number_taken` (409) while another line in service has the number.
 */
export async function restoreLine(
  deps: Deps,
  caller: Caller,
  id: string,
): Promise<{ reply: LineReply; version: number }> {
  await deps.database.transaction(caller.actor, async (transaction) => {
    const line = await existing(transaction, caller, id);
    if (line.retiredAt === null) return;
    const saved = save(deps, caller, transaction, {
      line,
      values: { retiredAt: null },
      action: 'line.restored',
      reason: null,
    });
    await orNumberTaken(line.number, saved);
    await bringBack(deps, transaction, line);
  });
  return await getLine(deps, caller, id);
}

async function existing(transaction: Transaction, caller: Caller, id: string): Promise<LineRow> {
  const line = await loadLineForUpdate(transaction, id);
  if (!line) throw notFound();
  ensure(caller.actor, 'line.write', { organisationId: line.organisationId });
  return line;
}

/** What is being applied ends first; open requests are somebody's decision. */
async function leaveRequests(
  deps: Deps,
  transaction: Transaction,
  { lineId, override }: { lineId: string; override: boolean },
): Promise<void> {
  const { ids, applying } = await openChangesOn(transaction, lineId);
  const [changeRequestId] = ids;
  if (applying !== null) throw conflict('line_being_changed', { changeRequestId: applying });
  if (changeRequestId && !override) throw conflict('line_has_requests', { count: ids.length, changeRequestId });
  await holdPlansOfLine(deps, transaction, { ids, cause: 'line_retired' });
  if (!override && (await linesInBroadcasts(transaction, [lineId])).length > 0) throw conflict('line_in_broadcast');
}

interface Change {
  line: LineRow;
  values: Partial<LineRow>;
  action: 'line.retired' | 'line.restored';
  reason: string | null;
}

async function save(
  deps: Deps,
  caller: Caller,
  transaction: Transaction,
  { line, values, action, reason }: Change,
): Promise<void> {
  await updateLine(transaction, line, values);
  const entry = { action, after: factsOf(line), names: { after: namesOf(line) }, reason };
  await recordLines(deps, caller, transaction, [{ row: line, entry }]);
}
