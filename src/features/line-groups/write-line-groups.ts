import type { LineGroupInput, LineGroupPatch, LineGroupReply } from '../../contract/line-groups.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { type AuditEntry, writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { conflict, notFound } from '../../shared/app-error.ts';
import { newId } from '../../shared/ids.ts';
import { assertEdited, brokeConstraint } from '../edit-conflict.ts';
import { ensure } from '../ensure.ts';
import { presentLineGroup } from './line-groups.presenter.ts';
import {
  findLineGroup,
  insertLineGroup,
  type LineGroupRow,
  removeLineGroup,
  setLines,
  updateLineGroup,
} from './line-groups.repository.ts';

interface Written {
  reply: LineGroupReply;
  version: number;
}
interface Target {
  id: string;
  expectedVersion: number;
}

/**
 * Saves lines of the caller's organisation as a group. @throws AppError `forbidden`; `not_found` for a line that is not the
 * organisation's; `line_group_name_taken`.
 */
export async function createLineGroup(deps: Deps, caller: Caller, input: LineGroupInput): Promise<Written> {
  const { organisationId } = caller.actor;
  ensure(caller.actor, 'lineGroup.write', { organisationId });
  if (organisationId === null) throw notFound();
  const now = deps.clock.now();
  const { name } = input;
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const id = newId();
    const row = { id, organisationId, name, createdAt: now, updatedAt: now };
    await orNameTaken(name, insertLineGroup(transaction, row));
    await giveLines(transaction, { ...row, lineIds: input.lineIds });
    const after = await written(transaction, id);
    const entry = { action: 'line_group.created', after: factsOf(after), names: { after: { name } } } as const;
    await record(deps, transaction, caller, { ...row, entry });
    const reply = presentLineGroup(after);
    await caller.remember(transaction, { status: 201, body: reply, headers: { ETag: `"${after.version}"` } });
    return { reply, version: after.version };
  });
}

/** @throws AppError `not_found`, `forbidden`, `precondition_failed`, `line_group_name_taken`. */
export async function editLineGroup(
  deps: Deps,
  caller: Caller,
  { id, expectedVersion, patch }: Target & { patch: LineGroupPatch },
): Promise<Written> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const before = await own(transaction, caller, id);
    const { name, lineIds } = patch;
    const values = { ...(name === undefined ? {} : { name }), updatedAt: deps.clock.now() };
    const target = { id, version: expectedVersion };
    assertEdited(await orNameTaken(name ?? before.name, updateLineGroup(transaction, target, values)));
    if (lineIds !== undefined) await giveLines(transaction, { ...before, lineIds });
    const after = await written(transaction, id);
    const changed = before.lineIds.join() === after.lineIds.join() ? {} : { changed: ['lines'] };
    const entry = {
      action: 'line_group.edited',
      before: factsOf(before),
      after: { ...factsOf(after), ...changed },
      names: { before: { name: before.name }, after: { name: after.name } },
    } as const;
    await record(deps, transaction, caller, { ...after, entry });
    return { reply: presentLineGroup(after), version: after.version };
  });
}

/** Deletes a group; its lines stay. @throws AppError `not_found`, `forbidden`, `precondition_failed`. */
export async function deleteLineGroup(deps: Deps, caller: Caller, { id, expectedVersion }: Target): Promise<void> {
  await deps.database.transaction(caller.actor, async (transaction) => {
    const before = await own(transaction, caller, id);
    assertEdited(await removeLineGroup(transaction, { id, version: expectedVersion }));
    const names = { before: { name: before.name } };
    const entry = { action: 'line_group.deleted', before: factsOf(before), names } as const;
    await record(deps, transaction, caller, { ...before, entry });
  });
}

async function own(transaction: Transaction, { actor }: Caller, id: string): Promise<LineGroupRow> {
  const row = await findLineGroup(transaction, id);
  if (!row) throw notFound();
  ensure(actor, 'lineGroup.write', { organisationId: row.organisationId });
  return row;
}

async function written(transaction: Transaction, id: string): Promise<LineGroupRow> {
  const row = await findLineGroup(transaction, id);
  if (!row) throw notFound();
  return row;
}

/** A line of somebody else's does not exist. */
async function giveLines(
  transaction: Transaction,
  group: Pick<LineGroupRow, 'id' | 'organisationId' | 'lineIds'>,
): Promise<void> {
  const lineIds = [...new Set(group.lineIds)];
  if ((await setLines(transaction, { ...group, lineIds })) < lineIds.length) throw notFound();
}

/** A name stands for one group of an organisation, which the database guarantees. */
async function orNameTaken<Result>(name: string, write: Promise<Result>): Promise<Result> {
  try {
    return await write;
  } catch (error) {
    if (brokeConstraint(error, 'line_group_one_name')) throw conflict('line_group_name_taken', { name });
    throw error;
  }
}

function factsOf({ lineIds }: LineGroupRow) {
  return { lines: lineIds.length };
}

async function record(
  deps: Deps,
  transaction: Transaction,
  { actor, callId }: Caller,
  group: { id: string; organisationId: string; entry: Pick<AuditEntry, 'action' | 'before' | 'after' | 'names'> },
): Promise<void> {
  const { id, organisationId, entry } = group;
  await writeRecords(transaction, deps.outbox, organisationId, {
    at: deps.clock.now(),
    actor,
    callId,
    audit: [{ organisationId, subjectKind: 'lineGroup', subjectId: id, ...entry }],
    events: [{ type: 'line_group.changed', subjectId: id, organisationId }],
    nudges: [],
  });
}
