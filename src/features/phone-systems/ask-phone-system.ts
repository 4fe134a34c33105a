import type { ConnectionReply } from '../../contract/phone-systems.contract.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { notFound } from '../../shared/app-error.ts';
import { nudgeFor } from '../../tasks/task-contract.ts';
import { testPhoneSystemTask } from '../../tasks/test-phone-system.ts';
import { ensure } from '../ensure.ts';
import { presentConnection } from './phone-systems.presenter.ts';
import { requestTest } from './phone-systems.repository.ts';

/**
 * Has a phone system asked whether it can be reached and written. The answer is stored and told as `phone_system.changed`; until then
 * the last one stands. @throws AppError `forbidden`, `not_found`.
 */
export async function askPhoneSystem(deps: Deps, caller: Caller, id: string): Promise<ConnectionReply> {
  ensure(caller.actor, 'phoneSystem.test', { organisationId: null });
  const now = deps.clock.now();
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const row = await requestTest(transaction, id, now);
    if (!row) throw notFound();
    await writeRecords(transaction, deps.outbox, null, {
      at: now,
      actor: caller.actor,
      callId: caller.callId,
      audit: [{ organisationId: null, action: 'phone_system.test_asked', subjectKind: 'phone_system', subjectId: id }],
      events: [{ type: 'phone_system.changed', subjectId: id, organisationId: null }],
      nudges: [nudgeFor(testPhoneSystemTask, { phoneSystemId: id })],
    });
    return presentConnection(row, caller);
  });
}
