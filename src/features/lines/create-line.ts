import type { LineInput, LineReply } from '../../contract/lines.contract.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { LineConfig } from '../../domain/line/line-config.ts';
import { insertFirstRevisions, type LineRow } from '../../reconcile/line-revisions.repository.ts';
import { newId } from '../../shared/ids.ts';
import { ensure } from '../ensure.ts';
import { assertUsableConfig } from '../usable-config.ts';
import { assertConsent } from './line-consent.ts';
import { withKnownDistrict } from './line-district.ts';
import { assertReferences, orNumberTaken } from './line-references.ts';
import { factsOf, namesOf, presentLine } from './lines.presenter.ts';
import { insertLines } from './lines.repository.ts';
import { type LineRecord, recordLines } from './record-lines.ts';

/**
 * Adds a line at revision 1, without prompts: every slot plays the bundled default until a change request sets it.
 * @throws AppError `forbidden`, `invalid_input`, `line_reference_unknown`, `line_number_taken`,
 * `consent_is_the_owners` (403).
 */
export async function createLine(
  deps: Deps,
  caller: Caller,
  input: LineInput,
): Promise<{ reply: LineReply; version: number }> {
  ensure(caller.actor, 'line.write', { organisationId: input.organisationId });
  assertConsent(caller.actor, input.emergencyConsent);
  return await deps.database.transaction(caller.actor, async (transaction) => {
    await assertReferences(transaction, input, caller.language);
    const [added] = await addLines(deps, caller, transaction, [input]);
    const { row, config } = added as { row: LineRow; config: LineConfig };
    const reply = presentLine(row, { configuration: config, showsPhoneSystem: true, showsContact: true });
    await caller.remember(transaction, { status: 201, body: reply, headers: { ETag: `"${row.version}"` } });
    return { reply, version: row.version };
  });
}

/** Adds lines whose references exist, in the caller's transaction. @throws AppError `invalid_input`, `line_number_taken`. */
export async function addLines(
  deps: Deps,
  caller: Caller,
  transaction: Transaction,
  inputs: readonly LineInput[],
): Promise<{ row: LineRow; config: LineConfig }[]> {
  const at = deps.clock.now();
  const made = inputs.map((input) => {
    const { weekly, followNationalCalendar, datedDays, ...terms } = withKnownDistrict(input);
    const config: LineConfig = { timeZone: terms.timeZone, weekly, followNationalCalendar, datedDays, prompts: {} };
    assertUsableConfig(config, caller.language);
    return { values: { ...terms, id: newId(), revision: 1, createdAt: at }, config };
  });
  const values = made.map((each) => each.values);
  const rows = await orNumberTaken(values[0]?.number, insertLines(transaction, values));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const added = made.map(({ values: { id }, config }) => ({ row: byId.get(id) as LineRow, config }));
  await insertFirstRevisions(transaction, { lines: added, author: caller.actor, at });
  await recordLines(
    deps,
    caller,
    transaction,
    added.map(({ row }) => createdRecord(row)),
  );
  return added;
}

function createdRecord(row: LineRow): LineRecord {
  return { row, entry: { action: 'line.created', after: factsOf(row), names: { after: namesOf(row) } } };
}
