import { Anchor, Button, Modal } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Building2, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { CustomerReply } from '../../../contract/customers.contract.ts';
import { allItems, api, pagesOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { countyName } from '../../lib/place-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import styles from './admin.module.css';
import { CustomerForm } from './customer-form.tsx';
import { SearchBox, useSearchBox } from './search-box.tsx';

export function CustomersPage() {
  const { t } = useTranslation();
  const { wish, ...box } = useSearchBox();
  const customers = useInfiniteQuery({
    ...pagesOf('/customers', { query: { limit: 50, q: wish } }),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns();
  const items = allItems(customers.data);
  return (
    <>
      <PageHeader title={t('admin.customers.title')} actions={<AddCustomer />} />
      <search className={styles.finder}>
        <SearchBox label={t('admin.customers.search')} {...box} />
      </search>
      <Section flush>
        {customers.isError && <ProblemMessage error={customers.error} onRetry={() => void customers.refetch()} />}
        {customers.isPending && <ListSkeleton rows={5} />}
        {customers.data && items.length === 0 && (
          <EmptyState
            icon={Building2}
            title={t(wish === undefined ? 'admin.customers.none' : 'admin.noMatch')}
            text={t(wish === undefined ? 'admin.customers.noneText' : 'admin.noMatchText')}
          />
        )}
        {items.length > 0 && (
          <RecordTable caption={t('admin.customers.title')} columns={columns} rows={items} rowKey={({ id }) => id} />
        )}
        <MoreButton {...customers} />
      </Section>
    </>
  );
}

function useColumns(): Column<CustomerReply>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      label: t('admin.name'),
      show: ({ id, name }) => (
        <Anchor component={Link} to={`/customers/${id}`} fw={600}>
          {name}
        </Anchor>
      ),
    },
    { key: 'plan', label: t('admin.customers.plan'), show: ({ plan }) => t(`admin.plans.${plan}`) },
    {
      key: 'environment',
      label: t('admin.customers.environment'),
      show: ({ environment }) => t(`admin.environments.${environment}`),
    },
    {
      key: 'contract',
      label: t('admin.customers.contract'),
      show: ({ contract }) => <ContractUntil contract={contract} />,
    },
    { key: 'county', label: t('admin.county'), show: ({ county }) => countyName(county) },
  ];
}

/** The end of the phone-channel contract. */
export function ContractUntil({ contract }: Pick<CustomerReply, 'contract'>) {
  const { t } = useTranslation();
  const { date } = useFormats();
  if (contract === null) return <ToneBadge tone="neutral">{t('admin.customers.noContract')}</ToneBadge>;
  return `${date(contract.from)} – ${date(contract.until)}`;
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
