import { Button, Select } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { PhoneCall, Plus, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { counties } from '../../../domain/line/counties.ts';
import { allItems, pagesOf } from '../../lib/api.ts';
import { type ListWish, useListWish } from '../../lib/list-wish.ts';
import { countyName } from '../../lib/place-names.ts';
import { TableBar, TableCount } from '../../ui/dense-table-bar.tsx';
import { SavedFilters } from '../../ui/dense-table-filters.tsx';
import { TableSearch } from '../../ui/dense-table-search.tsx';
import { DenseTableSkeleton } from '../../ui/dense-table-skeleton.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { AllLinesTable } from './all-lines-table.tsx';
import { phoneSystemsQuery } from './lines-table.tsx';
import { useRowCount } from './row-count.ts';
import { TableLinks } from './table-links.tsx';

const filters = ['county', 'system', 'state'] as const;
type LineWish = ListWish<(typeof filters)[number]>;

/** All lines of all customers. */
export function LinesPage() {
  const { t } = useTranslation();
  const wished = useListWish(filters);
  const lines = useLines(wished);
  const items = allItems(lines.data);
  const count = useRowCount();
  return (
    <div data-wide>
      <PageHeader title={t('admin.lines.title')} actions={<Actions wished={wished} />} />
      <Filters wished={wished} count={lines.data && count('lines', items.length, lines.hasNextPage)} />
      {lines.isError && <ProblemMessage error={lines.error} onRetry={() => void lines.refetch()} />}
      {lines.isPending && <DenseTableSkeleton rows={8} />}
      {lines.data && items.length === 0 && <Nothing isFiltered={wished.wish !== ''} />}
      {items.length > 0 && <AllLinesTable lines={items} />}
      <MoreButton {...lines} />
    </div>
  );
}

function queryOfWish({ filter, text }: LineWish) {
  return {
    q: text,
    county: counties.find((each) => each === filter.county),
    phoneSystemId: filter.system === '' ? undefined : filter.system,
  };
}

function useLines(wished: LineWish) {
  const state = wished.filter.state === 'retired' ? ('retired' as const) : undefined;
  const query = { limit: 50, state, ...queryOfWish(wished) };
  return useInfiniteQuery({ ...pagesOf('/lines', { query }), placeholderData: keepPreviousData });
}

function Actions({ wished }: { wished: LineWish }) {
  return (
    <>
      <TableLinks of="lines" query={queryOfWish(wished)} />
      <AddButton />
    </>
  );
}

function Filters({ wished, count }: { wished: LineWish; count: string | undefined }) {
  const { filter, wish, set, setWish } = wished;
  const { t } = useTranslation();
  const systems = useQuery(phoneSystemsQuery);
  return (
    <TableBar
      count={<TableCount>{count}</TableCount>}
      saved={<SavedFilters table="lines" builtIn={[]} wish={wish} onChange={setWish} />}
    >
      <TableSearch label={t('admin.lines.search')} value={filter.q} onChange={(next) => set('q', next)} />
      <Select
        aria-label={t('admin.everyCounty')}
        placeholder={t('admin.everyCounty')}
        clearable
        searchable
        value={filter.county || null}
        onChange={(county) => set('county', county)}
        data={counties.map((value) => ({ value, label: countyName(value) }))}
      />
      <Select
        aria-label={t('admin.lines.everySystem')}
        placeholder={t('admin.lines.everySystem')}
        clearable
        value={filter.system || null}
        onChange={(system) => set('system', system)}
        data={(systems.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        aria-label={t('admin.lines.inService')}
        placeholder={t('admin.lines.inService')}
        clearable
        value={filter.state || null}
        onChange={(state) => set('state', state)}
        data={[{ value: 'retired', label: t('admin.lines.retired') }]}
      />
    </TableBar>
  );
}

function AddButton() {
  const { t } = useTranslation();
  return (
    <Button component={Link} to="/lines/new" leftSection={<Plus size={18} aria-hidden />}>
      {t('admin.lines.add')}
    </Button>
  );
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTranslation();
  return (
    <Section flush>
      {isFiltered ? (
        <EmptyState icon={SearchX} title={t('admin.noMatch')} text={t('admin.noMatchText')} />
      ) : (
        <EmptyState
          icon={PhoneCall}
          title={t('admin.lines.none')}
          text={t('admin.lines.noneText')}
          action={<AddButton />}
        />
      )}
    </Section>
  );
}
