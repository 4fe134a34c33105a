import { Checkbox } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { allItems, pagesOf } from '../../lib/api.ts';
import { useListWish } from '../../lib/list-wish.ts';
import { TableSearch } from '../../ui/dense-table-search.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { RequestsTable } from './requests-table.tsx';
import { useSupportWords } from './use-support-words.ts';

/** Every request's state and promise, without its contents. */
export function RequestsPage() {
  const { words } = useSupportWords();
  const { filter, text, set } = useListWish(['show']);
  const isAll = filter.show === 'all';
  const requests = useInfiniteQuery({
    ...pagesOf('/change-requests', { query: { limit: 50, q: text, ...(isAll ? {} : { open: 'true' as const }) } }),
    placeholderData: keepPreviousData,
  });
  const items = allItems(requests.data);
  return (
    <>
      <PageHeader title={words.requests.title} text={words.requests.text} />
      <TableSearch label={words.requests.search} value={filter.q} onChange={(next) => set('q', next)} />
      <Checkbox
        my="md"
        label={words.requests.openOnly}
        checked={!isAll}
        onChange={(event) => set('show', event.currentTarget.checked ? null : 'all')}
      />
      {requests.isError && <ProblemMessage error={requests.error} onRetry={() => void requests.refetch()} />}
      {requests.isPending && <ListSkeleton rows={6} />}
      {requests.data && items.length === 0 && (
        <EmptyState icon={SearchX} title={words.requests.none} text={words.requests.noneText} />
      )}
      {items.length > 0 && (
        <Section flush>
          <RequestsTable requests={items} caption={words.requests.title} />
        </Section>
      )}
      <MoreButton {...requests} />
    </>
  );
}
