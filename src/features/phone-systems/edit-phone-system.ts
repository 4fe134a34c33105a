import type { PhoneSystemPatch, PhoneSystemReply } from '../../contract/phone-systems.contract.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { notFound } from '../../shared/app-error.ts';
import { driveNationalTask } from '../../tasks/drive-national.ts';
import { nudgeFor } from '../../tasks/task-contract.ts';
import { testPhoneSystemTask } from '../../tasks/test-phone-system.ts';
import { assertEdited } from '../edit-conflict.ts';
import { ensure } from '../ensure.ts';
import { orNameTaken, parseSettings } from './phone-system-input.ts';
import { factsOf, presentPhoneSystem } from './phone-systems.presenter.ts';
import { findPhoneSystem, updatePhoneSystem } from './phone-systems.repository.ts';

/** With other settings it may be another system: what it has of the national days is not known any more. */
const elsewhere = { nationalVersion: null, nationalSettledAt: null, nationalTriedAt: null, nationalSays: null };

/**
 * Changes name or settings and has the system tested; the kind stays.
 * @throws AppError `forbidden`, `not_found`, `precondition_failed`, `phone_system_settings_invalid`, `phone_system_name_taken`.
 */
export async function editPhoneSystem(
  deps: Deps,
  caller: Caller,
  edit: { id: string; expectedVersion: number; patch: PhoneSystemPatch },
): Promise<{ reply: PhoneSystemReply; version: number }> {
  ensure(caller.actor, 'phoneSystem.write', { organisationId: null });
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const before = await findPhoneSystem(transaction, edit.id);
    if (!before) throw notFound();
    const { name, settings } = edit.patch;
    const parsed = settings && parseSettings(deps, { kind: before.kind, settings }, caller.language);
    const target = { id: edit.id, version: edit.expectedVersion };
    const values = { name, settings: parsed, testRequestedAt: deps.clock.now(), ...(parsed ? elsewhere : {}) };
    const updated = updatePhoneSystem(transaction, target, values);
    const row = assertEdited(await orNameTaken(name, updated));
    await writeRecords(transaction, deps.outbox, null, {
      at: deps.clock.now(),
      actor: caller.actor,
      callId: caller.callId,
      audit: [
        {
          organisationId: null,
          action: 'phone_system.edited',
          subjectKind: 'phone_system',
          subjectId: row.id,
          before: factsOf(before),
          after: { ...factsOf(row), changed: Object.keys(edit.patch).sort() },
          names: { before: { name: before.name }, after: { name: row.name } },
        },
      ],
      events: [{ type: 'phone_system.changed', subjectId: row.id, organisationId: null }],
      nudges: [
        nudgeFor(testPhoneSystemTask, { phoneSystemId: row.id }),
        nudgeFor(driveNationalTask, { phoneSystemId: row.id }),
      ],
    });
    return { reply: presentPhoneSystem(row, caller), version: row.version };
  });
}
