import { randomBytes } from 'node:crypto';
import type { PublicHoursSharing } from '../../../contract/public-hours.contract.ts';
import type { Transaction } from '../../../db/database.ts';
import { writeRecords } from '../../../db/records.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { formatTaipei } from '../../../domain/calendar/taipei-time.ts';
import type { LineRow } from '../../../reconcile/line-revisions.repository.ts';
import { notFound } from '../../../shared/app-error.ts';
import { ensure } from '../../ensure.ts';
import { findLine } from '../lines.repository.ts';
import { findSharing, type PublicHoursRow, removeSharing, saveSharing } from './public-hours.repository.ts';

/** Whether a line's hours are public. @throws AppError `not_found`, `forbidden`. */
export async function readSharing(deps: Deps, caller: Caller, lineId: string): Promise<PublicHoursSharing> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const line = await lineOf(transaction, lineId);
    ensure(caller.actor, 'publicHours.read', { organisationId: line.organisationId });
    return present(deps, await findSharing(transaction, line.id));
  });
}

/**
 * Makes a line's hours public, renames them, or gives them a new address: the former one ends in the same instant.
 * @throws AppError `not_found`, `forbidden`.
 */
export async function shareHours(
  deps: Deps,
  caller: Caller,
  { lineId, label, newAddress }: { lineId: string; label: string; newAddress: boolean },
): Promise<PublicHoursSharing> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const line = await ownLine(transaction, caller, lineId);
    const { organisationId } = line;
    const former = await findSharing(transaction, line.id);
    if (former?.label === label && !newAddress) return present(deps, former);
    const token = randomBytes(32).toString('base64url');
    const row = { lineId: line.id, organisationId, token, label, createdAt: deps.clock.now() };
    const saved = await saveSharing(transaction, row, { isNew: newAddress || former === null });
    const again = newAddress ? 'public_hours.moved' : 'public_hours.renamed';
    const action = former === null ? 'public_hours.opened' : again;
    await record(deps, transaction, caller, { line, action });
    return present(deps, saved);
  });
}

/** Ends it; ending what is not public changes nothing. @throws AppError `not_found`, `forbidden`. */
export async function unshareHours(deps: Deps, caller: Caller, lineId: string): Promise<void> {
  await deps.database.transaction(caller.actor, async (transaction) => {
    const line = await ownLine(transaction, caller, lineId);
    if (!(await removeSharing(transaction, line.id))) return;
    await record(deps, transaction, caller, { line, action: 'public_hours.closed' });
  });
}

async function lineOf(transaction: Transaction, lineId: string): Promise<LineRow> {
  const line = await findLine(transaction, lineId);
  if (!line) throw notFound();
  return line;
}

/** A line whose hours the caller may give to everybody. */
async function ownLine(transaction: Transaction, { actor }: Caller, lineId: string): Promise<LineRow> {
  const line = await lineOf(transaction, lineId);
  ensure(actor, 'publicHours.write', { organisationId: line.organisationId });
  return line;
}

function present(deps: Deps, row: PublicHoursRow | null): PublicHoursSharing {
  if (row === null) return { shared: null };
  const address = (ending: string) => `${deps.publicUrl()}/api/v1/public-hours/${row.token}.${ending}`;
  const addresses = { json: address('json'), ics: address('ics'), jsonld: address('jsonld'), svg: address('svg') };
  return { shared: { label: row.label, addresses, since: formatTaipei(row.createdAt) } };
}

async function record(
  deps: Deps,
  transaction: Transaction,
  { actor, callId }: Caller,
  entry: { line: LineRow; action: `public_hours.${'opened' | 'renamed' | 'moved' | 'closed'}` },
): Promise<void> {
  const { line, action } = entry;
  const { organisationId } = line;
  await writeRecords(transaction, deps.outbox, organisationId, {
    at: deps.clock.now(),
    actor,
    callId,
    audit: [{ organisationId, action, subjectKind: 'line', subjectId: line.id }],
    events: [],
    nudges: [],
  });
}
