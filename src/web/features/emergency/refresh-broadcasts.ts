import { useQueryClient } from '@tanstack/react-query';

/** Reads every list and page of broadcasts again. */
export function useRefreshBroadcasts(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () =>
    queryClient.invalidateQueries({ predicate: ({ queryKey }) => `${queryKey[0]}`.startsWith('/broadcasts') });
}
