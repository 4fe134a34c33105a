import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import type { AnyFiling } from './filing.ts';

/**
 * The dry run before sending: every reason, and the promised window with its receipt. It is cached below the requests'
 * path, so that a colleague's filing meanwhile refreshes it.
 */
export function useQualification(body: AnyFiling | null) {
  const [settled] = useDebouncedValue(body, 300);
  const question = settled && questionOf(settled);
  const answer = useQuery({
    queryKey: ['/change-requests/qualification', question],
    queryFn: ({ signal }) => api.post('/qualifications', { body: question as AnyFiling, signal }),
    enabled: question !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const isCurrent = settled === body && !answer.isPlaceholderData && answer.isSuccess;
  return { ...answer, isCurrent };
}

/** The note does not affect the answer, unless one is required. */
function questionOf(body: AnyFiling): AnyFiling {
  const isNeeded = 'reopens' in body && body.reopens !== undefined;
  return isNeeded || !('note' in body) ? body : { ...body, note: undefined };
}
