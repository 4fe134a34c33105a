import { useQueryClient } from '@tanstack/react-query';

/** Reads every list and page of announcements again. */
export function useRefreshAnnouncements(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () =>
    queryClient.invalidateQueries({ predicate: ({ queryKey }) => `${queryKey[0]}`.startsWith('/announcements') });
}
