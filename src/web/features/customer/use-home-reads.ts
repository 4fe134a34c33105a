import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { allItems, queryOf } from '../../lib/api.ts';
import { linesQuery } from './line-name.tsx';
import { serviceHoursQuery } from './service-hours-notice.tsx';

const read = { open: 50, waiting: 5, problems: 5, completed: 3 } as const;
const openShown = 10;

interface Counted<Item> {
  items: readonly Item[];
  /** There are more than the ones read. */
  hasMore: boolean;
}

/** `3`, or `10+` where there are more than were read. */
export function countText({ items, hasMore }: Counted<unknown>): string {
  return `${items.length}${hasMore ? '+' : ''}`;
}

/** Everything the start page shows, read at once. */
export function useHomeReads() {
  const lines = useInfiniteQuery(linesQuery);
  const open = useQuery(queryOf('/change-requests', { query: { open: 'true', limit: read.open } }));
  const completed = useQuery(queryOf('/change-requests', { query: { status: 'completed', limit: read.completed } }));
  // What needs the customer is among the open ones, unless there are more of these than were read.
  const needs = { enabled: open.data !== undefined && open.data.nextCursor !== null };
  const waiting = useQuery({
    ...queryOf('/change-requests', { query: { status: 'pending', limit: read.waiting } }),
    ...needs,
  });
  const problems = useQuery({
    ...queryOf('/change-requests', { query: { status: 'failed', limit: read.problems } }),
    ...needs,
  });
  // Its notice stands above the rest, which must not move for it; without an answer it is left out.
  const hours = useQuery(serviceHoursQuery);
  const isNeeded = needs.enabled ? [waiting, problems] : [];
  const reads = [lines, open, completed, ...isNeeded];
  const ofStatus = (status: string) => counted(open.data, (request) => request.status === status);
  // What waits for the customer, and for us, stands above.
  const others = counted(open.data, ({ status }) => status !== 'pending' && status !== 'failed');
  return {
    isPending: hours.isPending || reads.some((each) => each.isPending),
    failed: reads.find((each) => each.isError),
    lines: { ...lines, items: allItems(lines.data) },
    waiting: needs.enabled ? counted(waiting.data) : ofStatus('pending'),
    problems: needs.enabled ? counted(problems.data) : ofStatus('failed'),
    open: { items: others.items.slice(0, openShown), hasMore: others.hasMore || others.items.length > openShown },
    completed: counted(completed.data),
  };
}

export type HomeReads = ReturnType<typeof useHomeReads>;

function counted(
  page: { items: ChangeRequestReply[]; nextCursor: string | null } | undefined,
  belongs: (request: ChangeRequestReply) => boolean = () => true,
): Counted<ChangeRequestReply> {
  return { items: page?.items.filter(belongs) ?? [], hasMore: page !== undefined && page.nextCursor !== null };
}
