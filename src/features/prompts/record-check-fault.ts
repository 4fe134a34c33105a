import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import type { AudioFaultCode } from '../../domain/audio/verdict.ts';
import { lockPrompt, saveFault } from './prompts.repository.ts';

/** Records that a check failed on our side. The prompt gets no verdict: it is still being checked. */
export async function recordCheckFault(deps: Deps, promptId: string, code: AudioFaultCode): Promise<void> {
  await deps.database.transaction(systemActor, async (transaction) => {
    const row = await lockPrompt(transaction, promptId);
    if (row?.status !== 'checking') return;
    await saveFault(transaction, promptId, { code, severity: 'warning' });
    await writeRecords(transaction, deps.outbox, row.organisationId, {
      at: deps.clock.now(),
      actor: systemActor,
      callId: null,
      audit: [],
      events: [
        {
          type: 'prompt.changed',
          subjectId: promptId,
          organisationId: row.organisationId,
          data: { status: 'checking', fault: code },
        },
      ],
      nudges: [],
    });
  });
}
