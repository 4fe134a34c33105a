import type { PhoneSystemInput, PhoneSystemReply } from '../../contract/phone-systems.contract.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { newId } from '../../shared/ids.ts';
import { driveNationalTask } from '../../tasks/drive-national.ts';
import { nudgeFor } from '../../tasks/task-contract.ts';
import { testPhoneSystemTask } from '../../tasks/test-phone-system.ts';
import { ensure } from '../ensure.ts';
import { orNameTaken, parseSettings } from './phone-system-input.ts';
import { factsOf, presentPhoneSystem } from './phone-systems.presenter.ts';
import { insertPhoneSystem } from './phone-systems.repository.ts';

/** Adds a phone system and has it tested. @throws AppError `forbidden`, `phone_system_settings_invalid`, `phone_system_name_taken`. */
export async function createPhoneSystem(
  deps: Deps,
  caller: Caller,
  input: PhoneSystemInput,
): Promise<{ reply: PhoneSystemReply; version: number }> {
  ensure(caller.actor, 'phoneSystem.write', { organisationId: null });
  const settings = parseSettings(deps, input, caller.language);
  const now = deps.clock.now();
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const values = { id: newId(), name: input.name, kind: input.kind, settings, testRequestedAt: now, createdAt: now };
    const row = await orNameTaken(input.name, insertPhoneSystem(transaction, values));
    const reply = presentPhoneSystem(row, caller);
    await writeRecords(transaction, deps.outbox, null, {
      at: now,
      actor: caller.actor,
      callId: caller.callId,
      audit: [
        {
          organisationId: null,
          action: 'phone_system.created',
          subjectKind: 'phone_system',
          subjectId: row.id,
          after: factsOf(row),
          names: { after: { name: row.name } },
        },
      ],
      events: [{ type: 'phone_system.changed', subjectId: row.id, organisationId: null }],
      nudges: [
        nudgeFor(testPhoneSystemTask, { phoneSystemId: row.id }),
        nudgeFor(driveNationalTask, { phoneSystemId: row.id }),
      ],
    });
    await caller.remember(transaction, { status: 201, body: reply, headers: { ETag: `"${row.version}"` } });
    return { reply, version: row.version };
  });
}
