import type { ExtensionReply, OpenExtensionInput, ServiceHoursReply } from '../../contract/service-hours.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import { type ExtensionRow, serviceHoursAt } from '../../db/service-hours.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { OwnAuditAction } from '../../domain/audit-entry.ts';
import type { AuditFacts } from '../../domain/audit-facts.ts';
import { openingOf, stateOfExtension } from '../../domain/service-hours/extension.ts';
import { conflict, invalidInput, notFound } from '../../shared/app-error.ts';
import { newId } from '../../shared/ids.ts';
import { ensure } from '../ensure.ts';
import { presentExtension, presentServiceHours } from './service-hours.presenter.ts';
import {
  endExtension,
  findOverlap,
  insertExtension,
  lockExtension,
  lockExtensions,
} from './service-hours.repository.ts';

/** When the desk is open, for everybody who is signed in. */
export async function readServiceHours(deps: Deps, { actor }: Caller): Promise<ServiceHoursReply> {
  ensure(actor, 'serviceHours.read', { organisationId: null });
  const at = deps.clock.now();
  const calendar = deps.calendar.current();
  const hours = await deps.database.transaction(actor, (transaction) => serviceHoursAt(transaction, { calendar, at }));
  return presentServiceHours(hours, { actor, at });
}

/**
 * Opens temporary service hours. Deadlines, receipts and warnings stay as they are (docs/rules.md#temporary-service-hours).
 * @throws AppError `forbidden`; `invalid_input` for times that are over, too far ahead or too long; `service_hours_overlap` (409).
 */
export async function openExtension(
  deps: Deps,
  caller: Caller,
  { reason, ...wished }: OpenExtensionInput,
): Promise<ExtensionReply> {
  const { actor } = caller;
  ensure(actor, 'serviceHours.write', { organisationId: null });
  const at = deps.clock.now();
  const opening = openingOf(wished, at);
  if (!opening.ok) throw invalidInput([{ path: opening.field, code: opening.code, message: '' }]);
  const { from, until } = opening.extension;
  return await deps.database.transaction(actor, async (transaction) => {
    await lockExtensions(transaction);
    const other = await findOverlap(transaction, opening.extension);
    if (other) throw conflict('service_hours_overlap', spanOf(other));
    const row = await insertExtension(transaction, {
      ...{ id: newId(), startsAt: from, endsAt: until, reason },
      ...{ openedBy: actor.userId, openedByName: actor.name, openedAt: at },
    });
    await record(deps, transaction, { caller, row, action: 'service_hours.opened', at, reason });
    const reply = presentExtension(row, { actor, at });
    await caller.remember(transaction, { status: 201, body: reply });
    return reply;
  });
}

/** Ends temporary hours now, or calls them off before they begin; those that are over stay as they are. @throws AppError `forbidden`, `not_found`. */
export async function closeExtension(deps: Deps, caller: Caller, id: string): Promise<ExtensionReply> {
  const { actor } = caller;
  ensure(actor, 'serviceHours.write', { organisationId: null });
  const at = deps.clock.now();
  return await deps.database.transaction(actor, async (transaction) => {
    const before = await lockExtension(transaction, id);
    if (!before) throw notFound();
    const state = stateOfExtension({ from: before.startsAt, until: before.endsAt }, at);
    if (state === 'over') return presentExtension(before, { actor, at });
    const endsAt = state === 'open' ? at : before.startsAt;
    const row = await endExtension(transaction, id, { endsAt, closedAt: at, closedByName: actor.name });
    await record(deps, transaction, { caller, row, before, action: 'service_hours.closed', at });
    return presentExtension(row, { actor, at });
  });
}

interface Recorded {
  caller: Caller;
  row: ExtensionRow;
  before?: ExtensionRow;
  action: OwnAuditAction;
  at: Date;
  reason?: string;
}

async function record(deps: Deps, transaction: Transaction, recorded: Recorded): Promise<void> {
  const { caller, row, before, action, at, reason = null } = recorded;
  await writeRecords(transaction, deps.outbox, null, {
    ...{ at, actor: caller.actor, callId: caller.callId, nudges: [] },
    audit: [
      {
        ...{ organisationId: null, action, subjectKind: 'serviceHours', subjectId: row.id, reason },
        before: before ? factsOf(before) : null,
        after: factsOf(row),
      },
    ],
    events: [{ type: 'service_hours.changed', subjectId: row.id, organisationId: null }],
  });
}

function factsOf(row: ExtensionRow): AuditFacts {
  return spanOf(row);
}

function spanOf({ startsAt, endsAt }: ExtensionRow): { from: string; until: string } {
  return { from: startsAt.toISOString(), until: endsAt.toISOString() };
}
