import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';

/** A row of the audit whose words are to be deleted. */
export interface AuditRowOf {
  id: number;
  organisationId: string | null;
  actorId: string | null;
}

/**
 * Records that the words of some audit rows are forgotten, one entry for each customer, or person where no customer is
 * concerned. Written before the words are deleted, so that `verify-audit` never finds words missing without a reason.
 * Words are covered by a hash and cannot be masked in place. Returns the rows whose words may be deleted now.
 */
export async function forgetSensitiveWords(
  deps: Pick<Deps, 'database' | 'outbox' | 'clock'>,
  rows: readonly AuditRowOf[],
): Promise<number[]> {
  const named = rows.filter(({ organisationId, actorId }) => organisationId !== null || actorId !== null);
  for (const [subjectId, group] of grouped(named)) {
    const organisationId = group[0]?.organisationId ?? null;
    await deps.database.transaction(systemActor, (transaction) =>
      writeRecords(transaction, deps.outbox, organisationId, {
        at: deps.clock.now(),
        actor: systemActor,
        callId: null,
        audit: [
          {
            organisationId,
            action: 'audit.words_forgotten',
            subjectKind: organisationId === null ? 'user' : 'customer',
            subjectId,
            after: { upTo: Math.max(...group.map(({ id }) => id)), entries: group.length },
          },
        ],
        events: [],
        nudges: [],
      }),
    );
  }
  return named.map(({ id }) => id);
}

function grouped(rows: readonly AuditRowOf[]): Map<string, AuditRowOf[]> {
  const groups = new Map<string, AuditRowOf[]>();
  for (const row of rows) {
    const subject = row.organisationId ?? row.actorId ?? '';
    groups.set(subject, [...(groups.get(subject) ?? []), row]);
  }
  return groups;
}
