import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queryOf } from '../../lib/api.ts';

/** A device's clock may be ahead of the server's: reload at most this often, ms. */
const shortestWait = 10_000;
const longestTimer = 2_000_000_000;

/** What callers of a line hear now; loaded again at the end that the answer names, and when the line changes. */
export function useCallersHear(lineId: string) {
  const heard = useQuery(queryOf('/lines/{id}/callers-hear', { params: { id: lineId } }));
  const { data, dataUpdatedAt, refetch } = heard;
  const until = data?.until ?? null;
  useEffect(() => {
    if (until === null) return;
    const wait = Math.max(new Date(until).getTime() - Date.now() + 500, dataUpdatedAt - Date.now() + shortestWait);
    const timer = setTimeout(() => void refetch(), Math.min(Math.max(wait, 0), longestTimer));
    return () => clearTimeout(timer);
  }, [until, dataUpdatedAt, refetch]);
  return heard;
}
