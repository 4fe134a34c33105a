import { Anchor, Box, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { Link } from 'react-router';
import type { CustomerReply } from '../../../contract/customers.contract.ts';
import { fill } from '../../../contract/words/wording.ts';
import { allItems, pagesOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { useListWish } from '../../lib/list-wish.ts';
import { countyName } from '../../lib/place-names.ts';
import { TableSearch } from '../../ui/dense-table-search.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { useSupportWords } from './use-support-words.ts';

/** Customers by name, with what support is asked first: plan and contract. */
export function CustomersPage() {
  const { words } = useSupportWords();
  const { filter, text, set } = useListWish([]);
  const customers = useInfiniteQuery({
    ...pagesOf('/customers', { query: { limit: 50, q: text } }),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns();
  const items = allItems(customers.data);
  return (
    <>
      <PageHeader title={words.customers.title} text={words.customers.text} />
      <Box mb="md">
        <TableSearch label={words.customers.search} value={filter.q} onChange={(next) => set('q', next)} />
      </Box>
      {customers.isError && <ProblemMessage error={customers.error} onRetry={() => void customers.refetch()} />}
      {customers.isPending && <ListSkeleton rows={6} />}
      {customers.data && items.length === 0 && (
        <EmptyState icon={SearchX} title={words.customers.none} text={words.customers.noneText} />
      )}
      {items.length > 0 && (
        <Section flush>
          <RecordTable caption={words.customers.title} columns={columns} rows={items} rowKey={({ id }) => id} />
        </Section>
      )}
      <MoreButton {...customers} />
    </>
  );
}

function useColumns(): Column<CustomerReply>[] {
  const { words } = useSupportWords();
  return [
    {
      key: 'name',
      label: words.customers.name,
      show: ({ id, name }) => (
        <Anchor component={Link} to={`/customers/${id}`} fw={600}>
          {name}
        </Anchor>
      ),
    },
    { key: 'plan', label: words.customers.plan, show: ({ plan }) => words.customers.plans[plan] },
    {
      key: 'contract',
      label: words.customers.contract,
      show: ({ contract }) => <Contract contract={contract} />,
    },
    { key: 'county', label: words.customers.county, show: ({ county }) => countyName(county) },
  ];
}

/** From when until when phone requests are taken. */
export function Contract({ contract }: Pick<CustomerReply, 'contract'>) {
  const { words } = useSupportWords();
  const { date } = useFormats();
  if (contract === null) return <Text span>{words.customers.noContract}</Text>;
  const { from, until } = contract;
  return <Text span>{fill(words.customers.until, { from: date(from), until: date(until) })}</Text>;
}
