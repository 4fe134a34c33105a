import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import { holdsJob } from '../../domain/job/holds-job.ts';
import { may } from '../ensure.ts';
import { jobsTakenOnLine } from './lines.repository.ts';

export interface LineView {
  /** Configuration values: hours, days, prompts and their names. */
  configuration: boolean;
  showsPhoneSystem: boolean;
  showsContact: boolean;
}

/** How much of one line this caller sees (docs/rules.md#seeing); a technician sees its configuration while holding a job of it. */
export async function viewOfLine(
  deps: Deps,
  caller: Caller,
  transaction: Transaction,
  line: { id: string; organisationId: string },
): Promise<LineView> {
  const { actor } = caller;
  const { organisationId } = line;
  const { userId } = actor;
  const now = deps.clock.now();
  const taken =
    userId !== null && actor.roles.includes('technician')
      ? await jobsTakenOnLine(transaction, { lineId: line.id, userId })
      : [];
  const holds = taken.some((job) => holdsJob(job, actor, now));
  return {
    configuration: may(actor, 'line.readConfiguration', { organisationId, holdsJob: holds }),
    showsPhoneSystem: showsPhoneSystem(caller),
    showsContact: showsContact(caller, organisationId),
  };
}

/** Customers do not see which phone system carries their lines. */
export function showsPhoneSystem(caller: Caller): boolean {
  return may(caller.actor, 'phoneSystem.read', { organisationId: null });
}

/** The contact of a line is shown to those who may name another one: nobody else needs a stranger's address. */
export function showsContact({ actor }: Caller, organisationId: string | null): boolean {
  return may(actor, 'line.setConsent', { organisationId });
}
