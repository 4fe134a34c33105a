import { ConnectorError, type PhoneSystemConnector } from '../connectors/phone-systems/phone-system.port.ts';
import { writeRecords } from '../db/records.ts';
import type { Deps } from '../deps.ts';
import { systemActor } from '../domain/access/actor.ts';
import { type NationalDays, nationalDaysOf, sameNationalDays } from '../domain/calendar/national-days.ts';
import { findNationalTarget, type NationalTarget, noteNationalFailure, settleNational } from './national.repository.ts';

/**
 * Brings the national days in force to one phone system in three short steps: read what it has (transaction), apply and read back
 * (none), settle (transaction). Does nothing where the edition was read back before, or where a person enters the days. Killed between
 * any two, the next run begins anew: applying twice is applying once. A failure is kept in the row, and a sweep tries again.
 */
export async function driveNational(
  deps: Deps,
  { phoneSystemId }: { phoneSystemId: string },
  { signal }: { signal: AbortSignal },
): Promise<void> {
  const wanted = nationalDaysOf(deps.calendar.current());
  const target = await deps.database.transaction(systemActor, (transaction) =>
    findNationalTarget(transaction, phoneSystemId),
  );
  if (!target || target.nationalVersion === wanted.version) return;
  try {
    const driven = await deps.connectors.withConnector(target, { signal }, (connector) => bring(connector, wanted));
    if (driven) await settle(deps, target, wanted);
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    deps.logger.info({ err: error, phoneSystemId }, 'a phone system could not be given the national days');
    await deps.database.transaction(systemActor, (transaction) =>
      noteNationalFailure(transaction, { id: phoneSystemId, says: error.says }),
    );
  }
}

/** False where only a person can do it. @throws ConnectorError, `retry` when something else is read back. */
async function bring(connector: PhoneSystemConnector, wanted: NationalDays): Promise<boolean> {
  if (!connector.describe().appliesByItself) return false;
  await connector.applyNational(wanted);
  if (!sameNationalDays(wanted, await connector.readBackNational())) throw new ConnectorError('retry', 'differs');
  return true;
}

async function settle(deps: Deps, target: NationalTarget, { version }: NationalDays): Promise<void> {
  const at = deps.clock.now();
  await deps.database.transaction(systemActor, async (transaction) => {
    if (!(await settleNational(transaction, { target, version, at }))) return;
    await writeRecords(transaction, deps.outbox, null, {
      at,
      actor: systemActor,
      callId: null,
      audit: [
        {
          organisationId: null,
          action: 'phone_system.national_days_settled',
          subjectKind: 'phone_system',
          subjectId: target.id,
          before: { nationalVersion: target.nationalVersion },
          after: { nationalVersion: version },
        },
      ],
      events: [{ type: 'phone_system.changed', subjectId: target.id, organisationId: null }],
      nudges: [],
    });
  });
}
