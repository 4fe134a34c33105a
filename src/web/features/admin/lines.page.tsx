import { Button, Select } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { PhoneCall, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { counties } from '../../../domain/line/counties.ts';
import { allItems, pagesOf } from '../../lib/api.ts';
import { countyName } from '../../lib/place-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import styles from './admin.module.css';
import { LinesTable } from './lines-table.tsx';
import { SearchBox, useSearchBox } from './search-box.tsx';

/** All lines of all customers. */
export function LinesPage() {
  const { t } = useTranslation();
  const { wish, ...box } = useSearchBox();
  const [county, setCounty] = useState<string | null>(null);
  const lines = useInfiniteQuery({
    ...pagesOf('/lines', { query: { limit: 50, q: wish, county: county ?? undefined } }),
    placeholderData: keepPreviousData,
  });
  const items = allItems(lines.data);
  const isFiltered = wish !== undefined || county !== null;
  return (
    <>
      <PageHeader
        title={t('admin.lines.title')}
        actions={
          <Button component={Link} to="/lines/new" leftSection={<Plus size={18} aria-hidden />}>
            {t('admin.lines.add')}
          </Button>
        }
      />
      <search className={styles.finder}>
        <SearchBox label={t('admin.lines.search')} {...box} />
        <Select
          aria-label={t('admin.everyCounty')}
          placeholder={t('admin.everyCounty')}
          clearable
          searchable
          value={county}
          onChange={setCounty}
          data={counties.map((value) => ({ value, label: countyName(value) }))}
        />
      </search>
      <Section flush>
        {lines.isError && <ProblemMessage error={lines.error} onRetry={() => void lines.refetch()} />}
        {lines.isPending && <ListSkeleton rows={6} />}
        {lines.data && items.length === 0 && (
          <EmptyState
            icon={PhoneCall}
            title={t(isFiltered ? 'admin.noMatch' : 'admin.lines.none')}
            text={t(isFiltered ? 'admin.noMatchText' : 'admin.lines.noneText')}
          />
        )}
        {items.length > 0 && <LinesTable lines={items} caption={t('admin.lines.title')} showsCustomer />}
        <MoreButton {...lines} />
      </Section>
    </>
  );
}
