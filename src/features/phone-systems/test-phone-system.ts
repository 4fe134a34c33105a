import type { Health } from '../../connectors/phone-systems/phone-system.port.ts';
import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { askHealth } from '../../reconcile/ask-health.ts';
import type { TaskContext } from '../../tasks/task-context.ts';
import { findPhoneSystem, type PhoneSystemRow, recordTest } from './phone-systems.repository.ts';

/**
 * Asks a phone system whether it can be reached and written, outside any transaction, and stores what it says; the outcome is audited.
 * A system whose stored settings no longer fit its driver is answered for like one that is away. Steps aside where nothing is waited
 * for any more; asked again meanwhile, it asks again.
 */
export async function testPhoneSystem(
  deps: Deps,
  { phoneSystemId }: { phoneSystemId: string },
  context: TaskContext,
): Promise<void> {
  let row = await waitingSystem(deps, phoneSystemId);
  while (row?.testRequestedAt) {
    context.signal.throwIfAborted();
    const health = await healthOf(deps, row, context.signal);
    await record(deps, { id: phoneSystemId, requestedAt: row.testRequestedAt, health });
    row = await waitingSystem(deps, phoneSystemId);
  }
}

function waitingSystem(deps: Deps, id: string): Promise<PhoneSystemRow | null> {
  return deps.database.transaction(systemActor, (transaction) => findPhoneSystem(transaction, id));
}

async function record(deps: Deps, answer: { id: string; requestedAt: Date; health: Health }): Promise<void> {
  const at = deps.clock.now();
  await deps.database.transaction(systemActor, async (transaction) => {
    await recordTest(transaction, { ...answer, at });
    await writeRecords(transaction, deps.outbox, null, {
      at,
      actor: systemActor,
      callId: null,
      audit: [
        {
          organisationId: null,
          action: 'phone_system.tested',
          subjectKind: 'phone_system',
          subjectId: answer.id,
          after: { ok: answer.health.ok },
        },
      ],
      events: [{ type: 'phone_system.changed', subjectId: answer.id, organisationId: null }],
      nudges: [],
    });
  });
}

/** The workers died over it: that is an answer too. */
export async function giveUpTest(deps: Deps, { phoneSystemId }: { phoneSystemId: string }): Promise<void> {
  const row = await waitingSystem(deps, phoneSystemId);
  if (row?.testRequestedAt) await record(deps, { id: row.id, requestedAt: row.testRequestedAt, health: silent });
}

const silent: Health = { ok: false, says: { code: 'no_answer', params: {} } };

async function healthOf(deps: Deps, row: PhoneSystemRow, signal: AbortSignal): Promise<Health> {
  try {
    return await askHealth(deps, row, signal);
  } catch (error) {
    signal.throwIfAborted();
    deps.logger.error({ err: error, phoneSystemId: row.id }, 'a connector failed over a test');
    return silent;
  }
}
