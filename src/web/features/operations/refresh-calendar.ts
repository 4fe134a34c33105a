import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { onLiveEvent } from '../../lib/live.ts';

/** Reads anew all that a change of the calendar makes old. */
export async function refreshCalendar(queryClient: QueryClient): Promise<void> {
  await queryClient.invalidateQueries({
    predicate: ({ queryKey: [path] }) => /^\/(calendar|deadline-moves)\b/.test(String(path)),
  });
}

/** What a draft would change hangs on every other change, which the event does not name. */
export function useLiveDraft(): void {
  const queryClient = useQueryClient();
  useEffect(
    () => onLiveEvent(({ type }) => void (type === 'calendar.changed' && refreshCalendar(queryClient))),
    [queryClient],
  );
}
