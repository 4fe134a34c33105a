import { Button, Modal } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { PhoneCall, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { CustomerReply } from '../../../contract/customers.contract.ts';
import { trialSupportEndsAt } from '../../../domain/qualification/qualify.ts';
import { allItems, api, editableQueryOf } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import { countyName } from '../../lib/place-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { ListSkeleton, PageSkeleton } from '../../ui/skeletons.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { CustomerForm } from './customer-form.tsx';
import { CustomerPeople } from './customer-people.tsx';
import { linesOf, useListsReady } from './customer-reads.ts';
import { CustomerRequests } from './customer-requests.tsx';
import { ContractUntil } from './customers.page.tsx';
import { LinesTable } from './lines-table.tsx';

/** One customer: its terms and its lines. */
export function CustomerPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const customer = useQuery(editableQueryOf('/customers/{id}', { params: { id } }));
  const back = { to: '/customers', label: t('admin.customers.title') };
  if (customer.isError && !customer.data) {
    return (
      <>
        <PageHeader title={t('admin.customers.one')} back={back} />
        <ProblemMessage error={customer.error} />
      </>
    );
  }
  if (!customer.data) return <PageSkeleton />;
  const { value, etag } = customer.data;
  return (
    <>
      <PageHeader title={value.name} back={back} actions={<EditCustomer customer={value} etag={etag} />} />
      <Section title={t('admin.customers.terms')}>
        <Terms customer={value} />
      </Section>
      <Lists id={id} />
    </>
  );
}

function Terms({ customer }: { customer: CustomerReply }) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const { extraBusinessDays, environment, onboardedOn } = customer;
  return (
    <Facts
      items={[
        [t('admin.customers.plan'), t(`admin.plans.${customer.plan}`)],
        [t('admin.customers.onboarded'), date(onboardedOn)],
        ...(customer.plan === 'trial'
          ? [[t('admin.customers.trialUntil'), <TrialUntil key="trial" onboardedOn={onboardedOn} />] as const]
          : []),
        [t('admin.customers.contract'), <ContractUntil key="contract" contract={customer.contract} />],
        [t('admin.customers.environment'), t(`admin.environments.${environment}`)],
        [
          t('admin.customers.extra'),
          extraBusinessDays === null
            ? t(`admin.customers.extraOf.${environment}`)
            : t('admin.customers.days', { count: extraBusinessDays }),
        ],
        [t('admin.county'), countyName(customer.county)],
      ]}
    />
  );
}

/** The last day on which a trial is supported. */
function TrialUntil({ onboardedOn }: Pick<CustomerReply, 'onboardedOn'>) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const end = trialSupportEndsAt(onboardedOn).getTime();
  const day = date(end - 1);
  return end > useNow(60_000) ? day : t('admin.customers.trialOver', { day });
}

function EditCustomer({ customer, etag }: { customer: CustomerReply; etag: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  // The version read when the form opened, so that a change by somebody else meanwhile is not overwritten.
  const [read, setRead] = useState({ customer, etag });
  const query = editableQueryOf('/customers/{id}', { params: { id: customer.id } });
  const begin = () => {
    setRead({ customer, etag });
    setOpen(true);
  };
  const reload = async () => {
    const fresh = await queryClient.fetchQuery({ ...query, staleTime: 0 });
    setRead({ customer: fresh.value, etag: fresh.etag });
  };
  return (
    <>
      <Button variant="default" onClick={begin}>
        {t('admin.edit')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('admin.customers.edit')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <CustomerForm
          key={read.etag}
          customer={read.customer}
          submit={t('admin.save')}
          onReload={() => void reload()}
          onSubmit={async (body) => {
            await api.patch('/customers/{id}', { params: { id: customer.id }, body, etag: read.etag });
            setOpen(false);
            toastDone(t('admin.saved'));
            await queryClient.invalidateQueries({ queryKey: ['/customers/{id}'] });
            await queryClient.invalidateQueries({ queryKey: ['/customers'] });
          }}
        />
      </Modal>
    </>
  );
}

function Lists({ id }: { id: string }) {
  if (!useListsReady(id)) return <ListSkeleton rows={6} />;
  return (
    <>
      <CustomerLines id={id} />
      <CustomerRequests id={id} />
      <CustomerPeople id={id} />
    </>
  );
}

function CustomerLines({ id }: { id: string }) {
  const { t } = useTranslation();
  const lines = useInfiniteQuery(linesOf(id));
  const items = allItems(lines.data);
  return (
    <Section
      flush
      title={t('admin.lines.title')}
      actions={
        <Button
          component={Link}
          to={`/lines/new?customer=${id}`}
          size="xs"
          leftSection={<Plus size={16} aria-hidden />}
        >
          {t('admin.lines.add')}
        </Button>
      }
    >
      {lines.isError && <ProblemMessage error={lines.error} onRetry={() => void lines.refetch()} />}
      {lines.data && items.length === 0 && (
        <EmptyState icon={PhoneCall} title={t('admin.lines.none')} text={t('admin.lines.noneText')} />
      )}
      {items.length > 0 && <LinesTable lines={items} caption={t('admin.lines.title')} />}
      <MoreButton {...lines} />
    </Section>
  );
}
