import type { Deps } from '../../deps.ts';
import { auditAccess } from './audit-access.ts';
import { endEntry } from './end-access.ts';

/**
 * What follows when somebody has set a new password with a mailed link. A link is asked for by who has lost the password, perhaps
 * to somebody else: what that person may have opened meanwhile, a session or a key, ends with it.
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
