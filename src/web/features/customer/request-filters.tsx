import { Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { workKinds } from '../../../domain/change-request/kind.ts';
import { changeRequestStatuses } from '../../../domain/change-request/lifecycle.ts';
import { allItems } from '../../lib/api.ts';
import { type ListWish, listWish } from '../../lib/list-wish.ts';
import { wordOf } from '../../lines/slot-name.ts';
import { TableBar } from '../../ui/dense-table-bar.tsx';
import { SavedFilters } from '../../ui/dense-table-filters.tsx';
import { TableSearch } from '../../ui/dense-table-search.tsx';
import { linesQuery } from './line-name.tsx';
import { LineSelect } from './line-select.tsx';

/** Besides the search: of which status, on which line, of which kind, open or ended. */
export const requestFilters = ['open', 'status', 'line', 'kind'] as const;
export type RequestWish = ListWish<(typeof requestFilters)[number]>;

export function RequestFilters({ wished }: { wished: RequestWish }) {
  const { filter, set } = wished;
  const { t } = useTranslation();
  const lines = useInfiniteQuery(linesQuery);
  const says = { pending: t('customer.request.waiting'), failed: t('customer.request.ourProblem') };
  return (
    <TableBar saved={<Saved wished={wished} />}>
      <TableSearch label={t('customer.requests.search')} value={filter.q} onChange={(text) => set('q', text)} />
      <Select
        aria-label={t('customer.requests.status')}
        data={[
          { value: '', label: t('customer.requests.anyStatus') },
          ...changeRequestStatuses.map((status) => ({
            value: status,
            label: status === 'pending' || status === 'failed' ? says[status] : wordOf('status', status),
          })),
        ]}
        value={filter.status}
        onChange={(status) => set('status', status)}
        allowDeselect={false}
      />
      <LineSelect
        aria-label={t('customer.requests.line')}
        lines={allItems(lines.data)}
        first={{ value: '', label: t('customer.requests.anyLine') }}
        value={filter.line}
        onChange={(line) => set('line', line)}
      />
      <Select
        aria-label={t('customer.requests.kind')}
        data={[
          { value: '', label: t('customer.requests.anyKind') },
          ...workKinds.map((kind) => ({ value: kind, label: wordOf('kind', kind) })),
        ]}
        value={filter.kind}
        onChange={(kind) => set('kind', kind)}
        allowDeselect={false}
      />
    </TableBar>
  );
}

/** The tab alone is no filter that somebody would save. */
function Saved({ wished: { filter, wish, setWish } }: { wished: RequestWish }) {
  const { t } = useTranslation();
  const plain = listWish({ open: filter.open });
  return (
    <SavedFilters
      table="requests"
      builtIn={[
        { name: t('customer.home.count.waiting'), wish: listWish({ status: 'pending' }) },
        { name: t('customer.home.count.problems'), wish: listWish({ status: 'failed' }) },
      ]}
      wish={wish === plain ? '' : wish}
      onChange={(next) => setWish(next === '' ? plain : next)}
    />
  );
}
