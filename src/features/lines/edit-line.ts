import type { LinePatchInput, LineReply } from '../../contract/lines.contract.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import { applyPatch } from '../../domain/line/line-patch.ts';
import { leavePhoneSystem } from '../../reconcile/leave-phone-system.ts';
import {
  appendRevision,
  type LineRow,
  newestRevision,
  playingRevision,
} from '../../reconcile/line-revisions.repository.ts';
import { findPhoneSystem } from '../../reconcile/phone-systems.repository.ts';
import { tellBroadcasts } from '../../reconcile/tell-broadcasts.ts';
import { wantLine } from '../../reconcile/want-revision.ts';
import { conflict, notFound } from '../../shared/app-error.ts';
import { holdPlansOfLine } from '../change-requests/moving/hold-plans.ts';
import { assertEdited } from '../edit-conflict.ts';
import { ensure } from '../ensure.ts';
import { assertUsableConfig } from '../usable-config.ts';
import { assertConsent } from './line-consent.ts';
import { withKnownDistrict } from './line-district.ts';
import { assertReferences, orNumberTaken } from './line-references.ts';
import { viewOfLine } from './line-view.ts';
import { presentLine } from './lines.presenter.ts';
import { changesTouching, findLine, updateLine } from './lines.repository.ts';
import { linesInBroadcasts, takeBroadcastsAlong } from './lines-in-broadcasts.repository.ts';
import { readRemovals } from './read-removals.ts';
import { editedRecord, type LineRecord, recordLines } from './record-lines.ts';

/** An owner's own decisions: whether the line is closed in an emergency, and who is asked. */
const ownersTerms = ['emergencyConsent', 'contactName', 'contactEmail'];

interface LineEdit {
  id: string;
  expectedVersion: number;
  patch: LinePatchInput;
}

/**
 * Changes a line; an owner may change only its emergency consent and its contact. Another time zone is a new revision. Another number or
 * phone system leaves the line unsettled until it has been applied there; it is removed from the phone system that it leaves.
 * @throws AppError `not_found`, `forbidden`, `precondition_failed`, `invalid_input`, `line_reference_unknown`,
 * `line_retired`, `line_number_taken`; `line_has_changes`, `line_in_broadcast` when it would leave its phone system while a change is made or planned on it, or a broadcast closes it, unless a
 * reason overrides that; `consent_is_the_owners` (403).
 */
export async function editLine(
  deps: Deps,
  caller: Caller,
  edit: LineEdit,
): Promise<{ reply: LineReply; version: number }> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const before = await findLine(transaction, edit.id);
    if (!before) throw notFound();
    const isOwners = Object.keys(edit.patch).every((key) => ownersTerms.includes(key));
    ensure(caller.actor, isOwners ? 'line.setConsent' : 'line.write', { organisationId: before.organisationId });
    if (before.retiredAt !== null) throw conflict('line_retired', { number: before.number });
    if (edit.patch.emergencyConsent !== before.emergencyConsent)
      assertConsent(caller.actor, edit.patch.emergencyConsent);
    await assertReferences(transaction, { phoneSystemId: edit.patch.phoneSystemId }, caller.language);
    const changed = await changeLine(deps, caller, transaction, { ...edit, before });
    const { row } = changed;
    await recordLines(deps, caller, transaction, [changed]);
    const view = await viewOfLine(deps, caller, transaction, row);
    const configuration = view.configuration ? ((await playingRevision(transaction, row))?.config ?? null) : null;
    const removals = view.showsPhoneSystem ? await readRemovals(deps, caller, transaction, row.id) : undefined;
    return { reply: presentLine(row, { ...view, configuration, removals }), version: row.version };
  });
}

/** Changes a line whose references exist, in the caller's transaction, and returns what is to be recorded. @throws AppError as `editLine`. */
export async function changeLine(
  deps: Deps,
  caller: Caller,
  transaction: Transaction,
  { before, expectedVersion, patch: given }: Omit<LineEdit, 'id'> & { before: LineRow },
): Promise<LineRecord> {
  const { override, ...patch } = withKnownDistrict(given, before);
  if (leaves(before, patch)) await leave(deps, transaction, { before, patch, override });
  const target = { id: before.id, version: expectedVersion };
  const values = { ...patch, ...unsettledBy(before, patch) };
  let row = assertEdited(await orNumberTaken(patch.number, updateLine(transaction, target, values)));
  row = await moveToTimeZone(deps, caller, transaction, { before, row });
  await bringThere(deps, transaction, { before, row });
  return editedRecord({ before, row, reason: override?.reason ?? null });
}

function leaves(before: LineRow, { phoneSystemId = before.phoneSystemId }: LinePatchInput): boolean {
  return phoneSystemId !== before.phoneSystemId;
}

/** A change that is made or planned would meet a line that is elsewhere by then: a person has to say that this is meant. */
async function leave(
  deps: Deps,
  transaction: Transaction,
  { before, patch, override }: { before: LineRow; patch: LinePatchInput; override: LinePatchInput['override'] },
): Promise<void> {
  const changes = await changesTouching(transaction, { lineIds: [before.id], now: deps.clock.now() });
  const ids = changes.map(({ changeRequestId }) => changeRequestId);
  const [changeRequestId] = ids;
  if (changeRequestId && !override) throw conflict('line_has_changes', { count: ids.length, changeRequestId });
  await holdPlansOfLine(deps, transaction, { ids, cause: 'line_moved' });
  const phoneSystemId = patch.phoneSystemId ?? before.phoneSystemId;
  await moveWithBroadcasts(deps, transaction, { lineId: before.id, phoneSystemId, override: override !== undefined });
  await leavePhoneSystem(deps, transaction, { line: before, to: phoneSystemId });
}

async function moveWithBroadcasts(
  deps: Deps,
  transaction: Transaction,
  { lineId, phoneSystemId, override }: { lineId: string; phoneSystemId: string; override: boolean },
): Promise<void> {
  if ((await linesInBroadcasts(transaction, [lineId])).length === 0) return;
  if (!override) throw conflict('line_in_broadcast');
  const system = await findPhoneSystem(transaction, phoneSystemId);
  const driven = deps.phoneSystemKinds.capabilitiesOf(system?.kind ?? '')?.appliesByItself === true;
  const moved = await takeBroadcastsAlong(transaction, { lineId, phoneSystemId, driven, now: deps.clock.now() });
  await tellBroadcasts(deps, transaction, moved);
}

function unsettledBy(before: LineRow, patch: LinePatchInput): Partial<LineRow> {
  const moved =
    (patch.number ?? before.number) !== before.number ||
    (patch.phoneSystemId ?? before.phoneSystemId) !== before.phoneSystemId;
  return moved ? { settledRevision: null, settledAt: null, unknownSince: null } : {};
}

/** The edit above has locked the row, so the newest revision cannot change. */
async function moveToTimeZone(
  deps: Deps,
  caller: Caller,
  transaction: Transaction,
  { before, row }: { before: LineRow; row: LineRow },
): Promise<LineRow> {
  if (row.timeZone === before.timeZone) return row;
  const newest = await newestRevision(transaction, row.id);
  if (!newest) throw notFound();
  const config = applyPatch(newest.config, { kind: 'set_time_zone', timeZone: row.timeZone });
  assertUsableConfig(config, caller.language);
  const at = deps.clock.now();
  await appendRevision(transaction, {
    line: row,
    config,
    reason: 'edited',
    changeRequestId: null,
    author: caller.actor,
    at,
  });
  return (await findLine(transaction, row.id)) ?? row;
}

/** What the line was on its phone system goes on under the new terms; a line that was on none waits for its first change. */
async function bringThere(
  deps: Deps,
  transaction: Transaction,
  { before, row }: { before: LineRow; row: LineRow },
): Promise<void> {
  const moved = before.settledRevision !== null && row.settledRevision === null;
  if (moved || row.revision !== before.revision)
    await wantLine(deps, transaction, { lineId: row.id, fromNowOn: moved });
}
