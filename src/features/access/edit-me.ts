import type { MeReply } from '../../contract/access.contract.ts';
import { updatePerson } from '../../db/people.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps, Language } from '../../deps.ts';
import { readMe } from './get-me.ts';

/**
 * Changes the caller's own name, language or tour; nothing that grants rights. The tour is not audited: it is what a page
 * remembers, and no change of the account.
 */
export async function editMe(
  deps: Deps,
  caller: Caller,
  patch: { name?: string; language?: Language | null; tourDone?: boolean },
): Promise<MeReply> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const before = await readMe(transaction, caller.actor);
    if (Object.keys(patch).length === 0) return before;
    await updatePerson(transaction, before.id, patch);
    const changed = Object.keys(patch).filter((field) => field !== 'tourDone');
    if (changed.length === 0) return await readMe(transaction, caller.actor);
    const organisationId = caller.actor.organisationId;
    await writeRecords(transaction, deps.outbox, organisationId, {
      at: deps.clock.now(),
      actor: caller.actor,
      callId: caller.callId,
      audit: [
        {
          organisationId,
          action: 'user.edited',
          subjectKind: 'user',
          subjectId: before.id,
          after: { changed: changed.sort() },
          ...(patch.name === undefined
            ? {}
            : { names: { before: { name: before.name }, after: { name: patch.name } } }),
        },
      ],
      events: [],
      nudges: [],
    });
    return await readMe(transaction, caller.actor);
  });
}
