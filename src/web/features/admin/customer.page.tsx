import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { CustomerReply } from '../../../contract/customers.contract.ts';
import { allItems, editableQueryOf } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import { countyName } from '../../lib/place-names.ts';
import { ObjectHeader } from '../../ui/object-header.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { ListSkeleton, PageSkeleton } from '../../ui/skeletons.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { contractState, termSteps } from './contract-state.ts';
import { CustomerLines } from './customer-lines.tsx';
import { CustomerMissing } from './customer-missing.tsx';
import { CustomerPeople } from './customer-people.tsx';
import { useListsReady, webhooksOf } from './customer-reads.ts';
import { CustomerRequests } from './customer-requests.tsx';
import { CustomerSystems } from './customer-systems.tsx';
import { EditCustomer } from './edit-customer.tsx';

/** One customer, and everything it needs to work, made where it is missing. */
export function CustomerPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const customer = useQuery(editableQueryOf('/customers/{id}', { params: { id } }));
  const isReady = useListsReady(id);
  if (customer.isError && !customer.data) {
    return (
      <>
        <PageHeader title={t('admin.customers.one')} back={{ to: '/customers', label: t('admin.customers.title') }} />
        <ProblemMessage error={customer.error} />
      </>
    );
  }
  if (!customer.data) return <PageSkeleton />;
  const { value, etag } = customer.data;
  return (
    <>
      <Header customer={value} etag={etag} isReady={isReady} />
      {isReady ? (
        <>
          <CustomerLines customer={value} />
          <CustomerSystems id={id} />
          <CustomerPeople id={id} />
          <CustomerRequests id={id} />
          <Terms customer={value} />
          <Webhooks id={id} />
        </>
      ) : (
        <ListSkeleton rows={6} />
      )}
    </>
  );
}

/** Most customers have none: their table and its words are loaded for those who have some. */
const CustomerWebhooks = lazy(async () => ({
  default: (await import('./customer-webhooks.tsx')).CustomerWebhooks,
}));

function Webhooks({ id }: { id: string }) {
  const webhooks = useInfiniteQuery(webhooksOf(id));
  if (!webhooks.isError && allItems(webhooks.data).length === 0) return null;
  return (
    <Suspense>
      <CustomerWebhooks id={id} />
    </Suspense>
  );
}

function Header({ customer, etag, isReady }: { customer: CustomerReply; etag: string; isReady: boolean }) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const now = useNow(60_000);
  const { state, tone } = contractState(customer, now);
  const text = [
    t(`admin.plans.${customer.plan}`),
    t(`admin.environments.${customer.environment}`),
    countyName(customer.county),
  ];
  return (
    <ObjectHeader
      kind={t('admin.customers.one')}
      title={customer.name}
      text={text.join(' · ')}
      state={<ToneBadge tone={tone}>{t(`admin.customers.contractIs.${state}`)}</ToneBadge>}
      tone={tone}
      back={{ to: '/customers', label: t('admin.customers.title') }}
      actions={
        <>
          <EditCustomer customer={customer} etag={etag} />
          <Button
            component={Link}
            to={`/audit?organisationId=${customer.id}`}
            variant="default"
            leftSection={<ScrollText size={16} aria-hidden />}
          >
            {t('admin.audit.title')}
          </Button>
        </>
      }
      progress={{
        label: t('admin.customers.contract'),
        steps: termSteps(customer, now).map(({ key, state: step, on }) => ({
          key,
          label: t(`admin.customers.steps.${key}`),
          state: step,
          time: on === null ? undefined : date(on),
        })),
      }}
    >
      {isReady && <CustomerMissing customer={customer} etag={etag} />}
    </ObjectHeader>
  );
}

function Terms({ customer }: { customer: CustomerReply }) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const { extraBusinessDays, environment, onboardedOn } = customer;
  return (
    <Section title={t('admin.customers.terms')}>
      <Facts
        items={[
          [t('admin.customers.plan'), t(`admin.plans.${customer.plan}`)],
          [t('admin.customers.onboarded'), date(onboardedOn)],
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
    </Section>
  );
}
