import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { JobReply } from '../../../contract/job-shapes.ts';
import { api } from '../../lib/api.ts';
import { onLiveEvent } from '../../lib/live.ts';
import { meQuery, useMe } from '../../lib/session.ts';
import { type QueueView, queueViews, withFresh } from './queue-order.ts';

export interface Queue {
  jobs: readonly JobReply[];
  /** False while further pages are being loaded. */
  whole: boolean;
}

const pageSize = 200;
const gatherMs = 150;
/** Counts cost a query each: they are asked for at most this often while the queue moves. */
const countAgainMs = 1_000;

/** Not under `/jobs`, so that of a queue of thousands only the jobs that changed are loaded again. */
function keyOf(view: QueueView) {
  return ['queue', view] as const;
}

/** Changes that arrived while pages were still loading; they are newer than those pages. */
const meanwhile = new Map<string, JobReply>();
let loads = 0;

async function whileLoading<Result>(load: () => Promise<Result>): Promise<Result> {
  loads += 1;
  try {
    return await load();
  } finally {
    loads -= 1;
    if (loads === 0) meanwhile.clear();
  }
}

/** Loads page after page; `onPage` shows what is loaded so far. */
async function loadQueue(
  view: QueueView,
  userId: string,
  { signal, onPage }: { signal: AbortSignal; onPage(queue: Queue): void },
): Promise<Queue> {
  const wish = view === 'mine' ? ({ status: 'taken', mine: 'true' } as const) : ({ status: view } as const);
  let jobs: readonly JobReply[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await api.get('/jobs', { query: { ...wish, limit: pageSize, cursor }, signal });
    jobs = withFresh([...jobs, ...page.items], [...meanwhile.values()], view, userId);
    if (page.nextCursor === null) return { jobs, whole: true };
    cursor = page.nextCursor;
    onPage({ jobs, whole: false });
  }
}

function queueQuery(queryClient: QueryClient, view: QueueView, userId: string) {
  return queryOptions({
    queryKey: keyOf(view),
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<Queue> => {
      // The first page can be used while the others load; a later reload replaces the list only when it is complete.
      const isFirst = queryClient.getQueryData<Queue>(keyOf(view))?.whole !== true;
      const onPage = (queue: Queue) => {
        if (isFirst) queryClient.setQueryData<Queue>(keyOf(view), queue);
      };
      return await whileLoading(() => loadQueue(view, userId, { signal, onPage }));
    },
  });
}

const followed = new WeakSet<QueryClient>();

/** Once a queue has been loaded, every queue in memory follows the live events, on whatever page somebody is. */
function follow(queryClient: QueryClient): void {
  if (followed.has(queryClient)) return;
  followed.add(queryClient);
  let changed = new Set<string>();
  const readAgain = async () => {
    const ids = [...changed];
    changed = new Set();
    for (let start = 0; start < ids.length; start += pageSize) {
      const answer = await api.get('/jobs', { query: { ids: ids.slice(start, start + pageSize).join(',') } });
      keepFresh(queryClient, answer.items);
    }
  };
  let isCounting = false;
  const countAgain = () => {
    isCounting = false;
    void queryClient.invalidateQueries({ queryKey: countsKey });
  };
  const orAll = () => void queryClient.invalidateQueries({ queryKey: ['queue'] });
  onLiveEvent(({ type, subjectId }) => {
    if (type !== 'job.changed') return;
    if (!isCounting) setTimeout(countAgain, countAgainMs);
    isCounting = true;
    if (changed.size === 0) setTimeout(() => readAgain().catch(orAll), gatherMs);
    changed.add(subjectId);
  });
}

const countsKey = ['queue-counts'] as const;

/** How many jobs each view has; follows the live events with the queue. */
export function useQueueCounts() {
  const queryFn = ({ signal }: { signal: AbortSignal }) => api.get('/jobs/counts', { signal });
  return useQuery({ queryKey: countsKey, queryFn, staleTime: Number.POSITIVE_INFINITY }).data;
}

/** Replaces a job in every queue in memory with the answer of a call. */
export function keepFresh(queryClient: QueryClient, fresh: readonly JobReply[]): void {
  const userId = queryClient.getQueryData(meQuery.queryKey)?.id ?? '';
  if (loads > 0) for (const job of fresh) meanwhile.set(job.id, job);
  for (const view of queueViews) {
    queryClient.setQueryData<Queue>(
      keyOf(view),
      (queue) => queue && { ...queue, jobs: withFresh(queue.jobs, fresh, view, userId) },
    );
  }
}

/** A complete view of the queue, kept up to date by live events. */
export function useQueue(view: QueueView) {
  const queryClient = useQueryClient();
  const { id } = useMe();
  useEffect(() => follow(queryClient), [queryClient]);
  return useQuery(queueQuery(queryClient, view, id));
}
