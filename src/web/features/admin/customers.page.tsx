import { Button, Modal } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Building2, Plus, SearchX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { allItems, api, pagesOf } from '../../lib/api.ts';
import { useListWish } from '../../lib/list-wish.ts';
import { TableBar, TableCount } from '../../ui/dense-table-bar.tsx';
import { SavedFilters } from '../../ui/dense-table-filters.tsx';
import { TableSearch } from '../../ui/dense-table-search.tsx';
import { DenseTableSkeleton } from '../../ui/dense-table-skeleton.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { CustomerForm } from './customer-form.tsx';
import { CustomersTable } from './customers-table.tsx';
import { useRowCount } from './row-count.ts';
import { TableLinks } from './table-links.tsx';

export function CustomersPage() {
  const { t } = useTranslation();
  const { filter, text, wish, set, setWish } = useListWish([]);
  const customers = useInfiniteQuery({
    ...pagesOf('/customers', { query: { limit: 50, q: text } }),
    placeholderData: keepPreviousData,
  });
  const items = allItems(customers.data);
  const count = useRowCount();
  return (
    <div data-wide>
      <PageHeader title={t('admin.customers.title')} actions={<Actions query={{ q: text }} />} />
      <TableBar
        count={<TableCount>{customers.data && count('customers', items.length, customers.hasNextPage)}</TableCount>}
        saved={<SavedFilters table="customers" builtIn={[]} wish={wish} onChange={setWish} />}
      >
        <TableSearch label={t('admin.customers.search')} value={filter.q} onChange={(next) => set('q', next)} />
      </TableBar>
      {customers.isError && <ProblemMessage error={customers.error} onRetry={() => void customers.refetch()} />}
      {customers.isPending && <DenseTableSkeleton rows={8} />}
      {customers.data && items.length === 0 && (
        <Section flush>
          {wish === '' ? (
            <EmptyState
              icon={Building2}
              title={t('admin.customers.none')}
              text={t('admin.customers.noneText')}
              action={<AddCustomer />}
            />
          ) : (
            <EmptyState icon={SearchX} title={t('admin.noMatch')} text={t('admin.noMatchText')} />
          )}
        </Section>
      )}
      {items.length > 0 && <CustomersTable customers={items} />}
      <MoreButton {...customers} />
    </div>
  );
}

function Actions({ query }: { query: { q: string | undefined } }) {
  return (
    <>
      <TableLinks of="customers" query={query} />
      <AddCustomer />
    </>
  );
}

function AddCustomer() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {t('admin.customers.add')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('admin.customers.add')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <CustomerForm
          submit={t('admin.customers.add')}
          onSubmit={async (body, key) => {
            const { id } = await api.post('/customers', { body, key });
            await navigate(`/customers/${id}`);
          }}
        />
      </Modal>
    </>
  );
}
