import { Anchor, Button, SegmentedControl, Select, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { AudioLines, ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { changeRequestStatuses } from '../../../domain/change-request/lifecycle.ts';
import { allItems, pagesOf } from '../../lib/api.ts';
import { wordOf } from '../../lines/slot-name.ts';
import { TourMark } from '../../shell/tour/tour-mark.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { When } from '../../ui/when.tsx';
import styles from './customer.module.css';
import { replaceAddress } from './filing.ts';
import { LineName, linesQuery } from './line-name.tsx';
import { LineSelect } from './line-select.tsx';
import { useRequestTitle } from './request-card.tsx';
import { RequestStatus } from './request-status.tsx';
import { RequestTimes } from './request-times.tsx';

type Status = ChangeRequestReply['status'];

/** The filters are in the address, so that it can be bookmarked and shared. */
function useFilters() {
  const [search, setSearch] = useSearchParams();
  const open = search.get('open');
  const status = changeRequestStatuses.find((each) => each === search.get('status'));
  const set = (name: 'open' | 'status' | 'line', value: string | null) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const query = {
    open: open === 'true' || open === 'false' ? (open as 'true' | 'false') : undefined,
    status: status as Status | undefined,
    lineId: search.get('line') ?? undefined,
  };
  return { query, set, isFiltered: search.size > 0, clear: () => setSearch({}, { replace: true }) };
}

/** All requests, newest first. */
export function RequestsPage() {
  const { t } = useTranslation();
  const filters = useFilters();
  const requests = useInfiniteQuery(pagesOf('/change-requests', { query: { ...filters.query, limit: 25 } }));
  const items = allItems(requests.data);
  return (
    <>
      <PageHeader title={t('customer.requests.title')} text={t('customer.requests.text')} actions={<ReplaceButton />} />
      <Filters filters={filters} />
      {requests.isError && <ProblemMessage error={requests.error} onRetry={() => void requests.refetch()} />}
      {!requests.isError && (
        <TourMark on="customer.follow">
          <Section flush>
            {requests.isPending && <ListSkeleton rows={6} />}
            {requests.data && items.length === 0 && <Nothing filters={filters} />}
            {items.length > 0 && <RequestTable items={items} />}
          </Section>
        </TourMark>
      )}
      {requests.hasNextPage && (
        <Button variant="default" loading={requests.isFetchingNextPage} onClick={() => void requests.fetchNextPage()}>
          {t('ui.more')}
        </Button>
      )}
    </>
  );
}

function ReplaceButton() {
  const { t } = useTranslation();
  return (
    <Button
      component={Link}
      to={replaceAddress({ from: 'requests' })}
      leftSection={<AudioLines size={18} aria-hidden />}
    >
      {t('customer.lines.replace')}
    </Button>
  );
}

function Filters({ filters: { query, set } }: { filters: ReturnType<typeof useFilters> }) {
  const { t } = useTranslation();
  const lines = useInfiniteQuery(linesQuery);
  return (
    <div className={styles.filters}>
      <SegmentedControl
        aria-label={t('customer.requests.which')}
        data={[
          { value: '', label: t('customer.requests.all') },
          { value: 'true', label: t('customer.requests.open') },
          { value: 'false', label: t('customer.requests.ended') },
        ]}
        value={query.open ?? ''}
        onChange={(value) => set('open', value)}
      />
      <Select
        label={t('customer.requests.status')}
        data={[
          { value: '', label: t('customer.requests.anyStatus') },
          ...changeRequestStatuses.map((status) => ({
            value: status,
            label: status === 'pending' ? t('customer.request.waiting') : wordOf('status', status),
          })),
        ]}
        value={query.status ?? ''}
        onChange={(value) => set('status', value)}
        allowDeselect={false}
      />
      <LineSelect
        label={t('customer.requests.line')}
        lines={allItems(lines.data)}
        first={{ value: '', label: t('customer.requests.anyLine') }}
        value={query.lineId ?? ''}
        onChange={(value) => set('line', value)}
      />
    </div>
  );
}

function Nothing({ filters }: { filters: ReturnType<typeof useFilters> }) {
  const { t } = useTranslation();
  if (!filters.isFiltered) {
    return (
      <EmptyState
        icon={ListChecks}
        title={t('customer.requests.none')}
        text={t('customer.requests.noneText')}
        action={<ReplaceButton />}
      />
    );
  }
  return (
    <EmptyState
      icon={ListChecks}
      title={t('customer.requests.noneFiltered')}
      text={t('customer.requests.noneFilteredText')}
      action={
        <Button variant="default" onClick={filters.clear}>
          {t('customer.requests.clear')}
        </Button>
      }
    />
  );
}

function RequestTable({ items }: { items: readonly ChangeRequestReply[] }) {
  const { t } = useTranslation();
  const titleOf = useRequestTitle();
  const columns: Column<ChangeRequestReply>[] = [
    {
      key: 'what',
      label: t('customer.requests.what'),
      show: (request) => (
        <>
          <Anchor component={Link} to={`/requests/${request.id}`} fw={600}>
            {titleOf(request)}
          </Anchor>
          <Text size="sm" c="dimmed" component="div">
            <LineName lineId={request.lineId} />
          </Text>
        </>
      ),
    },
    {
      key: 'status',
      label: t('customer.requests.status'),
      tight: true,
      show: ({ status }) => <RequestStatus status={status} />,
    },
    { key: 'times', label: t('customer.requests.times'), show: (request) => <Times request={request} /> },
    {
      key: 'filed',
      label: t('customer.requests.filed'),
      tight: true,
      show: ({ receivedAt }) => <When at={receivedAt} plain />,
    },
  ];
  return <RecordTable caption={t('customer.requests.title')} columns={columns} rows={items} rowKey={({ id }) => id} />;
}

/** The customer's own times; what ended without going live has only its end. */
function Times({ request }: { request: ChangeRequestReply }) {
  if (request.status === 'cancelled' || request.status === 'rejected') return <When at={request.updatedAt} plain />;
  return <RequestTimes request={request} stacked />;
}
