import { ConnectorError, type Health } from '../../connectors/phone-systems/phone-system.port.ts';
import type { ConnectionReply } from '../../contract/phone-systems.contract.ts';
import { sayOfPhoneSystem } from '../../contract/words/phone-system-says.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { findPhoneSystem, type PhoneSystemRow } from './phone-systems.repository.ts';

/**
 * Asks a phone system whether it can be reached and written, outside any transaction; the outcome is audited. A system
 * whose stored settings no longer fit its driver answers `ok: false` like one that is away.
 * @throws AppError `forbidden`, `not_found`.
 */
export async function testPhoneSystem(deps: Deps, caller: Caller, id: string): Promise<ConnectionReply> {
  ensure(caller.actor, 'phoneSystem.test', { organisationId: null });
  const row = await deps.database.transaction(caller.actor, (transaction) => findPhoneSystem(transaction, id));
  if (!row) throw notFound();
  const { ok, says } = await healthOf(deps, row);
  await deps.database.transaction(caller.actor, (transaction) =>
    writeRecords(transaction, deps.outbox, null, {
      at: deps.clock.now(),
      actor: caller.actor,
      callId: caller.callId,
      audit: [
        {
          organisationId: null,
          action: 'phone_system.tested',
          subjectKind: 'phone_system',
          subjectId: id,
          after: { ok },
        },
      ],
      events: [],
      nudges: [],
    }),
  );
  return { ok, detail: sayOfPhoneSystem(says, caller.language) };
}

async function healthOf(deps: Deps, { id, kind, settings }: PhoneSystemRow): Promise<Health> {
  try {
    const connector = deps.phoneSystems({ id, kind, settings });
    return await connector.health().finally(() => connector.close());
  } catch (error) {
    if (error instanceof ConnectorError) return { ok: false, says: error.says };
    throw error;
  }
}
