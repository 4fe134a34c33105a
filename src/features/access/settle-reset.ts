import type { Deps } from '../../deps.ts';
import { endEntry } from '../end-access.ts';
import { auditAccess } from './audit-access.ts';

/**
 * Ends sessions and keys after somebody has set a new password with a mailed link. Such a link is requested when a
 * password is lost, perhaps to somebody else: any session or key that person has opened meanwhile must end.
 */
export async function settleReset(deps: Deps, userId: string): Promise<void> {
  await auditAccess(deps, {
    action: 'user.password_reset',
    who: { id: userId },
    proved: true,
    callId: null,
    also: (transaction) => endEntry(transaction, { userId, at: deps.clock.now() }),
  });
}
