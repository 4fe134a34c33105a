import type { QueryClient } from '@tanstack/react-query';
import { editableQueryOf } from '../../lib/api.ts';
import { hasRole, useMe } from '../../lib/session.ts';

/** Whether the reader manages the desk's endpoints, not an organisation's. */
export function useIsDesk(): boolean {
  return !hasRole(useMe(), 'owner');
}

export function freshWebhook(queryClient: QueryClient, id: string) {
  return queryClient.fetchQuery({ ...editableQueryOf('/webhooks/{id}', { params: { id } }), staleTime: 0 });
}

/** The version that a change names: that of now, for changes that depend on nothing else. */
export async function versionOf(queryClient: QueryClient, id: string): Promise<string> {
  return (await freshWebhook(queryClient, id)).etag;
}

/** Lists, single ones and deliveries. */
export function isOfWebhooks([path]: readonly unknown[]): boolean {
  return typeof path === 'string' && path.startsWith('/webhooks');
}
