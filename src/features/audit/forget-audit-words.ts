import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { AppError } from '../../shared/app-error.ts';
import {
  type Forgettable,
  type ForgottenWords,
  findForgettable,
  forgetWords,
} from './forget-audit-words.repository.ts';

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Deletes names and free words from the audit of a customer or a person, for the command `forget-audit-words`
 * (docs/rules.md#audit). The entries and their chain stay. The deletion is an entry itself; one that found nothing leaves none,
 * because `verify-audit` excuses missing words up to the last such entry. Somebody whose account or row is gone can still be
 * forgotten. @throws AppError `audit_customer_unknown`, `audit_person_unknown` (404).
 */
export async function forgetAuditWords(
  deps: Pick<Deps, 'database' | 'outbox' | 'clock'>,
  who: Forgettable,
): Promise<ForgottenWords> {
  return await deps.database.transaction(systemActor, async (transaction) => {
    if (!idPattern.test(who.id) || !(await findForgettable(transaction, who))) throw unknown(who);
    const forgotten = await forgetWords(transaction, who);
    if (forgotten.entries === 0) return forgotten;
    // A person's entries lie in the chains of several customers.
    const organisationId = who.kind === 'customer' ? who.id : null;
    await writeRecords(transaction, deps.outbox, organisationId, {
      at: deps.clock.now(),
      actor: systemActor,
      callId: null,
      audit: [
        {
          organisationId,
          action: 'audit.words_forgotten',
          subjectKind: who.kind,
          subjectId: who.id,
          after: { upTo: forgotten.upTo, entries: forgotten.entries },
        },
      ],
      events: [],
      nudges: [],
    });
    return forgotten;
  });
}

function unknown({ kind, id }: Forgettable): AppError {
  return new AppError(kind === 'customer' ? 'audit_customer_unknown' : 'audit_person_unknown', {
    status: 404,
    params: { id },
  });
}
