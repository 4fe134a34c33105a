import type { Transaction } from '../../db/database.ts';
import type { Role } from '../../domain/access/role.ts';
import { newId } from '../../shared/ids.ts';
import { makeKey } from './api-key-secret.ts';
import { insertApiKey } from './api-keys.repository.ts';

/** Creates an API key without an expiry for somebody who holds the role; for seeding. The key is returned only here. */
export async function createApiKey(
  transaction: Transaction,
  wish: { userId: string; organisationId: string | null; role: Role; name: string },
): Promise<{ key: string }> {
  const { key, prefix, secretHash } = makeKey();
  await insertApiKey(transaction, { id: newId(), prefix, secretHash, ...wish });
  return { key };
}
