import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { AudioLines, ListChecks, SearchX } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { workKinds } from '../../../domain/change-request/kind.ts';
import { changeRequestStatuses } from '../../../domain/change-request/lifecycle.ts';
import { allItems, pagesOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { useListWish } from '../../lib/list-wish.ts';
import { TourMark } from '../../shell/tour/tour-mark.tsx';
import { DenseTable } from '../../ui/dense-table.tsx';
import { TableCount } from '../../ui/dense-table-bar.tsx';
import { DenseTableSkeleton } from '../../ui/dense-table-skeleton.tsx';
import { TableTabs } from '../../ui/dense-table-tabs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { replaceAddress } from './filing.ts';
import { useRequestColumns } from './request-columns.tsx';
import { RequestFilters, type RequestWish, requestFilters } from './request-filters.tsx';
import styles from './requests.module.css';

/** Three lines of times, on cards below the name and the line. A tablet held upright has no room for every column. */
const height = { wide: 3.875, narrow: 9, cardsBelow: 60 };

/** Each view with what the address says of it. */
const views = { all: '', open: 'true', ended: 'false' } as const;
type View = keyof typeof views;

/** All requests, newest first. */
export function RequestsPage() {
  const { t } = useTranslation();
  const { number } = useFormats();
  const wished = useListWish(requestFilters);
  const view: View = (['open', 'ended'] as const).find((name) => views[name] === wished.filter.open) ?? 'all';
  const requests = useRequests(wished, view);
  const items = allItems(requests.data);
  const panelId = useId();
  return (
    <div data-wide>
      <PageHeader title={t('customer.requests.title')} text={t('customer.requests.text')} actions={<ReplaceButton />} />
      <TableTabs<View>
        label={t('customer.requests.which')}
        tabs={(['all', 'open', 'ended'] as const).map((name) => ({
          name,
          label: t(`customer.requests.${name}`),
          count: null,
        }))}
        value={view}
        panelId={panelId}
        onChange={(name) => wished.set('open', views[name])}
      />
      <div id={panelId} role="tabpanel" aria-label={t(`customer.requests.${view}`)} className={styles.panel}>
        <RequestFilters wished={wished} />
        <TableCount>
          {requests.data &&
            t(requests.hasNextPage ? 'customer.requests.newest' : 'customer.requests.count', {
              count: items.length,
              shown: number(items.length),
            })}
        </TableCount>
        {requests.isError && <ProblemMessage error={requests.error} onRetry={() => void requests.refetch()} />}
        {!requests.isError && (
          <TourMark on="customer.follow">
            {requests.isPending && <DenseTableSkeleton rows={8} height={height} />}
            {requests.data && items.length === 0 && <Nothing wished={wished} />}
            {items.length > 0 && <RequestTable items={items} />}
          </TourMark>
        )}
        <MoreButton {...requests} />
      </div>
    </div>
  );
}

function useRequests({ filter, text }: RequestWish, view: View) {
  const query = {
    open: view === 'all' ? undefined : views[view],
    status: changeRequestStatuses.find((each) => each === filter.status),
    kind: workKinds.find((each) => each === filter.kind),
    lineId: filter.line === '' ? undefined : filter.line,
    q: text,
    limit: 25,
  };
  return useInfiniteQuery({ ...pagesOf('/change-requests', { query }), placeholderData: keepPreviousData });
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

function Nothing({ wished: { wish, setWish } }: { wished: RequestWish }) {
  const { t } = useTranslation();
  const isFiltered = wish !== '';
  return (
    <Section flush>
      <EmptyState
        icon={isFiltered ? SearchX : ListChecks}
        title={t(isFiltered ? 'customer.requests.noneFiltered' : 'customer.requests.none')}
        text={t(isFiltered ? 'customer.requests.noneFilteredText' : 'customer.requests.noneText')}
        action={
          isFiltered ? (
            <Button variant="default" onClick={() => setWish('')}>
              {t('customer.requests.clear')}
            </Button>
          ) : (
            <ReplaceButton />
          )
        }
      />
    </Section>
  );
}

function RequestTable({ items }: { items: readonly ChangeRequestReply[] }) {
  const { t } = useTranslation();
  const columns = useRequestColumns();
  return (
    <DenseTable
      label={t('customer.requests.title')}
      columns={columns}
      rows={items}
      rowKey={idOf}
      mark={markOf}
      height={height}
    />
  );
}

function idOf({ id }: ChangeRequestReply): string {
  return id;
}

/** What waits for the customer stands out; what waits for us is ours to solve. */
function markOf({ status }: ChangeRequestReply): 'bad' | 'warn' | undefined {
  if (status === 'failed') return 'bad';
  return status === 'pending' ? 'warn' : undefined;
}
