import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { JobReply } from '../../../contract/jobs.contract.ts';
import { api } from '../../lib/api.ts';
import { onLiveEvent } from '../../lib/live.ts';
import { meQuery, useMe } from '../../lib/session.ts';
import { type QueueView, queueViews, withFresh } from './queue-order.ts';

export interface Queue {
  jobs: readonly JobReply[];
  /** False while further pages are on their way. */
  whole: boolean;
}

const pageSize = 200;
const gatherMs = 150;

/** Not under `/jobs`: of a queue of thousands only the jobs that changed are read again. */
function keyOf(view: QueueView) {
  return ['queue', view] as const;
}

/** Changes that came while pages were still on their way; they are newer than those pages. */
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

/** Reads page after page; `onPage` shows what is there so far. */
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
      // The first page is worked with while the others come; a later reading replaces the list only when it is whole.
      const isFirst = queryClient.getQueryData<Queue>(keyOf(view))?.whole !== true;
      const onPage = (queue: Queue) => {
        if (isFirst) queryClient.setQueryData<Queue>(keyOf(view), queue);
      };
      return await whileLoading(() => loadQueue(view, userId, { signal, onPage }));
    },
  });
}

const followed = new WeakSet<QueryClient>();

/** From the first queue on, every queue in memory follows the live events, on whatever page somebody is. */
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
  const orAll = () => void queryClient.invalidateQueries({ queryKey: ['queue'] });
  onLiveEvent(({ type, subjectId }) => {
    if (type !== 'job.changed') return;
    if (changed.size === 0) setTimeout(() => readAgain().catch(orAll), gatherMs);
    changed.add(subjectId);
  });
}

/** Puts what a call answered in its place in every queue in memory. */
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

/** A view of the queue, whole, and kept whole by live events. */
export function useQueue(view: QueueView) {
  const queryClient = useQueryClient();
  const { id } = useMe();
  useEffect(() => follow(queryClient), [queryClient]);
  return useQuery(queueQuery(queryClient, view, id));
}
