import type { LineInput, LineReply } from '../../contract/lines.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { LineConfig } from '../../domain/line/line-config.ts';
import { insertRevision, type LineRow } from '../../reconcile/line-revisions.repository.ts';
import { newId } from '../../shared/ids.ts';
import { ensure } from '../ensure.ts';
import { assertUsableConfig } from '../usable-config.ts';
import { assertReferences, orNumberTaken } from './line-references.ts';
import { factsOf, namesOf, presentLine } from './lines.presenter.ts';
import { insertLine } from './lines.repository.ts';

/**
 * Adds a line at revision 1, without prompts: every slot plays the bundled default until a change request sets it.
 * @throws AppError `forbidden`, `invalid_input`, `line_reference_unknown`, `line_number_taken`.
 */
export async function createLine(
  deps: Deps,
  caller: Caller,
  input: LineInput,
): Promise<{ reply: LineReply; version: number }> {
  ensure(caller.actor, 'line.write', { organisationId: input.organisationId });
  const { weekly, followNationalCalendar, datedDays, ...terms } = input;
  const { timeZone } = terms;
  const config: LineConfig = { timeZone, weekly, followNationalCalendar, datedDays, prompts: {} };
  assertUsableConfig(config, caller.language);
  const now = deps.clock.now();
  return await deps.database.transaction(caller.actor, async (transaction) => {
    await assertReferences(transaction, terms, caller.language);
    const values = { ...terms, id: newId(), revision: 1, createdAt: now };
    const row = await orNumberTaken(terms.number, insertLine(transaction, values));
    const author = caller.actor;
    await insertRevision(
      transaction,
      { line: row, config, reason: 'created', changeRequestId: null, author, at: now },
      { number: 1 },
    );
    const reply = presentLine(row, { configuration: config, showsPhoneSystem: true });
    await recordCreated(deps, caller, transaction, row);
    await caller.remember(transaction, { status: 201, body: reply, headers: { ETag: `"${row.version}"` } });
    return { reply, version: row.version };
  });
}

async function recordCreated(deps: Deps, caller: Caller, transaction: Transaction, row: LineRow): Promise<void> {
  const { id, organisationId } = row;
  const entry = { after: factsOf(row), names: { after: namesOf(row) } };
  await writeRecords(transaction, deps.outbox, organisationId, {
    at: row.createdAt,
    actor: caller.actor,
    callId: caller.callId,
    audit: [{ organisationId, action: 'line.created', subjectKind: 'line', subjectId: id, ...entry }],
    events: [{ type: 'line.changed', subjectId: id, organisationId, data: { revision: row.revision } }],
    nudges: [],
  });
}
