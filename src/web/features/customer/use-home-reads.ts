import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { allItems, pagesOf, queryOf } from '../../lib/api.ts';

const shown = { waiting: 5, problems: 5, open: 10, completed: 3 } as const;

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
  const lines = useInfiniteQuery(pagesOf('/lines', { query: { limit: 24 } }));
  const waiting = useQuery(queryOf('/change-requests', { query: { status: 'pending', limit: shown.waiting } }));
  const problems = useQuery(queryOf('/change-requests', { query: { status: 'failed', limit: shown.problems } }));
  const open = useQuery(queryOf('/change-requests', { query: { open: 'true', limit: shown.open } }));
  const completed = useQuery(queryOf('/change-requests', { query: { status: 'completed', limit: shown.completed } }));
  const reads = [lines, waiting, problems, open, completed];
  return {
    isPending: reads.some((read) => read.isPending),
    failed: reads.find((read) => read.isError),
    lines: { ...lines, items: allItems(lines.data) },
    waiting: counted(waiting.data),
    problems: counted(problems.data),
    // What waits for the customer, and for us, stands above.
    open: counted(open.data, ({ status }) => status !== 'pending' && status !== 'failed'),
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
