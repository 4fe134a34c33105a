import { useEffect } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { rememberQueue } from './left-queue.ts';
import { type QueueFilter, type QueueView, queueViews } from './queue-order.ts';

/** View and filters are in the address: going back from a job restores them, and they can be shared. */
export function useQueueWish() {
  const [search, setSearch] = useSearchParams();
  const address = useLocation().search;
  useEffect(() => rememberQueue(address), [address]);
  const asked = search.get('mine') === 'true' ? 'mine' : search.get('view');
  const view: QueueView = queueViews.find((each) => each === asked) ?? 'open';
  const filter: QueueFilter = {
    text: search.get('q') ?? '',
    slot: search.get('slot') ?? '',
    kind: search.get('kind') ?? '',
    overdue: search.get('overdue') === 'true',
  };
  const write = (nextView: QueueView, { text, slot, kind, overdue }: QueueFilter) => {
    const values = { view: nextView === 'open' ? '' : nextView, q: text, slot, kind, overdue: overdue ? 'true' : '' };
    const kept = Object.entries(values).filter(([, value]) => value !== '');
    setSearch(new URLSearchParams(kept), { replace: true, preventScrollReset: true });
  };
  return {
    view,
    filter,
    setView: (next: QueueView) => write(next, filter),
    setFilter: (next: QueueFilter) => write(view, next),
  };
}
