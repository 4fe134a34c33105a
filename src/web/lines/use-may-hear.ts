import { policyTable } from '../../domain/access/policy-table.ts';
import type { Role } from '../../domain/access/role.ts';
import { useMe } from '../lib/session.ts';

/** Those whose roles never play a customer's recordings; default announcements are for everybody (docs/access.md#rights). */
export function useMayHear(): boolean {
  const listens: Partial<Record<Role, unknown>> = policyTable['prompt.listen'];
  return useMe().roles.some((role) => listens[role] !== undefined);
}
