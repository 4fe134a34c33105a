import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import { may } from '../ensure.ts';
import { holdsJobOfLine } from './lines.repository.ts';

export interface LineView {
  /** Configuration values: hours, days, prompts and their names. */
  configuration: boolean;
  showsPhoneSystem: boolean;
}

/** How much of one line this caller sees; a technician sees its configuration while holding a job of it (domain.md §1). */
export async function viewOfLine(
  deps: Deps,
  caller: Caller,
  transaction: Transaction,
  line: { id: string; organisationId: string },
): Promise<LineView> {
  const { actor } = caller;
  const { organisationId } = line;
  const holdsJob =
    actor.userId !== null &&
    actor.roles.includes('technician') &&
    (await holdsJobOfLine(transaction, { lineId: line.id, userId: actor.userId, at: deps.clock.now() }));
  return {
    configuration: may(actor, 'line.readConfiguration', { organisationId, holdsJob }),
    showsPhoneSystem: showsPhoneSystem(caller),
  };
}

/** Customers are not told which system carries them. */
export function showsPhoneSystem(caller: Caller): boolean {
  return may(caller.actor, 'phoneSystem.read', { organisationId: null });
}
