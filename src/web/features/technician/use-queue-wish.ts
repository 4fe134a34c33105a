import { useEffect } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { rememberQueue } from './left-queue.ts';
import { type QueueFilter, type QueueView, queueViews } from './queue-order.ts';

/** View and filter as the address has them; everything that is as usual is left out. */
export function queueWish(view: QueueView, filter: Partial<QueueFilter> = {}): string {
  const { text = '', slot = '', kind = '', overdue = false, emergency = false } = filter;
  const marks = { overdue: overdue ? 'true' : '', emergency: emergency ? 'true' : '' };
  const values = { view: view === 'open' ? '' : view, q: text, slot, kind, ...marks };
  return new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')).toString();
}

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
    emergency: search.get('emergency') === 'true',
  };
  const setWish = (wish: string) => setSearch(new URLSearchParams(wish), { replace: true, preventScrollReset: true });
  return {
    view,
    filter,
    wish: queueWish(view, filter),
    setWish,
    setView: (next: QueueView) => setWish(queueWish(next, filter)),
    setFilter: (next: QueueFilter) => setWish(queueWish(view, next)),
  };
}
