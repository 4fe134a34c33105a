import type { SessionReply } from '../../contract/access.contract.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { forbidden, notFound } from '../../shared/app-error.ts';
import { presentSession } from './access.presenter.ts';
import { deleteSession, listSessionRows } from './access.repository.ts';

/** The caller's own sessions. @throws AppError `forbidden` for an API key. */
export async function listOwnSessions(deps: Deps, caller: Caller): Promise<{ items: SessionReply[] }> {
  const userId = personOf(caller);
  const rows = await deps.database.transaction(caller.actor, (transaction) =>
    listSessionRows(transaction, userId, deps.clock.now()),
  );
  return { items: rows.map((row) => presentSession(row, caller.sessionId)) };
}

/** Ends one session of the caller, from its next request on. @throws AppError `not_found`, `forbidden`. */
export async function revokeOwnSession(deps: Deps, caller: Caller, sessionId: string): Promise<void> {
  const userId = personOf(caller);
  const { organisationId } = caller.actor;
  await deps.database.transaction(caller.actor, async (transaction) => {
    if (!(await deleteSession(transaction, sessionId, userId))) throw notFound();
    await writeRecords(transaction, deps.outbox, organisationId, {
      at: deps.clock.now(),
      actor: caller.actor,
      callId: caller.callId,
      audit: [{ organisationId, action: 'session.revoked', subjectKind: 'session', subjectId: sessionId }],
      events: [],
      nudges: [],
    });
  });
}

function personOf({ actor }: Caller): string {
  if (actor.kind !== 'user' || actor.userId === null) throw forbidden();
  return actor.userId;
}
