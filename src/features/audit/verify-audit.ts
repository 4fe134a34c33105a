import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { type BrokenSeal, countSealed, findBrokenSeals } from './audit.repository.ts';

export interface AuditVerdict {
  /** True when every sealed row is as it was when it was sealed. */
  intact: boolean;
  faults: BrokenSeal[];
  rows: number;
  /** Rows written since the last sealing: not yet covered. */
  unsealed: number;
  seals: number;
}

/** Recomputes the hash chains of all customers: what the command `verify-audit` prints. Reads everything; for the command line. */
export async function verifyAudit(deps: Pick<Deps, 'database'>): Promise<AuditVerdict> {
  return await deps.database.transaction(systemActor, async (transaction) => {
    const faults = await findBrokenSeals(transaction);
    return { intact: faults.length === 0, faults, ...(await countSealed(transaction)) };
  });
}
